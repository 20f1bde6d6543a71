// JavaScript's promises become futures. Rule: the loop counts them as work outside, and waits for them instead of
// reporting a deadlock.
import type { AbstractEventLoop } from "./abstract_event_loop.js";
import type { FutureOptions } from "./base_futures.js";
import { Future, isFuture } from "./futures.js";
import { isPromise } from "./python/awaitable.js";
import { AssertionError, CancelledError } from "./python/exceptions.js";
import { Options } from "./python/options.js";
import { repr } from "./python/repr.js";
import { getEventLoop } from "./running.js";

/** @internal Stands for a promise. */
export class PromiseFuture<T> extends Future<T> {}

// It is a Future to everybody: also in its repr.
Object.defineProperty(PromiseFuture, "name", { value: Future.name });

/** A future of `loop` that gets the promise's value or reason. Cancelling it leaves a plain promise alone. */
export function fromPromise<T>(promise: PromiseLike<T>, loop: AbstractEventLoop): Future<T> {
  const future = new PromiseFuture<T>({ loop });
  const end = loop._driver.beginOutsideWork();
  // Named as the library's own callbacks are, for traces.
  const _passOnCancel = (): void => {
    end();
    if (future.cancelled() && isCancellable(promise)) promise.cancel();
  };
  future.addDoneCallback(_passOnCancel);
  const settle = (set: () => void): void => {
    end();
    if (loop.isClosed()) return;
    const _setState = (): void => {
      if (!future.done()) set();
    };
    loop.callSoonThreadsafe(_setState);
  };
  promise.then(
    (value) => settle(() => future.setResult(value)),
    (reason: unknown) =>
      settle(() => {
        if (reason instanceof CancelledError) future.cancel(reason.args[0]);
        else future._setException(reason);
      }),
  );
  return future;
}

function isCancellable(promise: object): promise is { cancel(): unknown } {
  return "cancel" in promise && typeof promise.cancel === "function";
}

const wrapFutureOptions = new Options<FutureOptions>("wrapFuture", { loop: true });

/**
 * A promise as a future of the loop; a future comes back as it is. Where CPython has the futures of other threads,
 * JavaScript has promises. Cancelling the future leaves a plain promise alone, as those cannot be cancelled; one that
 * has a method `cancel()`, such as `runCoroutineThreadsafe` gives, has it called.
 *
 * @param options `loop`: whose future it is to be; the running or current loop unless given
 * @throws {AssertionError} when it is neither
 * @throws {TypeError} for an option other than `loop`
 * @see https://docs.python.org/3.13/library/asyncio-future.html#asyncio.wrap_future
 *
 * @example
 * print(yield* asyncio.wrapFuture(Promise.resolve("settled"))); // settled
 */
export function wrapFuture<F extends Future<unknown>>(future: F, options?: FutureOptions): F;
export function wrapFuture<T>(promise: PromiseLike<T>, options?: FutureOptions): Future<T>;
export function wrapFuture(
  given: Future<unknown> | PromiseLike<unknown>,
  options?: FutureOptions,
): Future<unknown> {
  const { loop } = wrapFutureOptions.read(options);
  if (isFuture(given)) return given;
  if (!isPromise(given)) throw new AssertionError(`a promise is expected, got ${repr(given)}`);
  return fromPromise(given, loop ?? getEventLoop());
}
