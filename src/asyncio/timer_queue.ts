// The timers of a loop: a heap by deadline, with cancelled ones swept out now and then, as CPython does.
import type { TimerHandle } from "./events.js";
import { heapify, heapPop, heapPush } from "./python/heapq.js";

// Cancelled timers are swept when there are this many timers, and more than this part of them is cancelled. The
// numbers are CPython's: sweeping makes the heap anew, which shows in the order of equal deadlines.
const fewTimers = 100;
const cancelledPart = 0.5;

const isEarlier = (a: TimerHandle, b: TimerHandle): boolean => a._when < b._when;

export class TimerQueue {
  #heap: TimerHandle[] = [];
  /** How many were cancelled since the last sweep, less those taken out since; as in CPython, one that leaves as due still counts. */
  #cancelled = 0;
  #live = 0;

  /** The earliest deadline; undefined when there is no timer. */
  get firstDeadline(): number | undefined {
    return this.#heap[0]?._when;
  }

  get length(): number {
    return this.#heap.length;
  }

  /** How many in the heap are not cancelled. */
  get live(): number {
    return this.#live;
  }

  /** Those in the heap that are not cancelled, in no order. */
  entries(): TimerHandle[] {
    return this.#heap.filter((timer) => !timer.cancelled());
  }

  push(timer: TimerHandle): void {
    heapPush(this.#heap, timer, isEarlier);
    this.#live++;
  }

  /** One of those in the heap has been cancelled. */
  noteCancelled(): void {
    this.#cancelled++;
    this.#live--;
  }

  /** Takes out the cancelled timers at the head, or all of them when there are many. */
  dropCancelled(): void {
    const count = this.#heap.length;
    if (count > fewTimers && this.#cancelled / count > cancelledPart) {
      this.#sweep();
      return;
    }
    while (this.#heap[0]?.cancelled()) {
      this.#cancelled--;
      this.#pop();
    }
  }

  /** Takes out the first timer that is due before `end`, in the heap's order; null when there is none. */
  takeDue(end: number): TimerHandle | null {
    const first = this.#heap[0];
    if (first === undefined || !(first._when < end)) return null;
    if (!first.cancelled()) this.#live--;
    return this.#pop();
  }

  clear(): void {
    this.#heap = [];
    this.#cancelled = 0;
    this.#live = 0;
  }

  #pop(): TimerHandle {
    const timer = heapPop(this.#heap, isEarlier);
    timer._scheduled = false;
    return timer;
  }

  #sweep(): void {
    for (const timer of this.#heap) if (timer.cancelled()) timer._scheduled = false;
    this.#heap = this.entries();
    heapify(this.#heap, isEarlier);
    this.#cancelled = 0;
  }
}
