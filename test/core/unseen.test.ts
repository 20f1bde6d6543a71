// What nobody awaited, retrieved or finished is reported, at fixed points and in a fixed order.
import { beforeEach, describe, expect, test, vi } from "vitest";
import { createTask } from "../../src/asyncio/create_task.js";
import { gather } from "../../src/asyncio/gather.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { KeyboardInterrupt, RuntimeError, ValueError } from "../../src/asyncio/python/exceptions.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { reportAtExit } from "../../src/asyncio/shutdown_report.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { hearReports, runVirtual, virtualLoop } from "./virtual.js";

const one = coroutine(function* one() {});
const two = coroutine(function* two() {});
const fails = coroutine(function* fails(what: string) {
  throw new ValueError(what);
});

let heard: string[] = [];
const firstLines = (): string[] => heard.map((line) => line.split("\n")[0] ?? "");

beforeEach(() => {
  // What other tests left behind is none of this test's business.
  hearReports();
  reportAtExit();
  heard = hearReports();
});

describe("coroutines never awaited", () => {
  test("are reported when their loop closes, in order of creation", async () => {
    const main = coroutine(function* main() {
      one();
      two();
      yield* sleep(0);
      sleep(1);
      one();
      heard.push("main returns");
    });
    await runVirtual(main());
    expect(heard).toEqual([
      "main returns",
      "RuntimeWarning coroutine 'one' was never awaited",
      "RuntimeWarning coroutine 'two' was never awaited",
      "RuntimeWarning coroutine 'sleep' was never awaited",
      "RuntimeWarning coroutine 'one' was never awaited",
    ]);
  });

  test("made outside a loop are reported at the end of the program, once", () => {
    two();
    one();
    expect(heard).toEqual([]);
    reportAtExit();
    reportAtExit();
    expect(heard).toEqual([
      "RuntimeWarning coroutine 'two' was never awaited",
      "RuntimeWarning coroutine 'one' was never awaited",
    ]);
  });

  test("are not those that were closed, made a task or given to gather", async () => {
    const main = coroutine(function* main() {
      one().close();
      createTask(one()).cancel();
      gather(two(), one());
      yield* sleep(0.01);
    });
    await runVirtual(main());
    reportAtExit();
    expect(heard).toEqual([]);
  });
});

describe("exceptions never retrieved", () => {
  test("are reported when their loop closes, in the order in which they came, with the future", async () => {
    const main = coroutine(function* main() {
      const future = getRunningLoop().createFuture();
      createTask(fails("task"), { name: "T" });
      yield* sleep(0);
      future.setException(new ValueError("future"));
    });
    await runVirtual(main());
    expect(heard.map((line) => line.replace(/ at [^ ]*:\d+/g, ""))).toEqual([
      "ERROR Task exception was never retrieved\nfuture: <Task finished name='T' coro=<fails() done, defined> exception=ValueError('task')>",
      "ERROR Future exception was never retrieved\nfuture: <Future finished exception=ValueError('future')>",
    ]);
  });

  test("are told with the name of the future's class", async () => {
    const main = coroutine(function* main() {
      gather(sleep(1));
      yield* sleep(0);
    });
    await runVirtual(main());
    expect(firstLines()).toEqual(["ERROR _GatheringFuture exception was never retrieved"]);
  });

  test("are reported at the end of the program where the loop was closed before they came", () => {
    const loop = virtualLoop();
    const future = loop.createFuture();
    loop.close();
    future.setException(new ValueError("late"));
    reportAtExit();
    expect(firstLines()).toEqual(["ERROR Future exception was never retrieved"]);
  });

  test("are not those that an await has raised", async () => {
    const main = coroutine(function* main() {
      try {
        yield* createTask(fails("seen"));
      } catch (error) {
        if (!(error instanceof ValueError)) throw error;
      }
    });
    await runVirtual(main());
    reportAtExit();
    expect(heard).toEqual([]);
  });

  test("are not those looked at by exception(), result() or a cancel()", async () => {
    const main = coroutine(function* main() {
      const tasks = ["a", "b", "c"].map((what) => createTask(fails(what)));
      yield* sleep(0);
      tasks[0]?.exception();
      expect(() => tasks[1]?.result()).toThrow(new ValueError("b"));
      tasks[2]?.cancel();
    });
    await runVirtual(main());
    expect(heard).toEqual([]);
  });
});

