// The eager task factory: a coroutine that never suspends needs no turn of the loop at all.
import type { TaskFactory } from "./task_factory.js";
import { Task } from "./tasks.js";

/**
 * Given to `loop.setTaskFactory`, makes tasks that run inside `createTask` up to their first suspension.
 *
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.eager_task_factory
 */
export const eagerTaskFactory: TaskFactory = (loop, coroutine, options) =>
  new Task(coroutine, { ...options, loop, eagerStart: true });
