// Picks out of a trace what was truly waited for: sleeps, futures and blocks, each charged once, to the
// innermost function. Waiting for another task is no wait of its own, it only passes one on.
import type { Second, TaskId, TraceEvent } from "./event.js";

/** One wait, in program seconds. */
export interface Wait {
  readonly task: TaskId | null;
  readonly from: Second;
  readonly to: Second;
  /** True when the thread itself was held, so that nothing else could run. */
  readonly blocking: boolean;
}

/** The waits of a trace, in the order in which they ended; one still open at the end ends with the trace. */
export function waitsOf(events: readonly TraceEvent[]): Wait[] {
  const waits: Wait[] = [];
  const open = new Map<TaskId | null, { from: Second; blocking: boolean }>();
  const end = (task: TaskId | null, to: Second): void => {
    const wait = open.get(task);
    if (wait === undefined) return;
    open.delete(task);
    if (to > wait.from) waits.push({ task, ...wait, to });
  };
  for (const event of events) {
    switch (event.kind) {
      case "suspended":
        if (event.on.kind === "sleep" || event.on.kind === "future")
          open.set(event.task, { from: event.at, blocking: false });
        break;
      case "blocked":
        open.set(event.task, { from: event.at, blocking: true });
        break;
      case "woken":
      case "step-began":
      case "task-done":
      case "unblocked":
        end(event.task, event.at);
        break;
    }
  }
  const last = events.at(-1)?.at ?? 0;
  for (const task of [...open.keys()]) end(task, last);
  return waits;
}

/** The most waits that lasted at one moment. Waits that only touch do not overlap. */
export function mostAtOnce(waits: readonly Pick<Wait, "from" | "to">[]): number {
  const edges = waits.flatMap(({ from, to }) => [
    { at: from, step: 1 },
    { at: to, step: -1 },
  ]);
  edges.sort((a, b) => a.at - b.at || a.step - b.step);
  let now = 0;
  let most = 0;
  for (const { step } of edges) {
    now += step;
    most = Math.max(most, now);
  }
  return most;
}

/** How long at least one of the waits lasted, in program seconds. */
export function unionOf(waits: readonly Wait[]): Second {
  let total = 0;
  let reached = Number.NEGATIVE_INFINITY;
  for (const { from, to } of waits.toSorted((a, b) => a.from - b.from)) {
    if (to > reached) total += to - Math.max(from, reached);
    reached = Math.max(reached, to);
  }
  return total;
}
