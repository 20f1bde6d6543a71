// Which timers are set at any moment. What is set now and then is kept whole, at distances that grow with how much that is:
// all such lists together are no longer than the trace, and any moment is a short stretch from one of them.
import { countBelow } from "./bisect.js";

const shortest = 128;

interface Checkpoint {
  /** After how many changes. */
  readonly changes: number;
  readonly timers: Int32Array;
}

export class TimerHistory {
  /** Of each change its event and its timer: set where positive, gone where negative. */
  readonly #events: number[] = [];
  readonly #changes: number[] = [];
  readonly #live = new Set<number>();
  readonly #checkpoints: Checkpoint[] = [{ changes: 0, timers: new Int32Array(0) }];
  #sinceCheckpoint = 0;

  set(timer: number, event: number): void {
    this.#live.add(timer);
    this.#change(timer, event);
  }

  gone(timer: number, event: number): void {
    if (this.#live.delete(timer)) this.#change(-timer, event);
  }

  #change(change: number, event: number): void {
    this.#events.push(event);
    this.#changes.push(change);
    if (++this.#sinceCheckpoint < Math.max(shortest, this.#live.size)) return;
    this.#sinceCheckpoint = 0;
    this.#checkpoints.push({ changes: this.#changes.length, timers: Int32Array.from(this.#live) });
  }

  /** The timers that are set after so many events, in the order in which they were set. */
  after(events: number): Iterable<number> {
    const end = countBelow(this.#events, events);
    let low = 0;
    let high = this.#checkpoints.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((this.#checkpoints[middle] as Checkpoint).changes <= end) low = middle;
      else high = middle;
    }
    const { changes, timers } = this.#checkpoints[low] as Checkpoint;
    const live = new Set<number>(timers);
    for (let at = changes; at < end; at++) {
      const change = this.#changes[at] as number;
      if (change > 0) live.add(change);
      else live.delete(-change);
    }
    return live;
  }
}
