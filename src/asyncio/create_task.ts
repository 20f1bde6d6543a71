// The tasks of a loop are made and looked at by these functions. The eager task factory is here, too: with it, a
// coroutine that never suspends needs no turn of the loop at all.
import type { AbstractEventLoop, TaskFactory } from "./abstract_event_loop.js";
import type { CreateTaskOptions, TaskOptions } from "./base_futures.js";
import type { Coroutine, CoroutineGenerator } from "./python/coroutines.js";
import { checkLoop, getRunningLoop } from "./running.js";
import { Task } from "./tasks.js";

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
