// `runCoroutineThreadsafe` gives a coroutine to a loop from code that the loop does not run.
import type { AbstractEventLoop } from "../abstract_event_loop.js";
import { FAILED } from "../base_futures.js";
import { ensureFuture } from "../ensure_future.js";
import type { Future } from "../futures.js";
import { type Coroutine, type CoroutineGenerator, isCoroutine } from "../python/coroutines.js";
import { CancelledError, TimeoutError } from "../python/exceptions.js";
import { checkLoop } from "../running.js";

/**
 * What `runCoroutineThreadsafe` gives: a promise that can be cancelled and asked. CPython's is a
 * `concurrent.futures.Future`, whose `result` blocks; here it gives a promise.
 *
 * @see https://docs.python.org/3.13/library/concurrent.futures.html#concurrent.futures.Future
 */
export class ConcurrentFuture<T> implements PromiseLike<T> {
  readonly #loop: AbstractEventLoop;
  readonly #promise: Promise<T>;
  readonly #endWait: () => void;
  #resolve!: (value: T) => void;
  #reject!: (reason: unknown) => void;
  #state: "pending" | "finished" | "cancelled" = "pending";
  #source: Future<T> | null = null;

  /** @internal */
  constructor(loop: AbstractEventLoop) {
    this.#loop = loop;
    this.#endWait = loop._driver.beginOutsideWait();
    this.#promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // As in CPython nobody has to ask for it.
    this.#promise.catch(() => {});
  }

  /** Has it a result or an exception, or was it cancelled? */
  done(this: ConcurrentFuture<T>): boolean {
    return this.#state !== "pending";
  }

  /** Was it cancelled? */
  cancelled(this: ConcurrentFuture<T>): boolean {
    return this.#state === "cancelled";
  }

  /** Cancels it, and soon after the task; false when it is done already. */
  cancel(this: ConcurrentFuture<T>): boolean {
    if (this.#state === "finished") return false;
    if (this.#state === "cancelled") return true;
    this.#end("cancelled");
    this.#reject(new CancelledError());
    const source = this.#source;
    if (source !== null && !this.#loop.isClosed()) this.#loop.callSoonThreadsafe(() => source.cancel());
    return true;
  }

  /**
   * A promise of the result.
   *
   * @param timeout how long to wait at most, in seconds of the loop's clock; null: without a limit
   * @returns rejected with the exception, with a CancelledError, or with a TimeoutError when the time was up
   */
  result(this: ConcurrentFuture<T>, timeout: number | null = null): Promise<T> {
    if (timeout === null || this.done()) return this.#promise;
    return new Promise((resolve, reject) => {
      const timer = this.#loop.callLater(timeout, () => reject(new TimeoutError()));
      this.#promise.then(resolve, reject).finally(() => timer.cancel());
    });
  }

  /** Makes `await` work. */
  // biome-ignore lint/suspicious/noThenProperty: it is like a promise on purpose
  then<A = T, B = never>(
    onResult?: ((value: T) => A | PromiseLike<A>) | null,
    onError?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#promise.then(onResult, onError);
  }

  /** @internal The task that runs the coroutine is there. */
  _follow(source: Future<T>): void {
    this.#source = source;
    if (this.cancelled()) source.cancel();
    source.addDoneCallback(() => this.#copy(source));
  }

  /** @internal */
  _fail(error: unknown): void {
    if (this.done()) return;
    this.#end("finished");
    this.#reject(error);
  }

  #end(state: "finished" | "cancelled"): void {
    this.#state = state;
    this.#endWait();
  }

  #copy(source: Future<T>): void {
    if (source.cancelled()) this.cancel();
    if (this.done()) return;
    if (source._state === FAILED) this._fail(source.exception());
    else {
      this.#end("finished");
      this.#resolve(source.result());
    }
  }
}

/**
 * Has `coroutine` run by `loop`, asked for by code that the loop does not run: a timer or an event handler of Node's, or
 * a promise's. (CPython's asks from another thread. A thread of JavaScript's shares no coroutine with the loop's.)
 *
 * @returns what the result can be waited for with, from outside: a promise that can be cancelled
 * @throws {TypeError} when it is no coroutine, and when `loop` is no loop
 * @throws {RuntimeError} when the loop is closed
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.run_coroutine_threadsafe
 *
 * @example
 * const loop = asyncio.getRunningLoop();
 * const outside = async () => {
 *   const future = asyncio.runCoroutineThreadsafe(asyncio.sleep(0.01, "slept"), loop);
 *   return await future.result(5);
 * };
 * print(yield* asyncio.wrapFuture(Promise.resolve().then(outside))); // slept
 */
export function runCoroutineThreadsafe<T>(
  coroutine: Coroutine<T> | CoroutineGenerator<T>,
  loop: AbstractEventLoop,
): ConcurrentFuture<T> {
  if (!isCoroutine(coroutine)) throw new TypeError("A coroutine object is required");
  checkLoop(loop, "runCoroutineThreadsafe");
  const future = new ConcurrentFuture<T>(loop);
  loop.callSoonThreadsafe(() => {
    try {
      future._follow(ensureFuture(coroutine, { loop }));
    } catch (error) {
      future._fail(error);
      throw error;
    }
  });
  return future;
}
