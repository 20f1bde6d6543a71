// What every future keeps to: how it is made, how it becomes done, who is called then, and what is said of it.
import { afterEach, describe, expect, test } from "vitest";
import { allTasks, createTask } from "../../src/asyncio/create_task.js";
import { ensureFuture } from "../../src/asyncio/ensure_future.js";
import { Future, isFuture, setResultUnlessCancelled } from "../../src/asyncio/futures.js";
import { wrapFuture } from "../../src/asyncio/promises.js";
import type { Suspension } from "../../src/asyncio/python/awaitable.js";
import { ContextVar } from "../../src/asyncio/python/contextvars.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { CancelledError, InvalidStateError, RuntimeError } from "../../src/asyncio/python/exceptions.js";
import { repr } from "../../src/asyncio/python/repr.js";
import { getRunningLoop, setEventLoop } from "../../src/asyncio/running.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { Task } from "../../src/asyncio/tasks.js";
import { waitFor } from "../../src/asyncio/timeouts.js";
import { hearReports, runVirtual, virtualLoop } from "./virtual.js";

/** A future of a program's own kind. */
class OwnFuture<T> extends Future<T> {}

afterEach(() => setEventLoop(null));

describe("isFuture and ensureFuture", () => {
  // covers: test_futures.BaseFutureTests.test_isfuture, test_futures.DuckTests.test_ensure_future
  test("know a future of any kind, and no class, promise or other value", () => {
    const loop = virtualLoop();
    const own = new OwnFuture({ loop });
    expect([loop.createFuture(), own].map(isFuture)).toEqual([true, true]);
    expect([Future, OwnFuture, 1, null, {}, Promise.resolve()].map(isFuture)).toEqual(Array(6).fill(false));
    expect(ensureFuture(own)).toBe(own);
    expect(wrapFuture(own)).toBe(own);
    loop.close();
  });
});

describe("a new future", () => {
  // covers: test_futures.BaseFutureTests.test_initial_state
  test("is neither done nor cancelled, until it is cancelled", () => {
    const loop = virtualLoop();
    const future = new Future({ loop });
    const before = [future.done(), future.cancelled()];
    future.cancel();
    expect([...before, future.cancelled()]).toEqual([false, false, true]);
    loop.close();
  });

  // covers: test_futures.BaseFutureTests.test_constructor_without_loop, test_futures.BaseFutureTests.test_constructor_use_running_loop, test_futures.BaseFutureTests.test_constructor_use_global_loop
  test("belongs to the running loop, else to the current one, and there must be one", async () => {
    setEventLoop(null);
    expect(() => new Future()).toThrow(
      new RuntimeError("There is no current event loop in thread 'MainThread'."),
    );
    const loop = virtualLoop();
    const makes = coroutine(function* makes() {
      yield* sleep(0);
      return new Future().getLoop() === loop;
    });
    expect(await loop.runUntilComplete(makes())).toBe(true);
    setEventLoop(loop);
    expect(new Future().getLoop()).toBe(loop);
    loop.close();
  });
});

