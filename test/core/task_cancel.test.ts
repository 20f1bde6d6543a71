// Task.cancel and uncancel: what a request does at each moment of a task's life, with which message, and what comes of it.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { EventLoop } from "../../src/asyncio/base_events.js";
import { currentTask } from "../../src/asyncio/create_task.js";
import type { Future } from "../../src/asyncio/futures.js";
import type { Suspension } from "../../src/asyncio/python/awaitable.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import {
  type BaseException,
  CancelledError,
  SystemExit,
  TimeoutError,
  ValueError,
} from "../../src/asyncio/python/exceptions.js";
import { repr } from "../../src/asyncio/python/repr.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { sleep } from "../../src/asyncio/sleep.js";
import type { Task } from "../../src/asyncio/tasks.js";
import { runBriefly } from "./briefly.js";
import { virtualLoop } from "./virtual.js";

const ok = coroutine(function* ok() {
  return 12;
});
const sleeps = coroutine(function* sleeps(delay: number) {
  yield* sleep(delay);
  return 12;
});
const waits = coroutine(function* waits(future: Future<unknown>) {
  yield* future;
  return 12;
});

let loop: EventLoop;

beforeEach(() => {
  loop = virtualLoop();
});
afterEach(() => loop.close());

/** The CancelledError with which running `task` to its end fails. */
async function cancellationOf(task: Task<unknown>): Promise<CancelledError> {
  try {
    await loop.runUntilComplete(task);
  } catch (error) {
    if (error instanceof CancelledError && error.constructor === CancelledError) return error;
    throw error;
  }
  throw new Error("was not cancelled");
}

describe("a task that is cancelled", () => {
  // covers: test_tasks.BaseTaskTests.test_cancel
  test("while it sleeps ends so, and cannot be cancelled again", async () => {
    const task = loop.createTask(sleeps(10));
    loop.callSoon(() => task.cancel());
    const began = loop.time();
    await cancellationOf(task);
    expect([task.done(), task.cancelled(), task.cancel()]).toEqual([true, true, false]);
    expect(loop.time() - began).toBeLessThan(1);
  });

  // covers: test_tasks.BaseTaskTests.test_task_cancel_sleeping_task
  test("while another waits for it raises in that one", async () => {
    const main = coroutine(function* main() {
      const sleeper = loop.createTask(sleeps(5000));
      loop.callLater(0.1, () => sleeper.cancel());
      try {
        yield* sleeper;
      } catch (error) {
        return error instanceof CancelledError ? "cancelled" : "failed";
      }
      return "slept in";
    });
    const began = loop.time();
    expect(await loop.runUntilComplete(main())).toBe("cancelled");
    expect(loop.time() - began).toBeCloseTo(0.1, 2);
  });

  // covers: test_tasks.BaseTaskTests.test_cancel_yield
  test("while it gives way ends so", async () => {
    const givesWay = coroutine(function* givesWay() {
      yield* sleep(0);
      yield* sleep(0);
      return 12;
    });
    const task = loop.createTask(givesWay());
    loop.stop();
    await loop.runForever();
    task.cancel();
    await cancellationOf(task);
    expect([task.done(), task.cancelled(), task.cancel()]).toEqual([true, true, false]);
  });

  // covers: test_tasks.BaseTaskTests.test_task_cancel_waiter_future
  test("while it waits for a future cancels that, and waits for nothing any more", async () => {
    const future = loop.createFuture();
    const task = loop.createTask(waits(future));
    await runBriefly(loop);
    expect(task._waiter === future).toBe(true);
    task.cancel();
    await runBriefly(loop);
    await cancellationOf(task);
    expect([task._waiter, future.cancelled()]).toEqual([null, true]);
  });

  // covers: test_tasks.BaseTaskTests.test_cancel_inner_future
  test("through the future that it waits for is cancelled too", async () => {
    const future = loop.createFuture();
    const task = loop.createTask(waits(future));
    await runBriefly(loop);
    future.cancel();
    await cancellationOf(task);
    expect([future.cancelled(), task.cancelled()]).toEqual([true, true]);
  });

  // covers: test_tasks.BaseTaskTests.test_cancel_both_task_and_inner_future
  test("right after that future is cancelled once", async () => {
    const future = loop.createFuture();
    const task = loop.createTask(waits(future));
    await runBriefly(loop);
    future.cancel();
    task.cancel();
    await cancellationOf(task);
    expect([task.done(), future.cancelled(), task.cancelled()]).toEqual([true, true, true]);
  });

  // covers: test_tasks.BaseTaskTests.test_yield_future_passes_cancel
  test("passes the CancelledError through its coroutines, which may catch it", async () => {
    const proof: string[] = [];
    const waiter = loop.createFuture();
    const inner = coroutine(function* inner() {
      try {
        yield* waiter;
      } catch (error) {
        proof.push("inner");
        throw error;
      }
    });
    const outer = coroutine(function* outer() {
      try {
        yield* inner();
      } catch (error) {
        if (error instanceof CancelledError) proof.push("outer");
      }
    });
    const task = loop.createTask(outer());
    await runBriefly(loop);
    task.cancel();
    await loop.runUntilComplete(task);
    expect([proof, waiter.cancelled(), task.cancelled()]).toEqual([["inner", "outer"], true, false]);
  });

  /** Waits for three futures, and takes a cancel of the second one for nothing. */
  const refuses = coroutine(function* refuses(a: Future<null>, b: Future<null>, c: Future<number>) {
    yield* a;
    try {
      yield* b;
    } catch (error) {
      if (!(error instanceof CancelledError)) throw error;
    }
    return yield* c;
  });

  // covers: test_tasks.BaseTaskTests.test_cancel_task_catching, test_tasks.BaseTaskTests.test_cancel_task_ignoring
  test("may refuse: it goes on, waits again, and ends with its result", async () => {
    const [a, b, c] = [loop.createFuture<null>(), loop.createFuture<null>(), loop.createFuture<number>()];
    const task = loop.createTask(refuses(a, b, c));
    await runBriefly(loop);
    expect(task._waiter === a).toBe(true);
    a.setResult(null);
    await runBriefly(loop);
    expect(task._waiter === b).toBe(true);
    expect([task.cancel(), b.cancelled()]).toEqual([true, true]);
    await runBriefly(loop);
    expect(task._waiter === c).toBe(true);
    c.setResult(42);
    expect(await loop.runUntilComplete(task)).toBe(42);
    expect([c.cancelled(), task.cancelled()]).toEqual([false, false]);
  });

  // covers: test_tasks.BaseTaskTests.test_baseexception_during_cancel
  test("and answers with SystemExit has failed with that, which leaves the loop", async () => {
    const exit = new SystemExit();
    const exits = coroutine(function* exits() {
      try {
        yield* sleeps(10);
      } catch (error) {
        throw error instanceof CancelledError ? exit : error;
      }
    });
    const task = loop.createTask(exits());
    await runBriefly(loop);
    task.cancel();
    expect(task.done()).toBe(false);
    await expect(runBriefly(loop)).rejects.toBe(exit);
    expect([task.done(), task.cancelled()]).toEqual([true, false]);
    expect(task.exception()).toBe(exit);
  });
});

