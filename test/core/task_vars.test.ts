// Context variables in tasks: a copy for each, unless it is given a context to share.
import { describe, expect, test } from "vitest";
import { createTask } from "../../src/asyncio/create_task.js";
import { gather } from "../../src/asyncio/gather.js";
import { type Context, ContextVar, copyContext } from "../../src/asyncio/python/contextvars.js";
import { type Coroutine, coroutine } from "../../src/asyncio/python/coroutines.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { Task } from "../../src/asyncio/tasks.js";
import { runVirtual, virtualLoop } from "./virtual.js";

describe("a context variable", () => {
  // covers: test_tasks.BaseTaskTests.test_context_1
  test("that a task sets is not set in the one that made it, nor the other way round", async () => {
    const variable = new ContextVar("variable", { default: "nope" });
    const seen: string[] = [];
    const sub = coroutine(function* sub() {
      yield* sleep(0.01);
      seen.push(variable.get());
      variable.set("something else");
    });
    const main = coroutine(function* main() {
      seen.push(variable.get());
      const task = createTask(sub());
      variable.set("yes");
      yield* task;
      seen.push(variable.get());
    });
    await runVirtual(main());
    expect(seen).toEqual(["nope", "nope", "yes"]);
    expect(variable.get()).toBe("nope");
  });

  // covers: test_tasks.BaseTaskTests.test_context_2
  test("that a done-callback sets stays in the callback, while a task keeps its own over its waits", async () => {
    const variable = new ContextVar("variable", { default: "nope" });
    const seen: string[] = [];
    const main = coroutine(function* main() {
      for (const j of [0, 1]) {
        const future = getRunningLoop().createFuture<null>();
        future.addDoneCallback(() => variable.set("something else"));
        variable.set(`yes${j}`);
        getRunningLoop().callSoon(() => future.setResult(null));
        yield* future;
        seen.push(variable.get());
        for (const i of [0, 1, 2]) {
          variable.set(`yes${i}-${j}`);
          yield* sleep(0.001);
          seen.push(variable.get());
        }
      }
    });
    await runVirtual(main());
    const expected = [0, 1].flatMap((j) => [`yes${j}`, ...[0, 1, 2].map((i) => `yes${i}-${j}`)]);
    expect(seen).toEqual(expected);
    expect(variable.get()).toBe("nope");
  });

  // covers: test_tasks.BaseTaskTests.test_context_3
  test("is each task's own among a hundred that run at a time", async () => {
    const variable = new ContextVar("variable", { default: -1 });
    const sub = coroutine(function* sub(start: number) {
      const mistaken: number[] = [];
      for (let i = 0; i < 10; i++) {
        variable.set(start + i);
        yield* sleep(0.001 + ((start * 7 + i * 13) % 50) / 1000);
        if (variable.get() !== start + i) mistaken.push(i);
      }
      return mistaken;
    });
    const main = coroutine(function* main() {
      return yield* gather(...Array.from({ length: 100 }, (_, start) => createTask(sub(start))));
    });
    expect((await runVirtual(main())).flat()).toEqual([]);
    expect(variable.get()).toBe(-1);
  });

  type Make = (coro: Coroutine<void>, context: Context) => Task<void>;
  const ways: readonly (readonly [string, Make])[] = [
    ["Task", (coro, context) => new Task(coro, { loop: getRunningLoop(), context })],
    ["createTask", (coro, context) => createTask(coro, { context })],
    ["loop.createTask", (coro, context) => getRunningLoop().createTask(coro, { context })],
  ];

  // covers: test_tasks.BaseTaskTests.test_context_4, test_tasks.BaseTaskTests.test_context_5,
  //   test_tasks.BaseTaskTests.test_context_6
  test.each(ways)("is shared by the tasks that are given one context: %s", async (_name, make) => {
    const variable = new ContextVar<number>("variable");
    const sets = coroutine(function* sets(value: number) {
      yield* sleep(0);
      variable.set(value);
    });
    const main = coroutine(function* main() {
      const context = copyContext();
      const seen = [context.get(variable)];
      for (const value of [1, 2]) {
        yield* make(sets(value), context);
        seen.push(context.get(variable));
      }
      return [...seen, variable.get(0)];
    });
    expect(await runVirtual(main())).toEqual([undefined, 1, 2, 0]);
  });

  // covers: test_tasks.BaseTaskTests.test_get_context
  test("is found in the very context that the task was given", async () => {
    const loop = virtualLoop();
    const context = copyContext();
    const task = new Task(sleep(0), { loop, context });
    await loop.runUntilComplete(task);
    expect(task.getContext()).toBe(context);
    loop.close();
  });
});
