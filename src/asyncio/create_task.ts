// createTask: a task on the running loop.

import type { CreateTaskOptions } from "./future_options.js";
import type { Coroutine, CoroutineGenerator } from "./python/coroutines.js";
import { getRunningLoop } from "./running.js";
import type { Task } from "./tasks.js";

/**
 * Makes a task of `coroutine` on the running loop. It runs once the running coroutine suspends.
 *
 * @param options `name`, `context`
 * @throws {RuntimeError} when no loop is running
 * @throws {TypeError} when it is no coroutine, and for an option that there is not
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.create_task
 */
export function createTask<T>(
  coroutine: Coroutine<T> | CoroutineGenerator<T>,
  options?: CreateTaskOptions,
): Task<T> {
  return getRunningLoop().createTask(coroutine, options);
}
