// A tuple is a fixed row of values. It is told apart from an array so that `repr` can write it with round brackets.

/** What Python calls a tuple: an array to everybody but `repr` and `print`. */
export class Tuple extends Array<unknown> {
  // Array methods such as map() should give plain arrays, not further tuples.
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
}

/**
 * Python's tuple: an array of the given values that cannot be changed, and that `print` and `repr` write with round
 * brackets. (Python's `tuple(iterable)` is `tuple(...iterable)`.)
 *
 * @see https://docs.python.org/3.13/library/stdtypes.html#tuple
 *
 * @example
 * print(tuple("F", "T"), tuple(1), ["F", "T"]); // ('F', 'T') (1,) ['F', 'T']
 */
export function tuple<A extends readonly unknown[]>(...values: A): Readonly<A> {
  const made = new Tuple();
  for (const value of values) made.push(value);
  // It has the values of `A`, which an array that is filled one by one does not show.
  return Object.freeze(made) as unknown as Readonly<A>;
}
