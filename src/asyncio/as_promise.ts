// asPromise: what the loop runs, for those who wait outside of it.

import { type EnsureFutureOptions, ensureFuture } from "./ensure_future.js";
import type { Future } from "./futures.js";
import type { Awaitable } from "./python/awaitable.js";
import { Options } from "./python/options.js";

const asPromiseOptions = new Options<EnsureFutureOptions>("asPromise", { loop: true });

/**
 * A promise of what an awaitable gives: the other way round than `wrapFuture`. A coroutine becomes a task at once. The
 * promise is rejected with the exception, or with the CancelledError when it is cancelled. Where the loop ends before,
 * it is never settled.
 *
 * @param options `loop`: where a coroutine is to run; the running or current loop unless given
 * @throws {TypeError} when it cannot be awaited, and for an option other than `loop`
 * @see https://docs.python.org/3.13/library/asyncio-future.html#asyncio.ensure_future
 *
 * @example
 * const promise = asyncio.asPromise(asyncio.sleep(0.01, "slept"));
 * print(yield* asyncio.wrapFuture(promise.then((text) => text.toUpperCase()))); // SLEPT
 */
export function asPromise<T>(awaitable: Awaitable<T>, options?: EnsureFutureOptions): Promise<T> {
  const future: Future<T> = ensureFuture(awaitable, asPromiseOptions.read(options));
  const end = future.getLoop()._beginOutsideWait();
  return new Promise((resolve, reject) => {
    // Named as the library's own callbacks are, for traces.
    const _settle = (): void => {
      end();
      try {
        resolve(future.result());
      } catch (error) {
        reject(error);
      }
    };
    future.addDoneCallback(_settle);
  });
}