describe("a future that is done", () => {
  const outcomes = (future: Future<unknown>): unknown[] =>
    [() => future.setResult(null), () => future.setException(new RuntimeError()), () => future.cancel()].map(
      (change) => {
        try {
          return change();
        } catch (error) {
          return error;
        }
      },
    );
  const refusal = new InvalidStateError("invalid state");
  const unchanged = [refusal, refusal, false];

  // covers: test_futures.BaseFutureTests.test_result
  test("by a result has that, no exception, and stays as it is", () => {
    const loop = virtualLoop();
    const future = loop.createFuture<number>();
    expect(() => future.result()).toThrow(new InvalidStateError("Result is not set."));
    future.setResult(42);
    expect([future.done(), future.cancelled(), future.result(), future.exception()]).toEqual([
      true,
      false,
      42,
      null,
    ]);
    expect(outcomes(future)).toEqual(unchanged);
    loop.close();
  });

  // covers: test_futures.BaseFutureTests.test_exception, test_futures.BaseFutureTests.test_exception_class
  test("by an exception, or a class of them, has that, and stays as it is", () => {
    const loop = virtualLoop();
    const [future, ofClass] = [loop.createFuture(), loop.createFuture()];
    expect(() => future.exception()).toThrow(new InvalidStateError("Exception is not set."));
    const exception = new RuntimeError();
    future.setException(exception);
    ofClass.setException(RuntimeError);
    expect(() => future.result()).toThrow(exception);
    expect([future.done(), future.cancelled(), future.exception()]).toEqual([true, false, exception]);
    expect(ofClass.exception()).toEqual(new RuntimeError());
    expect(outcomes(future)).toEqual(unchanged);
    loop.close();
  });

  // covers: test_futures.BaseFutureTests.test_cancel
  test("by a cancel raises CancelledError for whoever asks, and stays as it is", () => {
    const loop = virtualLoop();
    const future = loop.createFuture();
    expect([future.cancel(), future.cancelled(), future.done()]).toEqual([true, true, true]);
    expect(() => future.result()).toThrow(new CancelledError());
    expect(() => future.exception()).toThrow(new CancelledError());
    expect(outcomes(future)).toEqual(unchanged);
    loop.close();
  });

  // covers: test_futures.BaseFutureTests.test_future_cancel_message_getter, test_futures.BaseFutureTests.test_future_cancel_message_setter
  test("by a cancel keeps its message, which may be changed until it is raised", async () => {
    const loop = virtualLoop();
    const [first, second] = [loop.createFuture(), loop.createFuture()];
    expect(first._cancelMessage).toBeUndefined();
    first.cancel("my message");
    second.cancel("my message");
    second._cancelMessage = "my new message";
    for (const [future, message] of [
      [first, "my message"],
      [second, "my new message"],
    ] as const) {
      await expect(loop.runUntilComplete(future)).rejects.toThrow(new CancelledError(message));
      expect(future._cancelMessage).toBe(message);
    }
    loop.close();
  });

  // covers: test_futures.BaseFutureTests.test_set_result_unless_cancelled
  test("by a cancel is left alone by a timer that would set it", () => {
    const loop = virtualLoop();
    const future = loop.createFuture<number>();
    future.cancel();
    setResultUnlessCancelled(future, 2);
    expect(future.cancelled()).toBe(true);
    loop.close();
  });
});

describe("awaiting a future by hand", () => {
  // covers: test_futures.BaseFutureTests.test_yield_from_twice
  test("gives the future at first, and nothing any more when it is done", () => {
    const loop = virtualLoop();
    const future = loop.createFuture<number>();
    function* fixture(): Generator<unknown, void, unknown> {
      yield "A";
      yield ["B", yield* future];
      yield ["C", yield* future];
    }
    const fixed = fixture();
    const seen = [fixed.next().value, fixed.next().value === future];
    future.setResult(42);
    expect([...seen, fixed.next().value, fixed.next().value]).toEqual(["A", true, ["B", 42], ["C", 42]]);
    loop.close();
  });

  // covers: test_futures.BaseFutureTests.test_iter
  test("and going on as if it were done is refused", () => {
    const loop = virtualLoop();
    const future = loop.createFuture();
    function* waits(): Generator<Suspension, unknown, unknown> {
      return yield* future;
    }
    expect(() => {
      const [, second] = waits();
      return second;
    }).toThrow(new RuntimeError("await wasn't used with future"));
    loop.close();
  });

  // covers: test_futures.BaseFutureTests.test_future_stop_iteration_args
  test("gives a list as the list that it is", () => {
    const loop = virtualLoop();
    const future = loop.createFuture<number[]>();
    future.setResult([1, 2]);
    expect(future[Symbol.iterator]().next()).toMatchObject({ done: true, value: [1, 2] });
    loop.close();
  });
});

