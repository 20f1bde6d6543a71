// asCompleted: both ways of going through it, its timeout, and what it refuses.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type AsCompletedOptions, asCompleted } from "../../src/asyncio/as_completed.js";
import { createTask } from "../../src/asyncio/create_task.js";
import { ensureFuture } from "../../src/asyncio/ensure_future.js";
import { asyncFor } from "../../src/asyncio/python/async_for.js";
import type { Awaitable } from "../../src/asyncio/python/awaitable.js";
import { type Coroutine, type CoroutineGenerator, coroutine } from "../../src/asyncio/python/coroutines.js";
import { CancelledError, RuntimeError, TimeoutError } from "../../src/asyncio/python/exceptions.js";
import { repr } from "../../src/asyncio/python/repr.js";
import { getRunningLoop, setEventLoop } from "../../src/asyncio/running.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { Task } from "../../src/asyncio/tasks.js";
import { wait } from "../../src/asyncio/wait.js";
import { Timed } from "./timed.js";
import { thrownBy } from "./turns.js";
import { hearReports } from "./virtual.js";

let timed: Timed;

beforeEach(() => {
  timed = new Timed();
});
afterEach(() => {
  setEventLoop(null);
});

const returns = coroutine(function* returns(value: unknown) {
  return value;
});

/** The results in the order in which they come; a TimeoutError ends it where it ends the iteration. */
type Collect = (
  aws: Iterable<Awaitable<unknown>>,
  options?: AsCompletedOptions,
) => CoroutineGenerator<unknown[]>;

const plain: Collect = function* plain(aws, options) {
  const values: unknown[] = [];
  for (const next of asCompleted(aws, options)) {
    try {
      values.push(yield* next);
    } catch (error) {
      if (!(error instanceof TimeoutError)) throw error;
      values.push(error);
    }
  }
  return values;
};

const asynchronous: Collect = function* asynchronous(aws, options) {
  const values: unknown[] = [];
  try {
    yield* asyncFor(asCompleted(aws, options), function* (future) {
      values.push(yield* future);
    });
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    values.push(error);
  }
  return values;
};

describe.each([
  ["for", plain],
  ["asyncFor", asynchronous],
])("asCompleted with %s", (_, collect) => {
  // covers: test_tasks.BaseTaskTests.test_as_completed
  test("gives the results in the order in which they come", () =>
    timed.run(function* () {
      const aws = [sleep(0.01, "b"), sleep(0.15, "c"), sleep(0.005, "a")];
      expect(yield* collect(aws)).toEqual(["a", "b", "c"]);
      expect(timed.elapsed()).toBe(0.15);
    }));

  // covers: test_tasks.BaseTaskTests.test_as_completed_with_timeout
  test("raises a TimeoutError when the time is up, and cancels nothing", () =>
    timed.run(function* () {
      const tasks = [0.1, 0.15].map((delay) => createTask(sleep(delay, delay)));
      expect(yield* collect(tasks, { timeout: 0.12 })).toEqual([0.1, new TimeoutError()]);
      expect(timed.elapsed()).toBe(0.12);
      yield* wait(tasks);
      expect(tasks.map((task) => task.result())).toEqual([0.1, 0.15]);
    }));

  // covers: test_tasks.BaseTaskTests.test_as_completed_with_unused_timeout
  test("takes its timer back when all have come before", () =>
    timed.run(function* () {
      expect(yield* collect([sleep(0.01, "a")], { timeout: 1 })).toEqual(["a"]);
      expect([timed.elapsed(), getRunningLoop()._timerCount]).toEqual([0.01, 0]);
    }));

  // covers: test_tasks.BaseTaskTests.test_as_completed_duplicate_coroutines
  test("counts what is given twice once", () =>
    timed.run(function* () {
      const ham = returns("ham");
      expect(yield* collect([ham, ham, returns("spam")])).toEqual(["ham", "spam"]);
    }));

  test("gives nothing for nothing, timeout or not, without waiting", () =>
    timed.run(function* () {
      expect(yield* collect([])).toEqual([]);
      expect(yield* collect([], { timeout: 5 })).toEqual([]);
      expect([timed.elapsed(), getRunningLoop()._timerCount]).toEqual([0, 0]);
    }));

  test("takes a generator of awaitables", () =>
    timed.run(function* () {
      function* aws(): Generator<Coroutine<unknown>> {
        yield returns(1);
        yield returns(2);
      }
      expect(yield* collect(aws())).toEqual([1, 2]);
    }));
});

