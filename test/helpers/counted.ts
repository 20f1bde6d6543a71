// How often a list is looked at: work that can be counted, where seconds would depend on the machine.

export interface Counted<T> {
  /** The same list, whose items are counted as they are read. */
  readonly items: readonly T[];
  /** How many were read since this was asked last. */
  reads(): number;
}

export function counted<T>(list: readonly T[]): Counted<T> {
  let count = 0;
  const items = new Proxy(list, {
    get(target, key, receiver) {
      if (typeof key === "string" && /^\d/.test(key)) count++;
      return Reflect.get(target, key, receiver);
    },
  });
  return {
    items,
    reads() {
      const before = count;
      count = 0;
      return before;
    },
  };
}
