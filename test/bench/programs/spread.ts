// Where the sleepers of `timers` have their deadlines: evenly over (0, longest], in an order that looks random.

// Prime to any count that is no multiple of it, so that every place is taken once.
const stride = 7919;

/** The sleep of the `index`-th of `count` sleepers, in the unit of `longest`. */
export function spread(index: number, count: number, longest: number): number {
  return (longest * (((index * stride) % count) + 1)) / count;
}
