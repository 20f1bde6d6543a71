// Debug mode: callbacks are checked, slow steps reported.
import { afterEach, describe, expect, test } from "vitest";
import { EventLoop } from "../../src/asyncio/base_events.js";
import { VirtualClock } from "../../src/asyncio/clocks/virtual.js";
import { coroutine } from "../../src/asyncio/coroutines.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
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
    expect(() => call(loop, job)).toThrow(`coroutines cannot be used with ${method}()`);
    expect(() => call(loop, coro as unknown as () => void)).toThrow(
      `coroutines cannot be used with ${method}()`,
    );
    expect(() => call(loop, 7 as unknown as () => void)).toThrow(
      `a callable object was expected by ${method}(), got 7`,
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
    expect(heard.map((line) => line.replace(/ at [^ ]*:\d+/, "").replace(/Task-\d+/, "Task-N"))).toEqual([
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
    const { repr } = await import("../../src/asyncio/repr.js");
    expect(repr(await loop.runUntilComplete(main()))).toBe("<Handle callback(1, 'two')>");
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
