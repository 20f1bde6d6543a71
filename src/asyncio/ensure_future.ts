// `ensureFuture` makes a future of the loop of whatever can be awaited; `asPromise` goes the other way round.
import type { AbstractEventLoop } from "./abstract_event_loop.js";
import type { FutureOptions } from "./base_futures.js";
import { type Future, isFuture } from "./futures.js";
import { fromPromise } from "./promises.js";
import { type Awaitable, isAwaitable, isPromise } from "./python/awaitable.js";
import {
  asCoroutine,
  Coroutine,
  type CoroutineGenerator,
  Definition,
  isCoroutine,
} from "./python/coroutines.js";
import { RuntimeError, ValueError } from "./python/exceptions.js";
import { Options } from "./python/options.js";
import { getEventLoop } from "./running.js";
import type { Task } from "./tasks.js";

const ensureFutureOptions = new Options<FutureOptions>("ensureFuture", { loop: true });
const asPromiseOptions = new Options<FutureOptions>("asPromise", { loop: true });

/**
 * A future comes back as it is; a coroutine, or any other awaitable, becomes a task, and a promise a future.
 *
 * @param options `loop`: where to run it; the running or current loop unless given
 * @throws {TypeError} when it cannot be awaited, and for an option other than `loop`
 * @throws {ValueError} when it is a future of another loop than the one given
 * @see https://docs.python.org/3.13/library/asyncio-future.html#asyncio.ensure_future
 */
export function ensureFuture<F extends Future<unknown>>(future: F, options?: FutureOptions): F;
export function ensureFuture<T>(awaitable: Awaitable<T>, options?: FutureOptions): Task<T>;
export function ensureFuture<T>(promise: PromiseLike<T>, options?: FutureOptions): Future<T>;
export function ensureFuture(
  given: Awaitable<unknown> | PromiseLike<unknown>,
  options?: FutureOptions,
): Future<unknown> {
  return futureOf(given, ensureFutureOptions.read(options).loop);
}

/** `ensureFuture`, for the core itself. */
export function futureOf(given: unknown, loop: AbstractEventLoop | undefined): Future<unknown> {
  if (isFuture(given)) {
    if (loop !== undefined && loop !== given.getLoop()) {
      throw new ValueError(
        "The future belongs to a different loop than the one specified as the loop argument",
      );
    }
    return given;
  }
  if (isCoroutine(given) || isAwaitable(given)) return startTask(given, loop);
  if (isPromise(given)) return fromPromise(given, loop ?? getEventLoop());
  throw new TypeError("An asyncio.Future, a coroutine or an awaitable is required");
}

const wrapDefinition = new Definition({ name: "_wrap_awaitable", hasBody: true });

function* wrap<T>(awaitable: Awaitable<T>): CoroutineGenerator<T> {
  return yield* awaitable;
}

function startTask(given: Awaitable<unknown>, loop: AbstractEventLoop | undefined): Task<unknown> {
  const coroutine = isCoroutine(given) ? asCoroutine(given) : new Coroutine(wrap(given), wrapDefinition);
  const chosen = loop ?? getEventLoop();
  try {
    return chosen.createTask(coroutine);
  } catch (error) {
    // What could not be started is not reported as never awaited on top.
    if (error instanceof RuntimeError && isCoroutine(given)) coroutine.close();
    throw error;
  }
}

/**
 * A promise of what an awaitable gives: the other way round than `wrapFuture`. A coroutine becomes a task at once. The
 * promise is rejected with the exception, or the CancelledError, and never settled where the loop ends before.
 *
 * @param options `loop`: where a coroutine is to run; the running or current loop unless given
 * @throws {TypeError} when it cannot be awaited, and for an option other than `loop`
 * @see https://docs.python.org/3.13/library/asyncio-future.html#asyncio.ensure_future
 *
 * @example
 * const promise = asyncio.asPromise(asyncio.sleep(0.01, "slept"));
 * print(yield* asyncio.wrapFuture(promise.then((text) => text.toUpperCase()))); // SLEPT
 */
export function asPromise<T>(awaitable: Awaitable<T>, options?: FutureOptions): Promise<T> {
  const future: Future<T> = ensureFuture(awaitable, asPromiseOptions.read(options));
  const end = future.getLoop()._driver.beginOutsideWait();
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
