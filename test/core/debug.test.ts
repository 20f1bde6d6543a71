// Debug mode: callbacks are checked, slow steps reported.
import { afterEach, describe, expect, test } from "vitest";
import { EventLoop } from "../../src/asyncio/base_events.js";
import { VirtualClock } from "../../src/asyncio/clocks/virtual.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { repr } from "../../src/asyncio/python/repr.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { reportAtExit } from "../../src/asyncio/shutdown_report.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { hearReports } from "./virtual.js";

const job = coroutine(function* job() {});
const loops: EventLoop[] = [];

function debugLoop(clock = new VirtualClock()): EventLoop {
  const loop = new EventLoop({ clock });
  loop.setDebug(true);
  loops.push(loop);
  return loop;
}

afterEach(() => {
  for (const loop of loops.splice(0)) loop.close();
});

describe("in debug mode", () => {
  test.each([
    ["call_soon", (loop: EventLoop, callback: () => unknown) => loop.callSoon(callback)],
    ["call_soon_threadsafe", (loop: EventLoop, callback: () => unknown) => loop.callSoonThreadsafe(callback)],
    ["call_at", (loop: EventLoop, callback: () => unknown) => loop.callAt(2000, callback)],
  ])("%s refuses a coroutine function, a coroutine and what cannot be called", (method, call) => {
    const loop = debugLoop();
    const coro = job();
    expect(() => call(loop, job)).toThrow(new TypeError(`coroutines cannot be used with ${method}()`));
    expect(() => call(loop, coro as unknown as () => void)).toThrow(
      new TypeError(`coroutines cannot be used with ${method}()`),
    );
    expect(() => call(loop, 7 as unknown as () => void)).toThrow(
      new TypeError(`a callable object was expected by ${method}(), got 7`),
    );
    coro.close();
  });

  test("a step or a callback that takes long is reported, with how long it took", async () => {
    const heard = hearReports();
    const clock = new VirtualClock();
    const loop = debugLoop(clock);
    const slowCallback = (): void => clock.sleep(0.25);
    const main = coroutine(function* main() {
      clock.sleep(0.0999);
      yield* sleep(0);
      clock.sleep(0.1);
      yield* sleep(0);
      loop.callSoon(slowCallback);
      yield* sleep(0);
    });
    await loop.runUntilComplete(main());
    expect(
      heard.map((line) => line.replace(/ (created )?at [^ >]*:\d+/g, "").replace(/Task-\d+/, "Task-N")),
    ).toEqual([
      "WARNING Executing <Task pending name='Task-N' coro=<main() running, defined> cb=[_runUntilCompleteCb()]> took 0.100 seconds",
      "WARNING Executing <Handle slowCallback()> took 0.250 seconds",
    ]);
  });

  test("how long is long can be chosen", async () => {
    const heard = hearReports();
    const clock = new VirtualClock();
    const loop = debugLoop(clock);
    loop.slowCallbackDuration = 0.01;
    const main = coroutine(function* main() {
      clock.sleep(0.02);
    });
    await loop.runUntilComplete(main());
    expect(heard).toHaveLength(1);
    expect(heard[0]).toContain("took 0.020 seconds");
  });

  test("handles write their arguments, and remember what they were when cancelled", async () => {
    const loop = debugLoop();
    const callback = (..._args: unknown[]): void => {};
    const main = coroutine(function* main() {
      const handle = getRunningLoop().callSoon(callback, 1, "two");
      handle.cancel();
      return handle;
    });
    expect(repr(await loop.runUntilComplete(main()))).toMatch(
      /^<Handle callback\(1, 'two'\) created at .*debug\.test\.ts:\d+>$/,
    );
  });
});

