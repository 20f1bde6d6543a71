// One lesson run twice, in real time: `program.ts` in a worker and `program.py` on a real Python; and what came of it.
import { type CheckResult, checkRun, elapsedOf } from "../../course/check.js";
import { sourcePath } from "../../course/files.js";
import type { Lesson } from "../../course/model.js";
import type { RunEnding } from "../../run/core/runProgram.js";
import { type Python, type PythonLine, runPython } from "../../run/python/python.js";
import type { Second, TraceEvent } from "../../trace/event.js";
import { type Measurement, measure } from "../common/measure.js";
import { lessonTarget } from "../common/targets.js";
import { differingLines, isReordering, type LineDifference } from "./compareRuns.js";

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
}

export interface VerifyRequest {
  readonly lesson: Lesson;
  readonly python: Python | null;
  readonly timeout: number | undefined;
  readonly signal: AbortSignal;
  /** Called once all that is to run runs. */
  readonly onBegun?: () => void;
  readonly onEvent?: (event: TraceEvent) => void;
}

/**
 * Runs both programs. They run at the same time, Python's being started when ours has begun, so that no start holds up
 * another; where a lesson measures real work, Python's comes after ours.
 */
export async function verifyLesson(request: VerifyRequest): Promise<Verification> {
  const { lesson, python, onBegun, onEvent } = request;
  const pythons: Promise<Side>[] = [];
  let hasBegun = false;
  const startPython = (): void => {
    if (python === null) onBegun?.();
    else if (pythons.length === 0) pythons.push(pythonSide(python, request));
  };
  const ours = await typescriptSide(request, (event) => {
    onEvent?.(event);
    if (hasBegun || lesson.clock === "real") return;
    hasBegun = true;
    startPython();
  });
  startPython();
  const other = (await pythons[0]) ?? null;
  // What our side was too late to be judged by, it cannot be compared by either.
  const end = ours.check?.unjudgedFrom ?? Number.POSITIVE_INFINITY;
  const differing = other === null ? [] : differingLines(lesson, ours.lines, other.lines);
  const lines = differing.filter(({ line }) => line < end);
  return { lesson, typescript: ours, python: other, lines };
}

/** Is it the same on both sides, and what the lesson expects? */
export function isSame({ typescript, python, lines }: Verification): boolean {
  return isAsExpected(typescript) && (python === null || isAsExpected(python)) && lines.length === 0;
}

function isAsExpected({ check }: Side): boolean {
  return check?.ok === true;
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
  if (python === null || !check?.isLate || !isAsExpected(typescript) || first === undefined)
    return verification;
  if (!isReordering(lesson, python.lines)) return verification;
  const unjudged = { ...check, ok: true, differences: [], unjudgedFrom: first.line };
  return { ...verification, python: { ...python, check: unjudged }, lines: [] };
}

async function typescriptSide(
  { lesson, timeout, signal }: VerifyRequest,
  onEvent: (event: TraceEvent) => void,
): Promise<Side> {
  const clock = { kind: "real", speed: 1 } as const;
  const run = await measure(lessonTarget(lesson), clock, { timeout, signal, onEvent });
  const { check } = run;
  const ending = run.cut === null ? run.ending : "full";
  return {
    lines: run.outputs.flatMap(({ text }) => text.split("\n")),
    elapsed: ending === "ended" ? run.elapsed : null,
    ending,
    error: errorText(run),
    check,
  };
}

function errorText({ error }: Measurement): string | null {
  return error === null ? null : [error.name, error.message].filter((part) => part !== "").join(": ");
}

/** Runs the Python program alone. */
export async function pythonSide(python: Python, request: VerifyRequest): Promise<Side> {
  const { lesson, timeout, signal, onBegun } = request;
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
