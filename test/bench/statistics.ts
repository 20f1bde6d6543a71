// From many samples to one number. Pure.

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

/** The highest value: what never was to be above its target. @throws {RangeError} when empty */
export function worst(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError("no values, none is the worst");
  return Math.max(...values);
}

/** What each would be if all were alike. @throws {RangeError} when empty */
export function mean(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError("no values, no mean");
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The mean for ratios: 2 and one half make 1, in whatever order they were divided. @throws {RangeError} when empty */
export function geometricMean(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError("no values, no mean");
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

/** The function behind each statistic's name. */
export const statistics = { best, worst, mean, median, "geometric mean": geometricMean } as const;

/** How many times `b` goes into `a`. @throws {RangeError} when that says nothing: `b` is not above 0 */
export function ratio(a: number, b: number): number {
  if (!(b > 0)) throw new RangeError(`nothing can be measured against ${b}`);
  return a / b;
}
