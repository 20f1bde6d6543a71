// When a run came to its deadlock: from then on it is only taken down.
import type { TraceEvent } from "./event.js";

/** How many events had happened when nothing could go on any more; null where a run came to no deadlock. */
export function stuckAt(events: readonly TraceEvent[]): number | null {
  const end = events.at(-1);
  if (end?.kind !== "program-ended" || end.outcome.status === "returned") return null;
  if (end.outcome.error.name !== "DeadlockError") return null;
  const main = events.findLast((event) => event.kind === "task-created" && event.parent === null);
  // `asyncio.run` then cancels the main task, outside of the loop; without it, nothing more is done to any task.
  const taken = events.findIndex((event) => {
    const isOfMain =
      event.kind === "cancel-requested" && main?.kind === "task-created" && event.task === main.task;
    return isOfMain && event.iteration === 0;
  });
  return taken === -1 ? events.length - 1 : taken;
}
