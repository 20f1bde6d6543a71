// What callSoon, callLater and callAt queue, when it runs, and what running and stopping a loop does to it.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { EventLoop } from "../../src/asyncio/base_events.js";
import { Handle, TimerHandle } from "../../src/asyncio/events.js";
import { copyContext } from "../../src/asyncio/python/contextvars.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { CancelledError, RuntimeError, ValueError } from "../../src/asyncio/python/exceptions.js";
import { getRunningLoop, runningLoop } from "../../src/asyncio/running.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { runOnce } from "./briefly.js";
import { StandingClock } from "./standing_clock.js";
import { hearReports, virtualLoop } from "./virtual.js";

const noop = (): void => {};
const job = coroutine(function* job() {});

let loop: EventLoop;

beforeEach(() => {
  loop = virtualLoop();
});
afterEach(() => loop.close());

describe("callSoon", () => {
  // covers: test_base_events.BaseEventLoopTests.test_call_soon, test_base_events.BaseEventLoopTests.test__add_callback_handle,
  //   test_events.EventLoopTestsMixin.test_call_soon, test_base_events.BaseEventLoopTests.test_run_once
  test("puts a handle into the ready queue, which the next iteration calls with the arguments, once", async () => {
    const results: unknown[] = [];
    const callback = (...args: unknown[]): unknown => results.push(args);
    const handle = loop.callSoon(callback, "hello", "world");
    expect(handle).toBeInstanceOf(Handle);
    expect(handle).not.toBeInstanceOf(TimerHandle);
    expect([handle._callback, loop._timerCount, results]).toEqual([callback, 0, []]);
    await runOnce(loop);
    await runOnce(loop);
    expect(results).toEqual([["hello", "world"]]);
  });

  // covers: test_base_events.BaseEventLoopTests.test__add_callback_cancelled_handle
  test("queues nothing for a handle that was cancelled before: nothing is called", async () => {
    const handle = new Handle(() => expect.unreachable(), [], loop, copyContext());
    handle.cancel();
    loop._enqueue(handle);
    await runOnce(loop);
    expect([handle.cancelled(), loop._timerCount]).toEqual([true, 0]);
  });

  // covers: test_events.EventLoopTestsMixin.test_call_soon_threadsafe_same_thread
  test("and callSoonThreadsafe share one queue", async () => {
    const results: string[] = [];
    const callback = (what: string): void => {
      if (results.push(what) === 2) loop.stop();
    };
    loop.callSoonThreadsafe(callback, "hello");
    loop.callSoon(callback, "world");
    await loop.runForever();
    expect(results).toEqual(["hello", "world"]);
  });

  // covers: test_events.EventLoopTestsMixin.test_call_soon_threadsafe
  test("from outside, while the loop waits, wakes it", async () => {
    const results: string[] = [];
    const callback = (what: string): void => {
      if (results.push(what) === 2) loop.stop();
    };
    const end = loop._driver.beginOutsideWork();
    const run = loop.runForever();
    expect(loop.isRunning()).toBe(true);
    loop.callSoonThreadsafe(callback, "hello");
    loop.callSoon(callback, "world");
    await run;
    end();
    expect(results).toEqual(["hello", "world"]);
  });

  // covers: test_base_events.BaseEventLoopTests.test_call_soon_non_callable
  test("refuses in debug mode what cannot be called", () => {
    loop.setDebug(true);
    expect(() => loop.callSoon(1 as never)).toThrow(
      new TypeError("a callable object was expected by call_soon(), got 1"),
    );
  });

  // covers: test_base_events.BaseEventLoopWithSelectorTests.test_call_coroutine
  test("and its kin refuse coroutines and coroutine functions in debug mode, and so does an executor", async () => {
    loop.setDebug(true);
    const object = job();
    const refusal = (method: string) => new TypeError(`coroutines cannot be used with ${method}()`);
    for (const wrong of [job, object] as never[]) {
      expect(() => loop.callSoon(wrong)).toThrow(refusal("call_soon"));
      expect(() => loop.callSoonThreadsafe(wrong)).toThrow(refusal("call_soon_threadsafe"));
      expect(() => loop.callLater(60, wrong)).toThrow(refusal("call_at"));
      expect(() => loop.callAt(loop.time() + 60, wrong)).toThrow(refusal("call_at"));
    }
    expect(() => loop.runInExecutor(null, job as never)).toThrow(refusal("run_in_executor"));
    expect(() => loop.runInExecutor(null, object as never)).toThrow(
      new TypeError(
        "a function for a thread was expected: a function, { module, name } or { module, function }",
      ),
    );
    object.close();
  });
});

