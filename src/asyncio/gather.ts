// gather: one future for many awaitables; its result has their results, in the order of the arguments.
import type { AbstractEventLoop } from "./abstract_event_loop.js";
import { FAILED, FINISHED } from "./base_futures.js";
import { cancelFor } from "./cancelling.js";
import { futureOf } from "./ensure_future.js";
import { Future } from "./futures.js";
import type { Awaitable, ResultOf } from "./python/awaitable.js";
import { isAwaitable, isPromise } from "./python/awaitable.js";
import { CancelledError } from "./python/exceptions.js";
import { isPlainObject, Options } from "./python/options.js";
import { asPythons } from "./python/recursion.js";
import { getEventLoop } from "./running.js";
import { Task } from "./tasks.js";

export interface GatherOptions {
  /** Put exceptions into the list of results instead of raising the first; false unless given. */
  readonly returnExceptions?: boolean;
}

type Gatherable = Awaitable<unknown> | PromiseLike<unknown>;
type Results<A extends readonly Gatherable[]> = { -readonly [K in keyof A]: ResultOf<A[K]> };
const gatherOptions = new Options<GatherOptions>("gather", { returnExceptions: true });

type ResultsOrExceptions<A extends readonly Gatherable[]> = {
  -readonly [K in keyof A]: ResultOf<A[K]> | Error;
};

/** The future that `gather` gives: cancelling it cancels every child that is not done. */
export class _GatheringFuture<T> extends Future<T> {
  readonly #children: readonly Future<unknown>[];
  /** @internal */
  _cancelRequested = false;

  constructor(children: readonly Future<unknown>[], loop: AbstractEventLoop) {
    super({ loop });
    this.#children = children;
  }

  /** How many awaitables it gathers. */
  get size(): number {
    return this.#children.length;
  }

  /** @internal Does it wait for `future`? */
  _gathers(future: Future<unknown>): boolean {
    return this.#children.includes(future);
  }

  /** @internal */
  _forEachChild(look: (child: Future<unknown>) => void): void {
    for (const child of this.#children) look(child);
  }

  /** @internal */
  get _pending(): number {
    return this.#children.filter((child) => !child.done()).length;
  }

  /** Cancels the children; the future itself ends once one of them has. */
  override cancel(message?: unknown): boolean {
    if (this.done()) return false;
    let cancelled = false;
    try {
      cancelFor({ by: "gather", why: "cancelled", of: null }, () => {
        for (const child of this.#children) if (child.cancel(message)) cancelled = true;
      });
    } catch (error) {
      // It may gather, over others, the very task that waits for it.
      throw asPythons(error);
    }
    // Even when all children should refuse, the cancellation must come out at the end.
    if (cancelled) this._cancelRequested = true;
    return cancelled;
  }
}

/**
 * Runs awaitables concurrently and gives a future of the list of their results, in the order of the arguments. The
 * first exception is raised at once, and the others run on. Options may follow as the last argument.
 *
 * @example
 * const [a, b] = yield* asyncio.gather(asyncio.sleep(2, "slow"), asyncio.sleep(1, "quick"));
 * print(a, b); // slow quick
 *
 * @throws {TypeError} when an argument cannot be awaited, and for an option other than `returnExceptions`
 * @throws {ValueError} when the arguments belong to different loops
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.gather
 */
export function gather<const A extends readonly Gatherable[]>(
  ...args: [...awaitables: A, options: { readonly returnExceptions: true }]
): Future<ResultsOrExceptions<A>>;
export function gather<const A extends readonly Gatherable[]>(
  ...args: [...awaitables: A, options: { readonly returnExceptions?: false }]
): Future<Results<A>>;
export function gather<const A extends readonly Gatherable[]>(...awaitables: A): Future<Results<A>>;
export function gather<const A extends readonly Gatherable[]>(
  ...args: [...awaitables: A, options: GatherOptions]
): Future<ResultsOrExceptions<A>>;
export function gather(...args: readonly unknown[]): Future<unknown[]> {
  const last = args[args.length - 1];
  return isOptions(last) ? gatherAll(args.slice(0, -1), gatherOptions.read(last)) : gatherAll(args, {});
}

/** @internal `gather` of a list, which may be longer than a call may have arguments. */
export function gatherAll(
  awaitables: readonly unknown[],
  { returnExceptions = false }: GatherOptions,
): Future<unknown[]> {
  if (awaitables.length === 0) {
    const empty: Future<unknown[]> = getEventLoop().createFuture<unknown[]>();
    empty.setResult([]);
    return empty;
  }
  const doneAlready: Future<unknown>[] = [];
  const children: Future<unknown>[] = [];
  /** One that is given twice has one future. */
  const given = new Map<unknown, Future<unknown>>();
  let outer: _GatheringFuture<unknown[]> | null = null;
  let finished = 0;

  const _doneCallback = (child: Future<unknown>): void => {
    finished++;
    if (outer === null || outer.done()) {
      // Nobody will ask this child any more: do not report its exception as never retrieved.
      if (!child.cancelled()) child.exception();
      return;
    }
    if (!returnExceptions && (child.cancelled() || child._state === FAILED)) {
      // Anything can be thrown, null and undefined included: what exception() gives does not tell.
      outer._setException(child.cancelled() ? child._makeCancelledError() : child.exception());
      return;
    }
    if (finished < given.size) return;
    // First of all, and also where it is not wanted: it retrieves each child's exception.
    const outcomes = children.map(outcomeOf);
    // The message, if any, is the last argument's, as in CPython.
    if (outer._cancelRequested) outer._setException((children.at(-1) ?? child)._makeCancelledError());
    else outer.setResult(outcomes);
  };

  let loop: AbstractEventLoop | undefined;
  for (const awaitable of awaitables) {
    let future = given.get(awaitable);
    if (future === undefined) {
      future = toFuture(awaitable, loop);
      loop ??= future.getLoop();
      given.set(awaitable, future);
      if (future.done()) doneAlready.push(future);
      else future.addDoneCallback(_doneCallback);
    }
    children.push(future);
  }
  outer = new _GatheringFuture<unknown[]>(children, loop as AbstractEventLoop);
  for (const child of doneAlready) _doneCallback(child);
  return outer;
}

function toFuture(awaitable: unknown, loop: AbstractEventLoop | undefined): Future<unknown> {
  // What cannot be awaited is refused in there, in CPython's words.
  const future = futureOf(awaitable, loop);
  // A task made here is nobody else's: no report when it is left pending.
  if (future !== awaitable && future instanceof Task) future._logDestroyPending = false;
  return future;
}

function outcomeOf(child: Future<unknown>): unknown {
  if (child._state === FINISHED) return child._value;
  if (child.cancelled()) return new CancelledError(child._cancelMessage ?? "");
  return child.exception();
}

function isOptions(last: unknown): last is GatherOptions {
  return isPlainObject(last) && !isAwaitable(last) && !isPromise(last);
}
