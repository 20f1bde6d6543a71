// A fixed row of values, told apart from an array so that `repr` can write it with round brackets.

/** What Python calls a tuple: `exception.args` is one. Frozen when made. */
export class Tuple extends Array<unknown> {
  // Array methods such as map() should give plain arrays, not further tuples.
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
}

/** Makes a {@link Tuple} of the given values. */
export function tuple(...values: readonly unknown[]): Tuple {
  const made = new Tuple();
  for (const value of values) made.push(value);
  return Object.freeze(made) as Tuple;
}