describe("callLater and callAt", () => {
  // covers: test_base_events.BaseEventLoopTests.test_call_later, test_events.EventLoopTestsMixin.test_call_later
  test("set a timer, which is not ready before its time", async () => {
    const results: unknown[] = [];
    const handle = loop.callLater(
      0.1,
      (what: string) => {
        results.push(what);
        loop.stop();
      },
      "hello world",
    );
    expect(handle).toBeInstanceOf(TimerHandle);
    expect(loop._timerCount).toBe(1);
    await runOnce(loop);
    expect(results).toEqual([]);
    await loop.runForever();
    expect([results, loop._timerCount]).toEqual([["hello world"], 0]);
    expect(() => loop.callLater(null as never, noop)).toThrow(new TypeError("delay must not be None"));
  });

  // covers: test_base_events.BaseEventLoopTests.test_call_later_negative_delays
  test("with negative delays come in the order of their deadlines", async () => {
    const calls: string[] = [];
    loop.callLater(-1, (what: string) => calls.push(what), "a");
    loop.callLater(-2, (what: string) => calls.push(what), "b");
    await runOnce(loop);
    expect(calls).toEqual(["b", "a"]);
  });

  // covers: test_base_events.BaseEventLoopTests.test_time_and_call_at, test_events.EventLoopTestsMixin.test_run_until_complete
  test("never come early", async () => {
    const began = loop.time();
    loop.callAt(began + 0.1, () => loop.stop());
    await loop.runForever();
    expect(loop.time() - began).toBeGreaterThanOrEqual(0.1);
    const before = loop.time();
    await loop.runUntilComplete(sleep(0.1));
    expect(loop.time() - before).toBeGreaterThanOrEqual(0.1);
    expect(() => loop.callAt(null as never, noop)).toThrow(new TypeError("when cannot be None"));
  });

  // covers: test_base_events.BaseEventLoopTests.test__run_once
  test("that were cancelled are not waited for", async () => {
    const clock = new StandingClock({ isUpAtOnce: true });
    const own = new EventLoop({ clock });
    own.callAt(1005, noop).cancel();
    own.callAt(1010, noop);
    own.callSoon(noop);
    await runOnce(own);
    expect([clock.waits, own._timerCount]).toEqual([[], 1]);
    const run = own.runUntilComplete(sleep(20));
    await expect(run).rejects.toThrow(new Error("the loop waits for ever"));
    expect(clock.waits[0]).toBe(10);
    own.close();
  });

  // covers: test_base_events.BaseEventLoopTests.test__run_once_schedule_handle
  test("that are due run in this iteration, and what they queue in the next", async () => {
    const ran: string[] = [];
    loop.callAt(loop.time() - 1, () => {
      ran.push("timer");
      loop.callSoon(() => ran.push("queued by it"));
    });
    await runOnce(loop);
    expect(ran).toEqual(["timer"]);
    await runOnce(loop);
    expect(ran).toEqual(["timer", "queued by it"]);
  });

  // covers: test_base_events.BaseEventLoopTests.test__run_once_cancelled_event_cleanup
  test("that were cancelled leave the heap at its head, or all at once when they are many", async () => {
    const inHeap = (timers: readonly TimerHandle[]): number => timers.filter((one) => one._scheduled).length;
    const set = (count: number, delay: number): TimerHandle[] =>
      Array.from({ length: count }, () => loop.callLater(delay, noop));
    const [live] = set(1, 3000);
    const [behind, ahead] = [set(2, 3600), set(2, 100)];
    // Cancelling a second time counts no more.
    for (const one of [...behind, ...ahead, ...ahead]) one.cancel();
    expect([inHeap(behind), inHeap(ahead)]).toEqual([2, 2]);
    await runOnce(loop);
    expect([inHeap(behind), inHeap(ahead), live?._scheduled]).toEqual([2, 0, true]);
    const [kept, many, last] = [set(50, 3600), set(50, 3600), set(1, 3600)];
    for (const one of many) one.cancel();
    await runOnce(loop);
    // Half of them, 52 of 104, is not more than half.
    expect([inHeap(behind), inHeap(kept), inHeap(many)]).toEqual([2, 50, 50]);
    last[0]?.cancel();
    await runOnce(loop);
    expect([inHeap(behind), inHeap(kept), inHeap(many), live?._scheduled]).toEqual([0, 50, 0, true]);
    expect(loop._timerCount).toBe(51);
  });

  // covers: test_events.EventLoopTestsMixin.test_timeout_rounding
  test("with the shortest of delays take no iterations beyond those they need", async () => {
    const main = coroutine(function* main() {
      for (const delay of [1e-2, 1e-4, 1e-6, 1e-8, 1e-10]) yield* sleep(delay);
    });
    const before = loop.iterations;
    await loop.runUntilComplete(main());
    expect(loop.iterations - before).toBeLessThanOrEqual(12);
  });
});

