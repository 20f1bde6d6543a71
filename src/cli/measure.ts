// One run of one target, with what follows from it: outputs, order, elapsed, why, and whether it is as expected.
import { type CheckResult, checkRun, elapsedOf, type Output, orderOf } from "../lesson/check.js";
import type { StreamName } from "../program/output.js";
import type { Cut } from "../runner/kept.js";
import type { ClockChoice } from "../runner/protocol.js";
import { type RunEnding, type RunRequest, runProgram } from "../runner/runProgram.js";
import { type Explanation, explain, type Figure } from "../trace/compare.js";
import type { ErrorRecord, FigureSource, Second, TraceEvent } from "../trace/event.js";
import type { LiveState } from "../trace/live.js";
import { writtenOf } from "../trace/written.js";
import type { Target } from "./targets.js";

export interface Measurement {
  readonly target: Target;
  readonly source: Exclude<FigureSource, "article">;
  readonly ending: RunEnding;
  /** All of them, or the first. */
  readonly events: readonly TraceEvent[];
  /** Where they end if it had more than are kept: what follows from them is known of its beginning alone then. */
  readonly cut: Cut | null;
  /** What each task did at its end. */
  readonly state: () => LiveState;
  readonly outputs: readonly Output[];
  /** The printed values in their order, without the elapsed seconds. */
  readonly order: readonly string[];
  /** What the program itself says it took; without that, from its first act to its end. */
  readonly elapsed: Second;
  readonly explanation: Explanation;
  readonly error: ErrorRecord | null;
  /** Null where there is nothing to expect: a program of one's own, other delays, or a run that is not known to its end. */
  readonly check: CheckResult | null;
}

export async function measure(
  target: Target,
  clock: ClockChoice,
  options: Pick<RunRequest, "timeout" | "signal" | "onEvent" | "room" | "detail" | "share"> = {},
): Promise<Measurement> {
  const run = await runProgram({
    program: target.program,
    source: target.other?.source,
    clock,
    ...options,
  });
  const { ending, events, cut, state } = run;
  // Nobody waits for what follows from a run that was taken back.
  const told = ending === "interrupted" ? [] : events;
  const { lesson, other } = target;
  const source = clock.kind === "virtual" ? "virtual" : "measured";
  const writtenTo = (name: StreamName): Output[] =>
    writtenOf(told)
      .filter(({ stream }) => stream === name)
      .map(({ text, at }) => ({ text, at }));
  const outputs = writtenTo("stdout");
  const length = run.at;
  const error = run.outcome?.status === "raised" ? run.outcome.error : null;
  const speed = clock.kind === "real" ? clock.speed : 1;
  return {
    target,
    source,
    ending,
    events,
    cut,
    state,
    outputs,
    order: lesson === null ? outputs.flatMap(({ text }) => text.split("\n")) : orderOf(lesson, outputs),
    elapsed: (lesson && elapsedOf(lesson, outputs)) ?? length,
    explanation: explain(told),
    error,
    check:
      lesson !== null && other === null && isWhole({ ending, error, cut })
        ? checkRun(lesson, { outputs, errors: writtenTo("stderr"), length, source }, speed)
        : null,
  };
}

/** Did it come to its end, without an exception, and is all of it known? Then its figures are worth comparing. */
export function isWhole({ ending, error, cut }: Pick<Measurement, "ending" | "error" | "cut">): boolean {
  return ending === "ended" && error === null && cut === null;
}

/** Did it come to its end, without an exception, and as expected? */
export function isGood({ ending, error, check }: Measurement): boolean {
  return ending === "ended" && error === null && (check === null || check.ok);
}

export function figureOf({ target, order, elapsed, source }: Measurement): Figure {
  return { label: target.label, order, elapsed, source };
}
