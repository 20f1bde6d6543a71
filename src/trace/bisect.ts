// Looking things up in ascending numbers.

/** How many of the first `length` numbers, which ascend, are below `limit`. */
export function countBelow(
  numbers: ArrayLike<number>,
  limit: number,
  from = 0,
  length = numbers.length,
): number {
  let low = from;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
