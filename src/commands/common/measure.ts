// One run of one target, with what follows from it: outputs, order, elapsed, why, and whether it is as expected. Rule:
// whatever is shown is drawn from a run whose texts are harmless; only what is data to others keeps what was recorded.
import { readFileSync } from "node:fs";
import { baseline } from "../../course/catalogue.js";
import { type CheckResult, checkRun, elapsedOf, orderOf, type TimedOutput } from "../../course/check.js";
import type { StreamName } from "../../run/core/program/output.js";
import type { Cut } from "../../run/kept.js";
import type { ClockChoice, Note, Run, RunEnding, RunRequest, RuntimeInfo } from "../../run/runtime.js";
import { type Explanation, explanationOf, type Figure } from "../../trace/compare.js";
import type { ErrorRecord, FigureSource, Second, TraceEvent } from "../../trace/event.js";
import { harmlessTrace } from "../../trace/harmless.js";
import { lateAt, latenessOf } from "../../trace/lateness.js";
import type { Snapshot } from "../../trace/state/runState.js";
import { writtenOf } from "../../trace/written.js";
import { lessonTarget, type Target, withDelays } from "./targets.js";

export interface Measured {
  readonly target: Target;
  readonly source: Exclude<FigureSource, "article">;
  /** What ran it. */
  readonly runtime: RuntimeInfo;
  /** What could not be recorded of it. */
  readonly notes: readonly Note[];
  /** Program seconds in a second of real time; 1 in virtual time. */
  readonly speed: number;
  readonly ending: RunEnding;
  /** All of them, or the first. */
  readonly events: readonly TraceEvent[];
  /** Where they end if it had more than are kept: what follows from them is known of its beginning alone then. */
  readonly cut: Cut | null;
  /** What each task did at its end. */
  readonly state: () => Snapshot;
  readonly outputs: readonly TimedOutput[];
  /** The printed values in their order, without the elapsed seconds. */
  readonly order: readonly string[];
  /** What the program itself says it took; without that, from its first act to its end. */
  readonly elapsed: Second;
  /** How late the machine was in it, in program seconds; null where nobody can say that. */
  readonly late: Second | null;
  /** Why it took its time; made when it is first asked for. */
  readonly explanation: () => Explanation;
  readonly error: ErrorRecord | null;
  /** Null where there is nothing to expect: a program of one's own, other delays, or a run that is not known to its end. */
  readonly check: CheckResult | null;
}

/** To be shown: nothing in its texts acts on a terminal. */
export interface Measurement extends Measured {
  /** The run with its texts as the program gave them, for traces and JSON. */
  readonly recorded: Measured;
}

export interface MeasureOptions
  extends Pick<RunRequest, "timeout" | "signal" | "room" | "detail" | "locals" | "share"> {
  /** Called with each event as it arrives; `recorded` has its texts as the program gave them. */
  readonly onEvent?: (event: TraceEvent, recorded: TraceEvent) => void;
  /** Called whenever an event has arrived, for who only counts them. */
  readonly onCount?: (() => void) | undefined;
}

export async function measure(
  target: Target,
  clock: ClockChoice,
  { onEvent, onCount, ...options }: MeasureOptions = {},
): Promise<Measurement> {
  const run = await target.runtime.run({
    program: target.program,
    args: target.args,
    isOurs: target.lesson !== null,
    source: target.other?.change(readFileSync(target.program, "utf8")),
    clock,
    ...options,
    onEvent: onCount,
    ...(onEvent && { onEvent: (recorded: TraceEvent) => onEvent(harmlessTrace(recorded), recorded) }),
  });
  const harmless = { ...run, events: harmlessTrace(run.events), outcome: harmlessTrace(run.outcome) };
  const shown = measured(target, clock, harmless);
  const isSame = harmless.events === run.events && target.label === target.name;
  const recorded = isSame ? shown : measured({ ...target, label: target.name }, clock, run);
  return { ...shown, recorded };
}

function measured(target: Target, clock: ClockChoice, run: Run): Measured {
  const { ending, events, cut, state, runtime, notes } = run;
  const told = ending === "interrupted" ? events.slice(0, mostOfStopped) : events;
  const { lesson, other } = target;
  const source = clock.kind === "virtual" ? "virtual" : "measured";
  const written = writtenOf(told);
  const writtenTo = (name: StreamName): TimedOutput[] =>
    written.filter(({ stream }) => stream === name).map(({ text, at }) => ({ text, at }));
  const outputs = writtenTo("stdout");
  const length = run.at;
  const error = run.outcome?.status === "raised" ? run.outcome.error : null;
  const speed = clock.kind === "real" ? clock.speed : 1;
  // Of real work nobody can say how long it would have taken.
  const lateness = source === "measured" && lesson?.clock === "any" ? latenessOf(told) : null;
  let explanation: Explanation | null = null;
  return {
    target,
    source,
    runtime,
    notes,
    speed,
    ending,
    events,
    cut,
    state,
    outputs,
    order: lesson === null ? outputs.flatMap(({ text }) => text.split("\n")) : orderOf(lesson, outputs),
    elapsed: (lesson && elapsedOf(lesson, outputs)) ?? length,
    late: lateness && lateAt(lateness, length),
    explanation() {
      explanation ??= explanationOf(told);
      return explanation;
    },
    error,
    check:
      lesson !== null && other === null && isWhole({ ending, error, cut })
        ? checkRun(lesson, { outputs, errors: writtenTo("stderr"), length, source, lateness }, speed)
        : null,
  };
}

/** Whoever stops a run with Ctrl-C does not wait: what is told of it is told of so many events at most. */
const mostOfStopped = 50_000;

/** A run that was stopped with Ctrl-C, as far as it is told of. */
export function soFar(run: Measurement): Measurement {
  if (run.events.length <= mostOfStopped) return run;
  const events = run.events.slice(0, mostOfStopped);
  return { ...run, events, cut: { events: mostOfStopped, until: events.at(-1)?.at ?? 0 } };
}

/** Did it come to its end, without an exception, and is all of it known? Then its figures are worth comparing. */
export function isWhole({ ending, error, cut }: Pick<Measured, "ending" | "error" | "cut">): boolean {
  return ending === "ended" && error === null && cut === null;
}

/** Did it come to its end, without an exception, and as expected? */
export function isGood({ ending, error, check }: Measured): boolean {
  return ending === "ended" && error === null && (check === null || check.ok);
}

export function figureOf({ target, order, elapsed, source, speed, runtime }: Measured): Figure {
  const ranOn = runtime.name !== "core" && { runtime };
  return { label: target.label, order, elapsed, source, ...(speed !== 1 && { speed }), ...ranOn };
}

/** The baseline's figure in virtual time, with these delays in the place of its own; null where it has not as many. */
export async function baselineFigure(
  delays: readonly Second[] | null,
  signal: AbortSignal,
): Promise<Figure | null> {
  if (delays !== null && delays.length !== baseline.delays?.length) return null;
  const usual = lessonTarget(baseline);
  const target = delays === null ? usual : withDelays(usual, delays);
  return figureOf(await measure(target, { kind: "virtual" }, { signal }));
}
