// The eager task factory: a coroutine runs inside createTask, up to its first suspension.
import { describe, expect, test } from "vitest";
import { allTasks, createTask, currentTask, eagerTaskFactory } from "../../src/asyncio/create_task.js";
import { ensureFuture } from "../../src/asyncio/ensure_future.js";
import { gather } from "../../src/asyncio/gather.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { ValueError } from "../../src/asyncio/python/exceptions.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { runVirtual, virtualLoop } from "./virtual.js";

const job = coroutine(function* job(suspends: boolean) {
  const name = currentTask()?.getName() ?? "";
  if (suspends) yield* sleep(0);
  return name;
});

describe("the eager task factory", () => {
  test("makes tasks that are done on return when they never suspend", async () => {
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      loop.setTaskFactory(eagerTaskFactory);
      const began = loop.iterations;
      const task = createTask(job(false));
      expect(task.done()).toBe(true);
      expect(allTasks().size).toBe(1);
      yield* task;
      yield* gather(job(false), job(false));
      return loop.iterations - began;
    });
    expect(await runVirtual(main())).toBe(0);
  });

  test("runs up to the first suspension, then hands back to the task that called", async () => {
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      loop.setTaskFactory(eagerTaskFactory);
      const me = currentTask();
      const task = createTask(job(true));
      expect(task.done()).toBe(false);
      expect(currentTask()).toBe(me);
      yield* sleep(0);
      return task.done();
    });
    expect(await runVirtual(main())).toBe(true);
  });

  test("names tasks only afterwards, and calls unnamed ones None, as CPython 3.13.0 does", async () => {
    const main = coroutine(function* main() {
      getRunningLoop().setTaskFactory(eagerTaskFactory);
      const named = createTask(job(false), { name: "named" });
      const unnamed = ensureFuture(job(false));
      return [named.getName(), named.result().replace(/\d+/, "N"), unnamed.getName()];
    });
    expect(await runVirtual(main())).toEqual(["named", "Task-N", "None"]);
  });

  test("stores an exception raised before the first suspension in the task", async () => {
    const fails = coroutine(function* fails() {
      throw new ValueError("early");
    });
    const main = coroutine(function* main() {
      getRunningLoop().setTaskFactory(eagerTaskFactory);
      return createTask(fails()).exception();
    });
    expect(await runVirtual(main())).toEqual(new ValueError("early"));
  });

  test("starts nothing while its loop is not running", async () => {
    const loop = virtualLoop();
    loop.setTaskFactory(eagerTaskFactory);
    const task = loop.createTask(job(false));
    expect(task.done()).toBe(false);
    await loop.runUntilComplete(task);
    loop.close();
  });

  test("can be unset, and must be a function", () => {
    const loop = virtualLoop();
    loop.setTaskFactory(eagerTaskFactory);
    expect(loop.getTaskFactory()).toBe(eagerTaskFactory);
    loop.setTaskFactory(null);
    expect(loop.getTaskFactory()).toBeNull();
    expect(() => loop.setTaskFactory(1 as unknown as null)).toThrow(
      new TypeError("task factory must be a callable or None"),
    );
    loop.close();
  });
});