describe("what runUntilComplete was given", () => {
  const waits = coroutine(function* waits() {
    yield* sleep(9);
  });
  const interrupts = coroutine(function* interrupts() {
    throw new KeyboardInterrupt();
  });

  test("is not reported when the loop was stopped before: the caller was told", async () => {
    const loop = virtualLoop();
    loop.stop();
    await expect(loop.runUntilComplete(waits())).rejects.toThrow(
      new RuntimeError("Event loop stopped before Future completed."),
    );
    loop.close();
    reportAtExit();
    expect(heard).toEqual([]);
  });

  test("is reported in that case when it was a task already: it is somebody else's", async () => {
    const loop = virtualLoop();
    loop.stop();
    await expect(loop.runUntilComplete(loop.createTask(waits()))).rejects.toThrow(
      new RuntimeError("Event loop stopped before Future completed."),
    );
    loop.close();
    reportAtExit();
    expect(firstLines()).toEqual(["ERROR Task was destroyed but it is pending!"]);
  });

  test("is not reported when its exception has left the loop: the caller has it", async () => {
    const loop = virtualLoop();
    await expect(loop.runUntilComplete(interrupts())).rejects.toThrow(new KeyboardInterrupt());
    loop.close();
    expect(heard).toEqual([]);
  });

  test("is reported in that case when it was a task already", async () => {
    const loop = virtualLoop();
    const task = loop.createTask(interrupts());
    await expect(loop.runUntilComplete(task)).rejects.toThrow(new KeyboardInterrupt());
    loop.close();
    expect(firstLines()).toEqual(["ERROR Task exception was never retrieved"]);
  });
});

describe("a loop that was closed", () => {
  test("with nothing left is let go: nothing of it is looked at when the program ends", async () => {
    const [ended, left] = [virtualLoop(), virtualLoop()];
    const looks = [ended, left].map((loop) => vi.spyOn(loop._neverAwaited, "report"));
    await ended.runUntilComplete(sleep(0));
    left.createTask(sleep(1));
    for (const loop of [ended, left]) loop.close();
    reportAtExit();
    // One look each when it was closed.
    expect(looks.map((look) => look.mock.calls.length)).toEqual([1, 2]);
  });
});

describe("tasks that are still pending when the program ends", () => {
  const cleansUp = coroutine(function* cleansUp() {
    try {
      yield* sleep(9);
    } finally {
      heard.push("finally");
    }
  });
  const waitsInFinally = coroutine(function* waitsInFinally() {
    try {
      yield* sleep(9);
    } finally {
      yield* sleep(0);
    }
  });

  test("are reported, and their finally blocks run", async () => {
    const loop = virtualLoop();
    loop.createTask(cleansUp());
    await loop.runUntilComplete(sleep(0));
    loop.close();
    expect(heard).toEqual([]);
    reportAtExit();
    reportAtExit();
    expect(firstLines()).toEqual(["ERROR Task was destroyed but it is pending!", "finally"]);
  });

  test("must not wait any more in those blocks", async () => {
    const loop = virtualLoop();
    loop.createTask(waitsInFinally());
    await loop.runUntilComplete(sleep(0));
    loop.close();
    reportAtExit();
    expect(firstLines()).toEqual([
      "ERROR Task was destroyed but it is pending!",
      "ERROR Exception ignored in: <coroutine object waitsInFinally>",
    ]);
  });
});
