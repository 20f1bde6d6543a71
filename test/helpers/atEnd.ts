// What tests have begun or made, taken away once their file is done, wherever it was made: at its top, in a hook or in a test,
// where `afterAll` comes too late; and by modules that several files have in common, for which it would come once.

const endings: (() => void)[] = [];

/** Has this done at the end of the file of tests; what came last is done first. */
export function atEnd(end: () => void): void {
  endings.push(end);
}

/** For the set-up of a file of tests (`leaveNothing.ts`). */
export function endAll(): void {
  for (const end of endings.splice(0).reverse()) end();
}
