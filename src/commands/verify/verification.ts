// One lesson run twice, in real time: `program.ts` in a worker and `program.py` on a real Python; and what came of it.
import { type CheckResult, checkRun, elapsedOf, numbersIn } from "../../course/check.js";
import { sourcePath } from "../../course/files.js";
import type { ExpectedLine, Lesson } from "../../course/model.js";
import { foldLine, withoutAddresses } from "../../draw/fold.js";
import type { Python } from "../../run/python/find.js";
import { type PythonLine, runPython } from "../../run/python/python.js";
import type { RunEnding } from "../../run/runtime.js";
import type { Second, TraceEvent } from "../../trace/event.js";
import { measure } from "../common/measure.js";
import { lessonTarget } from "../common/targets.js";

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
  /** Null without a Python: then only `check` is to be looked at. */
  readonly python: Side | null;
  readonly lines: readonly LineDifference[];
  /** Was it late and not the same at first, as on a busy machine, and run again, by itself? */
  readonly isRepeated: boolean;
}

interface VerifyRequest {
  readonly lesson: Lesson;
  readonly python: Python | null;
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
  let theirs: Promise<Side | null> | undefined;
  const startPython = async (): Promise<Side | null> => {
    if (python !== null) return pythonSide(python, request);
    onBegun?.();
    return null;
  };
  const ours = await typescriptSide(request, (event) => {
    onEvent?.(event);
    if (lesson.clock !== "real") theirs ??= startPython();
  });
  theirs ??= startPython();
  const other = await theirs;
  // What our side was too late to be judged by, it cannot be compared by either.
  const end = ours.check?.unjudgedFrom ?? Number.POSITIVE_INFINITY;
  const differing = other === null ? [] : differingLines(lesson, ours.lines, other.lines);
  const lines = differing.filter(({ line }) => line < end);
  return { lesson, typescript: ours, python: other, lines, isRepeated };
}

/** Is it the same on both sides, and what the lesson expects? */
export function isSame({ typescript, python, lines }: Verification): boolean {
  return lines.length === 0 && [typescript, python ?? typescript].every(({ check }) => check?.ok === true);
}

/**
 * Is it not the same, and may that be because a side was late? Python's side tells no events, by which one could judge
 * whether lateness has changed its order.
 */
export function mayBeLateness(verification: Verification): boolean {
  return verification.python?.check?.isLate === true && !isSame(verification);
}

/**
 * The same, with what a late Python printed in another order left unjudged: from the first such line on. All else that
 * differs stays: another text, a line more or less, our own side's order.
 */
export function withoutLateOrder(verification: Verification): Verification {
  const { lesson, typescript, python, lines } = verification;
  const check = python?.check;
  const [first] = lines;
  if (python === null || !check?.isLate || first === undefined) return verification;
  if (typescript.check?.ok !== true || !isReordering(lesson, python.lines)) return verification;
  const unjudged = { ...check, ok: true, differences: [], unjudgedFrom: first.line };
  return { ...verification, python: { ...python, check: unjudged }, lines: [] };
}

async function typescriptSide(
  { lesson, timeout, signal }: VerifyRequest,
  onEvent: (event: TraceEvent) => void,
): Promise<Side> {
  const clock = { kind: "real", speed: 1 } as const;
  const run = await measure(lessonTarget(lesson), clock, { timeout, signal, onEvent });
  const { check, error } = run;
  const ending = run.cut === null ? run.ending : "full";
  return {
    lines: run.outputs.flatMap(({ text }) => text.split("\n")),
    elapsed: ending === "ended" ? run.elapsed : null,
    ending,
    error: error && [error.name, error.message].filter((part) => part !== "").join(": "),
    check,
  };
}

/** Runs the Python program alone. */
export async function pythonSide(
  python: Python,
  { lesson, timeout, signal, onBegun }: Pick<VerifyRequest, "lesson" | "timeout" | "signal" | "onBegun">,
): Promise<Side> {
  const program = sourcePath(lesson, "python");
  const run = await runPython({ python, program, timeout, signal, ...(onBegun && { onBegin: onBegun }) });
  const { ending, stdout, stderr, length, late } = run;
  const isWhole = ending === "ended" && run.exitCode === 0;
  // When it was late nobody tells: it may have been so from the beginning.
  const lateness = late === null ? null : { moments: [{ at: 0, late }], overtakenAt: null };
  return {
    lines: stdout.map(({ text }) => text),
    elapsed: isWhole ? (elapsedOf(lesson, stdout) ?? length) : null,
    ending,
    error: ending === "ended" && !isWhole ? lastWords(stderr, run.exitCode) : null,
    check: isWhole
      ? checkRun(lesson, { outputs: stdout, errors: stderr, length, source: "measured", lateness })
      : null,
  };
}

/** A traceback ends with the exception. */
function lastWords(stderr: readonly PythonLine[], exitCode: number | null): string {
  return stderr.findLast(({ text }) => text.trim() !== "")?.text.trim() ?? `exit code ${exitCode}`;
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
