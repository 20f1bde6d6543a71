// The report of a deadlock names each task and what it waits for. Rule: it says what to do about it.
import type { AbstractEventLoop } from "./abstract_event_loop.js";
import type { Future } from "./futures.js";
import { _GatheringFuture } from "./gather.js";
import { PromiseFuture } from "./promises.js";
import { repr } from "./python/repr.js";
import { Task } from "./tasks.js";

/** Why no end of the waiting can come, and what to do when something outside was to bring it. */
type Words = readonly [why: string, advice: string];
const alone: Words = [
  "nothing outside the loop is pending",
  "If something outside the loop was to go on, hand the loop its promise: asyncio.ensureFuture(promise)",
];
const abandoned: Words = [
  "the promises that the loop waits for can never settle",
  "Nothing of the program is alive any more: no timer, no connection, no thread. A promise alone keeps nothing going.",
];

/** Several lines: what is wrong, a line a task, and what to do when something outside was to wake it. */
export function describeDeadlock(loop: AbstractEventLoop): string {
  const tasks = [...loop._tasks].map((task) => `  ${describeTask(task)}`);
  const [what, advice] = loop._driver.waitsForOutside ? abandoned : alone;
  return [`deadlock: nothing is ready to run, no timer is set and ${what}`, ...tasks, advice].join("\n");
}

function describeTask(task: Task<unknown>): string {
  const waiter = task._waiter;
  return `${task.getName()} (${task.getCoro().name}) waits for ${waiter === null ? "its next turn" : describe(waiter)}`;
}

function describe(future: Future<unknown>): string {
  if (future instanceof Task) return `${future.getName()} (${future.getCoro().name})`;
  if (future instanceof _GatheringFuture) return `gather (${future._pending} of ${future.size} not done)`;
  if (future instanceof PromiseFuture) return "a promise, which nobody is left to settle";
  return `${repr(future)}, which nobody is left to set`;
}
