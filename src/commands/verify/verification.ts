// One lesson run twice, in real time: `program.ts` on the core and `program.py` on a Python; and what came of it.
import { type CheckResult, numbersIn, type TimedOutput } from "../../course/check.js";
import type { ExpectedLine, Lesson } from "../../course/model.js";
import type { RunEnding, Runtime } from "../../run/runtime.js";
import type { Second, TraceEvent } from "../../trace/event.js";
import { foldLine, withoutAddresses } from "../../trace/fold.js";
import { measure } from "../common/measure.js";
import { core, lessonTarget } from "../common/targets.js";

/** A line that the two print differently; null on the side that does not print it. */
interface LineDifference {
  /** Counted from 1. */
  readonly line: number;
  readonly typescript: string | null;
  readonly python: string | null;
}

/** One of the two runs. */
export interface Side {
  /** All that it printed. */
  readonly lines: readonly string[];
  /** What the program says it took, else how long the run was; null when nobody knows. */
  readonly elapsed: Second | null;
  readonly ending: RunEnding;
  /** What ended it early; null when it came to its own end. */
  readonly error: string | null;
  /** Null when it did not come to its end. */
  readonly check: CheckResult | null;
}

export interface Verification {
  readonly lesson: Lesson;
  readonly typescript: Side;
  readonly python: Side;
  readonly lines: readonly LineDifference[];
  /** Was it late and not the same at first, as on a busy machine, and run again, by itself? */
  readonly isRepeated: boolean;
}

interface VerifyRequest {
  readonly lesson: Lesson;
  readonly python: Runtime;
  readonly timeout: number | undefined;
  readonly signal: AbortSignal;
  readonly isRepeated: boolean;
  /** Called once all that is to run runs. */
  readonly onBegun?: (() => void) | undefined;
  readonly onEvent?: (event: TraceEvent) => void;
}

/**
 * Runs both programs. They run at the same time, Python's being started when ours has begun, so that no start holds up
 * another; where a lesson measures real work, Python's comes after ours.
 */
export async function verifyLesson(request: VerifyRequest): Promise<Verification> {
  const { lesson, python, isRepeated, onBegun, onEvent } = request;
  let theirs: Promise<Side> | undefined;
  const startPython = (): Promise<Side> => sideOn(python, request, () => onBegun?.());
  const ours = await sideOn(core, request, (event) => {
    onEvent?.(event);
    if (lesson.clock !== "real") theirs ??= startPython();
  });
  theirs ??= startPython();
  const other = await theirs;
  // What a side was too late to be judged by, it cannot be compared by either.
  const end = Math.min(...[ours, other].map(({ check }) => check?.unjudgedFrom ?? Number.POSITIVE_INFINITY));
  const lines = differingLines(lesson, ours.lines, other.lines).filter(({ line }) => line < end);
  return { lesson, typescript: ours, python: other, lines, isRepeated };
}

/** Is it the same on both sides, and what the lesson expects? */
export function isSame({ typescript, python, lines }: Verification): boolean {
  return lines.length === 0 && [typescript, python].every(({ check }) => check?.ok === true);
}

/** Is it not the same, and may that be because a side was late? */
export function mayBeLateness(verification: Verification): boolean {
  const { typescript, python } = verification;
  return [typescript, python].some(({ check }) => check?.isLate === true) && !isSame(verification);
}

/** Of what prints without an end, so many lines are compared: all lessons together print fewer. */
const mostLines = 10_000;

function linesOf(outputs: readonly TimedOutput[]): string[] {
  const lines: string[] = [];
  for (const { text } of outputs) {
    if (lines.length >= mostLines) break;
    lines.push(...text.split("\n", mostLines - lines.length));
  }
  return lines;
}

/** One that prints more characters is ended: a lesson prints far less. */
const mostWritten = 1_000_000;

/** Runs the lesson's program of that runtime. @param onEvent called with each event */
export async function sideOn(
  runtime: Runtime,
  { lesson, timeout, signal }: Pick<VerifyRequest, "lesson" | "timeout" | "signal">,
  onEvent: (event: TraceEvent) => void = () => {},
): Promise<Side> {
  const clock = { kind: "real", speed: 1 } as const;
  const tooMuch = new AbortController();
  let written = 0;
  const run = await measure(lessonTarget(lesson, runtime), clock, {
    timeout,
    signal: AbortSignal.any([signal, tooMuch.signal]),
    onEvent(event) {
      if ("text" in event) written += event.text.length;
      if (written > mostWritten) tooMuch.abort();
      onEvent(event);
    },
  });
  const { check, error } = run;
  const ending = run.cut === null && !tooMuch.signal.aborted ? run.ending : "full";
  return {
    lines: linesOf(run.outputs),
    elapsed: ending === "ended" ? run.elapsed : null,
    ending,
    error: error && [error.name, error.message].filter((part) => part !== "").join(": "),
    check,
  };
}

/** Names folded. Numbers that only a run can tell may differ, what stands around them may not. */
export function differingLines(
  lesson: Pick<Lesson, "prints">,
  typescript: readonly string[],
  python: readonly string[],
): LineDifference[] {
  const lines = Array.from({ length: Math.max(typescript.length, python.length) }, (_, at) => {
    return { line: at + 1, typescript: typescript[at] ?? null, python: python[at] ?? null };
  });
  return lines.filter(({ line, typescript: ours, python: theirs }) => {
    return ours === null || theirs === null || !isSameLine(lesson.prints[line - 1], ours, theirs);
  });
}

function isSameLine(expected: ExpectedLine | undefined, ours: string, theirs: string): boolean {
  if (foldLine(ours) === foldLine(theirs)) return true;
  return expected !== undefined && [ours, theirs].every((line) => isOfForm(expected, line));
}

function isOfForm(expected: ExpectedLine, line: string): boolean {
  if ("text" in expected) return expected.text === withoutAddresses(line);
  const template = "elapsed" in expected ? "{}" : "timed" in expected ? expected.timed : expected.measured;
  return numbersIn(template, line) !== null;
}
