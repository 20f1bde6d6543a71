// What passes between the one who asks for a run and the worker thread that runs the program.
import type { MessagePort } from "node:worker_threads";
import type { TraceEvent } from "../../trace/event.js";

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
  /** What goes there wakes the other side; the trace itself is fetched, so that it can be fetched a little at a time. */
  readonly bell: MessagePort;
  /** How much of the trace may be under way: who sends more than `most` bytes waits. */
  readonly backlog: { readonly shared: SharedArrayBuffer; readonly most: number };
}

/** The only kind of message on the trace's port. */
export interface Batch {
  /** In the order in which they happened. */
  readonly events: readonly TraceEvent[];
  /** What they weigh, in bytes. */
  readonly size: number;
}

/** What the bell says. `begun`: the first of the program's modules is evaluated now. `sent`: there are batches. */
export type Ring = "begun" | "sent";
