// currentTask and allTasks: what a loop knows of its tasks.
import type { EventLoop } from "./base_events.js";
import { checkLoop, getRunningLoop } from "./running.js";
import type { Task } from "./tasks.js";

/**
 * The task that is running now, or null in a callback.
 *
 * @param loop the running loop unless given
 * @throws {TypeError} when what is given is no loop
 * @throws {RuntimeError} when no loop is given and none is running
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.current_task
 */
export function currentTask(loop?: EventLoop | null): Task<unknown> | null {
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
export function allTasks(loop?: EventLoop | null): Set<Task<unknown>> {
  return new Set(givenOrRunning(loop, "allTasks")._tasks);
}

function givenOrRunning(loop: EventLoop | null | undefined, call: string): EventLoop {
  if (loop === undefined || loop === null) return getRunningLoop();
  checkLoop(loop, call);
  return loop;
}
