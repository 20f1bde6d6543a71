// The timers of a loop that are set, by deadline. Rule: any of them is found by its rank without sorting the others, as there
// may be a hundred thousand, and a copy shares the stretches that neither changes.
import type { TraceEvent } from "../event.js";

/** A timer, as the event tells it that set it. */
export type TimerSet = Extract<TraceEvent, { readonly kind: "timer-set" }>;

/** So many stand in one stretch before it is halved. */
const longest = 256;

/** Never empty. */
type Stretch = readonly TimerSet[];

export class TimerHeap {
  /** One after the other, each in order. A stretch is replaced, never changed. */
  #stretches: Stretch[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** The earliest deadline has rank 0; of equal ones, the timer that was set first comes first. */
  at(rank: number): TimerSet | undefined {
    let left = rank;
    for (const stretch of this.#stretches) {
      if (left < stretch.length) return stretch[left];
      left -= stretch.length;
    }
    return undefined;
  }

  set(timer: TimerSet): void {
    this.#length++;
    const at = Math.min(this.#stretchOf(timer), Math.max(0, this.#stretches.length - 1));
    const stretch = this.#stretches[at] ?? [];
    const rank = rankIn(stretch, timer);
    const next = stretch.toSpliced(rank, 0, timer);
    const middle = next.length <= longest ? next.length : next.length / 2;
    this.#stretches.splice(at, 1, ...[next.slice(0, middle), next.slice(middle)].filter(isSome));
  }

  /** It has fired or was cancelled, or is not set at all. */
  remove(timer: TimerSet): void {
    const at = this.#stretchOf(timer);
    const stretch = this.#stretches[at];
    const rank = stretch === undefined ? -1 : rankIn(stretch, timer);
    if (stretch?.[rank]?.timer !== timer.timer) return;
    this.#length--;
    this.#stretches.splice(at, 1, ...[stretch.toSpliced(rank, 1)].filter(isSome));
  }

  clear(): void {
    this.#stretches = [];
    this.#length = 0;
  }

  /** The first stretch that does not end before the timer. */
  #stretchOf(timer: TimerSet): number {
    return countOf(this.#stretches.length, (at) => isBefore(this.#stretches[at]?.at(-1), timer));
  }

  copy(): TimerHeap {
    const copy = new TimerHeap();
    copy.#stretches = this.#stretches.slice();
    copy.#length = this.#length;
    return copy;
  }
}

function isSome(stretch: Stretch): boolean {
  return stretch.length > 0;
}

/** Where a timer stands, or would stand, among others in order. */
function rankIn(stretch: Stretch, timer: TimerSet): number {
  return countOf(stretch.length, (at) => isBefore(stretch[at], timer));
}

/** Of so many, how many are of a kind that all of them are up to a place, and none after it. */
export function countOf(length: number, isOfKind: (at: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isOfKind(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Of two with one deadline, the one that was set first. */
function isBefore(one: TimerSet | undefined, other: TimerSet): boolean {
  if (one === undefined || one.deadline === other.deadline) return (one?.timer ?? 0) < other.timer;
  return one.deadline < other.deadline;
}
