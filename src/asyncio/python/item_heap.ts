// CPython's heapq for items of any kind, sift for sift: ties leave it in CPython's order, which is not first in, first out.
import { lessThan } from "./less_than.js";

/** Adds `item` to a heap. */
export function heapPush<T>(heap: T[], item: T): void {
  heap.push(item);
  siftTowardsRoot(heap, 0, heap.length - 1);
}

/** Takes the smallest item out of a heap that is not empty. */
export function heapPop<T>(heap: T[]): T {
  const last = heap.pop() as T;
  if (heap.length === 0) return last;
  const smallest = heap[0] as T;
  heap[0] = last;
  siftTowardsLeaves(heap);
  return smallest;
}

function siftTowardsRoot<T>(heap: T[], root: number, start: number): void {
  const item = heap[start] as T;
  let at = start;
  while (at > root) {
    const parent = (at - 1) >> 1;
    if (!lessThan(item, heap[parent])) break;
    heap[at] = heap[parent] as T;
    at = parent;
  }
  heap[at] = item;
}

// All the way down along the smaller children, and then up again: another order among equals than stopping early.
function siftTowardsLeaves<T>(heap: T[]): void {
  const item = heap[0] as T;
  const end = heap.length;
  let at = 0;
  for (let child = 1; child < end; child = 2 * at + 1) {
    const right = child + 1;
    const smaller = right < end && !lessThan(heap[child], heap[right]) ? right : child;
    heap[at] = heap[smaller] as T;
    at = smaller;
  }
  heap[at] = item;
  siftTowardsRoot(heap, 0, at);
}
