// This is Python's `<`, for what stands in a priority queue.
import { typeName } from "./repr.js";

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
