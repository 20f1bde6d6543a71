// The eager task factory in the behaviours that CPython's own suite names, and factories with tasks of one's own.
import { describe, expect, test } from "vitest";
import type { TaskFactory } from "../../src/asyncio/abstract_event_loop.js";
import type { EventLoop } from "../../src/asyncio/base_events.js";
import type { TaskOptions } from "../../src/asyncio/base_futures.js";
import {
  allTasks,
  createEagerTaskFactory,
  createTask,
  currentTask,
  eagerTaskFactory,
} from "../../src/asyncio/create_task.js";
import type { Future } from "../../src/asyncio/futures.js";
import { gather } from "../../src/asyncio/gather.js";
import { asyncWith } from "../../src/asyncio/python/async_with.js";
import type { Suspension } from "../../src/asyncio/python/awaitable.js";
import { ContextVar } from "../../src/asyncio/python/contextvars.js";
import { type Coroutine, type CoroutineGenerator, coroutine } from "../../src/asyncio/python/coroutines.js";
import { CancelledError } from "../../src/asyncio/python/exceptions.js";
import { repr } from "../../src/asyncio/python/repr.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { TaskGroup } from "../../src/asyncio/taskgroups.js";
import { Task } from "../../src/asyncio/tasks.js";
import { virtualLoop } from "./virtual.js";

class OwnTask<T> extends Task<T> {}

/** Runs `main` on a loop of its own with the factory. */
async function runWith<T>(factory: TaskFactory, main: Coroutine<T>): Promise<T> {
  const loop = virtualLoop();
  loop.setTaskFactory(factory);
  try {
    return await loop.runUntilComplete(main);
  } finally {
    loop.close();
  }
}

const returning = coroutine(function* returning(value: string) {
  return value;
});

const factories: [string, TaskFactory][] = [
  ["eagerTaskFactory", eagerTaskFactory],
  ["createEagerTaskFactory of a class", createEagerTaskFactory(OwnTask)],
  ["createEagerTaskFactory of Task", createEagerTaskFactory(Task)],
  [
    "createEagerTaskFactory of a function",
    createEagerTaskFactory((coro, options) => new Task(coro, options)),
  ],
];

describe.each(factories)("%s", (_name, factory) => {
  // covers: test_eager_task_factory.EagerTaskFactoryLoopTests.test_eager_task_factory_set
  test("is what the loop says it has, and makes tasks", async () => {
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      const task = loop.createTask(returning(""));
      yield* task;
      return [loop.getTaskFactory() === factory, task instanceof Task];
    });
    expect(await runWith(factory, main())).toEqual([true, true]);
  });

  // covers: test_eager_task_factory.EagerTaskFactoryLoopTests.test_eager_completion, test_eager_task_factory.EagerTaskFactoryLoopTests.test_await_future_during_eager_step
  test("has run a coroutine that never suspends when createTask returns", async () => {
    const setResult = coroutine(function* setResult(future: Future<string>) {
      future.setResult("message");
    });
    const main = coroutine(function* main() {
      const future = getRunningLoop().createFuture<string>();
      const setting = createTask(setResult(future));
      const task = createTask(returning("hello"));
      return [setting.done(), task.done(), yield* future, yield* task];
    });
    expect(await runWith(factory, main())).toEqual([true, true, "message", "hello"]);
  });

  // covers: test_eager_task_factory.EagerTaskFactoryLoopTests.test_block_after_eager_step
  test("leaves one that suspends to the loop", async () => {
    const main = coroutine(function* main() {
      const task = createTask(sleep(0.1, "finished"));
      return [task.done(), yield* task, task.done()];
    });
    expect(await runWith(factory, main())).toEqual([false, "finished", true]);
  });

  // covers: test_eager_task_factory.EagerTaskFactoryLoopTests.test_cancellation_after_eager_completion
  test("makes tasks that cannot be cancelled when they were done at once", async () => {
    const main = coroutine(function* main() {
      const task = createTask(returning("hello"));
      return [task.cancel(), yield* task, task.cancelled()];
    });
    expect(await runWith(factory, main())).toEqual([false, "hello", false]);
  });

  // covers: test_eager_task_factory.EagerTaskFactoryLoopTests.test_cancellation_after_eager_step_blocks
  test("makes tasks that can be cancelled once they are suspended", async () => {
    let requests = 0;
    const main = coroutine(function* main() {
      const task = createTask(sleep(0.1));
      task.cancel("the message");
      requests = task.cancelling();
      yield* task;
    });
    const error: unknown = await runWith(factory, main()).catch((reason: unknown) => reason);
    expect(error).toEqual(new CancelledError("the message"));
    expect(repr(error)).toBe("CancelledError('the message')");
    expect(requests).toBe(1);
  });

  // covers: test_eager_task_factory.EagerTaskFactoryLoopTests.test_current_task
  test("makes the task the current one for the eager step as well", async () => {
    const seen: unknown[] = [];
    const noting = coroutine(function* noting() {
      seen.push(currentTask());
      yield* sleep(0.1);
      seen.push(currentTask());
    });
    const main = coroutine(function* main() {
      const task = createTask(noting());
      seen.push(task);
      yield* task;
    });
    await runWith(factory, main());
    expect(seen).toHaveLength(3);
    expect(new Set(seen).size).toBe(1);
  });

  // covers: test_eager_task_factory.EagerTaskFactoryLoopTests.test_all_tasks_with_eager_completion, test_eager_task_factory.EagerTaskFactoryLoopTests.test_all_tasks_with_blocking
  test("has the task among all tasks while it is not done, the eager step included", async () => {
    let inStep: Set<Task<unknown>> = new Set();
    const noting = coroutine(function* noting(gate: Future<null> | null) {
      inStep = allTasks();
      if (gate !== null) yield* gate;
    });
    const main = coroutine(function* main() {
      const seen: boolean[] = [];
      const quick = createTask(noting(null));
      seen.push(inStep.has(quick), allTasks().has(quick));
      const gate = getRunningLoop().createFuture<null>();
      const slow = createTask(noting(gate));
      seen.push(inStep.has(slow), allTasks().has(slow));
      gate.setResult(null);
      yield* slow;
      return [...seen, allTasks().has(slow)];
    });
    expect(await runWith(factory, main())).toEqual([true, false, true, true, false]);
  });

  // covers: test_eager_task_factory.EagerTaskFactoryLoopTests.test_context_vars
  test("runs the eager step in the task's own context", async () => {
    const variable = new ContextVar<number>("variable", { default: 0 });
    const seen: unknown[] = [];
    const setting = coroutine(function* setting() {
      seen.push(variable.get());
      variable.set(2);
      yield* sleep(0.1);
      seen.push(variable.get());
      variable.set(3);
    });
    const main = coroutine(function* main() {
      variable.set(1);
      const task = createTask(setting());
      seen.push(variable.get());
      yield* task;
      seen.push(variable.get());
    });
    await runWith(factory, main());
    expect(seen).toEqual([1, 1, 2, 1]);
  });
});

