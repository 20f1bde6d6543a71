// `ensureFuture` makes a future of the loop of whatever can be awaited. `asPromise` goes the other way round, for
// whoever waits outside.
import type { AbstractEventLoop } from "./abstract_event_loop.js";
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

export interface EnsureFutureOptions {
  readonly loop?: AbstractEventLoop;
}

const ensureFutureOptions = new Options<EnsureFutureOptions>("ensureFuture", { loop: true });
const asPromiseOptions = new Options<EnsureFutureOptions>("asPromise", { loop: true });

/**
 * A future (or task) comes back as it is; a coroutine, or any other awaitable, becomes a task; a JavaScript promise
 * becomes a future that is set when the promise settles.
 *
 * @param options `loop`: where to run it; the running or current loop unless given
 * @throws {TypeError} when it cannot be awaited, and for an option other than `loop`
 * @throws {ValueError} when it is a future of another loop than the one given
 * @see https://docs.python.org/3.13/library/asyncio-future.html#asyncio.ensure_future
 */
export function ensureFuture<F extends Future<unknown>>(future: F, options?: EnsureFutureOptions): F;
export function ensureFuture<T>(awaitable: Awaitable<T>, options?: EnsureFutureOptions): Task<T>;
export function ensureFuture<T>(promise: PromiseLike<T>, options?: EnsureFutureOptions): Future<T>;
export function ensureFuture(
  given: Awaitable<unknown> | PromiseLike<unknown>,
  options?: EnsureFutureOptions,
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
  if (isCoroutine(given)) return startTask(asCoroutine(given), loop, true);
  if (isAwaitable(given)) return startTask(new Coroutine(wrap(given), wrapDefinition), loop, false);
  if (isPromise(given)) return fromPromise(given, loop ?? getEventLoop());
  throw new TypeError("An asyncio.Future, a coroutine or an awaitable is required");
}

const wrapDefinition = new Definition({ name: "_wrap_awaitable" });

function* wrap<T>(awaitable: Awaitable<T>): CoroutineGenerator<T> {
  return yield* awaitable;
}

function startTask<T>(
  coroutine: Coroutine<T>,
  loop: AbstractEventLoop | undefined,
  shouldClose: boolean,
): Task<T> {
  const chosen = loop ?? getEventLoop();
  try {
    return chosen.createTask(coroutine);
  } catch (error) {
    // What could not be started is not reported as never awaited on top.
    if (error instanceof RuntimeError && shouldClose) coroutine.close();
    throw error;
  }
}

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
