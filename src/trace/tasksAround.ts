// What an explanation of an event needs to know of the events around it.
import type { TaskId, TraceEvent } from "./event.js";
import { awaitedTasks, type Snapshot, type TraceIndex } from "./snapshot.js";
import type { TasksAround } from "./whyOf.js";

/** How far what belongs to an event is looked for. */
const furthest = 10_000;

/**
 * @param event how many events had happened with the one that is explained
 * @param after the state that it has led to
 */
export function tasksAround(index: TraceIndex, event: number, after: Snapshot): TasksAround {
  return {
    isFirstStep: (task) => isFirstStep(index, task, event),
    wasCancelled: (task) => wasCancelled(index, task, event),
    endsWithIt: (future) => endsWith(index.events, event, future),
    underWay: () => underWay(index.events, event),
    isMainDone: () => isMainDone(index, after),
  };
}

function isFirstStep(index: TraceIndex, task: TaskId, event: number): boolean {
  for (let at = index.previousOfTask(task, event); at !== null; at = index.previousOfTask(task, at)) {
    const before = index.events[at - 1];
    if (before?.kind === "suspended" && before.task === task) return false;
  }
  return true;
}

/** What a cancelled task awaits may have refused: then its next step goes on as if nothing had been. */
function wasCancelled(index: TraceIndex, task: TaskId, event: number): boolean {
  const before = index.snapshot(event - 1);
  if (before.task(task)?.cancelRequested !== true) return false;
  const entry = before.readyAt(0);
  if (entry?.kind !== "task" || entry.task !== task || entry.why !== "woken") return true;
  const asleep = index.snapshot(entry.since - 1).task(task);
  if (asleep?.cancelRequested !== true) return true;
  // A gather that is cancelled is finished, with a CancelledError.
  return (
    asleep.waitsFor?.kind === "gather" &&
    awaitedTasks(asleep.waitsFor).some((each) => before.task(each)?.state === "CANCELLED")
  );
}

/** The done-callbacks of what ends are called in the next iteration: is the future done by the end of that? */
function endsWith(events: readonly TraceEvent[], event: number, future: number): boolean {
  let iterations = 0;
  for (let at = event; at < Math.min(events.length, event + furthest); at++) {
    const next = events[at];
    if (next?.kind === "future-done" && next.future === future) return true;
    if (next?.kind === "iteration" && ++iterations > 1) return false;
  }
  return false;
}

/** After one of these no callback has the thread that had it before. */
const endsCallback: ReadonlySet<TraceEvent["kind"]> = new Set([
  "callback-ended",
  "iteration",
  "step-began",
  "suspended",
  "waiting",
]);

/** What began last before an event, if it is a callback that has not ended yet. */
function underWay(
  events: readonly TraceEvent[],
  event: number,
): Extract<TraceEvent, { readonly kind: "callback-began" }> | null {
  for (let at = event - 2; at >= Math.max(0, event - furthest); at--) {
    const before = events[at];
    if (before?.kind === "callback-began") return before;
    if (before === undefined || endsCallback.has(before.kind)) return null;
  }
  return null;
}

/** A task that no other has made is the main one, the latest of several. */
function isMainDone({ tasks }: TraceIndex, after: Snapshot): boolean {
  for (let at = after.taskCount - 1; at >= 0; at--) {
    const state = after.task(tasks[at] ?? 0);
    if (state?.parent === null) return state.doing === "done";
  }
  return false;
}
