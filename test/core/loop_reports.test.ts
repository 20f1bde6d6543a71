// Who hears of an exception that nobody awaits: the loop's own handler, a handler of the program's, or the log.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { EventLoop } from "../../src/asyncio/base_events.js";
import { VirtualClock } from "../../src/asyncio/clocks/virtual.js";
import { ensureFuture } from "../../src/asyncio/ensure_future.js";
import type { ExceptionContext } from "../../src/asyncio/exception_handler.js";
import type { Future } from "../../src/asyncio/futures.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import {
  KeyboardInterrupt,
  SystemExit,
  ValueError,
  ZeroDivisionError,
} from "../../src/asyncio/python/exceptions.js";
import { type LogRecord, setLogHandler } from "../../src/asyncio/python/log.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { runOnce } from "./briefly.js";
import { hearReports, virtualLoop } from "./virtual.js";

const error = new ZeroDivisionError("division by zero");
function zeroError(future?: Future<boolean>): void {
  future?.setResult(true);
  throw error;
}

let loop: EventLoop;
let records: LogRecord[];

beforeEach(() => {
  loop = virtualLoop();
  records = [];
  setLogHandler((record) => records.push(record));
});
afterEach(() => loop.close());

describe("without a handler of the program's", () => {
  // covers: test_base_events.BaseEventLoopTests.test_default_exc_handler_callback
  test.each([
    ["callSoon", (future: Future<boolean>) => loop.callSoon(zeroError, future)],
    ["callLater", (future: Future<boolean>) => loop.callLater(0.01, zeroError, future)],
  ])("a callback of %s that throws is logged with the exception", async (_name, call) => {
    const future = loop.createFuture<boolean>();
    future.addDoneCallback(() => loop.stop());
    call(future);
    await loop.runForever();
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ level: "ERROR", exception: error });
    expect(records[0]?.message).toMatch(/^Exception in callback zeroError\(\)\nhandle: </);
  });

  // covers: test_base_events.BaseEventLoopTests.test_default_exc_handler_coro
  test("a task that fails unseen is logged when the loop closes", async () => {
    const fails = coroutine(function* fails() {
      yield* sleep(0.01);
      zeroError();
    });
    ensureFuture(fails(), { loop }).addDoneCallback(() => loop.stop());
    await loop.runForever();
    expect(records).toEqual([]);
    loop.close();
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ level: "ERROR", exception: error });
    expect(records[0]?.message).toMatch(/^Task exception was never retrieved\nfuture: <Task finished /);
  });
});

describe("a handler of the program's", () => {
  // covers: test_base_events.BaseEventLoopTests.test_set_exc_handler_custom
  test("is told message, exception and handle, and no more once it is taken away", async () => {
    expect(loop.getExceptionHandler()).toBeNull();
    const heard: [EventLoop, ExceptionContext][] = [];
    const handler = (from: EventLoop, context: ExceptionContext): unknown => heard.push([from, context]);
    loop.setDebug(true);
    loop.setExceptionHandler(handler);
    expect(loop.getExceptionHandler()).toBe(handler);
    const handle = loop.callSoon(zeroError);
    await runOnce(loop);
    expect(heard).toHaveLength(1);
    const [from, context] = heard[0] as [EventLoop, ExceptionContext];
    expect(from).toBe(loop);
    expect(context).toEqual({
      message: "Exception in callback zeroError()",
      exception: error,
      handle,
      sourceTraceback: handle._sourceTraceback,
    });
    expect(context.sourceTraceback?.at(-1)?.file).toContain("loop_reports.test.ts");
    loop.setExceptionHandler(null);
    loop.callSoon(zeroError);
    await runOnce(loop);
    expect(heard).toHaveLength(1);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ level: "ERROR", exception: error });
  });

  // covers: test_base_events.BaseEventLoopTests.test_set_exc_handler_invalid
  test("has to be a function", () => {
    expect(() => loop.setExceptionHandler("spam" as never)).toThrow(
      new TypeError("A callable object or None is expected, got 'spam'"),
    );
  });

  // covers: test_base_events.BaseEventLoopTests.test_set_exc_handler_broken
  test("that throws is logged, with what it threw", async () => {
    const own = new ValueError("spam");
    loop.setExceptionHandler(() => {
      throw own;
    });
    loop.callSoon(zeroError);
    await runOnce(loop);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ level: "ERROR", exception: own });
    expect(records[0]?.message).toMatch(/^Unhandled error in exception handler\n/);
  });
});

