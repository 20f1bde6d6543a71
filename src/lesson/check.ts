// Whether a run printed what its lesson expects, in that order and in that time. It tells the differences as data;
// putting them into words is the business of whoever shows them.
import type { FigureSource, Second } from "../trace/event.js";
import { foldLine } from "./fold.js";
import type { ExpectedLine, Lesson } from "./model.js";

/** What a program wrote to one stream at one moment: one line or more, without the final newline. */
export interface Output {
  readonly text: string;
  readonly at: Second;
}

export interface CheckedRun {
  readonly outputs: readonly Output[];
  /** What it wrote to stderr. */
  readonly errors?: readonly Output[];
  /** How long the run as a whole took; null when nobody knows. */
  readonly length?: Second | null;
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
  /** Seconds in the line are outside `from` … `to` (both allowed; the same in virtual time). */
  | {
      readonly kind: "elapsed-off";
      readonly line: number;
      readonly actual: Second;
      readonly from: Second;
      readonly to: Second;
    }
  /** The run as a whole took a time outside `from` … `to`. */
  | { readonly kind: "length-off"; readonly actual: Second; readonly from: Second; readonly to: Second }
  /** Stderr does not hold this text, or not at its place. */
  | { readonly kind: "missing-warning"; readonly expected: string };

export interface CheckResult {
  readonly ok: boolean;
  readonly differences: readonly Difference[];
}

/** How far a real clock may stray from the ideal, in real seconds: late by a busy machine, early by rounding. */
const LATE: Second = 0.05;
const EARLY: Second = 0.005;
/** In virtual time everything but waiting costs next to nothing: a microsecond for each iteration of the loop. */
const VIRTUAL_LATE: Second = 0.005;

/**
 * Compares a run with its lesson, line by line.
 *
 * @param run what was printed, and whether its times were measured or are virtual. Virtual elapsed seconds must be those
 *   of the lesson to the last digit; measured ones may be 0.05 s late and 0.005 s early, in real seconds, and half of
 *   the last digit shown.
 * @param speed program seconds in one real second; a real clock's jitter is that many times as long in program seconds.
 */
export function checkRun(lesson: Lesson, run: CheckedRun, speed = 1): CheckResult {
  const lines = linesOf(run.outputs);
  const differences: Difference[] = [];
  for (let i = 0; i < Math.max(lines.length, lesson.prints.length); i++) {
    const expected = lesson.prints[i];
    const actual = lines[i];
    const line = i + 1;
    if (actual !== undefined && expected !== undefined) {
      const difference = compareLine(lesson, run, speed, expected, actual, line);
      if (difference !== null) differences.push(difference);
    } else if (expected !== undefined) differences.push({ kind: "missing-line", line, expected });
    else if (actual !== undefined) differences.push({ kind: "unexpected-line", line, actual });
  }
  differences.push(...missingWarnings(lesson, run), ...checkLength(lesson, run, speed));
  return { ok: differences.length === 0, differences };
}

function compareLine(
  lesson: Lesson,
  run: CheckedRun,
  speed: number,
  expected: ExpectedLine,
  actual: string,
  line: number,
): Difference | null {
  const different: Difference = { kind: "different-line", line, expected, actual };
  if ("text" in expected) return foldLine(expected.text) === foldLine(actual) ? null : different;
  const template = "elapsed" in expected ? "{}" : "timed" in expected ? expected.timed : expected.measured;
  const numbers = numbersIn(template, actual);
  if (numbers === null) return different;
  // How long real work takes is for nobody to say.
  if ("measured" in expected || ("elapsed" in expected && lesson.clock === "real")) return null;
  for (const [at, number] of numbers.entries()) {
    const actualSeconds = Number(number);
    let [from, to] =
      "timed" in expected
        ? around(expected.seconds[at] ?? Number.NaN, run.source, speed)
        : around(lesson.elapsed.ideal, run.source, speed);
    if ("elapsed" in expected && run.source === "virtual") from = to = lesson.elapsed.virtual ?? to;
    if ("timed" in expected) {
      // What is shown is rounded.
      const half = 0.5 * 10 ** -(number.split(".")[1]?.length ?? 0);
      from -= half;
      // Sums of decimals stray by a few billionths.
      to += half + 1e-9;
    }
    if (!(actualSeconds >= from && actualSeconds <= to)) {
      return { kind: "elapsed-off", line, actual: actualSeconds, from, to };
    }
  }
  return null;
}

function around(ideal: Second, source: CheckedRun["source"], speed: number): [from: Second, to: Second] {
  if (source === "virtual") return [ideal, ideal + VIRTUAL_LATE];
  return [ideal - EARLY * speed, ideal + LATE * speed];
}

/** The numbers that stand at the places `{}` of a template; null when the text is not of its form. */
export function numbersIn(template: string, text: string): string[] | null {
  const parts = foldLine(template)
    .split("{}")
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const match = new RegExp(`^${parts.join("(-?\\d[\\d,]*(?:\\.\\d+)?(?:e[-+]?\\d+)?)")}$`).exec(
    foldLine(text),
  );
  return match === null ? null : match.slice(1).map((number) => number.replaceAll(",", ""));
}

function missingWarnings(lesson: Lesson, { errors }: CheckedRun): Difference[] {
  if (errors === undefined) return [];
  const text = linesOf(errors).map(foldLine).join("\n");
  let after = 0;
  return (lesson.warns ?? []).flatMap((expected) => {
    const at = text.indexOf(foldLine(expected), after);
    if (at === -1) return [{ kind: "missing-warning" as const, expected }];
    after = at + foldLine(expected).length;
    return [];
  });
}

/** Only where the program does not tell its time itself, and its time is known beforehand. */
function checkLength(lesson: Lesson, run: CheckedRun, speed: number): Difference[] {
  if (run.length == null || lesson.elapsed.virtual !== null || lesson.clock === "real") return [];
  const [from, to] = around(lesson.elapsed.ideal, run.source, speed);
  const off = run.length < from || run.length > to;
  return off ? [{ kind: "length-off", actual: run.length, from, to }] : [];
}

/** The elapsed seconds that the program printed itself; null when the lesson expects none or it printed none. */
export function elapsedOf(lesson: Lesson, outputs: readonly Output[]): Second | null {
  const at = elapsedIndex(lesson);
  const text = at === -1 ? undefined : linesOf(outputs)[at];
  return text === undefined ? null : secondsFrom(text);
}

/** The printed values in their order, up to the line that holds the elapsed seconds. */
export function orderOf(lesson: Lesson, outputs: readonly Output[]): string[] {
  const lines = linesOf(outputs);
  return elapsedOf(lesson, outputs) === null ? lines : lines.slice(0, elapsedIndex(lesson));
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
