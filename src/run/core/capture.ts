// What a program tells beside print: writes to the streams, `console.log` among them, and what it measures itself.
import { StringDecoder } from "node:string_decoder";
import type { SpanState } from "../../trace/event.js";
import type { OutputSink } from "./program/output.js";

/** Passes on to `sink` all that is written to the two streams from now on. */
export function captureStreams(sink: OutputSink): void {
  for (const name of ["stdout", "stderr"] as const) {
    // Bytes may be written with a character cut in two: its first half waits for the second.
    const decoder = new StringDecoder("utf8");
    const write = (chunk: string | Uint8Array, ...rest: readonly unknown[]): boolean => {
      const [encoding] = rest;
      const isEncoded = typeof encoding === "string" && Buffer.isEncoding(encoding);
      const bytes = typeof chunk === "string" && isEncoded ? Buffer.from(chunk, encoding) : chunk;
      sink(name, typeof bytes === "string" ? bytes : decoder.write(bytes));
      const done = rest.find((each): each is () => void => typeof each === "function");
      if (done !== undefined) queueMicrotask(done);
      return true;
    };
    Object.defineProperty(process[name], "write", { value: write, configurable: true, writable: true });
  }
}

/** Told of each stretch that the program measures; times in milliseconds, as `performance.now()` gives them. */
type MeasureSink = (name: string, state: SpanState, from: number, to: number) => void;

/**
 * Passes on to `sink` all that is measured from now on. The method is wrapped, since a `PerformanceObserver` would have
 * to be loaded at the start of every run, and tells of a measure only later.
 */
export function captureMeasures(sink: MeasureSink): void {
  const { measure } = performance;
  performance.measure = ((...args: Parameters<typeof measure>) => {
    const entry = measure.apply(performance, args);
    const { name, startTime, duration, detail } = entry;
    // A program may say by a measure's `detail` that it did not work but wait.
    const state = detail === "waiting" || detail === "blocked" ? detail : "running";
    // A mark that lies ahead can be measured to as well.
    sink(name, state, startTime, startTime + Math.max(0, duration));
    return entry;
  }) as typeof measure;
}