// covers: test_base_events.BaseEventLoopTests.test_default_exc_handler_broken
test("a default handler that throws is logged, and is told of the program's handler that threw as well", async () => {
  const told: ExceptionContext[] = [];
  class Broken extends EventLoop {
    override defaultExceptionHandler(context: ExceptionContext): void {
      told.push(context);
      throw new ValueError("spam");
    }
  }
  const own = new Broken({ clock: new VirtualClock() });
  own.callSoon(zeroError);
  await runOnce(own);
  expect(records.map(({ message }) => message)).toEqual(["Exception in default exception handler"]);
  const ham = new ValueError("ham");
  own.setExceptionHandler(() => {
    throw ham;
  });
  own.callSoon(zeroError);
  await runOnce(own);
  expect(records[1]?.message).toBe(
    "Exception in default exception handler while handling an unexpected error in custom exception handler",
  );
  expect(told[1]?.exception).toBe(ham);
  expect(told[1]?.context?.exception).toBe(error);
  own.close();
});

describe("what escapes from the loop", () => {
  const interrupts = coroutine(function* interrupts() {
    throw new KeyboardInterrupt();
  });
  const waits = coroutine(function* waits(delay: number) {
    yield* sleep(delay);
  });

  // covers: test_base_events.BaseEventLoopTests.test_run_forever_keyboard_interrupt
  test("is not reported on top: runUntilComplete has given it to the caller", async () => {
    const heard: ExceptionContext[] = [];
    loop.setExceptionHandler((_loop, context) => heard.push(context));
    await expect(loop.runUntilComplete(interrupts())).rejects.toThrow(new KeyboardInterrupt());
    loop.close();
    expect(heard).toEqual([]);
  });

  // covers: test_base_events.BaseEventLoopTests.test_run_until_complete_baseexception
  test("leaves no stop behind: the next run ends by its own", async () => {
    await expect(loop.runUntilComplete(interrupts())).rejects.toThrow(new KeyboardInterrupt());
    let isCalled = false;
    const stops = (): void => {
      loop.stop();
      isCalled = true;
    };
    loop.callSoon(() => loop.callSoon(stops));
    await loop.runForever();
    expect(isCalled).toBe(true);
    // That stop has ended its own run only.
    await loop.runUntilComplete(waits(0.1));
  });

  // covers: test_base_events.BaseEventLoopTests.test_run_until_complete_loop_orphan_future_close_loop
  test("takes the stop of a run with it: one that goes on afterwards ends by its own", async () => {
    class ShowStopper extends SystemExit {}
    const began = loop.time();
    loop.callSoon(() => {
      throw new ShowStopper();
    });
    await expect(loop.runUntilComplete(waits(0.1))).rejects.toThrow(new ShowStopper());
    await loop.runUntilComplete(waits(0.2));
    expect(loop.time() - began).toBeGreaterThanOrEqual(0.2);
  });
});

// covers: test_base_events.BaseEventLoopWithSelectorTests.test_log_slow_callbacks
test("in debug mode a callback or a step that takes too long is logged", async () => {
  const heard = hearReports();
  loop.setDebug(true);
  loop.slowCallbackDuration = 0;
  const stopLoopCallback = (): void => loop.stop();
  const stopLoopCoroutine = coroutine(function* stopLoopCoroutine() {
    loop.stop();
  });
  loop.callSoon(stopLoopCallback);
  await loop.runForever();
  expect(heard).toHaveLength(1);
  expect(heard[0]).toMatch(/^WARNING Executing <Handle.*stopLoopCallback.*> took .* seconds$/);
  ensureFuture(stopLoopCoroutine(), { loop });
  await loop.runForever();
  expect(heard[1]).toMatch(/^WARNING Executing <Task.*stopLoopCoroutine.*> took .* seconds$/);
});
