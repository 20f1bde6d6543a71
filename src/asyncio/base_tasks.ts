// How tasks are written, and what they say of what they cannot wait for.
import { futureReprInfo } from "./base_futures.js";
import { Future } from "./futures.js";
import { isCoroutine } from "./python/coroutines.js";
import { className, repr } from "./python/repr.js";
import type { Task } from "./tasks.js";

/** The parts of a task's repr, without its class name. */
export function taskReprInfo(task: Task<unknown>): string[] {
  const [state = "", ...rest] = futureReprInfo(task);
  const info = [task.cancelling() > 0 && !task.done() ? "cancelling" : state, `name=${repr(task.getName())}`];
  info.push(`coro=<${task.getCoro()._format()}>`);
  if (task._waiter !== null) info.push(`wait_for=${repr(task._waiter)}`);
  return [...info, ...rest];
}

/** An object that cannot be written is named by its class. */
function reprOrClass(value: unknown): string {
  try {
    return repr(value);
  } catch {
    return `<${className(value as object)} object>`;
  }
}

/** Why `task` cannot wait for what its coroutine yielded. */
export function complaint(task: Task<unknown>, yielded: unknown): string {
  const me = repr(task);
  const it = reprOrClass(yielded);
  if (yielded instanceof Future) {
    if (yielded === task) return `Task cannot await on itself: ${me}`;
    if (yielded._loop !== task._loop) return `Task ${me} got Future ${it} attached to a different loop`;
    return `yield was used instead of yield from in task ${me} with ${it}`;
  }
  if (isCoroutine(yielded)) {
    return `yield was used instead of yield from for generator in task ${me} with ${it}`;
  }
  return `Task got bad yield: ${it}`;
}
