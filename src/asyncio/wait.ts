// wait: waits for some or all of several futures, and tells which are done. Rule: it cancels none, and raises nothing of theirs.
import { FAILED } from "./base_futures.js";
import { type Future, isFuture } from "./futures.js";
import { noteAwaiter, standsFor } from "./graph.js";
import { isIterable, type Suspension } from "./python/awaitable.js";
import { Coroutine, Definition, isCoroutine } from "./python/coroutines.js";
import { ValueError } from "./python/exceptions.js";
import { Options } from "./python/options.js";
import { className, repr, str, tuple, typeName } from "./python/repr.js";
import { getRunningLoop } from "./running.js";

/**
 * For `wait`: return when any one is done.
 *
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.FIRST_COMPLETED
 */
export const FIRST_COMPLETED = "FIRST_COMPLETED" as const;
/**
 * For `wait`: return when any one has raised an exception; where none does, when all are done.
 *
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.FIRST_EXCEPTION
 */
export const FIRST_EXCEPTION = "FIRST_EXCEPTION" as const;
/**
 * For `wait`: return when all are done.
 *
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.ALL_COMPLETED
 */
export const ALL_COMPLETED = "ALL_COMPLETED" as const;

/** When `wait` returns. */
export type ReturnWhen = typeof FIRST_COMPLETED | typeof FIRST_EXCEPTION | typeof ALL_COMPLETED;

/** What `wait` takes. */
export interface WaitOptions {
  /** Return after so many seconds at the latest; null, as unless given: never. */
  readonly timeout?: number | null;
  /** `asyncio.ALL_COMPLETED` unless given. */
  readonly returnWhen?: ReturnWhen;
}

const waitOptions = new Options<WaitOptions>("wait", { timeout: true, returnWhen: true });

/** A tuple of those that are done and those that are not, each in the order in which they were given. */
export type DoneAndPending<F> = readonly [done: Set<F>, pending: Set<F>];

const definition = new Definition({ name: "wait" });

/**
 * Waits for futures and tasks, and gives a tuple of two sets: those done, and those pending when the time was up or
 * `returnWhen` came true, which run on. Nothing is raised that they raised. It takes two iterations at least.
 *
 * @param fs the futures and tasks; an array, a set, or a generator of them
 * @param options `timeout` in seconds; `returnWhen`, one of the three constants
 * @throws {TypeError} at once, for an option that there is not; at the await, for a single future, and for what is none
 * @throws {ValueError} at the await, when there is nothing to wait for, and for another `returnWhen`
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.wait
 *
 * @example
 * const quick = asyncio.createTask(asyncio.sleep(1, "quick"));
 * const slow = asyncio.createTask(asyncio.sleep(2, "slow"));
 * const [done, pending] = yield* asyncio.wait([quick, slow], { returnWhen: asyncio.FIRST_COMPLETED });
 * print(done.has(quick), pending.has(slow)); // True True
 */
export function wait<F extends Future<unknown>>(
  fs: Iterable<F>,
  options?: WaitOptions,
): Coroutine<DoneAndPending<F>> {
  const { timeout = null, returnWhen = ALL_COMPLETED } = waitOptions.read(options);
  return new Coroutine(untilReturn(fs, timeout, returnWhen), definition);
}

/** The futures that `wait` is given, looked at in CPython's order. */
function checked(fs: Iterable<unknown>, returnWhen: ReturnWhen): ReadonlySet<Future<unknown>> {
  // A bare generator is no coroutine here: it gives the futures.
  if (isFuture(fs) || fs instanceof Coroutine)
    throw new TypeError(`expect a list of futures, not ${className(fs)}`);
  const given = isIterable(fs) ? new Set(fs) : null;
  if (!fs || given?.size === 0) throw new ValueError("Set of Tasks/Futures is empty.");
  if (![FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED].includes(returnWhen))
    throw new ValueError(`Invalid return_when value: ${str(returnWhen)}`);
  if (given === null) throw new TypeError(`'${typeName(fs)}' object is not iterable`);
  const others = [...given].filter((one) => !isFuture(one));
  if (others.some(isCoroutine)) throw new TypeError("Passing coroutines is forbidden, use tasks explicitly.");
  if (others.length > 0) throw new TypeError(`expect a list of futures, not of ${repr(others[0])}`);
  return given as ReadonlySet<Future<unknown>>;
}

function* untilReturn(
  fs: Iterable<unknown>,
  timeout: number | null,
  returnWhen: ReturnWhen,
): Generator<Suspension, DoneAndPending<Future<unknown>>> {
  const futures = checked(fs, returnWhen);
  const loop = getRunningLoop();
  const waiter = loop.createFuture<undefined>();
  const timer = timeout === null ? null : loop.callLater(timeout, _releaseWaiter, waiter);
  let left = futures.size;
  const _onCompletion = (future: Future<unknown>): void => {
    left--;
    if (left > 0 && returnWhen !== FIRST_COMPLETED && !(returnWhen === FIRST_EXCEPTION && isFailed(future))) {
      return;
    }
    // Here already: when a timer leaves the heap shows in the order of others whose deadlines are equal.
    timer?.cancel();
    _releaseWaiter(waiter);
  };
  if (loop._debug) noteAwaiter(_onCompletion, loop._currentTask ?? waiter);
  standsFor(waiter, "wait", () => futures);
  for (const future of futures) future.addDoneCallback(_onCompletion);
  try {
    yield* waiter;
  } finally {
    timer?.cancel();
    for (const future of futures) future.removeDoneCallback(_onCompletion);
  }
  // Only now, not when the waiter was released: what has ended since counts as done.
  return tuple(
    new Set([...futures].filter((future) => future.done())),
    new Set([...futures].filter((future) => !future.done())),
  );
}

/** As CPython does it by asking for the exception: who has been looked at like this is not reported. */
function isFailed(future: Future<unknown>): boolean {
  if (future._state !== FAILED) return false;
  future._markRetrieved();
  return true;
}

/** @internal Lets go whoever awaits `waiter`, unless something else has. */
export function _releaseWaiter(waiter: Future<undefined>): void {
  if (!waiter.done()) waiter._setResult(undefined);
}
