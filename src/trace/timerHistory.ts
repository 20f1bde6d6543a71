// Which timers of a loop are set at any moment, by deadline. A timer is set from one event to another: a tree over all of
// them in the order of their deadlines holds, of each stretch of them, when the first was set and when the last had gone. So
// whatever was over by then, or had not begun, is passed by in one step, and the first of a hundred thousand are told without the rest.
import { countBelow } from "./bisect.js";

/** The timers that are set at a moment, the earliest deadline first. */
export interface Pending {
  readonly length: number;
  at(index: number): number | undefined;
}

const never = 0x7fffffff;

/** Of stretches that halve: `set` and `gone` of node n stand at n, its halves are nodes 2n and 2n + 1. */
interface Tree {
  readonly size: number;
  /** The timers by deadline. */
  readonly order: Int32Array;
  readonly set: Int32Array;
  readonly gone: Int32Array;
}

export class TimerHistory {
  /** Of each timer, in the order in which they were set: itself, its deadline, by which events it was set and had gone. */
  readonly #timers: number[] = [];
  readonly #deadlines: number[] = [];
  readonly #setAt: number[] = [];
  readonly #goneAt: number[] = [];
  /** The places of those that are set now. */
  readonly #live = new Map<number, number>();
  /** The events by which one was set or had gone, and how many were set from then on. */
  readonly #changes: number[] = [];
  readonly #counts: number[] = [];
  #most = 0;
  #tree: Tree | null = null;

  set(timer: number, deadline: number, event: number): void {
    this.#live.set(timer, this.#timers.length);
    this.#timers.push(timer);
    this.#deadlines.push(deadline);
    this.#setAt.push(event);
    this.#goneAt.push(never);
    this.#changed(event);
  }

  gone(timer: number, event: number): void {
    const place = this.#live.get(timer);
    if (place === undefined) return;
    this.#live.delete(timer);
    this.#goneAt[place] = event;
    this.#changed(event);
  }

  clear(event: number): void {
    for (const place of this.#live.values()) this.#goneAt[place] = event;
    this.#live.clear();
    this.#changed(event);
  }

  #changed(event: number): void {
    this.#tree = null;
    this.#changes.push(event);
    this.#counts.push(this.#live.size);
    this.#most = Math.max(this.#most, this.#live.size);
  }

  get size(): number {
    return this.#live.size;
  }

  /** How many have been set at once, at most. */
  get most(): number {
    return this.#most;
  }

  /** The timers that are set after so many events. */
  after(events: number): Pending {
    const length = this.#counts[countBelow(this.#changes, events) - 1] ?? 0;
    const found: number[] = [];
    this.#tree ??= this.#planted();
    const rest = setAfter(this.#tree, events);
    return {
      length,
      at: (index) => {
        while (found.length <= index && index < length) {
          const { value, done } = rest.next();
          if (done === true) break;
          found.push(value);
        }
        return found[index];
      },
    };
  }

  #planted(): Tree {
    const timers = this.#timers;
    const deadlines = this.#deadlines;
    const places = Uint32Array.from(timers, (_, place) => place);
    const order = (a: number, b: number): number => {
      const earlier = (deadlines[a] as number) - (deadlines[b] as number);
      // Two that never come are of no order either.
      return earlier || (timers[a] as number) - (timers[b] as number);
    };
    if (!isSorted(places, order)) places.sort(order);
    const size = 2 ** Math.ceil(Math.log2(Math.max(1, timers.length)));
    const set = new Int32Array(2 * size).fill(never);
    const gone = new Int32Array(2 * size).fill(-1);
    for (const [rank, place] of places.entries()) {
      set[size + rank] = this.#setAt[place] as number;
      gone[size + rank] = this.#goneAt[place] as number;
    }
    for (let node = size - 1; node > 0; node--) {
      set[node] = Math.min(set[2 * node] as number, set[2 * node + 1] as number);
      gone[node] = Math.max(gone[2 * node] as number, gone[2 * node + 1] as number);
    }
    return { size, order: Int32Array.from(places, (place) => timers[place] as number), set, gone };
  }
}

/** The timers that are set after so many events, by deadline. */
function* setAfter({ size, order, set, gone }: Tree, events: number): Generator<number, void> {
  const left = [1];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if ((set[node] as number) >= events || (gone[node] as number) < events) continue;
    if (node >= size) yield order[node - size] as number;
    else left.push(2 * node + 1, 2 * node);
  }
}

function isSorted(items: Uint32Array, order: (a: number, b: number) => number): boolean {
  for (let at = 1; at < items.length; at++) {
    if (order(items[at - 1] as number, items[at] as number) > 0) return false;
  }
  return true;
}
