// The ready queue of a loop at any moment. Rule: first in, first out, so what stands in it is always a stretch of the
// list of all that has ever been put there.
import { countBelow } from "./bisect.js";

/** What stands in a queue, as a number: a task, a callback or a timer, each by its own number. */
export type QueueKey = number;

export function keyOf(kind: "task" | "callback" | "timer", id: number): QueueKey {
  return id * 3 + (kind === "task" ? 0 : kind === "callback" ? 1 : 2);
}

/** What stands in the queue: nothing is copied, as a hundred thousand may stand there. */
export interface Queued {
  readonly length: number;
  at(index: number): number | undefined;
}

export class QueueHistory {
  readonly #keys: QueueKey[] = [];
  /** The events that put them there, and those by which they had left. */
  readonly #enteredAt: number[] = [];
  readonly #leftAt: number[] = [];
  readonly #queued = new Set<QueueKey>();
  #most = 0;
  /** How many had been put there when the last iteration began. */
  #atIteration = 0;

  enter(key: QueueKey, event: number): void {
    this.#keys.push(key);
    this.#enteredAt.push(event);
    this.#queued.add(key);
    this.#most = Math.max(this.#most, this.#queued.size);
  }

  get size(): number {
    return this.#queued.size;
  }

  /** How many have stood there at once, at most. */
  get most(): number {
    return this.#most;
  }

  /** It has come to its turn, and all that stood before it as well. False: it did not stand there. */
  leave(key: QueueKey, event: number): boolean {
    if (!this.#queued.has(key)) return false;
    while (this.#leaveFirst(event) !== key);
    return true;
  }

  #leaveFirst(event: number): QueueKey | undefined {
    const key = this.#keys[this.#leftAt.length];
    if (key === undefined) return undefined;
    this.#leftAt.push(event);
    this.#queued.delete(key);
    return key;
  }

  /** An iteration begins: where a trace does not tell of all that leaves, the one before has taken what it found. */
  iterationBegan(event: number, isComplete: boolean): void {
    if (!isComplete) while (this.#leftAt.length < this.#atIteration) this.#leaveFirst(event);
    this.#atIteration = this.#keys.length;
  }

  clear(event: number): void {
    while (this.#leaveFirst(event) !== undefined);
  }

  /** The events that have put there what stands there after so many events; the next to leave first. */
  after(events: number): Queued {
    const from = countBelow(this.#leftAt, events);
    const length = countBelow(this.#enteredAt, events) - from;
    return { length, at: (index) => (index < length ? this.#enteredAt[from + index] : undefined) };
  }
}
