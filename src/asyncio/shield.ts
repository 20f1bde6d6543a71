// shield: awaits something without passing a cancellation on to it.
import { CANCELLED, FAILED } from "./base_futures.js";
import { ensureFuture } from "./ensure_future.js";
import type { Future } from "./futures.js";
import { noteAwaiter, standsFor } from "./graph.js";
import type { Awaitable } from "./python/awaitable.js";

/**
 * Gives a future that ends as `awaitable` does. Cancelling that future, or the task that awaits it, leaves the awaitable
 * running, whose exception is reported as never retrieved then; cancelling the awaitable itself cancels the future too.
 * One that is done already comes back as it is.
 *
 * @param awaitable what to protect; a coroutine is made a task at once
 * @throws {TypeError} when it cannot be awaited
 * @throws {RuntimeError} for a coroutine, when there is no loop
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.shield
 *
 * @example
 * const work = asyncio.createTask(asyncio.sleep(2, "saved"));
 * try {
 *   yield* asyncio.waitFor(asyncio.shield(work), 1);
 * } catch (error) {
 *   if (!(error instanceof asyncio.TimeoutError)) throw error;
 *   print("still working:", !work.done()); // still working: True
 * }
 * print(yield* work); // saved
 */
export function shield<T>(awaitable: Awaitable<T> | PromiseLike<T>): Future<T> {
  const inner: Future<T> = ensureFuture(awaitable as Awaitable<T>);
  if (inner.done()) return inner;
  const outer = inner.getLoop().createFuture<T>();

  const _innerDoneCallback = (): void => {
    if (outer.cancelled()) {
      // Both in one iteration: nobody will ask, so the exception counts as seen.
      if (!inner.cancelled()) inner.exception();
    } else if (inner._state === CANCELLED) outer.cancel();
    // What was thrown may be null: exception() does not tell.
    else if (inner._state === FAILED) outer._setException(inner.exception());
    else outer._setResult(inner.result());
  };
  const _outerDoneCallback = (): void => {
    if (!inner.done()) inner.removeDoneCallback(_innerDoneCallback);
  };
  if (inner.getLoop()._debug) noteAwaiter(_innerDoneCallback, outer);
  standsFor(outer, "shield", () => [inner]);
  inner.addDoneCallback(_innerDoneCallback);
  outer.addDoneCallback(_outerDoneCallback);
  return outer;
}
