// The binary heap of CPython's heapq, sift for sift: it is not stable, and equal deadlines leave it in its order.

const smallestCapacity = 64;
const mostKept = 1024;

/**
 * Items by deadline, the smallest first. Sifting moves numbers only, side by side in typed arrays: each item keeps the
 * place where it was put. Moving the items themselves took several times as long: they lie scattered, and the garbage
 * collector has to be told of each move.
 */
export class Heap<T> {
  #length = 0;
  #items: (T | undefined)[];
  /** In heap order, as the places are. */
  #deadlines: Float64Array;
  /** Where the item of each deadline lies; beyond the heap's end stand the places that are free. */
  #places: Int32Array;

  constructor() {
    this.#items = vacant<T>(smallestCapacity);
    this.#deadlines = new Float64Array(smallestCapacity);
    this.#places = ascending(smallestCapacity);
  }

  /** A heap of entries in any order, ordered as CPython's `heapify` does. */
  static heapify<T>(entries: Iterable<readonly [item: T, deadline: number]>): Heap<T> {
    const heap = new Heap<T>();
    for (const [item, deadline] of entries) heap.#append(item, deadline);
    heap.#heapify();
    return heap;
  }

  get length(): number {
    return this.#length;
  }

  /** The smallest deadline; undefined when the heap is empty. */
  get firstDeadline(): number | undefined {
    return this.#length === 0 ? undefined : this.#deadlines[0];
  }

  /** The item of the smallest deadline; undefined when the heap is empty. */
  get first(): T | undefined {
    return this.#length === 0 ? undefined : this.#items[this.#places[0] as number];
  }

  /** Adds `item`. */
  push(item: T, deadline: number): void {
    const at = this.#append(item, deadline);
    siftTowardsRoot(this.#deadlines, this.#places, 0, at, this.#places[at] as number, deadline);
  }

  /** Takes the item of the smallest deadline out of a heap that is not empty. */
  pop(): T {
    const end = --this.#length;
    const places = this.#places;
    const place = places[0] as number;
    const last = places[end] as number;
    places[end] = place;
    if (end > 0) siftTowardsLeaves(this.#deadlines, places, 0, end, last, this.#deadlines[end] as number);
    const item = this.#items[place] as T;
    this.#items[place] = undefined;
    // The room that very many took is given back once they are gone.
    if (end === 0 && places.length > mostKept) this.#resize(smallestCapacity);
    return item;
  }

  /** The items and their deadlines in the order they stand in. */
  *[Symbol.iterator](): Generator<readonly [item: T, deadline: number], void, undefined> {
    for (let at = 0; at < this.#length; at++) {
      yield [this.#items[this.#places[at] as number] as T, this.#deadlines[at] as number];
    }
  }

  /** Puts `item` at the end, wherever it belongs. */
  #append(item: T, deadline: number): number {
    if (this.#length === this.#deadlines.length) this.#resize(2 * this.#length);
    const at = this.#length++;
    this.#deadlines[at] = deadline;
    this.#items[this.#places[at] as number] = item;
    return at;
  }

  #heapify(): void {
    const end = this.#length;
    for (let at = (end >> 1) - 1; at >= 0; at--) {
      const place = this.#places[at] as number;
      siftTowardsLeaves(this.#deadlines, this.#places, at, end, place, this.#deadlines[at] as number);
    }
  }

  #resize(capacity: number): void {
    const deadlines = new Float64Array(capacity);
    const places = ascending(capacity);
    const items = vacant<T>(capacity);
    for (let at = 0; at < this.#length; at++) {
      deadlines[at] = this.#deadlines[at] as number;
      items[at] = this.#items[this.#places[at] as number];
    }
    this.#deadlines = deadlines;
    this.#places = places;
    this.#items = items;
  }
}

function vacant<T>(capacity: number): (T | undefined)[] {
  return new Array<T | undefined>(capacity).fill(undefined);
}

function ascending(capacity: number): Int32Array {
  return new Int32Array(capacity).map((_, at) => at);
}

function siftTowardsRoot(
  deadlines: Float64Array,
  places: Int32Array,
  root: number,
  start: number,
  place: number,
  deadline: number,
): void {
  let position = start;
  while (position > root) {
    const parent = (position - 1) >> 1;
    const parentDeadline = deadlines[parent] as number;
    if (!(deadline < parentDeadline)) break;
    deadlines[position] = parentDeadline;
    places[position] = places[parent] as number;
    position = parent;
  }
  deadlines[position] = deadline;
  places[position] = place;
}

// As heapq does: the smaller child moves up all the way to a leaf, and only then does the item find its place
// upwards again. Stopping early would be a heap as well, but another order among equals.
function siftTowardsLeaves(
  deadlines: Float64Array,
  places: Int32Array,
  root: number,
  end: number,
  place: number,
  deadline: number,
): void {
  let position = root;
  let child = 2 * position + 1;
  while (child < end) {
    const right = child + 1;
    if (right < end && !((deadlines[child] as number) < (deadlines[right] as number))) child = right;
    deadlines[position] = deadlines[child] as number;
    places[position] = places[child] as number;
    position = child;
    child = 2 * position + 1;
  }
  siftTowardsRoot(deadlines, places, root, position, place, deadline);
}