describe("what is said of a future", () => {
  // covers: test_futures.BaseFutureTests.test_future_repr
  test("is its state, and the first and the last of its callbacks", () => {
    const loop = virtualLoop();
    const make = (change: (future: Future<unknown>) => unknown): string => {
      const future = loop.createFuture();
      change(future);
      const written = repr(future);
      if (future.done() && !future.cancelled()) future.exception();
      return written;
    };
    const first = (): void => {};
    const other = (): void => {};
    const last = (): void => {};
    const add = (future: Future<unknown>, ...callbacks: readonly (() => void)[]): void => {
      for (const callback of callbacks) future.addDoneCallback(callback);
    };
    expect([
      make(() => {}),
      make((future) => future.cancel()),
      make((future) => future.setResult(4)),
      make((future) => future.setException(new RuntimeError())),
      make((future) => add(future, first)),
      make((future) => add(future, first, last)),
      make((future) => add(future, first, ...Array(8).fill(other), last)),
      make((future) => {
        add(future, first);
        future.cancel();
      }),
    ]).toEqual([
      "<Future pending>",
      "<Future cancelled>",
      "<Future finished result=4>",
      "<Future finished exception=RuntimeError()>",
      "<Future pending cb=[first()]>",
      "<Future pending cb=[first(), last()]>",
      "<Future pending cb=[first(), <8 more>, last()]>",
      "<Future cancelled>",
    ]);
    loop.setDebug(true);
    expect(repr(loop.createFuture())).toMatch(
      /^<Future pending created at .*future_protocol\.test\.ts:\d+>$/,
    );
    loop.close();
  });

  // covers: test_futures2.FutureReprTests.test_recursive_repr_for_pending_tasks
  test("ends in dots where it would come round to itself", async () => {
    const main = coroutine(function* main() {
      const tasks = coroutine(function* tasks() {
        yield* sleep(0);
        return allTasks();
      });
      const waiter: Set<Task<unknown>> = yield* waitFor(new Task(tasks()), 10);
      return repr(waiter);
    });
    expect(await runVirtual(main())).toContain("...");
  });

  // covers: test_futures.BaseFutureTests.test_tb_logger_abandoned, test_futures.BaseFutureTests.test_tb_logger_not_called_after_cancel, test_futures.BaseFutureTests.test_tb_logger_result_unretrieved, test_futures.BaseFutureTests.test_tb_logger_result_retrieved, test_futures.BaseFutureTests.test_tb_logger_exception_retrieved, test_futures.BaseFutureTests.test_tb_logger_exception_result_retrieved
  test("is nothing when it was left alone, or its result or exception was asked for, or it was cancelled", () => {
    const heard = hearReports();
    const loop = virtualLoop();
    const fail = (): Future<unknown> => {
      const future = loop.createFuture();
      future.setException(new RuntimeError("boom"));
      return future;
    };
    loop.createFuture();
    fail().cancel();
    loop.createFuture<number>().setResult(42);
    const retrieved = loop.createFuture<number>();
    retrieved.setResult(42);
    retrieved.result();
    fail().exception();
    expect(() => fail().result()).toThrow(new RuntimeError("boom"));
    loop.close();
    expect(heard).toEqual([]);
  });

  // covers: test_futures.BaseFutureTests.test_tb_logger_exception_unretrieved, test_futures.BaseFutureTests.test_future_exception_never_retrieved, test_futures.BaseFutureTests.test_future_exception_never_retrieved_debug
  test.each([false, true])("is that its exception was never retrieved (debug mode: %s)", (debug) => {
    const heard = hearReports();
    const loop = virtualLoop();
    loop.setDebug(debug);
    const future = loop.createFuture();
    future.setException(new RuntimeError("boom"));
    heard.length = 0;
    loop.close();
    const errors = heard.filter((line) => line.startsWith("ERROR"));
    expect(errors.map((line) => line.split("\n")[0])).toEqual(["ERROR Future exception was never retrieved"]);
    expect(errors[0]).toContain("<Future finished exception=RuntimeError('boom')");
  });
});

