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

type Programs = TraceDocument["programs"];

/** Which of the two programs has run: the lines of a trace are that one's. */
export function ranIn({ runtime }: Pick<TraceDocument, "runtime">): "typescript" | "python" {
  return runtime.name === "core" ? "typescript" : "python";
}

const known = new WeakMap<Programs, readonly (number | null)[]>();

/**
 * The line of the other program that matches a line of the one that ran, or, where none does, the match of what that line is a
 * part of, such as an `except`. Null: there is no such line.
 */
export function matchingLine(
  document: Pick<TraceDocument, "programs" | "runtime">,
  line: number,
): number | null {
  const { programs } = document;
  let lines = known.get(programs);
  if (lines === undefined) {
    lines = matchingLines(programs, ranIn(document));
    known.set(programs, lines);
  }
  return lines[line - 1] ?? null;
}

function matchingLines(programs: Programs, ran: "typescript" | "python"): (number | null)[] {
  const other = ran === "python" ? "typescript" : "python";
  const text = programs[ran]?.text ?? "";
  if (programs[other] === null) return [];
  const matches = new Map(programs.pairs.map((pair) => [pair[ran], pair[other]]));
  /** What is open: each line with those that it is a part of before it. */
  const outer: { readonly indent: number; readonly other: number | null }[] = [];
  return text.split("\n").map((text, at) => {
    const indent = text.search(/\S/);
    const matched = matches.get(at + 1) ?? null;
    if (indent === -1) return matched;
    while ((outer.at(-1)?.indent ?? -1) >= indent) outer.pop();
    const found = matched ?? outer.at(-1)?.other ?? null;
    outer.push({ indent, other: found });
    return found;
  });
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
