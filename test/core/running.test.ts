// Which loop is running, which is current, and what a loop refuses.
import { afterEach, describe, expect, test } from "vitest";
import { EventLoop } from "../../src/asyncio/base_events.js";
import { VirtualClock } from "../../src/asyncio/clocks/virtual.js";
import { allTasks, createTask, currentTask } from "../../src/asyncio/create_task.js";
import { ensureFuture } from "../../src/asyncio/ensure_future.js";
import { Future, isFuture } from "../../src/asyncio/futures.js";
import { gather } from "../../src/asyncio/gather.js";
import { ContextVar } from "../../src/asyncio/python/contextvars.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import {
  KeyboardInterrupt,
  RuntimeError,
  SystemExit,
  ValueError,
} from "../../src/asyncio/python/exceptions.js";
import {
  getEventLoop,
  getRunningLoop,
  newEventLoop,
  setEventLoop,
  setEventLoopFactory,
} from "../../src/asyncio/running.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { Task } from "../../src/asyncio/tasks.js";
import { thrownBy } from "./turns.js";
import { hearReports, runVirtual, virtualLoop } from "./virtual.js";

const job = coroutine(function* job() {
  return 1;
});

afterEach(() => setEventLoop(null));

describe("the current loop", () => {
  test("is the running one inside a coroutine, whatever was set", async () => {
    const other = virtualLoop();
    setEventLoop(other);
    const main = coroutine(function* main() {
      return getEventLoop() === getRunningLoop();
    });
    expect(await runVirtual(main())).toBe(true);
    expect(getEventLoop()).toBe(other);
    other.close();
  });

  test("is what futures and ensureFuture use where none is running", () => {
    const loop = virtualLoop();
    setEventLoop(loop);
    expect(new Future().getLoop()).toBe(loop);
    const task = ensureFuture(job());
    expect(task.getLoop()).toBe(loop);
    task._logDestroyPending = false;
    expect(gather(new Future()).getLoop()).toBe(loop);
    loop.close();
  });

  test("is made by the factory that was set", () => {
    const made: EventLoop[] = [];
    const previous = setEventLoopFactory(() => {
      const loop = new EventLoop({ clock: new VirtualClock() });
      made.push(loop);
      return loop;
    });
    expect(newEventLoop()).toBe(made[0]);
    if (previous !== null) setEventLoopFactory(previous);
    made[0]?.close();
    const usual = newEventLoop();
    expect(made).toHaveLength(1);
    usual.close();
  });
});

describe("without a running loop", () => {
  test("createTask, currentTask and allTasks say so", () => {
    const coro = job();
    for (const call of [() => createTask(coro), () => currentTask(), () => allTasks()]) {
      expect(call).toThrow(new RuntimeError("no running event loop"));
    }
    coro.close();
  });

  test("currentTask and allTasks can be asked about a given loop", async () => {
    const loop = virtualLoop();
    const task = loop.createTask(job());
    expect(currentTask(loop)).toBeNull();
    expect(allTasks(loop).size).toBe(1);
    expect(allTasks(loop).has(task)).toBe(true);
    await loop.runUntilComplete(task);
    expect(allTasks(loop).size).toBe(0);
    loop.close();
  });
});

describe("a loop", () => {
  test("that is closed refuses work, and coroutines handed to it are not reported on top", () => {
    const heard = hearReports();
    const loop = virtualLoop();
    loop.close();
    const coro = job();
    for (const call of [
      () => loop.callSoon(() => {}),
      () => loop.callLater(1, () => {}),
      () => loop.callSoonThreadsafe(() => {}),
      () => loop.createTask(coro),
      () => loop.runForever(),
      () => ensureFuture(coro, { loop }),
    ]) {
      expect(call).toThrow(new RuntimeError("Event loop is closed"));
    }
    expect(coro.state).toBe("CORO_CLOSED");
    expect(heard).toEqual([]);
  });

  test("that runs cannot be closed", async () => {
    const main = coroutine(function* main() {
      expect(() => getRunningLoop().close()).toThrow(new RuntimeError("Cannot close a running event loop"));
    });
    await runVirtual(main());
  });

  test("that is set as the current one must be one", () => {
    const mine = virtualLoop();
    setEventLoop(mine);
    const text = "loop must be an instance of AbstractEventLoop or None, not '";
    for (const [wrong, type] of [
      [3, "number"],
      ["loop", "string"],
      [{}, "object"],
    ] as const) {
      expect(() => setEventLoop(wrong as never)).toThrow(new TypeError(`${text}${type}'`));
    }
    expect(getEventLoop()).toBe(mine);
    mine.close();
  });

  test("wants a delay and a time", () => {
    const loop = virtualLoop();
    expect(() => loop.callLater(null as unknown as number, () => {})).toThrow(
      new TypeError("delay must not be None"),
    );
    expect(() => loop.callAt(null as unknown as number, () => {})).toThrow(
      new TypeError("when cannot be None"),
    );
    loop.close();
  });

  test("lets KeyboardInterrupt and SystemExit of a callback out at once, and can run on", async () => {
    for (const error of [new KeyboardInterrupt(), new SystemExit(3)]) {
      const loop = virtualLoop();
      const ran: string[] = [];
      loop.callSoon(() => {
        throw error;
      });
      loop.callSoon(() => ran.push("after"));
      await expect(loop.runForever()).rejects.toBe(error);
      expect([loop.isRunning(), ran]).toEqual([false, []]);
      await loop.runUntilComplete(sleep(0));
      expect(ran).toEqual(["after"]);
      loop.close();
    }
  });

  test("keeps its exception handler until null is set, and takes functions only", () => {
    const loop = virtualLoop();
    const handler = (): void => {};
    loop.setExceptionHandler(handler);
    expect(loop.getExceptionHandler()).toBe(handler);
    loop.setExceptionHandler(null);
    expect(loop.getExceptionHandler()).toBeNull();
    expect(() => loop.setExceptionHandler(1 as unknown as null)).toThrow(
      new TypeError("A callable object or None is expected, got 1"),
    );
    loop.close();
  });

  test("calls the exception handler in the context of what failed", async () => {
    const variable = new ContextVar("variable", { default: "outside" });
    const seen: string[] = [];
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      loop.setExceptionHandler(() => seen.push(variable.get()));
      loop.callSoon(() => {
        variable.set("in the callback");
        throw new ValueError();
      });
      yield* sleep(0);
    });
    await runVirtual(main());
    expect(seen).toEqual(["in the callback"]);
  });
});

