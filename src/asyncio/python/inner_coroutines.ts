// Which coroutine a suspended one awaits, as debug mode notes it for the graph of calls.

import { runningLoop } from "../running.js";
import type { Coroutine } from "./coroutines.js";

/** The coroutine that a suspended one awaits. */
const innerCoroutines = new WeakMap<Coroutine<unknown>, Coroutine<unknown>>();

/** @internal The coroutine that `coroutine` awaits; null where it awaits none, or nobody has noted it. */
export function innerOf(coroutine: Coroutine<unknown>): Coroutine<unknown> | null {
  return innerCoroutines.get(coroutine) ?? null;
}

/** @internal Notes whether a coroutine that has just come to a halt is awaited by the one that runs it. */
export function noteInner(awaiter: Coroutine<unknown> | null, inner: Coroutine<unknown>): void {
  // An eager task's coroutine runs upon the one that has made the task, which does not await it.
  if (awaiter === null || runningLoop()?._currentTask?.getCoro() === inner) return;
  if (inner.state === "CORO_SUSPENDED") innerCoroutines.set(awaiter, inner);
  else innerCoroutines.delete(awaiter);
}
