// Whether a run printed what its lesson expects, in that order and in that time. It tells the differences as data;
// putting them into words is the business of whoever shows them. Rule: virtual time decides durations; in real time nothing
// is held against a run that a late machine alone can bring about.

import type { FigureSource, Second } from "../trace/event.js";
import { withoutAddresses } from "../trace/fold.js";
import { type Lateness, lateAt } from "../trace/lateness.js";
import type { ExpectedLine, Lesson } from "./model.js";

/** What a program wrote to one stream at one moment: one line or more, without the final newline. */
export interface TimedOutput {
  readonly text: string;
  readonly at: Second;
}

export interface CheckedRun {
  readonly outputs: readonly TimedOutput[];
  /** What it wrote to stderr. */
  readonly errors?: readonly TimedOutput[];
  /** How long the run as a whole took; null when nobody knows. */
  readonly length?: Second | null;
  readonly source: Exclude<FigureSource, "article">;
  /**
   * How late the machine was in it, by its events. Without it nobody can tell a late machine from waits that follow one
   * another: then what takes too long in real time is no difference.
   */
  readonly lateness?: Lateness | null;
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
  /**
   * Seconds in the line are outside `from` … `to` (both allowed; the same in virtual time), more than the machine was
   * late by.
   */
  | {
      readonly kind: "elapsed-off";
      readonly line: number;
      readonly actual: Second;
      readonly from: Second;
      readonly to: Second;
    }
  /** The run as a whole took a time outside `from` … `to`, more than the machine was late by. */
  | { readonly kind: "length-off"; readonly actual: Second; readonly from: Second; readonly to: Second }
  /** Stderr does not hold this text, or not at its place. */
  | { readonly kind: "missing-warning"; readonly expected: string };

export interface CheckResult {
  readonly ok: boolean;
  readonly differences: readonly Difference[];
  /**
   * How late the machine was in the run, in program seconds; of a run without events, how much longer than the lesson's waits it
   * took at most by its own figures. Null in virtual time, and where nothing can be said of it.
   */
  readonly late: Second | null;
  /** Was it so late that a calm machine would not have been? */
  readonly isLate: boolean;
  /** The line from which on lateness may have changed the course, so that it is not judged; null: all of it is. */
  readonly unjudgedFrom: number | null;
}

/** How far a real clock may stray from the ideal on a calm machine, in real seconds: late, and early by rounding. */
const LATE: Second = 0.05;
const EARLY: Second = 0.005;
/** In virtual time everything but waiting costs next to nothing: a microsecond for each iteration of the loop. */
const VIRTUAL_LATE: Second = 0.005;

/**
 * Compares a run with its lesson, line by line.
 *
 * @param run what was printed, and whether its times were measured or are virtual. Virtual elapsed seconds must be those
 *   of the lesson to the last digit; measured ones may be 0.005 s early, in real seconds, and late by 0.05 s beside what
 *   the machine was late by; and half of the last digit shown.
 * @param speed program seconds in one real second; a real clock's jitter is that many times as long in program seconds, where
 *   it is not known by the events
 */
export function checkRun(lesson: Lesson, run: CheckedRun, speed = 1): CheckResult {
  return new Check(lesson, run, speed).result();
}

class Check {
  readonly #lesson: Lesson;
  readonly #run: CheckedRun;
  readonly #speed: number;
  /** Of a run without events: how much longer than the lesson's waits it took, as far as that is known. */
  #excess: Second | null = null;
  #isLate = false;

  constructor(lesson: Lesson, run: CheckedRun, speed: number) {
    this.#lesson = lesson;
    this.#run = run;
    this.#speed = speed;
  }