describe("running and stopping", () => {
  // covers: test_base_events.BaseEventLoopTests.test_run_forever_pre_stopped
  test("a loop that was stopped before runs once, without waiting", async () => {
    const clock = new StandingClock();
    const own = new EventLoop({ clock });
    own.callLater(5, noop);
    own.stop();
    await own.runForever();
    expect([clock.waits, own.iterations]).toEqual([[], 1]);
    own.close();
  });

  // covers: test_events.EventLoopTestsMixin.test_run_until_complete_stopped
  test("a loop that is stopped under runUntilComplete says so", async () => {
    const stops = coroutine(function* stops() {
      loop.stop();
      yield* sleep(0.1);
    });
    const refusal = new RuntimeError("Event loop stopped before Future completed.");
    await expect(loop.runUntilComplete(stops())).rejects.toEqual(refusal);
  });

  // covers: test_tasks.BaseTaskTests.test_stop_while_run_in_complete
  test("a task keeps its place when the loop is stopped under it, and can be cancelled in the next run", async () => {
    let steps = 0;
    const counts = coroutine(function* counts() {
      while (steps < 10) {
        yield* sleep(0.1);
        if (++steps === 2) loop.stop();
      }
    });
    const began = loop.time();
    const task = loop.createTask(counts());
    await expect(loop.runUntilComplete(task)).rejects.toThrow(
      new RuntimeError("Event loop stopped before Future completed."),
    );
    expect([task.done(), steps]).toEqual([false, 2]);
    expect(loop.time() - began).toBeCloseTo(0.2, 1);
    task.cancel();
    await expect(loop.runUntilComplete(task)).rejects.toThrow(new CancelledError());
    expect([task.cancelled(), steps]).toEqual([true, 2]);
  });

  // covers: test_base_events.BaseEventLoopTests.test_run_until_complete_type_error,
  //   test_base_events.BaseEventLoopTests.test_run_until_complete_loop
  test("runUntilComplete refuses what cannot be awaited, and a future of another loop", () => {
    expect(() => loop.runUntilComplete("text" as never)).toThrow(
      new TypeError("An asyncio.Future, a coroutine or an awaitable is required"),
    );
    const other = virtualLoop();
    expect(() => other.runUntilComplete(loop.createFuture())).toThrow(
      new ValueError("The future belongs to a different loop than the one specified as the loop argument"),
    );
    other.close();
  });

  // covers: test_events.EventLoopTestsMixin.test_run_until_complete_nesting
  test("runUntilComplete is refused inside itself, and the inner coroutine is reported as never awaited", async () => {
    const heard = hearReports();
    const inner = coroutine(function* inner() {
      yield* sleep(0);
    });
    const outer = coroutine(function* outer() {
      expect(loop.isRunning()).toBe(true);
      yield* sleep(0);
      loop.runUntilComplete(inner());
    });
    await expect(loop.runUntilComplete(outer())).rejects.toEqual(
      new RuntimeError("This event loop is already running"),
    );
    loop.close();
    expect(heard).toEqual(["RuntimeWarning coroutine 'inner' was never awaited"]);
  });

  // covers: test_base_events.RunningLoopTests.test_running_loop_within_a_loop
  test("a loop does not run inside another", async () => {
    const other = virtualLoop();
    const main = coroutine(function* main() {
      expect(getRunningLoop()).toBe(loop);
      other.runForever();
    });
    await expect(loop.runUntilComplete(main())).rejects.toEqual(
      new RuntimeError("Cannot run the event loop while another loop is running"),
    );
    expect(runningLoop()).toBeNull();
    other.close();
  });

  // covers: test_events.EventLoopTestsMixin.test_close_running_event_loop
  test("a loop that runs cannot be closed", async () => {
    const closes = coroutine(function* closes() {
      loop.close();
    });
    await expect(loop.runUntilComplete(closes())).rejects.toEqual(
      new RuntimeError("Cannot close a running event loop"),
    );
    expect(loop.isClosed()).toBe(false);
  });

  // covers: test_base_events.BaseEventLoopTests.test_close
  test("a loop can be closed more than once, and does not run any more", () => {
    expect(loop.isClosed()).toBe(false);
    for (let i = 0; i < 3; i++) {
      loop.close();
      expect(loop.isClosed()).toBe(true);
    }
    const future = loop.createFuture();
    for (const call of [() => loop.runForever(), () => loop.runUntilComplete(future)]) {
      expect(call).toThrow(new RuntimeError("Event loop is closed"));
    }
  });

  // covers: test_events.EventLoopTestsMixin.test_close
  test("a closed loop refuses every kind of work", () => {
    loop.close();
    const coro = job();
    const future = loop.createFuture();
    for (const call of [
      () => loop.runForever(),
      () => loop.runUntilComplete(future),
      () => loop.callSoon(noop),
      () => loop.callSoonThreadsafe(noop),
      () => loop.callLater(1, noop),
      () => loop.callAt(loop.time(), noop),
      () => loop.createTask(coro),
      () => loop.runInExecutor(null, noop),
    ]) {
      expect(call).toThrow(new RuntimeError("Event loop is closed"));
    }
    coro.close();
  });

  // covers: test_base_events.BaseEventLoopTests.test_set_debug
  test("debug mode is switched on and off", () => {
    loop.setDebug(true);
    expect(loop.getDebug()).toBe(true);
    loop.setDebug(false);
    expect(loop.getDebug()).toBe(false);
  });
});
