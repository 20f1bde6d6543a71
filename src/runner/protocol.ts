// What passes between the one who asks for a run and the worker thread that runs the program.
import type { MessagePort } from "node:worker_threads";
import type { TraceEvent } from "../trace/event.js";

/** Under which clock the program runs. */
export type ClockChoice =
  | { readonly kind: "real" /** Program seconds in a second of the wall clock. */; readonly speed: number }
  | { readonly kind: "virtual" };

export interface WorkerRequest {
  /** URL of the program's file. */
  readonly program: string;
  /** What to run in the place of the file's text. */
  readonly source?: string | undefined;
  readonly clock: ClockChoice;
  /** Record it with details (lines, reasons, callbacks, futures), which takes its time. */
  readonly detail: boolean;
  /** Where the trace goes. The worker's `parentPort` is the program's own: it may well write to it. */
  readonly trace: MessagePort;
}

/** The only kind of message on the trace's port: events, in the order in which they happened. */
export type WorkerMessage = readonly TraceEvent[];
