// How a task has ended, as a trace tells it.
import { FAILED } from "../../asyncio/base_futures.js";
import { repr } from "../../asyncio/python/repr.js";
import { shortRepr } from "../../asyncio/python/reprlib.js";
import type { Task } from "../../asyncio/tasks.js";
import type { TaskOutcome } from "../../trace/event.js";

export function outcomeOf(task: Task<unknown>): TaskOutcome {
  if (task.cancelled()) return { status: "cancelled" };
  // Looking at the exception the usual way would count as retrieving it.
  if (task._state === FAILED) return { status: "failed", error: safeRepr(task._value) };
  return { status: "finished", result: safeRepr(task._value) };
}

/** A short repr: results may be huge, and writing them may fail, neither of which is a watcher's business. */
function safeRepr(value: unknown): string {
  if (value === undefined) return "None";
  try {
    return value instanceof Error ? repr(value) : shortRepr(value);
  } catch {
    return "<unprintable>";
  }
}
