// Coroutines that were called and never started. CPython reports them when they are collected; here a list holds
// them until they are started or closed, and what is left is reported when their loop closes or the program ends.
import type { EventLoop } from "./base_events.js";
import type { Coroutine } from "./coroutines.js";
import { warn } from "./log.js";

/** A link of the ring that a registry is. */
export interface Link {
  /** @internal */
  _previous: Link | null;
  /** @internal Null once it is taken out. */
  _next: Link | null;
}

/**
 * The unstarted coroutines of one loop, in order of creation. The registry is a link itself, where the ring begins and
 * ends: a coroutine can then be taken out without knowing of which registry.
 */
export class Registry implements Link {
  _previous: Link = this;
  _next: Link = this;

  add(coroutine: Coroutine<unknown>): void {
    const last = this._previous;
    coroutine._previous = last;
    coroutine._next = this;
    last._next = coroutine;
    this._previous = coroutine;
  }

  /** Warns of each coroutine left, and forgets them. */
  report(): void {
    while (this._next !== this) {
      const left = this._next as Coroutine<unknown>;
      unregister(left);
      warn("RuntimeWarning", `${left._description} was never awaited`);
    }
  }
}

/** Takes a coroutine out of its registry; no effect when it is in none. */
export function unregister(coroutine: Link): void {
  const { _previous: previous, _next: next } = coroutine;
  if (previous === null || next === null) return;
  previous._next = next;
  next._previous = previous;
  coroutine._previous = null;
  coroutine._next = null;
}

/** Those made while no loop was running. */
export const outsideLoops: Registry = new Registry();

/** The registry that a coroutine made now belongs to. */
export function registryOf(loop: EventLoop | null): Registry {
  return loop === null ? outsideLoops : loop._neverAwaited;
}
