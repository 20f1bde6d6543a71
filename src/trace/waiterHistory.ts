// Which tasks wait for a task at any moment, be it by way of a gather, a wait or a shield.
import { countBelow } from "./bisect.js";
import type { TaskId, TraceEvent } from "./event.js";
import { awaitedTasks, type TaskState } from "./snapshot.js";

export class WaiterHistory {
  readonly #events: readonly TraceEvent[];
  /** Of each task that is waited for: by which events others have begun to. Made once somebody asks. */
  #waits: ReadonlyMap<TaskId, readonly number[]> | null = null;

  constructor(events: readonly TraceEvent[]) {
    this.#events = events;
  }

  /** In the order in which they have begun to wait. */
  after(events: number, task: TaskId, taskAt: (task: TaskId) => TaskState | undefined): TaskState[] {
    this.#waits ??= waitsIn(this.#events);
    const begun = this.#waits.get(task) ?? [];
    return begun.slice(0, countBelow(begun, events)).flatMap((number) => {
      const event = this.#events[number];
      const state = event?.kind === "suspended" ? taskAt(event.task) : undefined;
      return state?.doing === "waiting" && state.since === number + 1 ? [state] : [];
    });
  }
}

function waitsIn(events: readonly TraceEvent[]): Map<TaskId, number[]> {
  const waits = new Map<TaskId, number[]>();
  for (const [number, event] of events.entries()) {
    if (event.kind !== "suspended") continue;
    for (const task of new Set(awaitedTasks(event.on))) {
      const begun = waits.get(task);
      if (begun === undefined) waits.set(task, [number]);
      else begun.push(number);
    }
  }
  return waits;
}
