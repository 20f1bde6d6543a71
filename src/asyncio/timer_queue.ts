// The timers of a loop: a heap by deadline, with cancelled ones swept out now and then, as CPython does.
import { Heap } from "./python/heapq.js";
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
  /** How many were cancelled since the last sweep, less those taken out since; as in CPython, one that leaves as due still counts. */
  #cancelled = 0;
  #live = 0;

  /** The earliest deadline; undefined when there is no timer. */
  get firstDeadline(): number | undefined {
    return this.#heap.firstDeadline;
  }

  get length(): number {
    return this.#heap.length;
  }

  /** How many in the heap are not cancelled. */
  get live(): number {
    return this.#live;
  }

  /** Those in the heap that are not cancelled, in no order. */
  entries(): Timer[] {
    return [...this.#heap].flatMap(([timer]) => (timer._isCancelled() ? [] : [timer]));
  }

  /** One of those in the heap has been cancelled. */
  noteCancelled(): void {
    this.#cancelled++;
    this.#live--;
  }

  push(timer: Timer, deadline: number): void {
    this.#heap.push(timer, deadline);
    this.#live++;
  }

  /** Takes out the cancelled timers at the head, or all of them when there are many. */
  dropCancelled(): void {
    if (this.#cancelled === 0) return;
    const count = this.#heap.length;
    if (count > fewTimers && this.#cancelled / count > cancelledPart) {
      this.#sweep();
      return;
    }
    while (this.#heap.first?._isCancelled()) {
      this.#cancelled--;
      this.#heap.pop()._scheduled = false;
    }
  }

  /** Takes out the first timer that is due before `end`, in the heap's order; null when there is none. */
  takeDue(end: number): Timer | null {
    const deadline = this.#heap.firstDeadline;
    if (deadline === undefined || !(deadline < end)) return null;
    const first = this.#heap.pop();
    first._scheduled = false;
    if (!first._isCancelled()) this.#live--;
    return first;
  }

  #sweep(): void {
    const kept: (readonly [timer: Timer, deadline: number])[] = [];
    for (const entry of this.#heap) {
      if (entry[0]._isCancelled()) entry[0]._scheduled = false;
      else kept.push(entry);
    }
    this.#heap = Heap.heapify(kept);
    this.#cancelled = 0;
  }

  clear(): void {
    this.#heap = new Heap();
    this.#cancelled = 0;
    this.#live = 0;
  }
}
