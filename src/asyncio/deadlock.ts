// The report of a deadlock: each task, and what it waits for.
import type { EventLoop } from "./base_events.js";
import type { Future } from "./futures.js";
import { _GatheringFuture } from "./gather.js";
import { repr } from "./repr.js";
import { Task } from "./tasks.js";

/** Several lines: what is wrong, a line a task, and what to do when something outside was to wake it. */
export function describeDeadlock(loop: EventLoop): string {
  const tasks = [...loop._tasks].map((task) => `  ${describeTask(task)}`);
  return [
    "deadlock: nothing is ready to run, no timer is set and nothing outside the loop is pending",
    ...tasks,
    "If something outside the loop was to go on, hand the loop its promise: asyncio.ensureFuture(promise)",
  ].join("\n");
}

function describeTask(task: Task<unknown>): string {
  const waiter = task._waiter;
  return `${task.getName()} (${task.getCoro().name}) waits for ${waiter === null ? "its next turn" : describe(waiter)}`;
}

function describe(future: Future<unknown>): string {
  if (future instanceof Task) return `${future.getName()} (${future.getCoro().name})`;
  if (future instanceof _GatheringFuture) return `gather (${future._pending} of ${future.size} not done)`;
  return `${repr(future)}, which nobody is left to set`;
}
