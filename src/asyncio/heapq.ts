// The binary heap of CPython's heapq, sift for sift: it is not stable, and equal deadlines leave it in its order.

/** Anything that can stand in the heap: the smallest `_when` leaves first. */
export interface Timed {
  /** @internal */
  readonly _when: number;
}

/** Adds `item` to the heap. */
export function heappush<T extends Timed>(heap: T[], item: T): void {
  heap.push(item);
  siftTowardsRoot(heap, 0, heap.length - 1, item);
}

/** Takes the smallest item out of a heap that is not empty. */
export function heappop<T extends Timed>(heap: T[]): T {
  const last = heap.pop() as T;
  if (heap.length === 0) return last;
  const smallest = heap[0] as T;
  siftTowardsLeaves(heap, 0, last);
  return smallest;
}

/** Orders any list as a heap, in place. */
export function heapify<T extends Timed>(heap: T[]): void {
  for (let position = (heap.length >> 1) - 1; position >= 0; position--) {
    siftTowardsLeaves(heap, position, heap[position] as T);
  }
}

function siftTowardsRoot<T extends Timed>(heap: T[], root: number, start: number, item: T): void {
  let position = start;
  while (position > root) {
    const parentPosition = (position - 1) >> 1;
    const parent = heap[parentPosition] as T;
    if (!(item._when < parent._when)) break;
    heap[position] = parent;
    position = parentPosition;
  }
  heap[position] = item;
}

// As heapq does: the smaller child moves up all the way to a leaf, and only then does the item find its place
// upwards again. Stopping early would be a heap as well, but another order among equals.
function siftTowardsLeaves<T extends Timed>(heap: T[], root: number, item: T): void {
  const end = heap.length;
  let position = root;
  let child = 2 * position + 1;
  while (child < end) {
    const right = child + 1;
    if (right < end && !((heap[child] as T)._when < (heap[right] as T)._when)) child = right;
    heap[position] = heap[child] as T;
    position = child;
    child = 2 * position + 1;
  }
  heap[position] = item;
  siftTowardsRoot(heap, root, position, item);
}
