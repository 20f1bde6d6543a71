// Coroutines that were called and never started. CPython reports them when they are collected; here a list holds
// them, and those in it that were neither started nor closed are reported when their loop closes or the program ends.
import type { EventLoop } from "./base_events.js";
import type { Coroutine } from "./coroutines.js";
import { warn } from "./log.js";

/** So many entries are kept before it is looked at for the first time which of them were started meanwhile. */
const fewEntries = 256;

/**
 * The unstarted coroutines of one loop, in order of creation. Nearly every coroutine is started right after it is made,
 * so nothing is done when that happens: started ones are swept out when the list has doubled.
 */
export class Registry {
  #coroutines: Coroutine<unknown>[] = [];
  #limit = fewEntries;

  add(coroutine: Coroutine<unknown>): void {
    if (this.#coroutines.push(coroutine) >= this.#limit) this.#sweep();
  }

  /** Warns of each coroutine left, and forgets them. */
  report(): void {
    const left = this.#coroutines.filter((coroutine) => coroutine._isUnstarted);
    this.#coroutines = [];
    this.#limit = fewEntries;
    for (const coroutine of left) warn("RuntimeWarning", `${coroutine._description} was never awaited`);
  }

  #sweep(): void {
    this.#coroutines = this.#coroutines.filter((coroutine) => coroutine._isUnstarted);
    this.#limit = Math.max(fewEntries, 2 * this.#coroutines.length);
  }
}

/** Those made while no loop was running. */
export const outsideLoops: Registry = new Registry();

/** The registry that a coroutine made now belongs to. */
export function registryOf(loop: EventLoop | null): Registry {
  return loop === null ? outsideLoops : loop._neverAwaited;
}
