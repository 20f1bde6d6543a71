// waitFor: the time limit, what becomes of the awaited at its end, and races with cancellation.
import { beforeEach, describe, expect, test } from "vitest";
import { createTask, currentTask } from "../../src/asyncio/create_task.js";
import { gather } from "../../src/asyncio/gather.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { CancelledError, RuntimeError, TimeoutError } from "../../src/asyncio/python/exceptions.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { shield } from "../../src/asyncio/shield.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { waitFor } from "../../src/asyncio/timeouts.js";
import { wait } from "../../src/asyncio/wait.js";
import { thrownBy } from "./turns.js";
import { runVirtual, virtualLoop } from "./virtual.js";

const epsilon = 0.0001;

/** What happened, in order. */
let events: string[];

beforeEach(() => {
  events = [];
});

/** Works for 0.2 s, whoever cancels it. */
const stubborn = coroutine(function* stubborn() {
  const end = getRunningLoop().time() + 0.2;
  for (let left = 0.2; left > 0; left = end - getRunningLoop().time()) {
    try {
      yield* sleep(left);
    } catch (error) {
      if (!(error instanceof CancelledError)) throw error;
      events.push("refuses");
    }
  }
  events.push("done");
});

const long = coroutine(function* long() {
  events.push("begins");
  try {
    yield* sleep(1000);
  } finally {
    events.push("ends");
  }
  return "done";
});

/** Needs another while to end when it is cancelled. */
const slowToEnd = coroutine(function* slowToEnd() {
  try {
    yield* sleep(10);
  } catch (error) {
    yield* sleep(epsilon);
    throw error;
  } finally {
    events.push("ended");
  }
});

describe("waitFor", () => {
  // covers: test_waitfor.AsyncioWaitForTest.test_wait_for_blocking
  test("gives the result; null is no limit", async () => {
    const main = coroutine(function* main() {
      return [yield* waitFor(sleep(5, "done"), null), yield* waitFor(sleep(5, "in time"), 6)];
    });
    expect(await runVirtual(main())).toEqual(["done", "in time"]);
  });

  test("takes a promise", async () => {
    const main = coroutine(function* main() {
      return yield* waitFor(Promise.resolve(42), 1);
    });
    expect(await runVirtual(main())).toBe(42);
  });

  test.each([
    [1, 5, "object number can't be used in 'await' expression"],
    [null, 5, "object NoneType can't be used in 'await' expression"],
    [{}, 5, "object Object can't be used in 'await' expression"],
    [undefined, 0, "An asyncio.Future, a coroutine or an awaitable is required"],
  ])("refuses to await %s", async (wrong, timeout, text) => {
    const main = coroutine(function* main() {
      return yield* thrownBy(waitFor(wrong as never, timeout));
    });
    expect(await runVirtual(main())).toEqual(new TypeError(text));
  });

  test("refuses a time that is no number, and awaits nothing then", async () => {
    const main = coroutine(function* main() {
      const awaited = long();
      const error = yield* thrownBy(waitFor(awaited, "1" as never));
      awaited.close();
      return error;
    });
    expect(await runVirtual(main())).toEqual(new TypeError("a number of seconds was expected, got '1'"));
    expect(events).toEqual([]);
  });

  test("needs a task around it", async () => {
    const loop = virtualLoop();
    let thrown: unknown;
    const awaited = sleep(1);
    loop.callSoon(() => {
      try {
        waitFor(awaited, 1).next();
      } catch (error) {
        thrown = error;
      }
      loop.stop();
    });
    await loop.runForever();
    awaited.close();
    expect(thrown).toEqual(new RuntimeError("Timeout should be used inside a task"));
  });

  // covers: test_waitfor.AsyncioWaitForTest.test_wait_for_race_condition
  test("sees a result that is set by a callback before its limit", async () => {
    const main = coroutine(function* main() {
      const future = getRunningLoop().createFuture<string>();
      const waiting = waitFor(future, 0.2);
      getRunningLoop().callSoon(() => future.setResult("ok"));
      return yield* waiting;
    });
    expect(await runVirtual(main())).toBe("ok");
  });
});

