// How what a trace names is called before a reader: a task by its coroutine, which he knows from the program, a line by that
// of the Python program, an end by its exit code. Rule: where several tasks have one coroutine, their own names tell them apart.
import type { TraceDocument } from "./document.js";

/** Whom a reader is told of. */
export interface Label {
  /** The coroutine or function as the program writes it (`one_print`). */
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

/**
 * The line of the Python program that matches a line of the TypeScript one, or, where none does, the nearest above it that
 * has a match. Null: there is no such line.
 */
export function pythonLineOf({ programs }: TraceDocument, line: number): number | null {
  let best: TraceDocument["programs"]["pairs"][number] | null = null;
  for (const pair of programs.pairs) {
    if (pair.typescript <= line && (best === null || pair.typescript > best.typescript)) best = pair;
  }
  return programs.python === null ? null : (best?.python ?? null);
}

/**
 * The exit code of a program that ended itself with one, by ending its process or with a SystemExit that nobody caught: both
 * are told of as a SystemExit, whose message is the code.
 *
 * @param error name and message of what it ended with, as the end of a traceback has them
 * @returns null when it ended otherwise
 */
export function exitCodeIn(error: string): string | null {
  return /^SystemExit: (-?\d+)$/.exec(error)?.[1] ?? null;
}
