// Lock: one task at a time, in the order in which they came. Nobody who comes later overtakes a task that waits, not
// even in the moment between a release and the wake-up of the next.
import { asyncEnter, asyncExit } from "./async_with.js";
import type { Suspension } from "./awaitable.js";
import { builtinDefinition, Coroutine, type CoroutineGenerator, type Steps } from "./coroutines.js";
import { CancelledError, RuntimeError } from "./exceptions.js";
import { FINISHED } from "./futures.js";
import { reprSymbol } from "./repr.js";
import { failureOf, gotIt, reprOfWaitable, suspendOn, Waitable, Waiter } from "./waiters.js";

/**
 * A mutual exclusion lock for tasks. It belongs to no task in particular: any may release it.
 *
 * @example
 * const lock = new asyncio.Lock();
 * yield* asyncWith(lock, function* () {
 *   print(lock.locked()); // True
 *   yield* asyncio.sleep(1);
 * });
 * print(lock.locked()); // False
 *
 * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Lock
 */
export class Lock extends Waitable {
  /** @internal */
  _locked = false;

  /** Does somebody hold it? */
  locked(): boolean {
    return this._locked;
  }

  /**
   * Waits until the lock is free and takes it. A lock that is free and that nobody waits for is taken at once, without a
   * turn for any other task.
   *
   * @returns true
   * @throws {RuntimeError} when it has to wait and other tasks have waited for it in another loop
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Lock.acquire
   */
  acquire(): Coroutine<true> {
    return new Coroutine<true>(this, definition);
  }

  /**
   * Frees the lock, and wakes the task that has waited longest. The lock is free until that task takes it, but no other
   * gets it before.
   *
   * @throws {RuntimeError} when nobody holds it
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Lock.release
   */
  release(): void {
    if (!this._locked) throw new RuntimeError("Lock is not acquired.");
    this._locked = false;
    this._wakeUpFirst();
  }

  /** @internal Only the first: it may have been woken already, and then it is the one who gets the lock. */
  _wakeUpFirst(): void {
    const first = this._first;
    if (first !== null && !first.done()) first._setResult(true);
  }

  /** `asyncWith` acquires it. */
  *[asyncEnter](): CoroutineGenerator<void> {
    yield* this.acquire();
  }

  /** `asyncWith` releases it. */
  *[asyncExit](_error: unknown): CoroutineGenerator<void> {
    this.release();
  }

  [reprSymbol](): string {
    return reprOfWaitable(this, this.constructor === Lock, this._locked ? "locked" : "unlocked");
  }
}

/**
 * The body of `acquire` by hand: programs lock very often, and a generator for each would cost more than all the rest.
 * The coroutine holds the lock; then the waiter, where it has to wait.
 */
const steps: Steps = {
  resume(coroutine) {
    const held = coroutine._body as Lock | Waiter;
    if (!(held instanceof Waiter)) return begin(coroutine, held);
    if (held._state !== FINISHED) return steps.raise(coroutine, failureOf(held));
    const lock = held._owner as Lock;
    lock._removeWaiter(held);
    lock._locked = true;
    return gotIt;
  },
  raise(coroutine, exception) {
    const held = coroutine._body as Lock | Waiter;
    if (held instanceof Waiter) {
      const lock = held._owner as Lock;
      lock._removeWaiter(held);
      // It may have been the one chosen by a release: the next one is woken in its place.
      if (exception instanceof CancelledError && !lock._locked) lock._wakeUpFirst();
    }
    throw exception;
  },
};

function begin(coroutine: Coroutine<unknown>, lock: Lock): IteratorResult<Suspension, true> {
  if (!lock._locked && lock._isNobodyWaiting()) {
    lock._locked = true;
    return gotIt;
  }
  const waiter = lock._addWaiter();
  coroutine._body = waiter;
  return suspendOn(waiter);
}

const definition = { ...builtinDefinition("Lock.acquire"), steps };
