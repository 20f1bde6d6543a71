// Task factories, and the eager one: a coroutine that never suspends needs no turn of the loop at all.
import type { TaskFactory } from "./abstract_event_loop.js";

import type { TaskOptions } from "./base_futures.js";
import type { Coroutine, CoroutineGenerator } from "./python/coroutines.js";
import { Task } from "./tasks.js";

/** Makes a task: a class that extends `Task`, or a function with the same parameters. */
export type TaskMaker =
  | typeof Task
  | (<T>(coroutine: Coroutine<T> | CoroutineGenerator<T>, options: TaskOptions) => Task<T>);

/**
 * Given to `loop.setTaskFactory`, makes tasks that run inside `createTask` up to their first suspension.
 *
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.eager_task_factory
 */
export const eagerTaskFactory: TaskFactory = (loop, coroutine, options) =>
  new Task(coroutine, { ...options, loop, eagerStart: true });

/**
 * An eager task factory whose tasks are made by `makeTask`, which has to hand on the option `eagerStart`.
 *
 * @param makeTask a class that extends `Task`, or a function with the parameters of its constructor
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.create_eager_task_factory
 *
 * @example
 * class Job<T> extends asyncio.Task<T> {}
 * asyncio.getRunningLoop().setTaskFactory(asyncio.createEagerTaskFactory(Job));
 * const answer = coroutine(function* answer() {
 *   return 42;
 * });
 * const task = asyncio.createTask(answer(), { name: "answer" });
 * print(task); // <Job finished name='answer' coro=<answer() done, …> result=42>
 */
export function createEagerTaskFactory(makeTask: TaskMaker): TaskFactory {
  return (loop, coroutine, options) => {
    const eagerly: TaskOptions = { ...options, loop, eagerStart: true };
    return isTaskClass(makeTask) ? new makeTask(coroutine, eagerly) : makeTask(coroutine, eagerly);
  };
}

function isTaskClass(makeTask: TaskMaker): makeTask is typeof Task {
  return makeTask === Task || makeTask.prototype instanceof Task;
}
