// asCompleted: the results of several awaitables in the order in which they end.
import { ensureFuture } from "./ensure_future.js";
import type { TimerHandle } from "./events.js";
import { type Future, isFuture } from "./futures.js";
import { type AsyncForIterable, type AsyncForIterator, asyncIter, asyncNext } from "./python/asyncgens.js";
import { type Awaitable, isIterable, type ResultOf, type Suspension } from "./python/awaitable.js";
import { Coroutine, Definition } from "./python/coroutines.js";
import { StopAsyncIteration, TimeoutError } from "./python/exceptions.js";
import { Options } from "./python/options.js";
import { className, typeName } from "./python/repr.js";
import { Queue } from "./queues.js";
import { getEventLoop } from "./running.js";
import type { Task } from "./tasks.js";

/** What `asCompleted` takes. */
export interface AsCompletedOptions {
  /** Raise a TimeoutError in place of what is not done after so many seconds; null, as unless given: never. */
  readonly timeout?: number | null;
}

const asCompletedOptions = new Options<AsCompletedOptions>("asCompleted", { timeout: true });

/** What stands for an awaitable once it is under way: a future or task for itself. */
export type UnderWay<A> =
  A extends Future<unknown> ? A : A extends PromiseLike<unknown> ? Future<ResultOf<A>> : Task<ResultOf<A>>;

type Completable = Awaitable<unknown> | PromiseLike<unknown>;

/**
 * Runs awaitables concurrently, and gives an iterator of their results in the order in which they end.
 *
 * A plain `for` gives new coroutines: awaiting one gives the next result, or raises the next exception. `asyncFor` gives
 * the futures and tasks themselves, done; those of coroutines are tasks made for them. Either may be left and resumed.
 * Awaitables that end in the same iteration come in the order in which they ended.
 *
 * @param aws the awaitables; one that is given twice counts once
 * @param options `timeout` in seconds: what remains after it raises a TimeoutError; nothing is cancelled
 * @throws {TypeError} for a single awaitable, for what cannot be awaited, and for an option other than `timeout`
 * @throws {RuntimeError} when there is no loop
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.as_completed
 *
 * @example
 * const aws = [asyncio.sleep(2, "slow"), asyncio.sleep(1, "quick")];
 * for (const next of asyncio.asCompleted(aws)) {
 *   print(yield* next); // quick, then slow
 * }
 *
 * @example
 * const tasks = [2, 1].map((delay) => asyncio.createTask(asyncio.sleep(delay, delay)));
 * yield* asyncFor(asyncio.asCompleted(tasks), function* (task) {
 *   print(tasks.indexOf(task), yield* task); // 1 1, then 0 2
 * });
 */
export function asCompleted<A extends Completable>(
  aws: Iterable<A>,
  options?: AsCompletedOptions,
): AsCompleted<A> {
  const { timeout = null } = asCompletedOptions.read(options);
  // A bare generator is no coroutine here: it gives the awaitables.
  if (isFuture(aws) || aws instanceof Coroutine)
    throw new TypeError(`expects an iterable of awaitables, not ${className(aws)}`);
  return new AsCompleted(aws, timeout);
}

/** What `asCompleted` gives. */
export class AsCompleted<A extends Completable>
  implements
    IterableIterator<Coroutine<ResultOf<A>>>,
    AsyncForIterable<UnderWay<A>>,
    AsyncForIterator<UnderWay<A>>
{
  /** Those done and not yet handed out, in the order in which they ended; null for each that the time ran out on. */
  private readonly _done = new Queue<Future<unknown> | null>();
  private readonly _todo: Set<Future<unknown>>;
  private readonly _timer: TimerHandle | null = null;
  /** How many are still to be handed out. */
  private _left: number;

  /** @internal */
  constructor(aws: Iterable<A>, timeout: number | null) {
    const loop = getEventLoop();
    if (!isIterable(aws)) throw new TypeError(`'${typeName(aws)}' object is not iterable`);
    this._todo = new Set([...new Set(aws)].map((aw) => ensureFuture(aw as Awaitable<unknown>, { loop })));
    this._left = this._todo.size;
    for (const future of this._todo) future.addDoneCallback(this._handleCompletion);
    if (timeout !== null && this._left > 0) this._timer = loop.callLater(timeout, this._handleTimeout);
  }

  [Symbol.iterator](): this {
    return this;
  }

  /** A coroutine that gives the next result. */
  next(): IteratorResult<Coroutine<ResultOf<A>>, undefined> {
    if (this._left === 0) return { done: true, value: undefined };
    this._left--;
    return { done: false, value: new Coroutine(this._nextResult(), waitForOne) };
  }

  /** Python's `__aiter__`. */
  [asyncIter](): this {
    return this;
  }

  /** Python's `__anext__`: the next one, done; a StopAsyncIteration after the last, a TimeoutError when the time is over. */
  *[asyncNext](): Generator<Suspension, UnderWay<A>, unknown> {
    if (this._left === 0) throw new StopAsyncIteration();
    this._left--;
    return (yield* new Coroutine(this._nextDone(), anext)) as UnderWay<A>;
  }

  private *_nextResult(): Generator<Suspension, unknown, unknown> {
    return (yield* this._nextDone()).result();
  }

  private *_nextDone(): Generator<Suspension, Future<unknown>, unknown> {
    const future = yield* this._done.get();
    if (future === null) throw new TimeoutError();
    return future;
  }

  private readonly _handleCompletion = (future: Future<unknown>): void => {
    // The timeout may have been first, in the same iteration.
    if (!this._todo.delete(future)) return;
    this._done.putNowait(future);
    if (this._todo.size === 0) this._timer?.cancel();
  };

  private readonly _handleTimeout = (): void => {
    for (const future of this._todo) {
      future.removeDoneCallback(this._handleCompletion);
      this._done.putNowait(null);
    }
    this._todo.clear();
  };
}

const call = "as_completed";
const waitForOne = new Definition({ name: "_AsCompletedIterator._wait_for_one", call });
const anext = new Definition({ name: "_AsCompletedIterator.__anext__", call });
