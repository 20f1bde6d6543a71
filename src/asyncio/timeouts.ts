// Timeouts: a block, or one await, is cancelled when its time is up, and turns that cancellation into a TimeoutError.
import { cancelFor } from "./cancelling.js";
import { checkSeconds } from "./check_callback.js";
import { currentTask } from "./create_task.js";
import { ensureFuture } from "./ensure_future.js";
import type { Handle } from "./events.js";
import type { Future } from "./futures.js";
import { standsFor } from "./graph.js";
import { type AsyncContextManager, asyncEnter, asyncExit } from "./python/async_with.js";
import { type Awaitable, isAwaitable, isPromise, type Suspension } from "./python/awaitable.js";
import { Coroutine, Definition } from "./python/coroutines.js";
import { ExceptionGroup } from "./python/exception_group.js";
import { CancelledError, chainContext, RuntimeError, TimeoutError } from "./python/exceptions.js";
import { repr, reprSymbol, typeName } from "./python/repr.js";
import { getRunningLoop } from "./running.js";
import type { Task } from "./tasks.js";
import { _releaseWaiter as release } from "./wait.js";

type State = "created" | "active" | "expiring" | "expired" | "finished";

/**
 * What `timeout` and `timeoutAt` give: an asynchronous context manager, to be entered once with `asyncWith`.
 *
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.Timeout
 */
export class Timeout implements AsyncContextManager<Timeout, undefined> {
  private _state: State = "created";
  private _when: number | null;
  private _handle: Handle | null = null;
  private _task: Task<unknown> | null = null;
  /** How many requests to cancel the task had when it entered: those are not this timeout's. */
  private _cancellingBefore = 0;

  /** @param when the deadline, a time of `loop.time()` in seconds; null: none */
  constructor(when: number | null) {
    this._when = when;
  }

  /** The deadline, a time of `loop.time()` in seconds; null when there is none. */
  when(this: Timeout): number | null {
    return this._when;
  }

  /**
   * Moves the deadline.
   *
   * @param when a time of `loop.time()` in seconds, in the past as well; null: no deadline any more
   * @throws {RuntimeError} outside the block, and when the timeout has expired
   * @throws {TypeError} when the time is no number
   * @throws {ValueError} when it is NaN
   */
  reschedule(this: Timeout, when: number | null): void {
    if (this._state === "created") throw new RuntimeError("Timeout has not been entered");
    if (this._state !== "active") throw new RuntimeError(`Cannot change state of ${this._state} Timeout`);
    this._when = when;
    this._handle?.cancel();
    this._handle = null;
    if (when === null) return;
    checkSeconds(when, "when cannot be None");
    const loop = getRunningLoop();
    this._handle = when <= loop.time() ? loop.callSoon(this._onTimeout) : loop.callAt(when, this._onTimeout);
  }

  /** Has the deadline passed while the block was running? */
  expired(this: Timeout): boolean {
    return this._state === "expiring" || this._state === "expired";
  }

  /** Python's `__aenter__`. */
  *[asyncEnter](): Generator<never, Timeout> {
    this._enter();
    return this;
  }

  /** Python's `__aexit__`. */
  *[asyncExit](error: unknown): Generator<never, undefined> {
    this._exit(error);
    return undefined;
  }

  [reprSymbol](): string {
    if (this._state !== "active") return `<Timeout [${this._state}]>`;
    return `<Timeout [active] when=${this._when === null ? "None" : reprRounded(this._when)}>`;
  }

  /** @internal Begins the time; a RuntimeError when it was begun before, or no task is running. */
  _enter(): void {
    if (this._state !== "created") throw new RuntimeError("Timeout has already been entered");
    const task = currentTask();
    if (task === null) throw new RuntimeError("Timeout should be used inside a task");
    this._state = "active";
    this._task = task;
    this._cancellingBefore = task.cancelling();
    this.reschedule(this._when);
  }

  /** @internal Ends it, given what the block raised, or null: a TimeoutError in place of this timeout's CancelledError. */
  _exit(error: unknown): void {
    this._handle?.cancel();
    this._handle = null;
    if (this._state === "active") this._state = "finished";
    if (this._state !== "expiring") return;
    this._state = "expired";
    const isOurs = (this._task as Task<unknown>).uncancel() <= this._cancellingBefore;
    if (!isOurs || error === null) return;
    if (error instanceof CancelledError) throw timeoutFrom(error);
    insertTimeoutError(error);
    if (error instanceof ExceptionGroup) error.exceptions.forEach(insertTimeoutError);
  }

