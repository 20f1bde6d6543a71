// Futures and handles, beyond what the conformance programs compare.
import { describe, expect, test } from "vitest";
import { Future, setResultUnlessCancelled } from "../../src/asyncio/futures.js";
import { ContextVar, copyContext } from "../../src/asyncio/python/contextvars.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { ExceptionGroup } from "../../src/asyncio/python/exception_group.js";
import {
  BaseException,
  CancelledError,
  Exception,
  GeneratorExit,
  InvalidStateError,
  KeyboardInterrupt,
  KeyError,
  RuntimeError,
  StopAsyncIteration,
  StopIteration,
  ValueError,
} from "../../src/asyncio/python/exceptions.js";
import { repr } from "../../src/asyncio/python/repr.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { runVirtual, virtualLoop } from "./virtual.js";

/** A class of exceptions whose instances cannot be made. */
class CannotBeMade extends Exception {
  constructor() {
    super();
    throw new KeyError("boom");
  }
}

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

  test("refuses as an exception what is none, and what making one raises", () => {
    const loop = virtualLoop();
    const future = loop.createFuture();
    class OfAnotherKind extends Exception {
      constructor() {
        super();
        // biome-ignore lint/correctness/noConstructorReturn: the case is a class that makes something else
        return {} as OfAnotherKind;
      }
    }
    for (const odd of [undefined, null, 42, "text", {}, Object, () => {}, OfAnotherKind]) {
      expect(() => future.setException(odd)).toThrow(new TypeError("invalid exception object"));
    }
    expect(() => future.setException(CannotBeMade)).toThrow(new KeyError("boom"));
    expect(() => future.setException(ExceptionGroup)).toThrow(
      new TypeError("BaseExceptionGroup.__new__() takes exactly 2 arguments (0 given)"),
    );
    expect(future.done()).toBe(false);
    loop.close();
  });

  test.each([
    [Error, "Error()"],
    [TypeError, "TypeError()"],
    [Exception, "Exception()"],
    [BaseException, "BaseException()"],
    [KeyboardInterrupt, "KeyboardInterrupt()"],
    [GeneratorExit, "GeneratorExit()"],
    [StopAsyncIteration, "StopAsyncIteration()"],
    [CancelledError, "CancelledError()"],
    [new CancelledError("m"), "CancelledError('m')"],
    [new Error("e"), "Error('e')"],
  ])("takes as an exception any class of them, and makes one of it: %o", (given, written) => {
    const loop = virtualLoop();
    const future = loop.createFuture();
    future.setException(given);
    expect([repr(future.exception()), future.cancelled()]).toEqual([written, false]);
    expect(future.exception() instanceof Error).toBe(true);
    loop.close();
  });

  test.each([StopIteration, new StopIteration()])("keeps the end of an iteration as a cause: %o", (given) => {
    const loop = virtualLoop();
    const future = loop.createFuture();
    future.setException(given);
    const exception = future.exception() as RuntimeError;
    expect([repr(exception), repr(exception.cause)]).toEqual([
      "RuntimeError('StopIteration interacts badly with generators and cannot be raised into a Future')",
      "StopIteration()",
    ]);
    loop.close();
  });

  test.each(["result", "exception", "cancelled"])(
    "that is done (%s) says so before it looks at an argument",
    (state) => {
      const loop = virtualLoop();
      const future = loop.createFuture<number>();
      if (state === "result") future.setResult(1);
      else if (state === "exception") future.setException(new ValueError());
      else future.cancel();
      for (const given of [42, null, ValueError, StopIteration, CannotBeMade]) {
        expect(() => future.setException(given)).toThrow(new InvalidStateError("invalid state"));
      }
      expect(() => future.setResult(2)).toThrow(new InvalidStateError("invalid state"));
      expect([future.cancel(), future.cancel(42)]).toEqual([false, false]);
      loop.close();
    },
  );

  test("looks at its state again once the exception is made, which may have set it", () => {
    const loop = virtualLoop();
    const future = loop.createFuture<number>();
    class SetsIt extends Exception {
      constructor() {
        super();
        future.setResult(1);
      }
    }
    expect(() => future.setException(SetsIt)).toThrow(new InvalidStateError("invalid state"));
    expect(repr(future)).toBe("<Future finished result=1>");
    loop.close();
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
    const check = (): void => {
      expect(() => task.setResult("other")).toThrow(
        new RuntimeError("Task does not support set_result operation"),
      );
      for (const given of [new ValueError(), 42]) {
        expect(() => task.setException(given)).toThrow(
          new RuntimeError("Task does not support set_exception operation"),
        );
      }
    };
    check();
    expect(await loop.runUntilComplete(task)).toBe("own");
    check();
    loop.close();
  });
});
