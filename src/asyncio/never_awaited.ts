// Coroutines that were called and never started. CPython reports them when they are collected; here a list holds
// them until they are started or closed, and what is left is reported when their loop closes or the program ends.
import type { EventLoop } from "./base_events.js";
import type { Coroutine } from "./coroutines.js";
import { warn } from "./log.js";

/** The unstarted coroutines of one loop, in order of creation. A linked list: adding and deleting cost nothing. */
export class Registry {
  #first: Coroutine<unknown> | null = null;
  #last: Coroutine<unknown> | null = null;

  add(coroutine: Coroutine<unknown>): void {
    coroutine._previous = this.#last;
    if (this.#last === null) this.#first = coroutine;
    else this.#last._next = coroutine;
    this.#last = coroutine;
  }

  delete(coroutine: Coroutine<unknown>): void {
    const { _previous: previous, _next: next } = coroutine;
    if (previous === null) this.#first = next;
    else previous._next = next;
    if (next === null) this.#last = previous;
    else next._previous = previous;
    coroutine._previous = null;
    coroutine._next = null;
    coroutine._registry = null;
  }

  /** Warns of each coroutine left, and forgets them. */
  report(): void {
    while (this.#first !== null) {
      const left = this.#first;
      this.delete(left);
      warn("RuntimeWarning", `coroutine '${left.name}' was never awaited`);
    }
  }
}

/** Those made while no loop was running. */
export const outsideLoops: Registry = new Registry();

/** The registry that a coroutine made now belongs to. */
export function registryOf(loop: EventLoop | null): Registry {
  return loop === null ? outsideLoops : loop._neverAwaited;
}
