// Notes: what a watcher remembers of the objects that it is shown.

/**
 * Like a WeakMap, but kept in the objects themselves, under a key that nobody else has: very many tasks and timers are
 * watched, and a WeakMap of them took a fifth of the recorder's time, most of it the garbage collector's.
 */
export class Notes<O extends object, V> {
  readonly #key = Symbol("note");

  get(of: O): V | undefined {
    return (of as Record<symbol, V | undefined>)[this.#key];
  }

  set(of: O, note: V): void {
    (of as Record<symbol, V | undefined>)[this.#key] = note;
  }
}