describe("a task that cancels itself", () => {
  // covers: test_tasks.BaseTaskTests.test_cancel_current_task
  test("is cancelled at its next suspension", async () => {
    const main = coroutine(function* main(): Generator<Suspension, number, unknown> {
      task.cancel();
      yield* sleep(100);
      return 12;
    });
    const task: Task<number> = loop.createTask(main());
    expect(task.cancelled()).toBe(false);
    const began = loop.time();
    await cancellationOf(task);
    expect([task.done(), task.cancelled(), task.cancel()]).toEqual([true, true, false]);
    expect(loop.time() - began).toBeLessThan(1);
  });

  // covers: test_tasks.BaseTaskTests.test_cancel_at_end
  test("and then returns is cancelled all the same", async () => {
    const main = coroutine(function* main(): Generator<Suspension, number, unknown> {
      task.cancel();
      return 12;
    });
    const task: Task<number> = loop.createTask(main());
    await cancellationOf(task);
    expect([task.done(), task.cancelled(), task.cancel()]).toEqual([true, true, false]);
  });

  // covers: test_tasks.BaseTaskTests.test_cancel_awaited_task
  test("and then waits for another cancels that one as well, and what that waits for", async () => {
    const future = loop.createFuture();
    let nested: Task<number> | null = null;
    const main = coroutine(function* main(): Generator<Suspension, void, unknown> {
      nested = loop.createTask(waits(future));
      yield* sleep(0);
      task.cancel();
      yield* nested;
    });
    const task: Task<void> = loop.createTask(main());
    await cancellationOf(task);
    const inner = nested as Task<number> | null;
    expect([task.cancelled(), inner?.cancelled(), future.cancelled()]).toEqual([true, true, true]);
  });
});

