// The moment of a run at which there is most to see of who waits for whom.
import type { TraceEvent } from "./event.js";

/**
 * How many events had happened when, for the first time, as many tasks waited as ever did. Of a run that was cut short
 * all of them: what it hung on is what one wants to see. Null where no task ever waited.
 */
export function fullestMoment(events: readonly TraceEvent[]): number | null {
  if (events.at(-1)?.kind !== "program-ended") return events.length;
  const waiting = new Set<number>();
  let most = 0;
  let fullest = 0;
  for (const [at, event] of events.entries()) {
    if (event.kind === "suspended" && event.on.kind !== "turn") waiting.add(event.task);
    else if (event.kind === "woken" || event.kind === "step-began" || event.kind === "task-done")
      waiting.delete(event.task);
    if (waiting.size <= most) continue;
    most = waiting.size;
    fullest = at + 1;
  }
  return most === 0 ? null : fullest;
}
