// What makes a loop's tasks: the loop itself, a factory, or a loop class of one's own.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { TaskFactory } from "../../src/asyncio/abstract_event_loop.js";
import { EventLoop } from "../../src/asyncio/base_events.js";
import { VirtualClock } from "../../src/asyncio/clocks/virtual.js";
import { createTask } from "../../src/asyncio/create_task.js";
import { ensureFuture } from "../../src/asyncio/ensure_future.js";
import { type Coroutine, type CoroutineGenerator, coroutine } from "../../src/asyncio/python/coroutines.js";
import { RuntimeError } from "../../src/asyncio/python/exceptions.js";
import { Task } from "../../src/asyncio/tasks.js";
import { hearReports, runVirtual, virtualLoop } from "./virtual.js";

class MyTask<T> extends Task<T> {}
const job = coroutine(function* job() {
  return "done";
});
const factory: TaskFactory = (loop, coro, options) => new MyTask(coro, { ...options, loop });

let loop: EventLoop;

beforeEach(() => {
  loop = virtualLoop();
});
afterEach(() => loop.close());

describe("a task factory", () => {
  // covers: test_base_events.BaseEventLoopTests.test_set_task_factory
  test("makes the tasks until it is taken away", async () => {
    expect(loop.getTaskFactory()).toBeNull();
    loop.setTaskFactory(factory);
    expect(loop.getTaskFactory()).toBe(factory);
    const mine = loop.createTask(job());
    expect(mine).toBeInstanceOf(MyTask);
    expect(await loop.runUntilComplete(mine)).toBe("done");
    loop.setTaskFactory(null);
    expect(loop.getTaskFactory()).toBeNull();
    const usual = loop.createTask(job());
    expect(usual).toBeInstanceOf(Task);
    expect(usual).not.toBeInstanceOf(MyTask);
    await loop.runUntilComplete(usual);
  });

  // covers: test_base_events.BaseEventLoopTests.test_set_task_factory_invalid
  test("has to be a function", () => {
    expect(() => loop.setTaskFactory(1 as never)).toThrow(
      new TypeError("task factory must be a callable or None"),
    );
    expect(loop.getTaskFactory()).toBeNull();
  });

  // covers: test_base_events.BaseEventLoopTests.test_create_named_task_with_custom_factory
  test("need not know of names: createTask gives the task its own", async () => {
    loop.setTaskFactory((onLoop, coro) => new Task(coro, { loop: onLoop }));
    const task = loop.createTask(job(), { name: "test_task" });
    expect(task.getName()).toBe("test_task");
    await loop.runUntilComplete(task);
  });
});

describe("createTask", () => {
  // covers: test_base_events.BaseEventLoopTests.test_create_named_task_with_default_factory
  test("names the task", async () => {
    const task = loop.createTask(job(), { name: "test_task" });
    expect(task.getName()).toBe("test_task");
    await loop.runUntilComplete(task);
  });

  // covers: test_base_events.BaseEventLoopTests.test_create_task
  test("of a loop class of one's own is what ensureFuture uses", async () => {
    class MyLoop extends EventLoop {
      override createTask<T>(coro: Coroutine<T> | CoroutineGenerator<T>): Task<T> {
        return new MyTask(coro, { loop: this });
      }
    }
    const own = new MyLoop({ clock: new VirtualClock() });
    const task = ensureFuture(job(), { loop: own });
    expect(task).toBeInstanceOf(MyTask);
    await own.runUntilComplete(task);
    own.close();
  });

  // covers: test_base_events.BaseEventLoopTests.test_create_task_error_closes_coro
  test("that is refused by a closed loop lets ensureFuture close the coroutine: no report on top", () => {
    const heard = hearReports();
    loop.close();
    const coro = job();
    expect(() => ensureFuture(coro, { loop })).toThrow(new RuntimeError("Event loop is closed"));
    expect([coro.state, heard]).toEqual(["CORO_CLOSED", []]);
  });

  // covers: test_tasks.BaseTaskTests.test_bare_create_task, test_tasks.BaseTaskTests.test_bare_create_named_task
  test("of the module makes a task of the running loop, with the name that it is given", async () => {
    const main = coroutine(function* main() {
      const task = createTask(job());
      const named = createTask(job(), { name: "No-op" });
      return [task instanceof Task, yield* task, named.getName(), yield* named];
    });
    expect(await runVirtual(main())).toEqual([true, "done", "No-op", "done"]);
  });
});