describe("the message of a cancel", () => {
  const messages = [
    [[], []],
    [[null], []],
    [["my message"], ["my message"]],
    [[5], [5]],
  ] as const;

  // covers: test_tasks.BaseTaskTests.test_cancel_with_message_then_future_result,
  //   test_tasks.BaseTaskTests.test_cancel_with_message_then_future_exception
  test.each(messages)(
    "%j gives a CancelledError of %j to who asks for the outcome",
    async (args, expected) => {
      for (const ask of [(task: Task<unknown>) => task.result(), (task: Task<unknown>) => task.exception()]) {
        const main = coroutine(function* main() {
          const task = loop.createTask(sleeps(10));
          yield* sleep(0);
          task.cancel(...args);
          while (!task.done()) yield* sleep(0);
          ask(task);
        });
        const error = await cancellationOf(loop.createTask(main()));
        expect([error.args, error.context ?? null]).toEqual([expected, null]);
      }
    },
  );

  // covers: test_tasks.BaseTaskTests.test_cancel_with_message_before_starting_task
  test("comes with it before the first step, too", async () => {
    const main = coroutine(function* main() {
      const task = loop.createTask(sleeps(10));
      task.cancel("my message");
      while (!task.done()) yield* sleep(0);
      task.exception();
    });
    const error = await cancellationOf(loop.createTask(main()));
    expect([error.args, error.context ?? null]).toEqual([["my message"], null]);
  });

  // covers: test_tasks.BaseTaskTests.test_cancellation_exception_context
  test("stays with the error when another is raised from it", async () => {
    const started = loop.createFuture<null>();
    const inner = coroutine(function* inner() {
      started.setResult(null);
      yield* sleep(10);
    });
    const main = coroutine(function* main() {
      const task = loop.createTask(inner());
      yield* started;
      loop.callSoon(() => task.cancel("msg"));
      try {
        yield* task;
      } catch (error) {
        throw new ValueError("cancelled", { cause: error });
      }
    });
    const failed = loop.createTask(main());
    await expect(loop.runUntilComplete(failed)).rejects.toThrow(new ValueError("cancelled"));
    const { cause } = failed.exception() as BaseException;
    expect(cause).toEqual(new CancelledError("msg"));
    expect((cause as CancelledError).args).toEqual(["msg"]);
  });

  // covers: test_tasks.BaseTaskTests.test_task_cancel_message_getter, test_tasks.BaseTaskTests.test_task_cancel_message_setter
  test("is kept till then, and may be changed", async () => {
    const [one, two] = [loop.createTask(ok()), loop.createTask(ok())];
    expect(one._cancelMessage ?? null).toBeNull();
    for (const task of [one, two]) {
      task.cancel("my message");
      expect(task._cancelMessage).toBe("my message");
    }
    two._cancelMessage = "my new message";
    expect(two._cancelMessage).toBe("my new message");
    expect((await cancellationOf(one)).args).toEqual(["my message"]);
    expect((await cancellationOf(two)).args).toEqual(["my new message"]);
  });
});

describe("requests to cancel are counted", () => {
  // covers: test_tasks.BaseTaskTests.test_cancelling
  test("and shown in the repr", async () => {
    const task = loop.createTask(sleeps(10));
    const seen = (): unknown[] => [task.cancelling(), repr(task).includes(" cancelling ")];
    expect(seen()).toEqual([0, false]);
    expect(task.cancel()).toBe(true);
    expect(seen()).toEqual([1, true]);
    expect(task.cancel()).toBe(true);
    expect(seen()).toEqual([2, true]);
    await cancellationOf(task);
  });

  // covers: test_tasks.BaseTaskTests.test_uncancel_basic
  test("and can be taken back; not any more once the task is done", async () => {
    const stays = coroutine(function* stays() {
      try {
        yield* sleep(10);
      } catch (error) {
        if (!(error instanceof CancelledError)) throw error;
        currentTask()?.uncancel();
        yield* sleep(10);
      }
    });
    const task = loop.createTask(stays());
    const seen = (): unknown[] => [task.cancelling(), repr(task).includes(" cancelling "), task.cancelled()];
    await loop.runUntilComplete(sleep(0.01));
    expect(task.cancel()).toBe(true);
    expect(seen()).toEqual([1, true, false]);
    await loop.runUntilComplete(sleep(0.01));
    expect(seen()).toEqual([0, false, false]);
    expect(task.cancel()).toBe(true);
    expect(seen()).toEqual([1, true, false]);
    await cancellationOf(task);
    expect([task.cancelled(), task.done()]).toEqual([true, true]);
    task.uncancel();
    expect([task.cancelled(), task.done()]).toEqual([true, true]);
  });

  // covers: test_tasks.BaseTaskTests.test_uncancel_resets_must_cancel
  test("and the last one taken back before it came to anything comes to nothing", async () => {
    const future = loop.createFuture();
    const task = loop.createTask(waits(future));
    await loop.runUntilComplete(sleep(0));
    future.setResult(null);
    task.cancel();
    expect(task.cancelling()).toBe(1);
    task.uncancel();
    expect(task.cancelling()).toBe(0);
    expect(await loop.runUntilComplete(task)).toBe(12);
  });

  // covers: test_tasks.BaseTaskTests.test_uncancel_structured_blocks
  test.each([
    [10, 0.1, [true, false, true]],
    [0, 10, [false, true, true]],
  ])(
    "so that a block can have a time limit of its own: %d s of work, %d s of time",
    async (work, limit, expected) => {
      const limited = coroutine(function* limited() {
        const task = currentTask();
        let [isTimedOut, isFinished] = [false, false];
        const timer = getRunningLoop().callLater(limit, () => {
          isTimedOut = true;
          task?.cancel();
        });
        try {
          try {
            yield* sleep(work);
            isFinished = true;
          } catch (error) {
            if (isTimedOut && task?.uncancel() === 0 && error instanceof CancelledError) {
              throw new TimeoutError();
            }
            throw error;
          } finally {
            timer.cancel();
          }
        } catch (error) {
          if (!(error instanceof TimeoutError)) throw error;
        }
        yield* sleep(0);
        return [isTimedOut, isFinished, true];
      });
      const task = loop.createTask(limited());
      expect(await loop.runUntilComplete(task)).toEqual(expected);
      expect(task.cancelling()).toBe(0);
    },
  );
});
