// From outside the loop and back: wrapFuture, asPromise and runCoroutineThreadsafe.
import { describe, expect, test } from "vitest";
import type { EventLoop } from "../../src/asyncio/base_events.js";
import { allTasks, createTask, currentTask } from "../../src/asyncio/create_task.js";
import { asPromise } from "../../src/asyncio/ensure_future.js";
import { Future } from "../../src/asyncio/futures.js";
import { gather } from "../../src/asyncio/gather.js";
import { wrapFuture } from "../../src/asyncio/promises.js";
import { type CoroutineGenerator, coroutine } from "../../src/asyncio/python/coroutines.js";
import {
  AssertionError,
  CancelledError,
  NotImplementedError,
  RuntimeError,
  TimeoutError,
} from "../../src/asyncio/python/exceptions.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { type ConcurrentFuture, runCoroutineThreadsafe } from "../../src/asyncio/threads/threadsafe.js";
import { runVirtual, virtualLoop } from "./virtual.js";

describe("wrapFuture", () => {
  // covers: test_futures.BaseFutureTests.test_copy_state
  test("copies what becomes of a promise: value, reason or cancel", async () => {
    const loop = virtualLoop();
    const reason = new RuntimeError();
    const value = wrapFuture(Promise.resolve(10), { loop });
    const failed = wrapFuture(Promise.reject(reason), { loop });
    const cancelled = wrapFuture(Promise.reject(new CancelledError("why")), { loop });
    await loop.runUntilComplete(gather(value, failed, cancelled, { returnExceptions: true }));
    expect([value.result(), failed.exception(), cancelled.cancelled()]).toEqual([10, reason, true]);
    expect(() => cancelled.result()).toThrow(new CancelledError("why"));
    loop.close();
  });

  test("gives a future back as it is, and belongs to the running loop", async () => {
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      const [future, task] = [loop.createFuture(), createTask(sleep(0))];
      yield* task;
      const wrapped: Future<string> = wrapFuture(Promise.resolve("value"));
      const same = [wrapFuture(future) === future, wrapFuture(task) === task, wrapped.getLoop() === loop];
      return [...same, wrapped instanceof Future, yield* wrapped];
    });
    expect(await runVirtual(main())).toEqual([true, true, true, true, "value"]);
  });

  test("refuses anything else", () => {
    expect(() => wrapFuture(5 as never)).toThrow(new AssertionError("a promise is expected, got 5"));
  });

  test("cancels what can be cancelled, and leaves a plain promise alone", async () => {
    const promise = Promise.resolve("value");
    const main = coroutine(function* main() {
      const task = sleep(100, "slept");
      const inner = runCoroutineThreadsafe(task, getRunningLoop());
      const outer = wrapFuture(inner);
      const plain = wrapFuture(promise);
      yield* sleep(0);
      outer.cancel();
      plain.cancel();
      yield* sleep(0);
      return [outer.cancelled(), inner.cancelled(), plain.cancelled()];
    });
    expect(await runVirtual(main())).toEqual([true, true, true]);
    expect(await promise).toBe("value");
  });
});

describe("asPromise", () => {
  test("gives the result, the exception or the CancelledError of what is awaited", async () => {
    const failure = new RuntimeError("failed");
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      const fails = coroutine(function* fails() {
        yield* sleep(0.001);
        throw failure;
      });
      const future = loop.createFuture();
      const promises = Promise.allSettled([
        asPromise(sleep(0.01, "slept")),
        asPromise(fails()),
        asPromise(future),
      ]);
      yield* sleep(0.005);
      future.cancel("why");
      return yield* wrapFuture(promises);
    });
    expect(await runVirtual(main(), { patience: 0 })).toEqual([
      { status: "fulfilled", value: "slept" },
      { status: "rejected", reason: failure },
      { status: "rejected", reason: new CancelledError("why") },
    ]);
  });

  test("runs a coroutine on the loop that is given", async () => {
    const loop = virtualLoop();
    const promise = asPromise(sleep(1, "slept"), { loop });
    await loop.runUntilComplete(sleep(2));
    expect(await promise).toBe("slept");
    loop.close();
  });
});

const add = coroutine(function* add(
  a: number,
  b: number,
  { fail = false, cancel = false } = {},
): CoroutineGenerator<number> {
  yield* sleep(0.05);
  if (fail) throw new RuntimeError("Fail!");
  if (cancel) {
    currentTask()?.cancel();
    yield* sleep(0);
  }
  return a + b;
});

