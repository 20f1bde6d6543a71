// The timers of a loop: a heap by deadline, with cancelled ones swept out now and then, as CPython does.
import { Heap, heapify, heappop, heappush } from "./heapq.js";
import type { Runnable } from "./ready_queue.js";

// Cancelled timers are swept when there are this many timers, and more than this part of them is cancelled. The
// numbers are CPython's: sweeping makes the heap anew, which shows in the order of equal deadlines.
const fewTimers = 100;
const cancelledPart = 0.5;

/** What can stand in the heap: a timer handle, or a sleep. */
export interface Timer extends Runnable {
  /** @internal Does it stand in the heap? */
  _scheduled: boolean;
}

export class TimerQueue {
  #heap = new Heap<Timer>();
  /** How many in the heap are cancelled. */
  cancelled = 0;

  /** The earliest deadline; undefined when there is no timer. */
  get firstDeadline(): number | undefined {
    return this.#heap.deadlines[0];
  }

  get length(): number {
    return this.#heap.length;
  }

  push(timer: Timer, deadline: number): void {
    heappush(this.#heap, timer, deadline);
  }

  /** Takes out the cancelled timers at the head, or all of them when there are many. */
  dropCancelled(): void {
    const count = this.#heap.length;
    if (count > fewTimers && this.cancelled / count > cancelledPart) {
      this.#sweep();
      return;
    }
    while (this.#heap.items[0]?._isCancelled()) {
      this.cancelled--;
      heappop(this.#heap)._scheduled = false;
    }
  }

  /** Takes out the first timer that is due before `end`, in the heap's order; null when there is none. */
  takeDue(end: number): Timer | null {
    const deadline = this.#heap.deadlines[0];
    if (deadline === undefined || !(deadline < end)) return null;
    const first = heappop(this.#heap);
    first._scheduled = false;
    return first;
  }

  #sweep(): void {
    const swept = new Heap<Timer>();
    this.#heap.items.forEach((timer, at) => {
      if (timer._isCancelled()) {
        timer._scheduled = false;
        return;
      }
      swept.items.push(timer);
      swept.deadlines.push(this.#heap.deadlines[at] as number);
    });
    heapify(swept);
    this.#heap = swept;
    this.cancelled = 0;
  }

  clear(): void {
    this.#heap = new Heap();
    this.cancelled = 0;
  }
}
