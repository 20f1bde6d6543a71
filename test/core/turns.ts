// For tests of what tasks wait for: turns of the loop, and what an await raises.
import { createTask } from "../../src/asyncio/create_task.js";
import type { Awaitable } from "../../src/asyncio/python/awaitable.js";
import type { CoroutineGenerator } from "../../src/asyncio/python/coroutines.js";
import { sleep } from "../../src/asyncio/sleep.js";
import type { Task } from "../../src/asyncio/tasks.js";

/** Lets everything else that is ready run, so many times. */
export function* turns(count: number): CoroutineGenerator<void> {
  for (let i = 0; i < count; i++) yield* sleep(0);
}

/** What awaiting it raises. */
export function* thrownBy(awaited: Awaitable<unknown>): CoroutineGenerator<unknown> {
  let result: unknown;
  try {
    result = yield* awaited;
  } catch (thrown) {
    return thrown;
  }
  throw new Error(`nothing was thrown; the result is ${String(result)}`);
}

/** So many tasks, made one after the other. */
export function tasksOf<T>(count: number, make: (index: number) => CoroutineGenerator<T>): Task<T>[] {
  return Array.from({ length: count }, (_, index) => createTask(make(index)));
}
