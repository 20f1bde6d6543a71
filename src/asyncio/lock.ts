// Lock: one task at a time, in the order in which they came. Nobody who comes later overtakes a task that waits, not
// even in the moment between a release and the wake-up of the next.
import { Coroutine, type CoroutineGenerator, Definition } from "./python/coroutines.js";
import { CancelledError, RuntimeError } from "./python/exceptions.js";
import { reprSymbol } from "./python/repr.js";
import { Acquirable, reprOfWaitable } from "./waiters.js";

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
export class Lock extends Acquirable {
  /** @internal */
  _locked = false;

  /** Does somebody hold it? */
  locked(this: Acquirable): boolean {
    return (this as Lock)._locked;
  }

  /**
   * Waits until the lock is free and takes it. A lock that is free and that nobody waits for is taken at once, without a
   * turn for any other task.
   *
   * @returns true
   * @throws {RuntimeError} when it has to wait and other tasks have waited for it in another loop
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Lock.acquire
   */
  acquire(this: Acquirable): Coroutine<true> {
    return new Coroutine<true>(acquire(this as Lock), acquireDefinition);
  }

  /**
   * Frees the lock, and wakes the task that has waited longest. The lock is free until that task takes it, but no other
   * gets it before.
   *
   * @throws {RuntimeError} when nobody holds it
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Lock.release
   */
  release(this: Acquirable): void {
    const lock = this as Lock;
    if (!lock._locked) throw new RuntimeError("Lock is not acquired.");
    lock._locked = false;
    lock._wakeFirst();
  }

  /** @internal Only the first: it may have been woken already, and then it is the one who gets the lock. */
  _wakeFirst(): void {
    const { first } = this._waiters;
    if (first !== undefined && !first.done()) first.setResult(true);
  }

  [reprSymbol](): string {
    return reprOfWaitable(this, this.constructor === Lock, this._locked ? "locked" : "unlocked");
  }
}

function* acquire(lock: Lock): CoroutineGenerator<true> {
  if (lock._locked || !lock._isNobodyWaiting()) {
    const waiter = lock._addWaiter();
    try {
      yield* waiter;
    } catch (error) {
      lock._waiters.remove(waiter);
      // It may have been the one chosen by a release: the next one is woken in its place.
      if (error instanceof CancelledError && !lock._locked) lock._wakeFirst();
      throw error;
    }
    lock._waiters.remove(waiter);
  }
  lock._locked = true;
  return true;
}

const acquireDefinition = new Definition({ name: "Lock.acquire" });
