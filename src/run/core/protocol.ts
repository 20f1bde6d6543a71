// What passes between the one who asks for a run and the worker thread that runs the program, and how much of it is under
// way. Rule: beyond a bound the worker waits, as any program does whose output is taken more slowly than it writes.
import type { MessagePort } from "node:worker_threads";
import type { TraceEvent } from "../../trace/event.js";
import type { ClockChoice, Note } from "../runtime.js";

export interface WorkerRequest {
  /** URL of the program's file. */
  readonly program: string;
  /** What to run in the place of the file's text. */
  readonly source?: string | undefined;
  readonly clock: ClockChoice;
  /** Record it with details (lines, reasons, callbacks, futures), which takes its time. */
  readonly detail: boolean;
  /** Record the values of variables too, where that is possible. */
  readonly locals: boolean;
  /** What the program is called with. */
  readonly args: readonly string[];
  /** Where the trace goes. The worker's `parentPort` is the program's own: it may well write to it. */
  readonly trace: MessagePort;
  /** What goes there wakes the other side; the trace itself is fetched, so that it can be fetched a little at a time. */
  readonly bell: MessagePort;
  readonly bound: Bound;
}

/** The only kind of message on the trace's port. */
export interface Batch {
  /** In the order in which they happened. */
  readonly events: readonly TraceEvent[];
  /** What they weigh, in bytes. */
  readonly size: number;
}

/**
 * What the bell says. `begun`: the first of the program's modules is evaluated now. `sent`: there are batches. `free`: the
 * program has ended, and the worker waits for another. A note: what cannot be recorded.
 */
export type Ring = "begun" | "sent" | "free" | Note;

interface Bound {
  /** Four bytes, which hold the size of what is under way. */
  readonly shared: SharedArrayBuffer;
  /** Who sends waits while more bytes than this are under way. */
  readonly most: number;
}

/** What a message counts for beside what it holds, in bytes: handing one on takes time, however little that is. */
const bytesOfMessage = 8192;

/** One of the two ends: both threads have one on the same shared memory. */
export class Backlog {
  readonly #cell: Int32Array;
  readonly #most: number;
  readonly #wait: (cell: Int32Array, value: number) => void;

  /** @param wait waits as long as `cell[0]` is `value`; the default ends with `worker.terminate()` as well */
  constructor({ shared, most }: Bound, wait = waitForChange) {
    this.#cell = new Int32Array(shared);
    this.#most = most;
    this.#wait = wait;
  }

  /**
   * For who sends, after sending.
   *
   * @param size what the events weigh, in bytes
   * @returns was nothing else under way? Then who takes may have to be woken
   */
  sent(size: number): boolean {
    // Who takes may have been quicker than this note.
    return Atomics.add(this.#cell, 0, size + bytesOfMessage) <= 0;
  }

  /** For who sends: waits until there is room for more. */
  waitForRoom(): void {
    let underWay = Atomics.load(this.#cell, 0);
    if (underWay <= this.#most) return;
    // Until half of it is taken: the two would wake each other at every message otherwise.
    for (; underWay > this.#most / 2; underWay = Atomics.load(this.#cell, 0))
      this.#wait(this.#cell, underWay);
  }

  /** Has all that was sent been taken? */
  get isEmpty(): boolean {
    return Atomics.load(this.#cell, 0) <= 0;
  }

  /** For who takes. */
  taken(size: number): void {
    const whole = size + bytesOfMessage;
    if (Atomics.sub(this.#cell, 0, whole) - whole <= this.#most / 2) Atomics.notify(this.#cell, 0);
  }
}

function waitForChange(cell: Int32Array, value: number): void {
  Atomics.wait(cell, 0, value);
}
