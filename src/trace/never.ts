// Restores infinity, for which JSON has only null, where an event tells of a moment that never comes.
import type { TraceEvent } from "./event.js";

/** Of an event that was read from JSON a moment ago, and is nobody else's. */
export function restoreNever(event: TraceEvent): void {
  const never = Number.POSITIVE_INFINITY;
  if (event.kind === "timer-set" && event.deadline === null) Object.assign(event, { deadline: never });
  if (event.kind === "suspended" && event.on.kind === "sleep" && event.on.until === null) {
    Object.assign(event.on, { until: never });
  }
}
