// Task factories: who makes the tasks of a loop, when the loop does not do it itself.
import type { EventLoop } from "./base_events.js";
import type { CreateTaskOptions, TaskOptions } from "./future_options.js";
import type { Coroutine, CoroutineGenerator } from "./python/coroutines.js";
import type { Task } from "./tasks.js";

/** Makes the tasks of a loop. */
export type TaskFactory = <T>(
  loop: EventLoop,
  coroutine: Coroutine<T> | CoroutineGenerator<T>,
  options: Omit<TaskOptions, "loop">,
) => Task<T>;

/** What `loop.createTask` does where a factory is set. */
export function makeTaskWith<T>(
  factory: TaskFactory,
  loop: EventLoop,
  coroutine: Coroutine<T> | CoroutineGenerator<T>,
  { name, context }: CreateTaskOptions = {},
): Task<T> {
  const task = factory(loop, coroutine, context === undefined ? {} : { context });
  // Only now, as in CPython 3.13.0: an eager task runs its first step without its name, and one that is given no
  // name is called "None".
  task.setName(name);
  return task;
}
