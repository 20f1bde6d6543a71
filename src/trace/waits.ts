// Picks out of a trace what was truly waited for: sleeps, futures and blocks, each charged once, to the
// innermost function. Waiting for another task is no wait of its own, it only passes one on; nor is waiting for what
// another task brings about: its end, a place, an item.
import type { Second, TaskId, TraceEvent } from "./event.js";

/** Shorter than this is no time at all. */
const moment: Second = 0.002;

/** One wait, in program seconds. */
export interface Wait {
  readonly task: TaskId | null;
  readonly from: Second;
  readonly to: Second;
  /** True when the thread itself was held, so that nothing else could run. */
  readonly blocking: boolean;
}

interface OpenWait extends Omit<Wait, "task" | "to"> {
  readonly forFuture?: true;
}

/** The waits of a trace, in the order in which they ended; one still open at the end ends with the trace. */
export function waitsOf(events: readonly TraceEvent[]): Wait[] {
  const waits: Wait[] = [];
  const open = new Map<TaskId | null, OpenWait>();
  const parents = new Map<TaskId, TaskId | null>();
  /** Whose own task has ended since they began to wait: that is taken for what they wait for. */
  const served = new Set<TaskId | null>();
  let stepping: TaskId | null = null;
  const begin = (task: TaskId | null, wait: OpenWait): void => {
    served.delete(task);
    open.set(task, wait);
  };
  const end = (task: TaskId | null, to: Second): void => {
    const wait = open.get(task);
    if (wait === undefined) return;
    open.delete(task);
    const { forFuture, ...rest } = wait;
    const isBroughtAbout = forFuture && (served.has(task) || stepping !== null);
    if (to - wait.from > moment && !isBroughtAbout) waits.push({ task, ...rest, to });
  };
  for (const event of events) {
    const { kind, at } = event;
    switch (kind) {
      case "task-created":
        parents.set(event.task, event.parent);
        break;
      case "step-began":
        end(event.task, at);
        stepping = event.task;
        break;
      case "suspended":
        stepping = null;
        if (event.on.kind === "sleep") begin(event.task, { from: at, blocking: false });
        else if (event.on.kind === "future")
          begin(event.task, { from: at, blocking: false, forFuture: true });
        break;
      case "task-done":
        stepping = null;
        end(event.task, at);
        served.add(parents.get(event.task) ?? null);
        break;
      case "blocked":
        begin(event.task, { from: at, blocking: true });
        break;
      case "unblocked":
      case "woken":
        end(event.task, at);
        break;
    }
  }
  stepping = null;
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
