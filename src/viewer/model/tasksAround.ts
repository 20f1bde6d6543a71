// What an explanation of an event needs to know of the events around it.
import { beginsAtOnce } from "../../trace/eager.js";
import type { TaskId, TraceEvent } from "../../trace/event.js";
import type { Snapshot, TraceIndex } from "../../trace/snapshot.js";
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
    gatherEnds: (future, task) => endsWith(index.events, event, future, task),
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

/**
 * The done-callbacks of what ends are called in the next iteration: is the future done by the end of that, and in the callback
 * that this very task's end has scheduled?
 */
function endsWith(
  events: readonly TraceEvent[],
  event: number,
  future: number,
  task: TaskId,
): "with-it" | "otherwise" | null {
  const ofTask = new Set<number>();
  let iterations = 0;
  let isTold = false;
  for (let at = event; at < Math.min(events.length, event + furthest); at++) {
    const next = events[at];
    if (next?.kind === "callback-scheduled" && next.of?.kind === "task" && next.of.task === task) {
      ofTask.add(next.handle);
    } else if (next?.kind === "callback-began") isTold = next.handle !== null && ofTask.has(next.handle);
    else if (next?.kind === "future-done" && next.future === future) return isTold ? "with-it" : "otherwise";
    else if (next?.kind === "iteration" && ++iterations > 1) return null;
  }
  return null;
}

/** After one of these no callback has the thread that had it before. */
const endsCallback: ReadonlySet<TraceEvent["kind"]> = new Set(["callback-ended", "iteration", "waiting"]);

/** What began last before an event, if it is a callback that has not ended yet. */
function underWay(
  events: readonly TraceEvent[],
  event: number,
): Extract<TraceEvent, { readonly kind: "callback-began" }> | null {
  const { iteration } = events[event - 1] ?? { iteration: 0 };
  const last = Math.max(0, event - furthest);
  for (let at = event - 2; at >= last; at--) {
    const before = events[at];
    // One that raises through the loop ends without a word; what follows is outside of the loop.
    if (before === undefined || before.iteration !== iteration) return null;
    if (before.kind === "callback-began") return before;
    if (before.kind === "step-began") {
      // An eager task's first step runs within the callback that has made it.
      const made = events[at - 1];
      if (made?.kind !== "task-created" || !beginsAtOnce(made.task, before)) return null;
    } else if (endsCallback.has(before.kind)) return null;
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
