// waitFor: awaits something for so long and no longer. What is awaited runs in the calling task.
import { checkSeconds } from "./check_callback.js";
import { ensureFuture } from "./ensure_future.js";
import type { Future } from "./futures.js";
import { type Awaitable, isAwaitable, isPromise, type Suspension } from "./python/awaitable.js";
import { Coroutine, Definition } from "./python/coroutines.js";
import { CancelledError } from "./python/exceptions.js";
import { typeName } from "./python/repr.js";
import { getRunningLoop } from "./running.js";
import { timeout as timeLimit, timeoutFrom } from "./timeouts.js";
import { _releaseWaiter } from "./wait.js";

interface Request {
  readonly awaitable: Awaitable<unknown> | PromiseLike<unknown>;
  readonly timeout: number | null;
}

const definition = new Definition({
  name: "waitFor",
  begin: (held) => begin(held as Request),
});

/**
 * Awaits `awaitable`, for `timeout` seconds at most. When the time is up the awaitable is cancelled, and a TimeoutError
 * is raised once it has ended; one that refuses and gives a result all the same has that result given. To keep a task
 * running, wrap it in `shield`.
 *
 * @param timeout in seconds; null: no limit. At 0 and below, what is done already gives its result, a coroutine is never
 * begun, and a task is cancelled
 * @throws {TimeoutError} at the await, when the time was up; its `cause` is the CancelledError
 * @throws {TypeError} at the await, when it cannot be awaited, or the time is no number
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.wait_for
 *
 * @example
 * print(yield* asyncio.waitFor(asyncio.sleep(1, "in time"), 2)); // in time
 * try {
 *   yield* asyncio.waitFor(asyncio.sleep(10), 2);
 * } catch (error) {
 *   if (!(error instanceof asyncio.TimeoutError)) throw error;
 *   print("too slow");
 * }
 */
export function waitFor<T>(awaitable: Awaitable<T> | PromiseLike<T>, timeout: number | null): Coroutine<T> {
  return new Coroutine({ awaitable, timeout }, definition);
}

function begin({ awaitable, timeout }: Request): Generator<Suspension, unknown, unknown> {
  if (timeout !== null) checkSeconds(timeout, "timeout must be a number of seconds, or null");
  return timeout !== null && timeout <= 0
    ? atOnce(ensureFuture(awaitable as Awaitable<unknown>))
    : within(awaitable, timeout);
}

/** The time is up already. */
function* atOnce(future: Future<unknown>): Generator<Suspension, unknown, unknown> {
  if (future.done()) return future.result();
  yield* cancelAndWait(future);
  try {
    return future.result();
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error;
    throw timeoutFrom(error);
  }
}

function* cancelAndWait(future: Future<unknown>): Generator<Suspension, void, unknown> {
  const waiter = getRunningLoop().createFuture<undefined>();
  const release = (): void => _releaseWaiter(waiter);
  future.addDoneCallback(release);
  try {
    future.cancel();
    // Not the future itself: were this task cancelled now, the future would get that cancellation too.
    yield* waiter;
  } finally {
    future.removeDoneCallback(release);
  }
}

/** `asyncWith(timeout(…), …)`, without the layers. */
function* within(
  awaitable: Awaitable<unknown> | PromiseLike<unknown>,
  timeout: number | null,
): Generator<Suspension, unknown, unknown> {
  const limit = timeLimit(timeout);
  limit._enter();
  let result: unknown;
  try {
    result = yield* toAwait(awaitable);
  } catch (error) {
    limit._exit(error);
    throw error;
  }
  limit._exit(null);
  return result;
}

function toAwait(given: Awaitable<unknown> | PromiseLike<unknown>): Awaitable<unknown> {
  if (isAwaitable(given)) return given;
  if (isPromise(given)) return ensureFuture(given);
  throw new TypeError(`object ${typeName(given)} can't be used in 'await' expression`);
}
