// Semaphore: at most so many tasks at a time, in the order in which they came. A release hands its slot to the task
// that has waited longest: the slot is that task's before it has even woken.
import { Coroutine, type CoroutineGenerator, Definition } from "./python/coroutines.js";
import { CancelledError, ValueError } from "./python/exceptions.js";
import { repr, reprSymbol } from "./python/repr.js";
import { Acquirable, reprOfWaitable } from "./waiters.js";

/**
 * A counter that `acquire` takes one from and `release` adds one to. It never goes below zero: `acquire` waits instead.
 *
 * @example
 * const two = new asyncio.Semaphore(2);
 * const works = coroutine(function* works(name: string) {
 *   yield* asyncWith(two, function* () {
 *     print(name);
 *     yield* asyncio.sleep(1);
 *   });
 * });
 * yield* asyncio.gather(works("a"), works("b"), works("c")); // c begins when a has ended
 *
 * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Semaphore
 */
export class Semaphore extends Acquirable {
  /** @internal The slots that are free, and nobody's yet. */
  _value: number;

  /**
   * @param value how many may have it at a time; 1 unless given
   * @throws {TypeError} when it is no number
   * @throws {ValueError} when it is less than 0
   */
  constructor(value = 1) {
    super();
    if (typeof value !== "number") throw new TypeError(`a number was expected, got ${repr(value)}`);
    if (value < 0) throw new ValueError("Semaphore initial value must be >= 0");
    this._value = value;
  }

  /** Would `acquire` have to wait? */
  locked(this: Acquirable): boolean {
    return (this as Semaphore)._value === 0 || !this._isNobodyWaiting();
  }

  /**
   * Waits until there is a slot and takes it: at once, without a turn for any other task, if nobody waits for one.
   *
   * @returns true
   * @throws {RuntimeError} when it has to wait and other tasks have waited for it in another loop
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Semaphore.acquire
   */
  acquire(this: Acquirable): Coroutine<true> {
    return new Coroutine<true>(acquire(this as Semaphore), acquireDefinition);
  }

  /**
   * Gives a slot back; the task that has waited longest gets it. There may be more releases than acquires.
   *
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Semaphore.release
   */
  release(this: Acquirable): void {
    const semaphore = this as Semaphore;
    semaphore._value++;
    semaphore._handOut();
  }

  /** @internal Gives a free slot to the first waiter that has none; false when there is no such waiter. */
  _handOut(): boolean {
    if (!this._wakeNext()) return false;
    this._value--;
    return true;
  }

  [reprSymbol](): string {
    const isOwnClass = this.constructor === Semaphore || this.constructor === BoundedSemaphore;
    return reprOfWaitable(this, isOwnClass, this.locked() ? "locked" : `unlocked, value:${this._value}`);
  }
}

/**
 * A semaphore that refuses a release too many.
 *
 * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.BoundedSemaphore
 */
export class BoundedSemaphore extends Semaphore {
  /** @internal */
  readonly _bound: number = this._value;

  /**
   * Gives a slot back, as any semaphore does.
   *
   * @throws {ValueError} when there are as many as in the beginning already
   */
  override release(this: Acquirable): void {
    const { _value, _bound } = this as BoundedSemaphore;
    if (_value >= _bound) throw new ValueError("BoundedSemaphore released too many times");
    super.release();
  }
}

function* acquire(semaphore: Semaphore): CoroutineGenerator<true> {
  if (!semaphore.locked()) {
    semaphore._value--;
    return true;
  }
  const waiter = semaphore._addWaiter();
  try {
    yield* waiter;
  } catch (error) {
    // It had been given a slot, and does not take it.
    if (error instanceof CancelledError && waiter.done() && !waiter.cancelled()) semaphore._value++;
    throw error;
  } finally {
    semaphore._waiters.remove(waiter);
    // Those behind it had to wait for their turn, and there may be slots left for them.
    while (semaphore._value > 0 && semaphore._handOut());
  }
  return true;
}

const acquireDefinition = new Definition({ name: "Semaphore.acquire" });