describe("a task", () => {
  test("wants a coroutine, and runs a bare generator", async () => {
    const loop = virtualLoop();
    expect(() => new Task(1 as unknown as Generator<null, void>, { loop })).toThrow(
      new TypeError("a coroutine was expected, got 1"),
    );
    const bare = (function* () {
      yield* sleep(0);
      return "bare";
    })();
    expect(await loop.runUntilComplete(new Task(bare, { loop }))).toBe("bare");
    loop.close();
  });

  test("that is given null for its name has the usual one, and so has one that is given none", async () => {
    const main = coroutine(function* main() {
      const names = [
        createTask(job(), { name: null }),
        createTask(job()),
        createTask(job(), { name: "null" }),
        createTask(job(), { name: 3 }),
        createTask(job(), { name: "" }),
      ].map((task) => task.getName());
      yield* sleep(0);
      return names;
    });
    const [first = "", second = "", ...others] = await runVirtual(main());
    expect(first).toMatch(/^Task-\d+$/);
    expect(second).toBe(`Task-${Number(first.slice(5)) + 1}`);
    expect(others).toEqual(["null", "3", ""]);
  });

  test("is found by currentTask(null) and allTasks(null), which mean the running loop", async () => {
    const main = coroutine(function* main() {
      const other = createTask(job());
      const [current, all] = [currentTask(null), allTasks(null)];
      yield* sleep(0);
      return [current === currentTask(), current?.getCoro().name, all.size, all.has(other)];
    });
    expect(await runVirtual(main())).toEqual([true, "main", 2, true]);
    expect(() => currentTask(null)).toThrow(new RuntimeError("no running event loop"));
    expect(() => allTasks(null)).toThrow(new RuntimeError("no running event loop"));
  });

  test("is a future", async () => {
    const loop = virtualLoop();
    const task = loop.createTask(job());
    expect([isFuture(task), isFuture(job().close()), isFuture(null)]).toEqual([true, false, false]);
    await loop.runUntilComplete(task);
    loop.close();
  });

  test("that throws what is no Error fails with that very value, undefined included", async () => {
    for (const value of [undefined, null, 0, "text"]) {
      const fails = coroutine(function* fails() {
        throw value;
      });
      const main = coroutine(function* main() {
        const task = createTask(fails());
        let caught: unknown = "nothing";
        try {
          yield* task;
        } catch (error) {
          caught = error;
        }
        return [caught, task.done(), task.cancelled()];
      });
      expect(await runVirtual(main())).toEqual([value, true, false]);
    }
  });

  test("whose sleep is no number fails at the await", async () => {
    const main = coroutine(function* main() {
      return yield* thrownBy(sleep(Number.NaN));
    });
    expect(await runVirtual(main())).toEqual(new ValueError("Invalid delay: NaN (not a number)"));
  });

  test("created for a loop that has run is found by no other", async () => {
    const [one, two] = [virtualLoop(), virtualLoop()];
    const task = one.createTask(job());
    expect(allTasks(two).size).toBe(0);
    await one.runUntilComplete(task);
    expect(() => two.runUntilComplete(one.createFuture())).toThrow(
      new ValueError("The future belongs to a different loop than the one specified as the loop argument"),
    );
    for (const loop of [one, two]) loop.close();
  });
});
