// How tasks are called before a reader: by their coroutine, which he knows from the program. Rule: where several tasks have
// the same coroutine, each is told apart by its own name.

/** Whom a reader is told of. */
export interface Label {
  /** The coroutine or function as the program writes it (`onePrint`). */
  readonly name: string;
  /** `Task-2`; null where the name alone is enough. */
  readonly task: string | null;
}

/** `name`: the task's own; without one where it is no task. */
interface Named {
  readonly coroutine: string;
  readonly name?: string | null;
}

/**
 * @param all of whom one is to be told apart from the others
 * @returns the label of one of them
 */
export function labelsOf(all: readonly Named[]): (one: Named) => Label {
  const uses = new Map<string, number>();
  for (const { coroutine } of all) uses.set(coroutine, (uses.get(coroutine) ?? 0) + 1);
  return ({ coroutine, name = null }) => {
    return { name: coroutine, task: uses.get(coroutine) === 1 ? null : name };
  };
}
