// Event: a flag that tasks wait for. Setting it wakes all who wait, whatever becomes of the flag after that.
import { Coroutine, type CoroutineGenerator, Definition } from "./python/coroutines.js";
import { repr, reprSymbol } from "./python/repr.js";
import { reprOfWaitable, Waitable } from "./waiters.js";

/**
 * Tells any number of tasks that something has happened. It begins unset.
 *
 * @example
 * const ready = new asyncio.Event();
 * const waits = coroutine(function* waits() {
 *   yield* ready.wait();
 *   print("ready");
 * });
 * const task = asyncio.createTask(waits());
 * yield* asyncio.sleep(1);
 * ready.set();
 * yield* task;
 *
 * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Event
 */
export class Event extends Waitable {
  private _isSet = false;

  /** Is it set? */
  isSet(this: Event): boolean {
    return this._isSet;
  }

  /**
   * Sets it, and wakes all tasks that wait for it, in the order in which they began to wait.
   *
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Event.set
   */
  set(this: Event): void {
    this._isSet = true;
    for (const waiter of this._waiters) if (!waiter.done()) waiter.setResult(true);
  }

  /**
   * Unsets it: tasks that begin to wait from now on wait for the next `set`.
   *
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Event.clear
   */
  clear(this: Event): void {
    this._isSet = false;
  }

  /**
   * Waits until it is set; when it is set already, not at all, and no other task gets a turn.
   *
   * @returns true, also when it was unset again meanwhile
   * @throws {RuntimeError} when it has to wait and other tasks have waited for it in another loop
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Event.wait
   */
  wait(this: Event): Coroutine<true> {
    return new Coroutine<true>(untilSet(this), waitDefinition);
  }

  /** @internal */
  override _lack(): string {
    return `${repr(this)}, which nobody is left to set`;
  }

  [reprSymbol](): string {
    return reprOfWaitable(this, this.constructor === Event, this._isSet ? "set" : "unset");
  }
}

/** @internal `wait` without a coroutine of its own. */
export function* untilSet(event: Event): CoroutineGenerator<true> {
  if (event.isSet()) return true;
  const waiter = event._addWaiter();
  try {
    return yield* waiter;
  } finally {
    event._waiters.remove(waiter);
  }
}

const waitDefinition = new Definition({ name: "Event.wait" });
