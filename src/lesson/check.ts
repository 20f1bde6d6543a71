// Whether a run printed what its lesson expects, in that order and in that time. It tells the differences as data;
// putting them into words is the business of whoever shows them.
import type { FigureSource, Second } from "../trace/event.js";
import type { ExpectedLine, Lesson } from "./model.js";

/** What a program wrote to stdout at one moment: one line or more, without the final newline. */
export interface Output {
  readonly text: string;
  readonly at: Second;
}

export interface CheckedRun {
  readonly outputs: readonly Output[];
  readonly source: Exclude<FigureSource, "article">;
}

/** One thing in which a run departs from its lesson. `line` counts the printed lines from 1. */
export type Difference =
  | { readonly kind: "missing-line"; readonly line: number; readonly expected: ExpectedLine }
  | { readonly kind: "unexpected-line"; readonly line: number; readonly actual: string }
  | {
      readonly kind: "different-line";
      readonly line: number;
      readonly expected: ExpectedLine;
      readonly actual: string;
    }
  /** The elapsed seconds are a number outside `from` … `to` (both allowed; the same in virtual time). */
  | {
      readonly kind: "elapsed-off";
      readonly line: number;
      readonly actual: Second;
      readonly from: Second;
      readonly to: Second;
    };

export interface CheckResult {
  readonly ok: boolean;
  readonly differences: readonly Difference[];
}

/** How far a real clock may stray from the ideal, in real seconds: late by a busy machine, early by rounding. */
const LATE: Second = 0.05;
const EARLY: Second = 0.005;

/**
 * Compares a run with its lesson, line by line.
 *
 * @param run what was printed, and whether its times were measured or are virtual. Virtual seconds must be those of
 *   the lesson to the last digit; measured ones may be 0.05 s late and 0.005 s early, in real seconds.
 * @param speed program seconds in one real second; a real clock's jitter is that many times as long in program seconds.
 */
export function checkRun(lesson: Lesson, run: CheckedRun, speed = 1): CheckResult {
  const lines = linesOf(run.outputs);
  const { ideal, virtual } = lesson.elapsed;
  const [from, to] =
    run.source === "virtual" ? [virtual, virtual] : [ideal - EARLY * speed, ideal + LATE * speed];
  const differences: Difference[] = [];
  for (let i = 0; i < Math.max(lines.length, lesson.prints.length); i++) {
    const expected = lesson.prints[i];
    const actual = lines[i];
    const line = i + 1;
    if (actual === undefined) {
      if (expected !== undefined) differences.push({ kind: "missing-line", line, expected });
    } else if (expected === undefined) {
      differences.push({ kind: "unexpected-line", line, actual });
    } else if ("elapsed" in expected) {
      const seconds = secondsFrom(actual);
      if (seconds === null) differences.push({ kind: "different-line", line, expected, actual });
      else if (seconds < from || seconds > to) {
        differences.push({ kind: "elapsed-off", line, actual: seconds, from, to });
      }
    } else if (expected.text !== actual) {
      differences.push({ kind: "different-line", line, expected, actual });
    }
  }
  return { ok: differences.length === 0, differences };
}

/** The elapsed seconds that the program printed itself; null when the lesson expects none or it printed none. */
export function elapsedOf(lesson: Lesson, outputs: readonly Output[]): Second | null {
  const at = elapsedIndex(lesson);
  const text = at === -1 ? undefined : linesOf(outputs)[at];
  return text === undefined ? null : secondsFrom(text);
}

/** The printed values in their order, without the line that holds the elapsed seconds. */
export function orderOf(lesson: Lesson, outputs: readonly Output[]): string[] {
  const at = elapsedIndex(lesson);
  return linesOf(outputs).filter((text, i) => i !== at || secondsFrom(text) === null);
}

function elapsedIndex(lesson: Lesson): number {
  return lesson.prints.findIndex((line) => "elapsed" in line);
}

function linesOf(outputs: readonly Output[]): string[] {
  return outputs.flatMap((output) => output.text.split("\n"));
}

/** Only what `print` writes for a number is one: not "", not "0x6", not "6 s". */
function secondsFrom(text: string): Second | null {
  return /^-?\d+(\.\d+)?(e[-+]?\d+)?$/.test(text) ? Number(text) : null;
}
