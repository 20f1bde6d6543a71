// Who wants to know that the evaluation of a program's modules begins: `mark.ts` tells.
let tell: () => void = () => {};

/** Has `onBegin` called when the mark is evaluated. */
export function whenEvaluated(onBegin: () => void): void {
  tell = onBegin;
}

export function noteEvaluation(): void {
  tell();
}
