// createTask, currentTask and allTasks: the tasks of a loop, to be made and looked at.
import type { AbstractEventLoop } from "./abstract_event_loop.js";

import type { CreateTaskOptions } from "./base_futures.js";
import type { Coroutine, CoroutineGenerator } from "./python/coroutines.js";
import { checkLoop, getRunningLoop } from "./running.js";
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

/**
 * The task that is running now, or null in a callback.
 *
 * @param loop the running loop unless given
 * @throws {TypeError} when what is given is no loop
 * @throws {RuntimeError} when no loop is given and none is running
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.current_task
 */
export function currentTask(loop?: AbstractEventLoop | null): Task<unknown> | null {
  return givenOrRunning(loop, "currentTask")._currentTask;
}

/**
 * The tasks of a loop that are not done, in order of creation.
 *
 * @param loop the running loop unless given
 * @throws {TypeError} when what is given is no loop
 * @throws {RuntimeError} when no loop is given and none is running
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.all_tasks
 */
export function allTasks(loop?: AbstractEventLoop | null): Set<Task<unknown>> {
  return new Set(givenOrRunning(loop, "allTasks")._tasks);
}

function givenOrRunning(loop: AbstractEventLoop | null | undefined, call: string): AbstractEventLoop {
  if (loop === undefined || loop === null) return getRunningLoop();
  checkLoop(loop, call);
  return loop;
}