  result(): CheckResult {
    const { source, lateness, outputs } = this.#run;
    const lines = timedLinesOf(outputs);
    const differences: Difference[] = [];
    let unjudgedFrom: number | null = null;
    for (let i = 0; i < Math.max(lines.length, this.#lesson.prints.length) && unjudgedFrom === null; i++) {
      const difference = this.#compareLine(lines[i], this.#lesson.prints[i], i + 1);
      if (difference === null) continue;
      if (this.#isOvertakenBefore(lines[i]?.at)) unjudgedFrom = i + 1;
      else differences.push(difference);
    }
    if (unjudgedFrom === null)
      differences.push(...missingWarnings(this.#lesson, this.#run), ...this.#checkLength());
    const late =
      source === "virtual" ? null : lateness ? lateAt(lateness, Number.POSITIVE_INFINITY) : this.#excess;
    const isLate = this.#isLate || unjudgedFrom !== null;
    return { ok: differences.length === 0, differences, late, isLate, unjudgedFrom };
  }

  /**
   * May lateness have changed the course of the run before this moment? What comes after is not judged, its times neither:
   * a wait that would have been cut short may have come to its end.
   */
  #isOvertakenBefore(at: Second = Number.POSITIVE_INFINITY): boolean {
    const overtakenAt = this.#run.lateness?.overtakenAt ?? null;
    return overtakenAt !== null && at >= overtakenAt;
  }

  #compareLine(
    actual: TimedOutput | undefined,
    expected: ExpectedLine | undefined,
    line: number,
  ): Difference | null {
    if (actual === undefined) return expected === undefined ? null : { kind: "missing-line", line, expected };
    const { text, at } = actual;
    if (expected === undefined) return { kind: "unexpected-line", line, actual: text };
    const different: Difference = { kind: "different-line", line, expected, actual: text };
    if ("text" in expected) return expected.text === withoutAddresses(text) ? null : different;
    const template = "elapsed" in expected ? "{}" : "timed" in expected ? expected.timed : expected.measured;
    const numbers = numbersIn(template, text);
    if (numbers === null) return different;
    // How long real work takes is for nobody to say.
    if ("measured" in expected || ("elapsed" in expected && this.#lesson.clock === "real")) return null;
    for (const [place, number] of numbers.entries()) {
      const ideal =
        "timed" in expected ? (expected.seconds[place] ?? Number.NaN) : this.#lesson.elapsed.ideal;
      let [from, to] = this.#around(ideal);
      if ("elapsed" in expected && this.#run.source === "virtual")
        from = to = this.#lesson.elapsed.virtual ?? to;
      if ("timed" in expected) {
        // What is shown is rounded.
        const half = 0.5 * 10 ** -(number.split(".")[1]?.length ?? 0);
        from -= half;
        // Sums of decimals stray by a few billionths.
        to += half + 1e-9;
      }
      const seconds = Number(number);
      if (this.#isOff(seconds, ideal, from, to, at)) {
        return { kind: "elapsed-off", line, actual: seconds, from, to };
      }
    }
    return null;
  }

  /** Only where the program does not tell its time itself, and its time is known beforehand. */
  #checkLength(): Difference[] {
    const { length } = this.#run;
    const { elapsed, clock } = this.#lesson;
    if (length == null || elapsed.virtual !== null || clock === "real") return [];
    const [from, to] = this.#around(elapsed.ideal);
    const isOff = this.#isOff(length, elapsed.ideal, from, to, length) && !this.#isOvertakenBefore();
    return isOff ? [{ kind: "length-off", actual: length, from, to }] : [];
  }

  #around(ideal: Second): [from: Second, to: Second] {
    if (this.#run.source === "virtual") return [ideal, ideal + VIRTUAL_LATE];
    return [ideal - EARLY * this.#speed, ideal + LATE * this.#speed];
  }

  /** Is a time that was told at a moment of the run outside of `from` … `to`, and not by the machine's doing? */
  #isOff(actual: Second, ideal: Second, from: Second, to: Second, at: Second): boolean {
    const { source, lateness } = this.#run;
    if (!(actual >= from)) return true;
    if (source === "virtual") return !(actual <= to);
    this.#excess = Math.max(this.#excess ?? 0, actual - ideal);
    if (actual > to) this.#isLate = true;
    if (!lateness) return false;
    // Where the clock's straying is known, it is not allowed for a second time, which at speed 50 would be 2.5 seconds.
    const strayed = LATE * (this.#speed - 1);
    // A program may have begun to count before its first act, with which its trace begins: it has waited for nothing by then.
    return Math.min(actual, at) - lateAt(lateness, at) > to - strayed;
  }
}

/** The numbers that stand at the places `{}` of a template; null when the text is not of its form. */
export function numbersIn(template: string, text: string): string[] | null {
  const parts = template.split("{}").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const match = new RegExp(`^${parts.join("(-?\\d[\\d,]*(?:\\.\\d+)?(?:e[-+]?\\d+)?)")}$`).exec(text);
  return match === null ? null : match.slice(1).map((number) => number.replaceAll(",", ""));
}

function missingWarnings(lesson: Lesson, { errors }: CheckedRun): Difference[] {
  if (errors === undefined) return [];
  const text = linesOf(errors).join("\n");
  let after = 0;
  return (lesson.warns ?? []).flatMap((expected) => {
    const at = text.indexOf(expected, after);
    if (at === -1) return [{ kind: "missing-warning" as const, expected }];
    after = at + expected.length;
    return [];
  });
}

/** The elapsed seconds that the program printed itself; null when the lesson expects none or it printed none. */
export function elapsedOf(lesson: Lesson, outputs: readonly TimedOutput[]): Second | null {
  const text = linesOf(outputs)[elapsedIndex(lesson)] ?? "";
  // Only what `print` writes for a number is one: not "", not "0x6", not "6 s".
  return /^-?\d+(\.\d+)?(e[-+]?\d+)?$/.test(text) ? Number(text) : null;
}

/** The printed values in their order, up to the line that holds the elapsed seconds. */
export function orderOf(lesson: Lesson, outputs: readonly TimedOutput[]): string[] {
  const lines = linesOf(outputs);
  return elapsedOf(lesson, outputs) === null ? lines : lines.slice(0, elapsedIndex(lesson));
}

function elapsedIndex(lesson: Lesson): number {
  return lesson.prints.findIndex((line) => "elapsed" in line);
}

function linesOf(outputs: readonly TimedOutput[]): string[] {
  return timedLinesOf(outputs).map(({ text }) => text);
}

function timedLinesOf(outputs: readonly TimedOutput[]): TimedOutput[] {
  return outputs.flatMap(({ text, at }) => text.split("\n").map((line) => ({ text: line, at })));
}
