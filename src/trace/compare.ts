// Puts runs beside each other and says why they differ: from what their traces show, never from a lesson's name. Of repeated
// runs it says what they show together.
import type { TraceDocument } from "./document.js";
import type { FigureSource, Second, TraceEvent } from "./event.js";
import { mostAtOnce, unionOf, type Wait, waitsOf } from "./waits.js";

/** What must be said beside a figure. `borrowed`: it was measured with another lesson's program. */
export type FigureNote = { readonly kind: "borrowed"; readonly from: string };

/** One row of a comparison. */
export interface Figure {
  /** A lesson's id, or "article". */
  readonly label: string;
  /** The printed values, in the order of printing. */
  readonly order: readonly string[];
  /** Program seconds; the mean when `statistics` is given. */
  readonly elapsed: Second;
  readonly source: FigureSource;
  /** Program seconds in a second of real time; absent where they are the same, or there is no real time. */
  readonly speed?: number;
  /** Which Python ran it; left out of what ran on the core. */
  readonly runtime?: TraceDocument["runtime"];
  readonly note?: FigureNote;
  /** Only when the run was repeated. */
  readonly statistics?: Statistics;
}

/** Why a run took as long as it did. `handed` waits more lasted until another task put an end to them; absent when none did. */
export type Explanation = Reason & { readonly handed?: number };

type Reason =
  /**
   * `waits` of them lasted at one moment; together they are `times` as long as the time they took. `of`: how many there
   * were in all; absent when no more. `held` waits held the thread, for less than half of the time waited; absent when
   * none did. `threads`: functions ran in other threads as well.
   */
  | {
      readonly kind: "overlap";
      readonly waits: number;
      readonly times: number;
      readonly of?: number;
      readonly held?: number;
      readonly threads?: true;
    }
  /** Each wait began only after the one before had ended, although a loop could have run others. */
  | { readonly kind: "one-by-one"; readonly waits: number }
  /** The thread itself was held in each wait; `loop` tells whether an event loop stood still meanwhile. */
  | { readonly kind: "blocked"; readonly waits: number; readonly loop: boolean }
  /** The program measured its work itself: so many stretches, at most `most` of them at one moment. */
  | { readonly kind: "spans"; readonly spans: number; readonly most: number }
  /** At most one wait: there was nothing to overlap. */
  | { readonly kind: "alone"; readonly waits: 0 | 1 };

/** A run and why it took its time; null for a figure without a trace. */
export interface ComparedRun {
  readonly figure: Figure;
  readonly explanation: Explanation | null;
  /** By how many program seconds the machine was late, in the latest of the runs; null or absent where that was not measured. */
  readonly late?: Second | null;
}

/** Runs side by side, and the label of the one that the others are measured against. */
export interface Comparison {
  readonly runs: readonly ComparedRun[];
  readonly baseline: string;
}

/** Says why a run took as long as it did. */
export function explanationOf(events: readonly TraceEvent[]): Explanation {
  const { own, handed } = waitsOf(events);
  return { ...reasonOf(events, own), ...(handed.length > 0 && { handed: handed.length }) };
}

function reasonOf(events: readonly TraceEvent[], waits: readonly Wait[]): Reason {
  const stretches = events.filter((event) => event.kind === "span");
  const spans = stretches.filter(({ thread }) => thread !== true);
  if (spans.length > 0) return { kind: "spans", spans: spans.length, most: mostAtOnce(spans) };
  const blocking = waits.filter(({ began }) => began.kind === "blocked");
  const total = (of: readonly Wait[]): Second => of.reduce((sum, { from, to }) => sum + (to - from), 0);
  // Half of the time, as exactly as times are measured.
  if (blocking.length > 0 && total(blocking) >= 0.49 * total(waits)) {
    const loop = events.some((event) => event.kind === "task-created");
    return { kind: "blocked", waits: blocking.length, loop };
  }
  if (waits.length < 2) return { kind: "alone", waits: waits.length === 0 ? 0 : 1 };
  const most = mostAtOnce(waits);
  if (most < 2) return { kind: "one-by-one", waits: waits.length };
  return {
    kind: "overlap",
    waits: most,
    times: total(waits) / unionOf(waits),
    ...(waits.length > most && { of: waits.length }),
    ...(blocking.length > 0 && { held: blocking.length }),
    ...(stretches.some(({ thread }) => thread) && { threads: true }),
  };
}

/** Does it print every value that the baseline prints, in whatever order? Other work is neither faster nor slower. */
export function isSameWork(figure: Figure, baseline: Figure): boolean {
  const printed = new Set(figure.order);
  return baseline.order.every((value) => printed.has(value));
}

/**
 * How many times as fast as the baseline a figure is; below 1 when it is slower, NaN when either took no time, or they do
 * other work.
 */
export function timesAsFast(figure: Figure, baseline: Figure): number {
  const isComparable = figure.elapsed > 0 && baseline.elapsed > 0 && isSameWork(figure, baseline);
  return isComparable ? baseline.elapsed / figure.elapsed : Number.NaN;
}

/** The labels of the runs that do other work than the baseline; it stands among the runs where any does the same. */
export function otherWorkIn(comparison: Comparison): string[] {
  const baseline = baselineOf(comparison);
  const others = comparison.runs.filter(({ figure }) => baseline === null || !isSameWork(figure, baseline));
  return others.map(({ figure }) => figure.label);
}

/** The figure that a comparison is measured against; null when no run bears the baseline's label. */
export function baselineOf(comparison: Comparison): Figure | null {
  return comparison.runs.find(({ figure }) => figure.label === comparison.baseline)?.figure ?? null;
}

/** The deviation is the sample's (divided by n - 1). */
export interface Statistics {
  readonly runs: number;
  readonly mean: number;
  /** Sample standard deviation, in the unit of the values; 0 for a single run. */
  readonly deviation: number;
  readonly min: number;
  readonly max: number;
}

/**
 * @param values one a run, all in one unit
 * @throws RangeError when there is none
 */
export function statisticsOf(values: readonly number[]): Statistics {
  const runs = values.length;
  if (runs === 0) throw new RangeError("statistics need at least one value");
  const mean = values.reduce((sum, value) => sum + value, 0) / runs;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const deviation = runs === 1 ? 0 : Math.sqrt(squares / (runs - 1));
  return { runs, mean, deviation, min: Math.min(...values), max: Math.max(...values) };
}
