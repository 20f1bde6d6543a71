// getEventLoop, setEventLoop, newEventLoop, from a thread's very beginning on: each test has a fresh copy of the core.
import { beforeEach, describe, expect, test, vi } from "vitest";
import type * as Core from "../../src/asyncio/asyncio.js";

let asyncio: typeof Core;
let coroutine: typeof import("../../src/asyncio/python/coroutines.js").coroutine;
let warnings: string[];

beforeEach(async () => {
  vi.resetModules();
  asyncio = await import("../../src/asyncio/asyncio.js");
  ({ coroutine } = await import("../../src/asyncio/python/coroutines.js"));
  warnings = [];
  asyncio.setWarningHandler(({ category, message }) => warnings.push(`${category}: ${message}`));
});

const noRunning = "no running event loop";
const noCurrent = "There is no current event loop in thread 'MainThread'.";

describe("getEventLoop", () => {
  // covers: test_events.PolicyTests.test_get_event_loop
  test("makes a loop where none was ever set, warns of it, and gives the same from then on", () => {
    const loop = asyncio.getEventLoop();
    expect(loop).toBeInstanceOf(asyncio.EventLoop);
    expect(warnings).toEqual(["DeprecationWarning: There is no current event loop"]);
    expect(asyncio.getEventLoop()).toBe(loop);
    expect(warnings).toHaveLength(1);
    loop.close();
  });

  // covers: test_events.PolicyTests.test_get_event_loop_calls_set_event_loop
  test("sets the loop that it makes: once that is taken away, no other is made", () => {
    const loop = asyncio.getEventLoop();
    loop.close();
    expect(asyncio.getEventLoop()).toBe(loop);
    asyncio.setEventLoop(null);
    expect(() => asyncio.getEventLoop()).toThrow(noCurrent);
  });

  // covers: test_events.PolicyTests.test_get_event_loop_after_set_none, test_events.PolicyTests.test_get_event_loop_thread
  test("makes none once somebody has said that there is none", () => {
    asyncio.setEventLoop(null);
    expect(() => asyncio.getEventLoop()).toThrow(noCurrent);
    expect(warnings).toEqual([]);
  });

  // covers: test_events.GetEventLoopTestsMixin.test_get_event_loop_returns_running_loop
  test("asks the factory where no loop runs, and never where one does", async () => {
    class TestError extends Error {}
    const loop = asyncio.newEventLoop();
    asyncio.setEventLoopFactory(() => {
      throw new TestError();
    });
    expect(() => asyncio.getEventLoop()).toThrow(new TestError());
    expect(() => asyncio.getRunningLoop()).toThrow(noRunning);
    const main = coroutine(function* main() {
      return asyncio.getEventLoop() === loop && asyncio.getRunningLoop() === loop;
    });
    expect(await loop.runUntilComplete(main())).toBe(true);
    expect(() => asyncio.getEventLoop()).toThrow(new TestError());
    expect(() => asyncio.getRunningLoop()).toThrow(noRunning);
    loop.close();
  });

  // covers: test_events.GetEventLoopTestsMixin.test_get_event_loop_returns_running_loop2
  test("gives the running loop, else the one that was set, else says that there is none", async () => {
    const loop = asyncio.newEventLoop();
    asyncio.getEventLoop().close();
    expect(warnings).toHaveLength(1);
    asyncio.setEventLoop(null);
    expect(() => asyncio.getEventLoop()).toThrow(noCurrent);
    expect(() => asyncio.getRunningLoop()).toThrow(noRunning);
    const main = coroutine(function* main() {
      return asyncio.getEventLoop() === loop && asyncio.getRunningLoop() === loop;
    });
    expect(await loop.runUntilComplete(main())).toBe(true);
    asyncio.setEventLoop(loop);
    expect(asyncio.getEventLoop()).toBe(loop);
    asyncio.setEventLoop(null);
    expect(() => asyncio.getEventLoop()).toThrow(noCurrent);
    loop.close();
    expect(() => asyncio.getRunningLoop()).toThrow(noRunning);
  });
});

// covers: test_events.PolicyTests.test_new_event_loop
test("newEventLoop makes a loop, and does not set it", () => {
  const loop = asyncio.newEventLoop();
  expect(loop).toBeInstanceOf(asyncio.EventLoop);
  asyncio.setEventLoop(null);
  asyncio.newEventLoop().close();
  expect(() => asyncio.getEventLoop()).toThrow(noCurrent);
  loop.close();
});

// covers: test_events.PolicyTests.test_set_event_loop
test("setEventLoop sets a loop in place of the one before, and refuses what is none", () => {
  const [old, loop] = [asyncio.newEventLoop(), asyncio.newEventLoop()];
  asyncio.setEventLoop(old);
  expect(() => asyncio.setEventLoop({} as never)).toThrow(
    new TypeError("loop must be an instance of AbstractEventLoop or None, not 'object'"),
  );
  expect(asyncio.getEventLoop()).toBe(old);
  asyncio.setEventLoop(loop);
  expect(asyncio.getEventLoop()).toBe(loop);
  for (const one of [old, loop]) one.close();
});