  private readonly _onTimeout = (): void => {
    cancelFor({ by: "timeout", why: "late", of: null }, () => (this._task as Task<unknown>).cancel());
    this._state = "expiring";
    this._handle = null;
  };
}

/** The TimeoutError that stands in the place of a CancelledError. */
function timeoutFrom(cancelled: unknown): TimeoutError {
  const error = new TimeoutError(undefined, { cause: cancelled });
  chainContext(error, cancelled);
  return error;
}

/** What was raised on the way out of the cancelled block was raised because of the timeout: its context says so. */
function insertTimeoutError(raised: unknown): void {
  for (let error = raised; error instanceof Error && "context" in error; error = error.context) {
    if (!(error.context instanceof CancelledError)) continue;
    error.context = timeoutFrom(error.context);
    return;
  }
}

/** Python's `repr(round(when, 3))` of a float. Ties, which only odd sixteenths are, go to the even digit. */
function reprRounded(when: number): string {
  const isTie = Math.abs((when * 16) % 2) === 1;
  const rounded = isTie ? (2 * Math.round(when * 500)) / 1000 : Number(when.toFixed(3));
  if (!Number.isInteger(rounded)) return repr(rounded);
  return Math.abs(rounded) < 1e16 ? `${rounded}.0` : rounded.toExponential();
}

/**
 * Limits how long a block may take. When the time is up the block is cancelled: a CancelledError is raised at its
 * await. Outside the block that becomes a `TimeoutError`. For use with `asyncWith`.
 *
 * @param delay in seconds, from now; at 0 and below the first await that suspends is cancelled; null: no limit
 * @throws {RuntimeError} when no loop is running; at the `asyncWith`, when no task is, or when entered a second time
 * @throws {TypeError} when the delay is no number
 * @throws {ValueError} when it is NaN
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.timeout
 *
 * @example
 * try {
 *   yield* asyncWith(asyncio.timeout(1), function* () {
 *     yield* asyncio.sleep(10);
 *   });
 * } catch (error) {
 *   if (!(error instanceof asyncio.TimeoutError)) throw error;
 *   print("too slow");
 * }
 */
export function timeout(delay: number | null): Timeout {
  const loop = getRunningLoop();
  if (delay === null) return new Timeout(null);
  checkSeconds(delay, "delay must not be None");
  return new Timeout(loop.time() + delay);
}

/**
 * Like `timeout`, with a deadline in place of a delay.
 *
 * @param when a time of `loop.time()` in seconds; null: no limit
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.timeout_at
 *
 * @example
 * const deadline = asyncio.getRunningLoop().time() + 1;
 * yield* asyncWith(asyncio.timeoutAt(deadline), function* (limit) {
 *   print(limit.when() === deadline); // True
 *   limit.reschedule(deadline + 5);
 *   yield* asyncio.sleep(3);
 * });
 */
export function timeoutAt(when: number | null): Timeout {
  return new Timeout(when);
}

const waitForDefinition = new Definition({ name: "wait_for", hasBody: true });

/**
 * Awaits `awaitable`. When the time is up it is cancelled, and a TimeoutError is raised once it has ended; one that
 * refuses and gives a result all the same has that result given. To keep a task running, wrap it in `shield`.
 *
 * @param timeout in seconds; null: no limit. At 0 and below a coroutine is never begun, and a task not done cancelled
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
  return new Coroutine(within(awaitable, timeout), waitForDefinition);
}

function* within(
  awaitable: Awaitable<unknown> | PromiseLike<unknown>,
  seconds: number | null,
): Generator<Suspension, unknown, unknown> {
  if (seconds !== null) checkSeconds(seconds, "timeout must be a number of seconds, or null");
  if (seconds !== null && seconds <= 0) return yield* atOnce(ensureFuture(awaitable as Awaitable<unknown>));
  // What follows is `asyncWith(timeout(seconds), …)`, without the layers.
  const limit = timeout(seconds);
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
  standsFor(waiter, "waitFor", () => [future]);
  const releaseWaiter = (): void => release(waiter);
  future.addDoneCallback(releaseWaiter);
  try {
    cancelFor({ by: "waitFor", why: "late", of: null }, () => future.cancel());
    // Not the future itself: were this task cancelled now, the future would get that cancellation too.
    yield* waiter;
  } finally {
    future.removeDoneCallback(releaseWaiter);
  }
}

function toAwait(given: Awaitable<unknown> | PromiseLike<unknown>): Awaitable<unknown> {
  if (isAwaitable(given)) return given;
  if (isPromise(given)) return ensureFuture(given);
  throw new TypeError(`object ${typeName(given)} can't be used in 'await' expression`);
}
