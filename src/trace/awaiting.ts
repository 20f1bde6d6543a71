// One await in a trace: a task that waits for a future which is no task, from its suspension to its wake-up.
import type { Second, TraceEvent } from "./event.js";
import { RunState } from "./state/runState.js";

export interface Awaiting {
  /** The task's name, and its coroutine's. */
  readonly task: string;
  readonly coroutine: string;
  readonly at: Second;
  /** When the task was woken up; null: it still waits. */
  readonly until: Second | null;
}

/** The first one; null where there is none. */
export function awaitingOf(events: readonly TraceEvent[]): Awaiting | null {
  const state = new RunState();
  for (const [at, event] of events.entries()) {
    state.apply(event);
    if (event.kind !== "suspended" || event.on.kind !== "future") continue;
    const { name: task = "", coroutine = "" } = state.task(event.task)?.created ?? {};
    const woken = events.find(
      (later, place) => place > at && later.kind === "woken" && later.task === event.task,
    );
    return { task, coroutine, at: event.at, until: woken?.at ?? null };
  }
  return null;
}