describe("when the time is up", () => {
  // covers: test_waitfor.AsyncioWaitForTest.test_wait_for
  test("the task is cancelled, and done before the TimeoutError is raised", async () => {
    const main = coroutine(function* main() {
      const task = createTask(long());
      const error = yield* thrownBy(waitFor(task, 0.1));
      expect(error).toEqual(new TimeoutError());
      expect([task.done(), task.cancelled()]).toEqual([true, true]);
    });
    await runVirtual(main());
    expect(events).toEqual(["begins", "ends"]);
  });

  // covers: test_waitfor.AsyncioWaitForTest.test_asyncio_wait_for_timeout
  test("one that refuses to be cancelled is waited for to its end, and its result counts", async () => {
    const main = coroutine(function* main() {
      return yield* waitFor(stubborn(), 0.1);
    });
    expect(await runVirtual(main())).toBe(undefined);
    expect(events).toEqual(["refuses", "done"]);
  });

  // covers: test_waitfor.AsyncioWaitForTest.test_wait_for_cancellation_race_condition
  // covers: test_waitfor.AsyncioWaitForTest.test_wait_for_cancel_suppressed
  test("a value that is returned in spite of the cancellation is given", async () => {
    const returns42 = coroutine(function* returns42() {
      expect(yield* thrownBy(sleep(10))).toEqual(new CancelledError());
      return 42;
    });
    const main = coroutine(function* main() {
      const result = yield* waitFor(returns42(), 0.1);
      return [result, currentTask()?.cancelling()];
    });
    expect(await runVirtual(main())).toEqual([42, 0]);
  });

  // covers: test_waitfor.AsyncioWaitForTest.test_wait_for_waits_for_task_cancellation
  test("a task may take its time to end, and the TimeoutError names the CancelledError as its context", async () => {
    const main = coroutine(function* main() {
      const task = createTask(slowToEnd());
      const error = (yield* thrownBy(waitFor(task, epsilon))) as TimeoutError;
      expect(events).toEqual(["ended"]);
      expect(error).toEqual(new TimeoutError());
      expect(error.context).toEqual(new CancelledError());
      expect(error.cause).toBe(error.context);
    });
    await runVirtual(main());
  });

  // covers: test_waitfor.AsyncioWaitForTest.test_wait_for_reraises_exception_during_cancellation
  test("what is raised on the way out is raised in place of the TimeoutError", async () => {
    class Foo extends RuntimeError {}
    const raisesAtTheEnd = coroutine(function* raisesAtTheEnd() {
      try {
        yield* sleep(0.2);
      } catch {
        throw new Foo();
      }
    });
    const main = coroutine(function* main() {
      return yield* waitFor(createTask(raisesAtTheEnd()), epsilon);
    });
    await expect(runVirtual(main())).rejects.toThrow(new Foo());
  });
});

describe("a limit of 0 or less", () => {
  // covers: test_waitfor.AsyncioWaitForTest.test_wait_for_timeout_less_then_0_or_0_future_done
  test("gives the result of what is done, and raises its exception", async () => {
    const main = coroutine(function* main() {
      const [done, failed] = [getRunningLoop().createFuture<string>(), getRunningLoop().createFuture()];
      done.setResult("done");
      failed.setException(new RuntimeError("failed"));
      const before = getRunningLoop().iterations;
      expect(yield* waitFor(done, 0)).toBe("done");
      expect(getRunningLoop().iterations).toBe(before);
      expect(done.done()).toBe(true);
      expect(yield* thrownBy(waitFor(failed, -1))).toBe(failed.exception());
    });
    await runVirtual(main());
  });

  // covers: test_waitfor.AsyncioWaitForTest.test_wait_for_timeout_less_then_0_or_0_coroutine_do_not_started
  test("never begins a coroutine", async () => {
    const main = coroutine(function* main() {
      expect(yield* thrownBy(waitFor(long(), 0))).toEqual(new TimeoutError());
    });
    await runVirtual(main());
    expect(events).toEqual([]);
  });

  // covers: test_waitfor.AsyncioWaitForTest.test_wait_for_timeout_less_then_0_or_0
  test.each([0, -1])("cancels a task that has begun (%i)", async (timeout) => {
    const main = coroutine(function* main() {
      const task = createTask(long());
      yield* sleep(0);
      expect(yield* thrownBy(waitFor(task, timeout))).toEqual(new TimeoutError());
      expect([task.done(), task.cancelled()]).toEqual([true, true]);
    });
    await runVirtual(main());
    expect(events).toEqual(["begins", "ends"]);
  });

  // covers: test_waitfor.AsyncioWaitForTest.test_wait_for_waits_for_task_cancellation_w_timeout_0
  test("waits until the task has ended", async () => {
    const main = coroutine(function* main() {
      const task = createTask(slowToEnd());
      yield* sleep(epsilon);
      const error = (yield* thrownBy(waitFor(task, 0))) as TimeoutError;
      expect(events).toEqual(["ended"]);
      expect(error).toEqual(new TimeoutError());
      expect(error.context).toEqual(new CancelledError());
    });
    await runVirtual(main());
  });

  test("cancelled while it waits for that, cancels once and raises CancelledError", async () => {
    const main = coroutine(function* main() {
      const task = createTask(stubborn());
      yield* sleep(0);
      const waiting = createTask(waitFor(task, 0));
      yield* sleep(0.1);
      waiting.cancel();
      expect(yield* thrownBy(waiting)).toEqual(new CancelledError());
      expect([task.done(), task.cancelling(), events]).toEqual([false, 1, ["refuses"]]);
      expect(task._listeners()).toEqual([]);
      yield* task;
    });
    await runVirtual(main());
  });
});