describe("asCompleted with for", () => {
  // covers: test_tasks.BaseTaskTests.test_as_completed_reverse_wait
  test("gives coroutines that have no awaitable of their own: who awaits first gets the first result", () =>
    timed.run(function* () {
      const [first, second] = [...asCompleted([sleep(0.05, "a"), sleep(0.1, "b")])] as [
        Coroutine<string>,
        Coroutine<string>,
      ];
      expect([yield* second, timed.elapsed()]).toEqual(["a", 0.05]);
      expect([yield* first, timed.elapsed()]).toEqual(["b", 0.1]);
    }));

  // covers: test_tasks.BaseTaskTests.test_as_completed_coroutine_use_running_loop
  test("takes coroutines on the running loop", () =>
    timed.run(function* () {
      const coroutines = [...asCompleted([returns(42)])];
      expect(coroutines).toHaveLength(1);
      for (const one of coroutines) expect(yield* one).toBe(42);
    }));

  test("ends where it was left and not resumed, and reports only coroutines that were given out", async () => {
    const heard = hearReports();
    await timed.run(function* () {
      const iterator = asCompleted([returns(1), returns(2)]);
      iterator.next();
      yield* sleep(1);
    });
    expect(heard).toEqual([
      "RuntimeWarning coroutine '_AsCompletedIterator._wait_for_one' was never awaited",
    ]);
  });

  test("a coroutine that is cancelled while it waits takes no result away", () =>
    timed.run(function* () {
      const [first, second] = [...asCompleted([sleep(1, "a"), sleep(2, "b")])] as [
        Coroutine<string>,
        Coroutine<string>,
      ];
      const waiting = createTask(first);
      yield* sleep(0);
      waiting.cancel();
      expect(yield* thrownBy(waiting)).toEqual(new CancelledError());
      expect([yield* second, timed.elapsed()]).toEqual(["a", 1]);
    }));

  test("is not left as a callback on what the time ran out on", () =>
    timed.run(function* () {
      const task = createTask(sleep(5));
      const [next] = [...asCompleted([task], { timeout: 1 })] as [Coroutine<undefined>];
      expect(repr(task)).toContain("cb=[");
      expect(yield* thrownBy(next)).toEqual(new TimeoutError());
      expect(repr(task)).not.toMatch(/> cb=\[/);
    }));
});

describe("asCompleted with asyncFor", () => {
  // covers: test_tasks.BaseTaskTests.test_as_completed_same_tasks_in_as_out
  test("gives the tasks that it was given, and new ones for coroutines", () =>
    timed.run(function* () {
      const tasks = [createTask(returns("b")), createTask(returns("d"))];
      const coroutines = [returns("a"), returns("c")];
      const given = [...tasks, ...coroutines];
      const got: unknown[] = [];
      yield* asyncFor(asCompleted(given), function* (future) {
        expect(future.done()).toBe(true);
        got.push(future);
      });
      expect(got).toHaveLength(4);
      expect(got.every((one) => one instanceof Task)).toBe(true);
      expect(tasks.map((task) => got.indexOf(task))).toEqual([0, 1]);
      expect(coroutines.map((one) => got.includes(one))).toEqual([false, false]);
    }));
});

describe("an asCompleted that was left", () => {
  // covers: test_tasks.BaseTaskTests.test_as_completed_resume_iterator
  test("goes on where it was left with for", () =>
    timed.run(function* () {
      const collected: unknown[] = [];
      const iterator = asCompleted([0, 1, 2, 3].map(returns));
      for (const next of iterator) {
        collected.push(yield* next);
        if (collected.length === 2) break;
      }
      expect(collected).toEqual([0, 1]);
      for (const next of iterator) collected.push(yield* next);
      expect(collected).toEqual([0, 1, 2, 3]);
    }));

  // covers: test_tasks.BaseTaskTests.test_as_completed_resume_iterator
  test("goes on where it was left with asyncFor", () =>
    timed.run(function* () {
      const collected: unknown[] = [];
      const iterator = asCompleted([0, 1, 2, 3].map(returns));
      const isLeft = yield* asyncFor(iterator, function* (future) {
        collected.push(yield* future);
        return collected.length === 2 ? true : undefined;
      });
      expect([isLeft, collected]).toEqual([true, [0, 1]]);
      yield* asyncFor(iterator, function* (future) {
        collected.push(yield* future);
      });
      expect(collected).toEqual([0, 1, 2, 3]);
    }));
});

describe("what asCompleted gives", () => {
  // covers: test_tasks.BaseTaskTests.test_as_completed_concurrent
  test("may be awaited all at once: coroutines", () =>
    timed.run(function* () {
      const coroutines = [...asCompleted([sleep(0.05, "a"), sleep(0.05, "b")])];
      const [done] = yield* wait(coroutines.map((one) => ensureFuture(one)));
      expect([...done].map((task) => task.result())).toEqual(["a", "b"]);
      expect(timed.elapsed()).toBe(0.05);
    }));

  // covers: test_tasks.BaseTaskTests.test_as_completed_concurrent
  test("may be awaited all at once: futures", () =>
    timed.run(function* () {
      const futures: Task<string>[] = [];
      yield* asyncFor(asCompleted([sleep(0.05, "a"), sleep(0.05, "b")]), function* (future) {
        futures.push(future);
      });
      const [done] = yield* wait(futures);
      expect([...done].map((future) => future.result())).toEqual(["a", "b"]);
    }));
});

describe("asCompleted refuses", () => {
  // covers: test_tasks.BaseTaskTests.test_as_completed_invalid_args
  test("a single awaitable in place of a list", () =>
    timed.run(function* () {
      const future = getRunningLoop().createFuture();
      const one = returns(1);
      for (const [wrong, type] of [
        [future, "Future"],
        [one, "Coroutine"],
      ] as const) {
        const message = `expects an iterable of awaitables, not ${type}`;
        expect(() => asCompleted(wrong as never)).toThrow(new TypeError(message));
      }
      one.close();
    }));

  test("what cannot be awaited", () =>
    timed.run(function* () {
      expect(() => asCompleted([1] as never)).toThrow(
        new TypeError("An asyncio.Future, a coroutine or an awaitable is required"),
      );
    }));

  // covers: test_tasks.BaseTaskTests.test_as_completed_coroutine_without_loop
  test("to begin where there is no loop", () => {
    setEventLoop(null);
    const one = returns(42);
    expect(() => asCompleted([one])).toThrow(
      new RuntimeError("There is no current event loop in thread 'MainThread'."),
    );
    one.close();
  });
});
