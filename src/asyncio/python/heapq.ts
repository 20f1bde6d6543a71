// CPython's heapq, sift for sift, and Python's `<`, for what stands in a priority queue. Rule: equal items leave the
// heap in CPython's order.
import { typeName } from "./repr.js";

/** Tells which of two items comes first: Python's `<`. */
type LessThan<T> = (a: T, b: T) => boolean;

/** Adds `item` to a heap. */
export function heapPush<T>(heap: T[], item: T, isLess: LessThan<T>): void {
  heap.push(item);
  siftTowardsRoot(heap, 0, heap.length - 1, isLess);
}

/** Takes the smallest item out of a heap that is not empty. */
export function heapPop<T>(heap: T[], isLess: LessThan<T>): T {
  const last = heap.pop() as T;
  if (heap.length === 0) return last;
  const smallest = heap[0] as T;
  heap[0] = last;
  siftTowardsLeaves(heap, 0, isLess);
  return smallest;
}

/** Makes a heap of a list. */
export function heapify<T>(list: T[], isLess: LessThan<T>): void {
  for (let at = (list.length >> 1) - 1; at >= 0; at--) siftTowardsLeaves(list, at, isLess);
}

function siftTowardsRoot<T>(heap: T[], root: number, start: number, isLess: LessThan<T>): void {
  const item = heap[start] as T;
  let at = start;
  while (at > root) {
    const parent = (at - 1) >> 1;
    if (!isLess(item, heap[parent] as T)) break;
    heap[at] = heap[parent] as T;
    at = parent;
  }
  heap[at] = item;
}

// All the way down along the smaller children, and then up again: another order among equals than stopping early.
function siftTowardsLeaves<T>(heap: T[], root: number, isLess: LessThan<T>): void {
  const item = heap[root] as T;
  const end = heap.length;
  let at = root;
  for (let child = 2 * at + 1; child < end; child = 2 * at + 1) {
    const right = child + 1;
    const isRightFirst = right < end && !isLess(heap[child] as T, heap[right] as T);
    const smaller = isRightFirst ? right : child;
    heap[at] = heap[smaller] as T;
    at = smaller;
  }
  heap[at] = item;
  siftTowardsRoot(heap, root, at, isLess);
}

/** An object with an order of its own: Python's `__lt__`. */
interface Ordered {
  /** Does it come before `other`? */
  lessThan(other: unknown): boolean;
}

function isOrdered(value: unknown): value is Ordered {
  return (
    typeof value === "object" && value !== null && "lessThan" in value && typeof value.lessThan === "function"
  );
}

/**
 * Is `a` less than `b`, as Python compares? Numbers (booleans and bigints among them) by value, strings by code points,
 * dates by time, arrays as tuples: by their first items that differ, else the shorter first. Other objects must have a
 * method `lessThan(other)`.
 *
 * @throws {TypeError} when the two have no order
 */
export function lessThan(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number") return a < b;
  if (typeof a === "string" && typeof b === "string") return stringLessThan(a, b);
  if (Array.isArray(a) && Array.isArray(b)) return arrayLessThan(a, b);
  if (isNumeric(a) && isNumeric(b)) return a < b;
  if (a instanceof Date && b instanceof Date) return a < b;
  if (isOrdered(a)) return a.lessThan(b);
  throw new TypeError(`'<' not supported between instances of '${typeName(a)}' and '${typeName(b)}'`);
}

function isNumeric(value: unknown): value is number | bigint | boolean {
  return typeof value === "number" || typeof value === "bigint" || typeof value === "boolean";
}

/** JavaScript compares UTF-16's halves of a character, which sorts those beyond U+FFFF too early. */
function stringLessThan(a: string, b: string): boolean {
  const end = Math.min(a.length, b.length);
  let at = 0;
  while (at < end && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  if (at === end) return a.length < b.length;
  return weight(a.charCodeAt(at)) < weight(b.charCodeAt(at));
}

/** Puts the surrogates, which stand for the characters beyond U+FFFF, behind all others. */
function weight(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

function arrayLessThan(a: readonly unknown[], b: readonly unknown[]): boolean {
  const end = Math.min(a.length, b.length);
  for (let at = 0; at < end; at++) {
    if (!equal(a[at], b[at])) return lessThan(a[at], b[at]);
  }
  return a.length < b.length;
}

/** Python's `==`, as far as it decides which items of two tuples are compared: objects are equal to themselves only. */
function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  // biome-ignore lint/suspicious/noDoubleEquals: 1 == 1n == true, as in Python
  if (isNumeric(a) && isNumeric(b)) return a == b;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, at) => equal(item, b[at]));
  }
  return a instanceof Date && b instanceof Date && a.getTime() === b.getTime();
}
