// Waitable: something that tasks queue up for, first come, first served. Every waiter on its list is the future of one
// suspended coroutine, which takes it off the list itself when it goes on, in whichever way.
import { Future, initFuture, suspendOn } from "./futures.js";
import { LoopBound } from "./mixins.js";
import type { Suspension } from "./python/awaitable.js";
import type { Coroutine } from "./python/coroutines.js";
import type { Steps } from "./python/definition.js";
import { className } from "./python/repr.js";
import { subclass } from "./python/subclass.js";

/**
 * What one task waits for, and its place in the list, in one object: taking a waiter off is then quick wherever it
 * stands, and a thousand tasks that wait for a lock do not each search a list of a thousand.
 */
export interface Waiter extends Future<boolean> {
  /** @internal Whose list it is on. */
  _owner: Waitable;
  /** @internal */
  _previous: Waiter | null;
  /** @internal */
  _next: Waiter | null;
}

const Waiter = subclass<Waiter, [owner: Waitable]>(Future, function Waiter(owner) {
  initFuture(this, owner._getLoop());
  this._owner = owner;
  this._previous = null;
  this._next = null;
});

export abstract class Waitable extends LoopBound {
  /** @internal How many wait. */
  _waiting = 0;
  /** @internal Who has waited longest. */
  _first: Waiter | null = null;
  private _last: Waiter | null = null;
  /**
   * All waiters before this one are done: those woken stay on the list until their tasks go on, and a search for the
   * next to be woken does not pass them again and again.
   */
  private _cursor: Waiter | null = null;

  /**
   * @internal Puts a new waiter at the end of the list.
   *
   * @throws {RuntimeError} when it belongs to another loop than the running one
   */
  _addWaiter(): Waiter {
    const waiter = new Waiter(this);
    const last = this._last;
    if (last === null) this._first = waiter;
    else {
      last._next = waiter;
      waiter._previous = last;
    }
    this._last = waiter;
    this._cursor ??= waiter;
    this._waiting++;
    return waiter;
  }

  /** @internal Takes a waiter off the list. */
  _removeWaiter(waiter: Waiter): void {
    const { _previous: previous, _next: next } = waiter;
    if (previous === null) this._first = next;
    else previous._next = next;
    if (next === null) this._last = previous;
    else next._previous = previous;
    if (this._cursor === waiter) this._cursor = next;
    this._waiting--;
  }

  /** @internal Wakes the first waiter that is not done; false when there is none. */
  _wakeNext(): boolean {
    let waiter = this._cursor;
    while (waiter?.done()) waiter = waiter._next;
    this._cursor = waiter;
    if (waiter === null) return false;
    waiter._setResult(true);
    return true;
  }

  /** @internal Has nobody waited who was not cancelled meanwhile? */
  _isNobodyWaiting(): boolean {
    let waiter = this._first;
    while (waiter?.cancelled()) waiter = waiter._next;
    return waiter === null;
  }
}

/** What an acquire or a wait that has come to its end gives. */
const gotIt: IteratorResult<never, true> = Object.freeze({ done: true, value: true });

/** What tells one way of waiting from another. */
interface Rules<W extends Waitable> {
  /** Takes it without waiting, if it can be taken. */
  tryTake(it: W): boolean;
  /** Somebody who has waited has been woken, and is off the list. */
  onWoken?(it: W): void;
  /** Somebody is off the list without having got it: because of `exception`, maybe after having been woken. */
  onAbandoned?(it: W, waiter: Waiter, exception: unknown): void;
}

/**
 * The body of an `acquire` or a `wait`, by hand: programs do these very often, and a generator for each would cost more
 * than all the rest. The coroutine holds what it waits for; then its waiter, where it has to wait.
 */
export function waitSteps<W extends Waitable>({ tryTake, onWoken, onAbandoned }: Rules<W>): Steps {
  const raise = (coroutine: Coroutine<unknown>, exception: unknown): never => {
    const held = coroutine._body as W | Waiter;
    if (held instanceof Waiter) {
      const it = held._owner as W;
      it._removeWaiter(held);
      onAbandoned?.(it, held, exception);
    }
    throw exception;
  };
  const begin = (coroutine: Coroutine<unknown>, it: W): IteratorResult<Suspension, true> => {
    if (tryTake(it)) return gotIt;
    const waiter = it._addWaiter();
    coroutine._body = waiter;
    return suspendOn(waiter);
  };
  return {
    resume(coroutine) {
      const held = coroutine._body as W | Waiter;
      if (!(held instanceof Waiter)) return begin(coroutine, held);
      try {
        if (!held.done()) return suspendOn(held);
        held.result();
      } catch (error) {
        return raise(coroutine, error);
      }
      const it = held._owner as W;
      it._removeWaiter(held);
      onWoken?.(it);
      return gotIt;
    },
    raise,
  };
}

/**
 * How CPython writes a primitive, but for the address: `<asyncio.locks.Lock object [locked, waiters:2]>`.
 *
 * @param isOwnClass is it an instance of the class itself? A subclass is the program's, and in no module.
 */
export function reprOfWaitable(it: Waitable, isOwnClass: boolean, state: string): string {
  const waiters = it._waiting > 0 ? `, waiters:${it._waiting}` : "";
  return reprOfPrimitive(it, isOwnClass, state + waiters);
}

export function reprOfPrimitive(it: object, isOwnClass: boolean, state: string): string {
  return `<${isOwnClass ? "asyncio.locks." : ""}${className(it)} object [${state}]>`;
}