describe("the exception handler", () => {
  const name = new ContextVar("name", { default: "foo" });

  // covers: test_futures2.FutureTests.test_task_exc_handler_correct_context
  test("hears of a task's exception in the task's context", async () => {
    const seen: string[] = [];
    const fails = coroutine(function* fails() {
      name.set("bar");
      yield* sleep(0);
      throw new RuntimeError("lost");
    });
    const main = coroutine(function* main() {
      getRunningLoop().setExceptionHandler(() => seen.push(name.get()));
      createTask(fails());
      yield* sleep(0.01);
    });
    await runVirtual(main());
    expect(seen).toEqual(["bar"]);
  });

  // covers: test_futures2.FutureTests.test_handle_exc_handler_correct_context
  test("hears of a callback's exception in the callback's context", async () => {
    const seen: string[] = [];
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      loop.setExceptionHandler(() => seen.push(name.get()));
      loop.callSoon(() => {
        name.set("bar");
        throw new RuntimeError("lost");
      });
      yield* sleep(0);
    });
    await runVirtual(main());
    expect(seen).toEqual(["bar"]);
  });
});

describe("a future's callbacks", () => {
  /** What is called, of callbacks that note their numbers, after `change` had its way with the future. */
  const calledAfter = async (
    change: (future: Future<string>, callbacks: readonly (() => void)[]) => void,
  ): Promise<number[]> => {
    const called: number[] = [];
    const loop = virtualLoop();
    const future = loop.createFuture<string>();
    change(
      future,
      [0, 1, 2].map((number) => () => {
        called.push(number);
      }),
    );
    expect(called).toEqual([]);
    if (!future.done()) future.setResult("foo");
    await loop.runUntilComplete(sleep(0));
    if (future.exception() === null) expect(future.result()).toBe("foo");
    loop.close();
    return called;
  };
  const addAll = (future: Future<string>, callbacks: readonly (() => void)[]): void => {
    for (const callback of callbacks) future.addDoneCallback(callback);
  };

  // covers: test_futures.BaseFutureDoneCallbackTests.test_callbacks_remove_first_callback, test_futures.BaseFutureDoneCallbackTests.test_callbacks_remove_first_and_second_callback, test_futures.BaseFutureDoneCallbackTests.test_callbacks_remove_third_callback
  test.each([
    [[0], [1, 2]],
    [[0, 1], [2]],
    [[2], [0, 1]],
    [[0, 1, 2], []],
  ])("but those removed (%j, each twice) are called in their order", async (removed, expected) => {
    const called = await calledAfter((future, callbacks) => {
      addAll(future, callbacks);
      for (const number of [...removed, ...removed])
        future.removeDoneCallback(callbacks[number] as () => void);
    });
    expect(called).toEqual(expected);
  });

  // covers: test_futures.BaseFutureDoneCallbackTests.test_callbacks_invoked_on_set_result, test_futures.BaseFutureDoneCallbackTests.test_callbacks_invoked_on_set_exception
  test("are called after a result and after an exception alike", async () => {
    expect(await calledAfter(addAll)).toEqual([0, 1, 2]);
    const called = await calledAfter((future, callbacks) => {
      addAll(future, callbacks);
      future.setException(new RuntimeError());
    });
    expect(called).toEqual([0, 1, 2]);
  });

  // covers: test_futures.BaseFutureDoneCallbackTests.test_remove_done_callback
  test("are removed wherever they stand, and counted", async () => {
    const called = await calledAfter((future, [first, second, third]) => {
      const [one, two, never] = [first as () => void, second as () => void, third as () => void];
      future.addDoneCallback(one);
      future.addDoneCallback(two);
      expect([future.removeDoneCallback(two), future.removeDoneCallback(never)]).toEqual([1, 0]);
      addAll(future, [two, one, one, one, one, one]);
      expect(future.removeDoneCallback(one)).toBe(6);
    });
    expect(called).toEqual([1]);
  });
});