describe("what debug mode notes of where things are made", () => {
  const here = (text: string): string =>
    text
      .replaceAll(/\/[^ "]*\/(\w+\.test\.ts)/g, "$1")
      .replaceAll(/(:|line )\d+/g, "$1N")
      .replaceAll(/Task-\d+/g, "Task-N");

  test("stands in the reprs of futures, tasks, handles and timers: the program's line, not the core's", async () => {
    const loop = debugLoop();
    const callback = (): void => {};
    const main = coroutine(function* main() {
      const task = loop.createTask(job(), { name: "T" });
      const made = [
        loop.createFuture(),
        task,
        loop.callSoon(callback),
        loop.callAt(7, callback),
        loop.callSoonThreadsafe(callback),
      ].map(repr);
      yield* task;
      return made;
    });
    expect((await loop.runUntilComplete(main())).map(here)).toEqual([
      "<Future pending created at debug.test.ts:N>",
      "<Task pending name='T' coro=<job() running at debug.test.ts:N> created at debug.test.ts:N>",
      "<Handle callback() created at debug.test.ts:N>",
      "<TimerHandle when=7 callback() created at debug.test.ts:N>",
      "<Handle callback() created at debug.test.ts:N>",
    ]);
  });

  test("is the stack, most recent call last, with the coroutines in it", async () => {
    const loop = debugLoop();
    const makes = coroutine(function* makes() {
      yield* sleep(0);
      return loop.createFuture();
    });
    const main = coroutine(function* main() {
      return (yield* makes())._sourceTraceback?.slice(-2).map(({ name }) => name);
    });
    expect(await loop.runUntilComplete(main())).toEqual(["main", "makes"]);
  });

  test("stands in what is logged of them", async () => {
    const heard = hearReports();
    const loop = debugLoop();
    function fails(): never {
      throw new Error("e");
    }
    const main = coroutine(function* main() {
      loop.callSoon(fails);
      loop.createFuture().setException(new Error("f"));
      yield* sleep(0);
      loop.callExceptionHandler({ message: "of something else" });
    });
    await loop.runUntilComplete(main());
    loop.close();
    const frame = '  File "debug.test.ts", line N, in';
    const reports = heard.filter((line) => line.startsWith("ERROR")).map(here);
    const ends = (report: string | undefined): string[] => {
      const lines = report?.split("\n") ?? [];
      return [...lines.slice(0, 3), ...lines.slice(-1)];
    };
    expect(ends(reports[0])).toEqual([
      "ERROR Exception in callback fails()",
      "handle: <Handle fails() created at debug.test.ts:N>",
      "source_traceback: Object created at (most recent call last):",
      `${frame} main`,
    ]);
    const ofTask = reports[1]?.split("\n") ?? [];
    expect(ofTask.slice(0, 2)).toEqual([
      "ERROR of something else",
      "handle_traceback: Handle created at (most recent call last):",
    ]);
    expect(ofTask.at(-1)).toBe(`${frame} <anonymous>`);
    expect(ends(reports[2])).toEqual([
      "ERROR Future exception was never retrieved",
      "future: <Future finished exception=Error('f') created at debug.test.ts:N>",
      "source_traceback: Object created at (most recent call last):",
      `${frame} main`,
    ]);
    expect(reports).toHaveLength(3);
  });

  test("stands in the warning of a coroutine that was never awaited", async () => {
    const heard = hearReports();
    const loop = debugLoop();
    const helper = (): void => {
      job();
    };
    const main = coroutine(function* main() {
      helper();
    });
    await loop.runUntilComplete(main());
    loop.close();
    const [first, second, ...frames] = (heard.find((line) => line.startsWith("RuntimeWarning")) ?? "").split(
      "\n",
    );
    expect([first, second]).toEqual([
      "RuntimeWarning coroutine 'job' was never awaited",
      "Coroutine created at (most recent call last)",
    ]);
    expect(frames.slice(-2).map(here)).toEqual([
      '  File "debug.test.ts", line N, in main',
      '  File "debug.test.ts", line N, in helper',
    ]);
    expect(frames.length).toBeLessThanOrEqual(10);
  });

  test("ends with debug mode", async () => {
    const heard = hearReports();
    const loop = debugLoop();
    const main = coroutine(function* main() {
      loop.setDebug(false);
      job();
      yield* sleep(0);
      return [repr(loop.createFuture()), loop.createFuture()._sourceTraceback];
    });
    expect(await loop.runUntilComplete(main())).toEqual(["<Future pending>", null]);
    loop.close();
    reportAtExit();
    expect(heard).toEqual(["RuntimeWarning coroutine 'job' was never awaited"]);
  });
});

describe("without debug mode", () => {
  test("nothing is checked or reported", async () => {
    const heard = hearReports();
    const clock = new VirtualClock();
    const loop = debugLoop(clock);
    loop.setDebug(false);
    const main = coroutine(function* main() {
      clock.sleep(5);
    });
    await loop.runUntilComplete(main());
    expect(heard).toEqual([]);
    expect(() => loop.callSoon(job)).not.toThrow();
  });
});
