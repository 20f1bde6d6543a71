// Two runs of one lesson, ours and Python's, set against each other line by line. Whether each is as the lesson expects
// is for `checkRun` to say.
import { numbersIn } from "../../course/check.js";
import type { ExpectedLine, Lesson } from "../../course/model.js";
import { foldLine } from "../../draw/fold.js";

/** A line that the two print differently; null on the side that does not print it. */
export interface LineDifference {
  /** Counted from 1. */
  readonly line: number;
  readonly typescript: string | null;
  readonly python: string | null;
}

/** Names folded. Numbers that only a run can tell may differ, what stands around them may not. */
export function differingLines(
  lesson: Pick<Lesson, "prints">,
  typescript: readonly string[],
  python: readonly string[],
): LineDifference[] {
  const count = Math.max(typescript.length, python.length);
  return Array.from({ length: count }, (_, at) => at).flatMap((at) => {
    const [ours, theirs] = [typescript[at] ?? null, python[at] ?? null];
    const isSame = ours !== null && theirs !== null && isSameLine(lesson.prints[at], ours, theirs);
    return isSame ? [] : [{ line: at + 1, typescript: ours, python: theirs }];
  });
}

function isSameLine(expected: ExpectedLine | undefined, ours: string, theirs: string): boolean {
  if (foldLine(ours) === foldLine(theirs)) return true;
  if (expected === undefined || "text" in expected) return false;
  return isOfForm(expected, ours) && isOfForm(expected, theirs);
}

function isOfForm(expected: ExpectedLine, line: string): boolean {
  if ("text" in expected) return foldLine(expected.text) === foldLine(line);
  const template = "elapsed" in expected ? "{}" : "timed" in expected ? expected.timed : expected.measured;
  return numbersIn(template, line) !== null;
}

/** Are these the lines that the lesson prints, each once, in whatever order? */
export function isReordering({ prints }: Pick<Lesson, "prints">, lines: readonly string[]): boolean {
  const left = [...lines];
  // A line of a fixed text has but one place; what is left may have a number in it.
  const fixedFirst = prints.toSorted((one, other) => Number("text" in other) - Number("text" in one));
  for (const expected of fixedFirst) {
    const at = left.findIndex((line) => isOfForm(expected, line));
    if (at === -1) return false;
    left.splice(at, 1);
  }
  return left.length === 0;
}

/** What was recorded of a line, as it is shown beside a run: `{}` stands for the seconds to expect, or for `unknown`. */
export function recordedLine(
  line: Exclude<ExpectedLine, { readonly elapsed: true }>,
  unknown: string,
): string {
  if ("text" in line) return line.text;
  if ("measured" in line) return line.measured.replaceAll("{}", unknown);
  const seconds = [...line.seconds];
  return line.timed.replace(/\{\}/g, () => String(seconds.shift() ?? unknown));
}
