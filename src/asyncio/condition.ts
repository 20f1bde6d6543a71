// Condition: a lock, and tasks that wait without it to be notified. However a wait ends, it ends with the lock held; and a
// notification that somebody got and could not use goes to the next.
import { Lock } from "./lock.js";
import { Coroutine, type CoroutineGenerator, Definition } from "./python/coroutines.js";
import { CancelledError, chainContext, RuntimeError } from "./python/exceptions.js";
import { repr, reprSymbol } from "./python/repr.js";
import { checkBound } from "./python/unbound.js";
import { Acquirable, reprOfWaitable } from "./waiters.js";

/**
 * Lets tasks wait for a change of something that a lock guards.
 *
 * @example
 * const condition = new asyncio.Condition();
 * const items: string[] = [];
 * const takes = coroutine(function* takes() {
 *   yield* asyncWith(condition, function* () {
 *     yield* condition.waitFor(() => items.length > 0);
 *     print(items.pop()); // tea
 *   });
 * });
 * const task = asyncio.createTask(takes());
 * yield* asyncio.sleep(1);
 * yield* asyncWith(condition, function* () {
 *   items.push("tea");
 *   condition.notify();
 * });
 * yield* task;
 *
 * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Condition
 */
export class Condition extends Acquirable {
  /** @internal */
  readonly _lock: Lock;

  /**
   * @param lock the lock to use, which several conditions may share; one of its own unless given
   * @throws {TypeError} when it is no lock
   */
  constructor(lock: Lock = new Lock()) {
    super();
    if (!(lock instanceof Lock)) throw new TypeError(`Condition() takes the lock itself, got ${repr(lock)}`);
    this._lock = lock;
  }

  /** Does somebody hold the lock? */
  locked(this: Acquirable): boolean {
    return (this as Condition)._lock.locked();
  }

  /**
   * Waits until the lock is free and takes it.
   *
   * @returns true
   * @throws {RuntimeError} when it has to wait and other tasks have waited for the lock in another loop
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Condition.acquire
   */
  acquire(this: Acquirable): Coroutine<true> {
    return (this as Condition)._lock.acquire();
  }

  /**
   * Frees the lock.
   *
   * @throws {RuntimeError} when nobody holds it
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Condition.release
   */
  release(this: Acquirable): void {
    (this as Condition)._lock.release();
  }

  /**
   * Frees the lock, waits to be notified, and takes the lock again. It may have been woken for nothing: see `waitFor`.
   *
   * @returns true
   * @throws {RuntimeError} when nobody holds the lock, or when other tasks have waited in another loop
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Condition.wait
   */
  wait(this: Condition): Coroutine<true> {
    return new Coroutine<true>(wait(this), waitDefinition);
  }

  /**
   * Waits until `predicate` gives something true.
   *
   * @param predicate called at once, with the lock as it is, and then after each wait, with the lock held
   * @returns what `predicate` gave
   * @throws {RuntimeError} when it has to wait and nobody holds the lock
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Condition.wait_for
   */
  waitFor<T>(this: Condition, predicate: (this: void) => T): Coroutine<T> {
    checkBound(predicate, false);
    return new Coroutine<T>(waitFor(this, predicate), waitForDefinition);
  }

  /**
   * Wakes the tasks that have waited longest. They go on one after the other, as each gets the lock.
   *
   * @param n how many, or all if there are fewer; 1 unless given
   * @throws {RuntimeError} when nobody holds the lock
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Condition.notify
   */
  notify(this: Condition, n = 1): void {
    if (!this.locked()) throw new RuntimeError("cannot notify on un-acquired lock");
    this._notify(n);
  }

  /** @internal */
  _notify(n: number): void {
    let left = n;
    for (const waiter of this._waiters) {
      if (left <= 0) return;
      if (waiter.done()) continue;
      left--;
      waiter.setResult(true);
    }
  }

  /**
   * Wakes all tasks that wait.
   *
   * @throws {RuntimeError} when nobody holds the lock
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Condition.notify_all
   */
  notifyAll(this: Condition): void {
    this.notify(this._waiters.length);
  }

  /** @internal */
  override _lack(): string {
    return `${repr(this)}, which nobody is left to notify`;
  }

  [reprSymbol](): string {
    return reprOfWaitable(this, this.constructor === Condition, this.locked() ? "locked" : "unlocked");
  }
}

function* wait(condition: Condition): CoroutineGenerator<true> {
  if (!condition.locked()) throw new RuntimeError("cannot wait on un-acquired lock");
  // Before the lock is freed: a condition of another loop is refused with the lock still held.
  condition._getLoop();
  condition.release();
  let interruption: unknown = null;
  try {
    const waiter = condition._addWaiter();
    try {
      return yield* waiter;
    } catch (error) {
      interruption = error;
      throw error;
    } finally {
      condition._waiters.remove(waiter);
      yield* acquireAgain(condition);
    }
  } catch (error) {
    chainContext(error, interruption);
    // It may have been notified already. Too many wake-ups are allowed, a lost one is not.
    condition._notify(1);
    throw error;
  }
}

/** Takes the lock, however often it is cancelled meanwhile; raises the last such cancellation then. */
function* acquireAgain(condition: Condition): CoroutineGenerator<void> {
  let cancellation: CancelledError | null = null;
  for (;;) {
    try {
      yield* condition.acquire();
      break;
    } catch (error) {
      if (!(error instanceof CancelledError)) throw error;
      cancellation = error;
    }
  }
  if (cancellation !== null) throw cancellation;
}

function* waitFor<T>(condition: Condition, predicate: () => T): CoroutineGenerator<T> {
  let result = predicate();
  while (!result) {
    yield* condition.wait();
    result = predicate();
  }
  return result;
}

const waitDefinition = new Definition({ name: "Condition.wait" });
const waitForDefinition = new Definition({ name: "Condition.wait_for" });
