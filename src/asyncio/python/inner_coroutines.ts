// Debug mode notes which coroutine a suspended one awaits, for the graph of calls.
import type { Coroutine } from "./coroutines.js";

/** The coroutine that a suspended one awaits. */
const innerCoroutines = new WeakMap<Coroutine<unknown>, Coroutine<unknown>>();

/** @internal The coroutine that `coroutine` awaits; null where it awaits none, or nobody has noted it. */
export function innerOf(coroutine: Coroutine<unknown>): Coroutine<unknown> | null {
  return innerCoroutines.get(coroutine) ?? null;
}

/** Those of eager tasks: they run upon the coroutine that has made the task, which does not await them. */
const ofEagerTasks = new WeakSet<Coroutine<unknown>>();

/** @internal An eager task is about to run `coroutine` within the step of whoever made the task. */
export function noteEager(coroutine: Coroutine<unknown>): void {
  ofEagerTasks.add(coroutine);
}

/** @internal Notes whether a coroutine that has just come to a halt is awaited by the one that runs it. */
export function noteInner(awaiter: Coroutine<unknown> | null, inner: Coroutine<unknown>): void {
  if (awaiter === null || ofEagerTasks.has(inner)) return;
  if (inner.state === "CORO_SUSPENDED") innerCoroutines.set(awaiter, inner);
  else innerCoroutines.delete(awaiter);
}
