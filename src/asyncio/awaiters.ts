// Notes tell who waits for a future by a callback, which a callback alone does not tell: for call graphs in debug mode,
// and for traces. Rule: nothing is noted unless somebody has asked for it.
import type { Future } from "./futures.js";

const awaiters = new WeakMap<object, Future<unknown>>();

/** `callback` is called when a future is done that `awaiter` waits for. */
export function noteAwaiter(callback: object, awaiter: Future<unknown>): void {
  awaiters.set(callback, awaiter);
}

let areNoted = false;

/** Has it noted from now on which futures a future stands for: what waits for it waits for them. */
export function noteAwaited(): void {
  areNoted = true;
}

/** What the end of a future depends on, and what has made it so. */
interface Awaited {
  readonly by: string;
  readonly futures: () => Iterable<Future<unknown>>;
}

const awaited = new WeakMap<Future<unknown>, Awaited>();

/** `waiter` will be done when some of `futures`, or all of them, are: noted where somebody has asked for it. */
export function standsFor(
  waiter: Future<unknown>,
  by: string,
  futures: () => Iterable<Future<unknown>>,
): void {
  if (areNoted) awaited.set(waiter, { by, futures });
}

export function awaitedThrough(waiter: Future<unknown>): Awaited | undefined {
  return awaited.get(waiter);
}

export function awaiterNotedFor(callback: object): Future<unknown> | undefined {
  return awaiters.get(callback);
}
