// What of an event a search looks at: its kind, and every name and text that it tells.
import type { TaskId, TraceEvent, WaitTarget } from "./event.js";

/** @param nameOf how the reader knows a task */
export function textOfEvent(event: TraceEvent, nameOf: (task: TaskId) => string): string {
  const parts: string[] = [event.kind];
  if ("task" in event && event.task !== null) parts.push(nameOf(event.task));
  switch (event.kind) {
    case "output":
    case "output-part":
      parts.push(event.text);
      break;
    case "suspended":
      parts.push(...event.frames, ...textsOf(event.on, nameOf));
      break;
    case "task-done":
      parts.push(event.outcome.status);
      if (event.outcome.status === "failed") parts.push(event.outcome.error);
      if (event.outcome.status === "finished") parts.push(event.outcome.result);
      break;
    case "program-ended":
      if (event.outcome.status === "raised")
        parts.push(event.outcome.error.name, event.outcome.error.message);
      break;
    case "callback-scheduled":
    case "span":
      parts.push(event.name);
      break;
    case "timer-set":
      parts.push(event.what ?? "");
      break;
    case "future-created":
    case "future-done":
      parts.push(event.label);
      break;
  }
  return parts.join(" ");
}

function textsOf(on: WaitTarget, nameOf: (task: TaskId) => string): string[] {
  if (on.kind === "task") return [nameOf(on.task)];
  return on.kind === "future" ? [on.label ?? ""] : [on.kind];
}
