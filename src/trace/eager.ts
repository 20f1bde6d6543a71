// An eager task's first step runs within the step or callback that has made the task: it is told right after the creation, and never
// stood in the ready queue.
import type { TaskId, TraceEvent } from "./event.js";

/** Is a task that was just created eager? @param next the event after its creation */
export function beginsAtOnce(task: TaskId, next: TraceEvent | undefined): boolean {
  return next?.kind === "step-began" && next.task === task;
}
