// Debug mode's notes for call graphs: who waits for a future by a callback, which alone does not tell.
import type { Future } from "./futures.js";

const awaiters = new WeakMap<object, Future<unknown>>();

/** `callback` is called when a future is done that `awaiter` waits for. */
export function noteAwaiter(callback: object, awaiter: Future<unknown>): void {
  awaiters.set(callback, awaiter);
}

export function awaiterNotedFor(callback: object): Future<unknown> | undefined {
  return awaiters.get(callback);
}
