// What locks, events, conditions and semaphores have in common: the futures that tasks wait for, first come, first served.
// A future leaves the queue when its task goes on, in whichever way; until then it stands there, also once it is done.
import type { Future } from "./futures.js";
import { asyncEnter, asyncExit } from "./python/async_with.js";
import type { Coroutine, CoroutineGenerator } from "./python/coroutines.js";
import { Deque } from "./python/deque.js";
import { className, repr } from "./python/repr.js";
import { LoopBound } from "./running.js";

export abstract class Waitable extends LoopBound {
  /** @internal */
  readonly _waiters: Deque<Future<true>> = new Deque();

  /**
   * @internal Puts a new future at the end of the queue.
   *
   * @throws {RuntimeError} when it belongs to another loop than the running one
   */
  _addWaiter(): Future<true> {
    const waiter = this._makeWaiter<true>();
    this._waiters.push(waiter);
    return waiter;
  }

  /** @internal */
  _lack(): string {
    return `${repr(this)}, which nobody is left to release`;
  }

  /** @internal Wakes the first who has not been woken, nor cancelled; false when there is none. */
  _wakeNext(): boolean {
    for (const waiter of this._waiters) {
      if (waiter.done()) continue;
      waiter.setResult(true);
      return true;
    }
    return false;
  }

  /** @internal Has nobody waited who was not cancelled meanwhile? */
  _isNobodyWaiting(): boolean {
    if (this._waiters.length === 0) return true;
    for (const waiter of this._waiters) if (!waiter.cancelled()) return false;
    return true;
  }
}

/** What `asyncWith` acquires and releases; the body is given nothing. */
export abstract class Acquirable extends Waitable {
  abstract acquire(): Coroutine<true>;
  abstract release(): void;

  /** `asyncWith` acquires it. */
  *[asyncEnter](): CoroutineGenerator<void> {
    yield* this.acquire();
  }

  /** `asyncWith` releases it. */
  *[asyncExit](_error: unknown): CoroutineGenerator<void> {
    this.release();
  }
}

/**
 * How CPython writes a primitive, but for the address: `<asyncio.locks.Lock object [locked, waiters:2]>`.
 *
 * @param isOwnClass is it an instance of the class itself? A subclass is the program's, and in no module.
 */
export function reprOfWaitable(it: Waitable, isOwnClass: boolean, state: string): string {
  const { length } = it._waiters;
  return reprOfPrimitive(it, isOwnClass, length > 0 ? `${state}, waiters:${length}` : state);
}

export function reprOfPrimitive(it: object, isOwnClass: boolean, state: string): string {
  return `<${isOwnClass ? "asyncio.locks." : ""}${className(it)} object [${state}]>`;
}