/** Runs `outside`, as code that the loop does not run, while the loop runs. */
function runWith<T>(outside: (loop: EventLoop) => Promise<T>): Promise<T> {
  const main = coroutine(function* main() {
    const loop = getRunningLoop();
    return yield* wrapFuture(Promise.resolve().then(() => outside(loop)));
  });
  return runVirtual(main(), { patience: 0 });
}

describe("runCoroutineThreadsafe", () => {
  // covers: test_tasks.RunCoroutineThreadsafeTests.test_run_coroutine_threadsafe
  test("has the coroutine run, and gives its result outside", async () => {
    const seen = await runWith(async (loop) => {
      const future = runCoroutineThreadsafe(add(1, 2), loop);
      const before = [future.done(), future.cancelled()];
      return [before, await future.result(), await future, future.done(), future.cancel()];
    });
    expect(seen).toEqual([[false, false], 3, 3, true, false]);
  });

  // covers: test_tasks.RunCoroutineThreadsafeTests.test_run_coroutine_threadsafe_with_exception
  test("gives its exception outside", async () => {
    const failed = runWith((loop) => runCoroutineThreadsafe(add(1, 2, { fail: true }), loop).result());
    await expect(failed).rejects.toThrow(new RuntimeError("Fail!"));
  });

  // covers: test_tasks.RunCoroutineThreadsafeTests.test_run_coroutine_threadsafe_with_timeout
  test("lets who waits give up after a time, and cancel the task", async () => {
    const seen = await runWith(async (loop) => {
      const future: ConcurrentFuture<number> = runCoroutineThreadsafe(add(1, 2), loop);
      const timedOut = await future.result(0).catch((error: unknown) => error);
      const cancelled = [future.cancel(), future.cancelled(), future.cancel()];
      await asPromise(sleep(0.001), { loop });
      return [timedOut, cancelled, allTasks(loop).size];
    });
    // What is left is the main task.
    expect(seen).toEqual([new TimeoutError(), [true, true, true], 1]);
  });

  // covers: test_tasks.RunCoroutineThreadsafeTests.test_run_coroutine_threadsafe_task_cancelled
  test("gives a CancelledError outside when the task is cancelled", async () => {
    const seen = await runWith(async (loop) => {
      const future = runCoroutineThreadsafe(add(1, 2, { cancel: true }), loop);
      const error = await future.result(5).catch((thrown: unknown) => thrown);
      return [error, future.cancelled()];
    });
    expect(seen).toEqual([new CancelledError(), true]);
  });

  // covers: test_tasks.RunCoroutineThreadsafeTests.test_run_coroutine_threadsafe_task_factory_exception
  test("gives what the task factory raises outside, and to the exception handler", async () => {
    const heard: unknown[] = [];
    const failure = new NotImplementedError("factory");
    const seen = await runWith(async (loop) => {
      loop.setExceptionHandler((_loop, context) => heard.push(context.exception));
      loop.setTaskFactory(() => {
        throw failure;
      });
      const coro = add(1, 2);
      const error = await runCoroutineThreadsafe(coro, loop)
        .result()
        .catch((thrown: unknown) => thrown);
      loop.setTaskFactory(null);
      coro.close();
      return error;
    });
    expect(seen).toBe(failure);
    expect(heard).toEqual([failure]);
  });

  test("cancelled before the loop has heard of it never runs the coroutine's body", async () => {
    let hasRun = false;
    const marks = coroutine(function* marks() {
      hasRun = true;
      yield* sleep(0);
    });
    await runWith(async (loop) => {
      const future = runCoroutineThreadsafe(marks(), loop);
      future.cancel();
      await asPromise(sleep(0.01), { loop });
    });
    expect(hasRun).toBe(false);
  });

  test("wants a coroutine, and a loop that is open", () => {
    const loop = virtualLoop();
    expect(() => runCoroutineThreadsafe(loop.createFuture() as never, loop)).toThrow(
      new TypeError("A coroutine object is required"),
    );
    loop.close();
    const coro = add(1, 2);
    expect(() => runCoroutineThreadsafe(coro, loop)).toThrow(new RuntimeError("Event loop is closed"));
    coro.close();
  });
});
