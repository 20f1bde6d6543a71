// What `verify` found, as JSON. Rule: `schema` grows when a key's meaning changes; keys are never translated.
import type { Lesson } from "../../course/model.js";
import type { Python } from "../../run/python/python.js";
import { isSame } from "./verification.js";
import type { Verified } from "./verifyLessons.js";

export interface VerifiedAll {
  readonly results: readonly Verified[];
  /** Lessons that want a newer Python. */
  readonly skipped: readonly Lesson[];
  readonly python: Python | null;
  /** Why there is no Python. */
  readonly why: string | null;
}

export function verifyDocument({ results, skipped, python, why }: VerifiedAll): unknown {
  return {
    schema: 1,
    kind: "verification",
    python: python && {
      command: [python.command.file, ...python.command.args],
      version: python.version,
    },
    why,
    same: results.every(isSame),
    lessons: results.map((result) => ({
      lesson: result.lesson.id,
      same: isSame(result),
      repeated: result.isRepeated,
      typescript: result.typescript,
      python: result.python,
      differences: result.lines,
    })),
    skipped: skipped.map(({ id, python: needs }) => ({ lesson: id, needs })),
  };
}