describe("tasks of one's own", () => {
  test("are what an eager factory of their class makes", async () => {
    const main = coroutine(function* main() {
      return createTask(returning("x"), { name: "mine" });
    });
    const task = await runWith(createEagerTaskFactory(OwnTask), main());
    expect(task).toBeInstanceOf(OwnTask);
    expect(repr(task)).toMatch(/^<OwnTask finished name='mine' coro=<returning\(\) done, .*> result='x'>$/);
  });

  const chain: (depth: number) => Coroutine<number> = coroutine(function* chain(
    depth: number,
  ): Generator<Suspension, number, unknown> {
    return depth === 0 ? 0 : 1 + (yield* chain(depth - 1));
  });
  const groups: (depth: number) => Coroutine<void> = coroutine(function* groups(
    depth: number,
  ): Generator<Suspension, void, unknown> {
    if (depth === 0) return;
    yield* asyncWith(new TaskGroup(), function* (group) {
      for (let i = 0; i < 5; i++) group.createTask(groups(depth - 1));
    });
  });
  const gathers: (depth: number) => Coroutine<void> = coroutine(function* gathers(
    depth: number,
  ): Generator<Suspension, void, unknown> {
    if (depth === 0) return;
    yield* gather(...Array.from({ length: 5 }, () => gathers(depth - 1)));
  });

  /** How many tasks were left to the loop, that is not started eagerly, and the result. */
  async function countTasks<T>(
    isEager: boolean,
    main: Coroutine<T>,
  ): Promise<[scheduled: number, result: T]> {
    let scheduled = 0;
    const make = <R>(coro: Coroutine<R> | CoroutineGenerator<R>, options: TaskOptions): Task<R> => {
      // The loop does not run yet when the main task is made: no factory can start that one eagerly.
      if (options.eagerStart !== true) scheduled++;
      return new Task(coro, options);
    };
    const lazily: TaskFactory = (loop: EventLoop, coro, options) => make(coro, { ...options, loop });
    const result = await runWith(isEager ? createEagerTaskFactory(make) : lazily, main);
    return [scheduled, result];
  }

  // covers: test_eager_task_factory.BaseTaskCountingTests.test_awaitables_chain
  test.each([false, true])("a chain of awaits is one task (eager: %s)", async (isEager) => {
    expect(await countTasks(isEager, chain(100))).toEqual([isEager ? 0 : 1, 100]);
  });

  // covers: test_eager_task_factory.BaseTaskCountingTests.test_recursive_taskgroups, test_eager_task_factory.BaseTaskCountingTests.test_recursive_gather
  test.each([false, true])(
    "groups and gathers, nested, make one task a coroutine (eager: %s)",
    async (isEager) => {
      // 1 + 5 + 5 ** 2 + 5 ** 3 + 5 ** 4
      const expected = isEager ? 0 : 781;
      expect((await countTasks(isEager, groups(4)))[0]).toBe(expected);
      expect((await countTasks(isEager, gathers(4)))[0]).toBe(expected);
    },
  );
});
