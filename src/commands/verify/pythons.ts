// The Python that `verify` runs the lessons on: the one that was named, else the one that is found.

import type { Lesson } from "../../course/model.js";
import { askPython, findPython, isAtLeast, type Python } from "../../run/python/python.js";
import type { Context } from "../common/context.js";
import { UsageError } from "../common/exitCode.js";
import { verifyWords } from "./words.js";

export interface ChosenPython {
  readonly python: Python | null;
  /** Why there is none, and what is done about it; null when there is one. */
  readonly why: string | null;
}

/**
 * @param named what `--python` says
 * @throws {UsageError} when that is no Python, or too old a one
 */
export async function pythonFor(
  named: string | undefined,
  { words, language, signal }: Pick<Context, "words" | "language" | "signal">,
): Promise<ChosenPython> {
  const say = verifyWords[language];
  if (named === undefined) {
    const answer = await findPython(undefined, signal);
    return answer.kind === "found"
      ? { python: answer.python, why: null }
      : { python: null, why: `${say.noPython(answer)} ${say.checkedInstead}` };
  }
  if (named.trim() === "") throw new UsageError(words.error.missingValue("--python"));
  const answer = await askPython({ file: named, args: [] }, signal);
  if (signal.aborted) return { python: null, why: null };
  if (answer.kind === "absent") throw new UsageError(`${say.noSuchPython(named)} ${say.nameAnother}`);
  if (answer.kind !== "found") throw new UsageError(`${say.noPython(answer)} ${say.nameAnother}`);
  return { python: answer.python, why: null };
}

/** Without a Python every lesson can be checked against what was recorded. */
export function canRun(python: Python | null, lesson: Lesson): boolean {
  return python === null || isAtLeast(python.version, lesson.python);
}
