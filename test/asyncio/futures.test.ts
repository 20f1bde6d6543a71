// Futures and handles, beyond what the conformance programs compare.
import { describe, expect, test } from "vitest";
import { ContextVar, copyContext } from "../../src/asyncio/contextvars.js";
import { coroutine } from "../../src/asyncio/coroutines.js";
import { CancelledError, InvalidStateError, RuntimeError, ValueError } from "../../src/asyncio/exceptions.js";
import { Future, setResultUnlessCancelled } from "../../src/asyncio/futures.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { runVirtual, virtualLoop } from "./virtual.js";

describe("a future", () => {
  test("is done once it has a result, an exception or a cancel; not before", () => {
    const loop = virtualLoop();
    const [result, failed, cancelled, pending] = [1, 2, 3, 4].map(() => loop.createFuture<number>());
    result?.setResult(1);
    failed?.setException(new ValueError("v"));
    cancelled?.cancel();
    expect([result, failed, cancelled, pending].map((one) => [one?.done(), one?.cancelled()])).toEqual([
      [true, false],
      [true, false],
      [true, true],
      [false, false],
    ]);
    expect(result?.result()).toBe(1);
    expect(result?.exception()).toBeNull();
    expect(() => failed?.result()).toThrow(new ValueError("v"));
    expect(() => cancelled?.result()).toThrow(new CancelledError());
    expect(() => cancelled?.exception()).toThrow(new CancelledError());
    expect(() => pending?.result()).toThrow(new InvalidStateError("Result is not set."));
    expect(() => pending?.exception()).toThrow(new InvalidStateError("Exception is not set."));
    loop.close();
  });

  test("gives the message of its cancel to each who asks", () => {
    const loop = virtualLoop();
    const future = loop.createFuture();
    future.cancel("why");
    for (let i = 0; i < 2; i++) expect(() => future.result()).toThrow(new CancelledError("why"));
    loop.close();
  });

  test("may have undefined as its result", async () => {
    const main = coroutine(function* main() {
      const empty = getRunningLoop().createFuture<undefined>();
      empty.setResult(undefined);
      return [yield* empty];
    });
    expect(await runVirtual(main())).toEqual([undefined]);
  });

  test("refuses as an exception what is none", async () => {
    const main = coroutine(function* main() {
      const future = getRunningLoop().createFuture();
      for (const odd of [undefined, null, "text", {}, Object]) {
        expect(() => future.setException(odd)).toThrow(new TypeError("invalid exception object"));
      }
      return future.done();
    });
    expect(await runVirtual(main())).toBe(false);
  });

  test("calls its callbacks in the context in which they were added, or in the one given", async () => {
    const variable = new ContextVar("variable", { default: "" });
    const seen: string[] = [];
    const main = coroutine(function* main() {
      const future = getRunningLoop().createFuture<null>();
      variable.set("when added");
      future.addDoneCallback(() => seen.push(variable.get()));
      variable.set("given");
      const context = copyContext();
      future.addDoneCallback(() => seen.push(variable.get()), { context });
      variable.set("when set");
      future.setResult(null);
      yield* sleep(0);
    });
    await runVirtual(main());
    expect(seen).toEqual(["when added", "given"]);
  });

  test("removes a callback by itself, wherever it stands among others", () => {
    const loop = virtualLoop();
    const [a, b, c] = [(): void => {}, (): void => {}, (): void => {}] as const;
    const future = new Future({ loop });
    for (const callback of [a, b, a, c, a]) future.addDoneCallback(callback);
    expect(future.removeDoneCallback(a)).toBe(3);
    expect(future.removeDoneCallback(a)).toBe(0);
    expect(future._listeners().map((one) => ("callback" in one ? one.callback : null))).toEqual([b, c]);
    expect(future.removeDoneCallback(b)).toBe(1);
    expect(future.removeDoneCallback(c)).toBe(1);
    expect(future._listeners()).toEqual([]);
    loop.close();
  });

  test("that a timer is to set may be cancelled before", () => {
    const loop = virtualLoop();
    const [cancelled, pending] = [loop.createFuture<number>(), loop.createFuture<number>()];
    cancelled.cancel();
    setResultUnlessCancelled(cancelled, 1);
    setResultUnlessCancelled(pending, 1);
    expect(cancelled.cancelled()).toBe(true);
    expect(pending.result()).toBe(1);
    expect(() => setResultUnlessCancelled(pending, 2)).toThrow(new InvalidStateError("invalid state"));
    loop.close();
  });
});

describe("a handle", () => {
  test("has one context, before and after its callback ran", async () => {
    const variable = new ContextVar("variable", { default: "unset" });
    const main = coroutine(function* main() {
      const handle = getRunningLoop().callSoon(() => variable.set("set"));
      const context = handle.getContext();
      yield* sleep(0);
      return [handle.getContext() === context, context.get(variable), variable.get()];
    });
    expect(await runVirtual(main())).toEqual([true, "set", "unset"]);
  });

  test("does nothing after it was cancelled, by whomever and whenever", async () => {
    const ran: string[] = [];
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      const timer = loop.callLater(0.01, () => ran.push("timer"));
      const soon = loop.callSoon(() => ran.push("soon"));
      soon.cancel();
      timer.cancel();
      timer.cancel();
      yield* sleep(0.02);
      return [soon.cancelled(), timer.cancelled(), timer.when() > 0];
    });
    expect(await runVirtual(main())).toEqual([true, true, true]);
    expect(ran).toEqual([]);
  });

  test("whose timer fires after many others were cancelled still fires", async () => {
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      let fired = 0;
      const timers = [...Array(500).keys()].map((i) => loop.callLater(0.001 * i, () => fired++));
      for (const [i, timer] of timers.entries()) if (i % 10 !== 0) timer.cancel();
      yield* sleep(1);
      return fired;
    });
    expect(await runVirtual(main())).toBe(50);
  });
});

describe("the report of an exception that nobody retrieves", () => {
  // covers: test_futures.BaseFutureTests.test_log_traceback
  test("can be switched off by hand, and not on", () => {
    const future = virtualLoop().createFuture();
    expect(() => {
      future._logTraceback = true;
    }).toThrow(new ValueError("_log_traceback can only be set to False"));
    future.setException(new ValueError("v"));
    expect(future._logTraceback).toBe(true);
    future._logTraceback = false;
    expect(future._logTraceback).toBe(false);
  });
});

describe("a task, being a future", () => {
  test("does not let anybody else set its outcome", async () => {
    const loop = virtualLoop();
    const task = loop.createTask(sleep(0, "own"));
    expect(() => task.setResult("other")).toThrow(
      new RuntimeError("Task does not support set_result operation"),
    );
    expect(() => task.setException(new ValueError())).toThrow(
      new RuntimeError("Task does not support set_exception operation"),
    );
    expect(await loop.runUntilComplete(task)).toBe("own");
    loop.close();
  });
});
