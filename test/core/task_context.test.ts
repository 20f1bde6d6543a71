// A task's context: one object, whenever it is asked for, and the values in it are those that the task sees.
import { describe, expect, test } from "vitest";
import { allTasks, createTask, currentTask } from "../../src/asyncio/create_task.js";
import { type Context, ContextVar, copyContext } from "../../src/asyncio/python/contextvars.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { RuntimeError } from "../../src/asyncio/python/exceptions.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { Task } from "../../src/asyncio/tasks.js";
import { runVirtual } from "./virtual.js";

const variable = new ContextVar("variable", { default: "unset" });

/** Sets the variable in each of its steps, and lets `look` look right after. */
const steps = coroutine(function* steps(look: (step: string) => void) {
  for (const step of ["first", "second", "third"]) {
    variable.set(step);
    look(step);
    yield* sleep(0);
  }
});

const contextOfCurrent = (): Context => (currentTask() as Task<unknown>).getContext();

describe("a task's context", () => {
  test("asked for before the first step is the one it runs in", async () => {
    const seen: unknown[] = [];
    const main = coroutine(function* main() {
      variable.set("main's");
      const task = createTask(
        steps(() => seen.push([context.get(variable), contextOfCurrent() === context])),
      );
      const context = task.getContext();
      expect(context.get(variable)).toBe("main's");
      context.run(() => variable.set("put in"));
      expect([context.get(variable), variable.get()]).toEqual(["put in", "main's"]);
      yield* task;
      return [context.get(variable), task.getContext() === context, variable.get()];
    });
    expect(await runVirtual(main())).toEqual(["third", true, "main's"]);
    expect(seen).toEqual([
      ["first", true],
      ["second", true],
      ["third", true],
    ]);
  });

  test("asked for during a step is live: it sees what the step sets after that", async () => {
    const seen: unknown[] = [];
    const contexts: Context[] = [];
    const look = (step: string): void => {
      const context = contextOfCurrent();
      contexts.push(context);
      variable.set(`${step}, later`);
      seen.push(context.get(variable));
    };
    const main = coroutine(function* main() {
      const task = createTask(steps(look));
      yield* task;
      contexts.push(task.getContext());
      return variable.get();
    });
    expect(await runVirtual(main())).toBe("unset");
    expect(seen).toEqual(["first, later", "second, later", "third, later"]);
    expect(contexts).toHaveLength(4);
    expect(new Set(contexts).size).toBe(1);
    expect(contexts[0]?.get(variable)).toBe("third, later");
  });

  test("asked for between two steps is the one the next step runs in", async () => {
    const main = coroutine(function* main() {
      const task = createTask(steps(() => {}));
      yield* sleep(0);
      const context = task.getContext();
      const before = context.get(variable);
      yield* task;
      return [before, context.get(variable), task.getContext() === context];
    });
    expect(await runVirtual(main())).toEqual(["first", "third", true]);
  });

  test("asked for after the end has the last values", async () => {
    const main = coroutine(function* main() {
      const task = createTask(steps(() => {}));
      yield* task;
      const context = task.getContext();
      return [context.get(variable), task.getContext() === context];
    });
    expect(await runVirtual(main())).toEqual(["third", true]);
  });

  test("asked for inside another context's run is still the task's", async () => {
    const other = copyContext();
    const main = coroutine(function* main() {
      variable.set("task's");
      const inside = other.run(() => {
        variable.set("other's");
        return contextOfCurrent();
      });
      variable.set("task's, later");
      return [inside.get(variable), other.get(variable), inside === contextOfCurrent()];
    });
    const task = coroutine(function* outer() {
      return yield* createTask(main());
    });
    expect(await runVirtual(task())).toEqual(["task's, later", "other's", true]);
  });

  test("is no other task's, though many were asked for in one iteration", async () => {
    const own = coroutine(function* own(name: string) {
      variable.set(name);
      const context = contextOfCurrent();
      yield* sleep(0);
      variable.set(`${name}!`);
      yield* sleep(0);
      return [context.get(variable), contextOfCurrent() === context];
    });
    const main = coroutine(function* main() {
      const tasks = ["a", "b", "c"].map((name) => createTask(own(name)));
      const results: unknown[] = [];
      for (const task of tasks) results.push(yield* task);
      return results;
    });
    expect(await runVirtual(main())).toEqual([
      ["a!", true],
      ["b!", true],
      ["c!", true],
    ]);
  });
});

test("an eager task cannot begin in the context that its maker runs in", async () => {
  let hasRun = false;
  const child = coroutine(function* child() {
    hasRun = true;
  });
  const main = coroutine(function* main() {
    const loop = getRunningLoop();
    const coro = child();
    expect(() => new Task(coro, { loop, context: contextOfCurrent(), eagerStart: true })).toThrow(
      new RuntimeError("cannot enter context: <Context object> is already entered"),
    );
    coro.close();
    return [hasRun, allTasks().size];
  });
  expect(await runVirtual(main())).toEqual([false, 1]);
});

describe("a handle's context", () => {
  test("asked for after its callback ran has what the callback set", async () => {
    const main = coroutine(function* main() {
      const handle = getRunningLoop().callSoon(() => variable.set("set"));
      yield* sleep(0);
      const context = handle.getContext();
      return [context.get(variable), handle.getContext() === context, variable.get()];
    });
    expect(await runVirtual(main())).toEqual(["set", true, "unset"]);
  });

  test("asked for by its callback is live", async () => {
    const seen: unknown[] = [];
    const main = coroutine(function* main() {
      const handle = getRunningLoop().callSoon(() => {
        const context = handle.getContext();
        variable.set("set later");
        seen.push(context.get(variable), handle.getContext() === context);
      });
      yield* sleep(0);
      seen.push(handle.getContext().get(variable));
    });
    await runVirtual(main());
    expect(seen).toEqual(["set later", true, "set later"]);
  });
});
