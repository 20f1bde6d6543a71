// CPython's heapq, sift for sift: it is not stable, and equal items leave the heap in CPython's order.

/** Tells which of two items comes first: Python's `<`. */
type LessThan<T> = (a: T, b: T) => boolean;

/** Adds `item` to a heap. */
export function heapPush<T>(heap: T[], item: T, lessThan: LessThan<T>): void {
  heap.push(item);
  siftTowardsRoot(heap, 0, heap.length - 1, lessThan);
}

/** Takes the smallest item out of a heap that is not empty. */
export function heapPop<T>(heap: T[], lessThan: LessThan<T>): T {
  const last = heap.pop() as T;
  if (heap.length === 0) return last;
  const smallest = heap[0] as T;
  heap[0] = last;
  siftTowardsLeaves(heap, 0, lessThan);
  return smallest;
}

/** Makes a heap of a list. */
export function heapify<T>(list: T[], lessThan: LessThan<T>): void {
  for (let at = (list.length >> 1) - 1; at >= 0; at--) siftTowardsLeaves(list, at, lessThan);
}

function siftTowardsRoot<T>(heap: T[], root: number, start: number, lessThan: LessThan<T>): void {
  const item = heap[start] as T;
  let at = start;
  while (at > root) {
    const parent = (at - 1) >> 1;
    if (!lessThan(item, heap[parent] as T)) break;
    heap[at] = heap[parent] as T;
    at = parent;
  }
  heap[at] = item;
}

// All the way down along the smaller children, and then up again: another order among equals than stopping early.
function siftTowardsLeaves<T>(heap: T[], root: number, lessThan: LessThan<T>): void {
  const item = heap[root] as T;
  const end = heap.length;
  let at = root;
  for (let child = 2 * at + 1; child < end; child = 2 * at + 1) {
    const right = child + 1;
    const isRightFirst = right < end && !lessThan(heap[child] as T, heap[right] as T);
    const smaller = isRightFirst ? right : child;
    heap[at] = heap[smaller] as T;
    at = smaller;
  }
  heap[at] = item;
  siftTowardsRoot(heap, root, at, lessThan);
}
