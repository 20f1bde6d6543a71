// `performance.measure` is how a program tells what it measured itself, also in threads and processes of its own.
import type { SpanState } from "../../trace/event.js";

/** Told of each stretch that the program measures; times in milliseconds, as `performance.now()` gives them. */
export type MeasureSink = (name: string, state: SpanState, from: number, to: number) => void;

/**
 * Passes on to `sink` all that is measured from now on. The method is wrapped, since a `PerformanceObserver` would have
 * to be loaded at the start of every run, and tells of a measure only later.
 */
export function captureMeasures(sink: MeasureSink): void {
  const { measure } = performance;
  performance.measure = ((...args: Parameters<typeof measure>) => {
    const entry = measure.apply(performance, args);
    const { name, startTime, duration } = entry;
    // A mark that lies ahead can be measured to as well.
    sink(name, stateOf(entry.detail), startTime, startTime + Math.max(0, duration));
    return entry;
  }) as typeof measure;
}

/** A program may say by a measure's `detail` that it did not work but wait. */
function stateOf(detail: unknown): SpanState {
  return detail === "waiting" || detail === "blocked" ? detail : "running";
}
