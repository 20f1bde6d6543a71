// From many samples to one number. Pure.
import type { Statistic } from "./model.js";

/** The middle value; of an even number of them the mean of the two in the middle. @throws {RangeError} when empty */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  if (upper === undefined || lower === undefined) throw new RangeError("no values, no median");
  return (lower + upper) / 2;
}

/** The lowest value. @throws {RangeError} when empty */
export function best(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError("no values, none is the best");
  return Math.min(...values);
}

/** The function behind each statistic's name. */
export const statistics: Readonly<Record<Statistic, (values: readonly number[]) => number>> = {
  best,
  median,
};

/** How many times `b` goes into `a`. @throws {RangeError} when that says nothing: `b` is not above 0 */
export function ratio(a: number, b: number): number {
  if (!(b > 0)) throw new RangeError(`nothing can be measured against ${b}`);
  return a / b;
}
