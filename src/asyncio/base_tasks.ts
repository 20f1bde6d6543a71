// How tasks are written.
import { futureReprInfo } from "./base_futures.js";
import { repr } from "./repr.js";
import type { Task } from "./tasks.js";

/** The parts of a task's repr, without its class name. */
export function taskReprInfo(task: Task<unknown>): string[] {
  const [state = "", ...rest] = futureReprInfo(task);
  const info = [task.cancelling() > 0 && !task.done() ? "cancelling" : state, `name=${repr(task.getName())}`];
  info.push(`coro=<${task.getCoro()._format()}>`);
  if (task._waiter !== null) info.push(`wait_for=${repr(task._waiter)}`);
  return [...info, ...rest];
}
