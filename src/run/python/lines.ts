// The lines that `recorder/` writes, as events.
import type { TraceEvent } from "../../trace/event.js";
import { restoreNever } from "../../trace/never.js";

/** The event that a line holds; null for what is none, as another writer on the same descriptor may leave it. */
export function parseLine(line: string): TraceEvent | null {
  try {
    const event = JSON.parse(line) as TraceEvent;
    if (typeof event?.kind !== "string") return null;
    restoreNever(event);
    return event;
  } catch {
    return null;
  }
}