describe("cancelling who waits", () => {
  // covers: test_waitfor.AsyncioWaitForTest.test_asyncio_wait_for_cancelled
  test("waits for one that refuses", async () => {
    const main = coroutine(function* main() {
      const waiting = createTask(waitFor(stubborn(), 0.4));
      yield* sleep(0);
      waiting.cancel();
      yield* wait([waiting]);
      expect(waiting.result()).toBe(undefined);
    });
    await runVirtual(main());
    expect(events).toEqual(["refuses", "done"]);
  });

  // covers: test_waitfor.AsyncioWaitForTest.test_cancel_blocking_wait_for
  // covers: test_waitfor.AsyncioWaitForTest.test_cancel_wait_for
  test.each([null, 60])("cancels the task it waits for (limit %s)", async (timeout) => {
    const waits = coroutine(function* waits() {
      yield* getRunningLoop().createFuture();
    });
    const main = coroutine(function* main() {
      const task = createTask(waits());
      const waiting = createTask(waitFor(task, timeout));
      getRunningLoop().callSoon(() => waiting.cancel());
      expect(yield* thrownBy(waiting)).toEqual(new CancelledError());
      expect(task.cancelled()).toBe(true);
    });
    await runVirtual(main());
  });

  // covers: test_waitfor.AsyncioWaitForTest.test_wait_for_issue86296
  test("counts even when the task has ended in the same iteration", async () => {
    const inner = coroutine(function* inner() {
      return "done";
    });
    const main = coroutine(function* main() {
      const task = createTask(inner());
      const outer = coroutine(function* outer() {
        yield* waitFor(task, 100);
        yield* sleep(1);
        events.push("reached the end");
      });
      const waiting = createTask(outer());
      yield* sleep(0);
      expect(waiting.done()).toBe(false);
      waiting.cancel();
      expect(yield* thrownBy(waiting)).toEqual(new CancelledError());
      expect([task.done(), yield* task]).toEqual([true, "done"]);
    });
    await runVirtual(main());
    expect(events).toEqual([]);
  });
});

describe("waitFor of a shield", () => {
  // covers: test_waitfor.WaitForShieldTests.test_zero_timeout
  test("with the limit 0 cancels the shield and leaves the task running", async () => {
    const main = coroutine(function* main() {
      const task = createTask(sleep(0.01, "done"));
      const shielded = shield(task);
      expect(yield* thrownBy(waitFor(shielded, 0))).toEqual(new TimeoutError());
      expect([task.done(), task.cancelled(), shielded.cancelled()]).toEqual([false, false, true]);
      yield* sleep(0.1);
      expect(task.done()).toBe(true);
    });
    await runVirtual(main());
  });

  // covers: test_waitfor.WaitForShieldTests.test_none_timeout
  test("without a limit waits to the end", async () => {
    const main = coroutine(function* main() {
      const task = createTask(sleep(0.1, "done"));
      yield* waitFor(shield(task), null);
      expect([task.done(), yield* task]).toEqual([true, "done"]);
    });
    await runVirtual(main());
  });

  // covers: test_waitfor.WaitForShieldTests.test_shielded_timeout
  test("leaves the task running when the time is up", async () => {
    const main = coroutine(function* main() {
      const task = createTask(sleep(0.1, "done"));
      expect(yield* thrownBy(waitFor(shield(task), 0.01))).toEqual(new TimeoutError());
      expect([task.done(), task.cancelled(), yield* task]).toEqual([false, false, "done"]);
    });
    await runVirtual(main());
  });

  test("many limits at once each end their own", async () => {
    const main = coroutine(function* main() {
      const limited = [1, 2, 3].map((limit) => waitFor(sleep(2.5, "slept"), limit));
      return yield* gather(...limited, { returnExceptions: true });
    });
    const outcomes = await runVirtual(main());
    expect(outcomes.map(String)).toEqual(["TimeoutError", "TimeoutError", "slept"]);
  });
});
