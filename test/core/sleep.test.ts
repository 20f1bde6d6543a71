// sleep: what it gives and when, and what becomes of its timer.
import { beforeEach, describe, expect, test } from "vitest";
import type { EventLoop } from "../../src/asyncio/base_events.js";
import { createTask } from "../../src/asyncio/create_task.js";
import type { TimerHandle } from "../../src/asyncio/events.js";
import type { Future } from "../../src/asyncio/futures.js";
import { gather } from "../../src/asyncio/gather.js";
import { Instrument } from "../../src/asyncio/instrument.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { CancelledError, RuntimeError, ValueError } from "../../src/asyncio/python/exceptions.js";
import { repr } from "../../src/asyncio/python/repr.js";
import { sleep } from "../../src/asyncio/sleep.js";
import type { Task } from "../../src/asyncio/tasks.js";
import { runBriefly } from "./briefly.js";
import { thrownBy } from "./turns.js";
import { hearReports, runVirtual, virtualLoop } from "./virtual.js";

let loop: EventLoop;
let began: number;

beforeEach(() => {
  loop = virtualLoop();
  began = loop.time();
});

describe("sleep", () => {
  // covers: test_tasks.BaseTaskTests.test_sleep
  test("waits as long as it says, and gives its result", async () => {
    const sleeper = coroutine(function* sleeper(delay: number, result: string) {
      expect(yield* sleep(delay / 2)).toBe(undefined);
      return yield* sleep(delay / 2, result);
    });
    const task = loop.createTask(sleeper(0.1, "yeah"));
    expect(await loop.runUntilComplete(task)).toBe("yeah");
    expect(task.done()).toBe(true);
    expect(loop.time() - began).toBeCloseTo(0.1, 4);
  });

  // covers: test_tasks.BaseTaskTests.test_sleep_when_delay_is_nan
  test("refuses a delay that is not a number, with and without a result", async () => {
    const refusal = new ValueError("Invalid delay: NaN (not a number)");
    await expect(loop.runUntilComplete(sleep(Number.NaN))).rejects.toThrow(refusal);
    await expect(loop.runUntilComplete(sleep(Number.NaN, "result"))).rejects.toThrow(refusal);
  });

  // covers: test_tasks.BaseTaskTests.test_sleep_cancel
  test.each([
    ["with", () => sleep(10, "yeah")],
    ["without", () => sleep(10)],
  ])("that is cancelled takes its timer back (%s a result)", async (_, make) => {
    const task = loop.createTask<unknown>(make());
    await runBriefly(loop);
    expect(loop._timerCount).toBe(1);
    task.cancel();
    await runBriefly(loop);
    expect(loop._timerCount).toBe(0);
    await expect(loop.runUntilComplete(task)).rejects.toThrow(new CancelledError());
    expect(loop.time() - began).toBeLessThan(0.001);
  });

  // covers: test_tasks.SleepTests.test_sleep_zero
  test.each([0, -1])("of %i seconds lets what is ready run, and gives its result", async (delay) => {
    let sum = 0;
    const main = coroutine(function* main() {
      loop.callSoon(() => {
        sum += 1;
      });
      expect(sum).toBe(0);
      const result = yield* sleep(delay, 10);
      expect(sum).toBe(1);
      return sum + result;
    });
    expect(await loop.runUntilComplete(main())).toBe(11);
  });
});

describe("sleep of what is no number", () => {
  test.each<[unknown, string]>([
    ["1", "'1'"],
    [1n, "1"],
    [{}, "{}"],
    [true, "True"],
  ])("%s is refused at the await, with and without a result", async (given, written) => {
    const delay = given as number;
    for (const made of [sleep(delay), sleep(delay, "result")]) {
      await expect(loop.runUntilComplete<unknown>(made)).rejects.toThrow(
        new TypeError(`a number of seconds was expected, got ${written}`),
      );
    }
    expect(loop._timerCount).toBe(0);
  });

  test("null and undefined are refused in CPython's words", async () => {
    for (const delay of [null, undefined] as unknown[] as number[]) {
      await expect(loop.runUntilComplete(sleep(delay))).rejects.toThrow(
        new TypeError("delay must not be None"),
      );
    }
  });
});

describe("one coroutine that two tasks were given", () => {
  const results = async (tasks: readonly Task<unknown>[]): Promise<unknown[]> => {
    await loop.runUntilComplete(gather(...tasks, { returnExceptions: true }));
    return tasks.map((task) => task.exception() ?? task.result());
  };
  const refused = new RuntimeError("cannot reuse already awaited coroutine");

  test("that sleeps runs to its end in the first, and is refused to the second", async () => {
    const nap = coroutine(function* nap() {
      yield* sleep(1);
      return "napped";
    });
    const coro = nap();
    const tasks = [loop.createTask(coro), loop.createTask(coro)];
    expect(await results(tasks)).toEqual(["napped", refused]);
    expect(loop.time() - began).toBeCloseTo(1);
  });

  test("is woken by its timer although the other one was told to wait as well", async () => {
    const coro = sleep(1);
    const tasks = [loop.createTask(coro), loop.createTask(coro)];
    expect(await results(tasks)).toEqual([undefined, refused]);
  });
});

describe("driven by hand", () => {
  test("gives the result that its future was given, and its timer reports that it came too late", async () => {
    const heard = hearReports();
    const main = coroutine(function* main() {
      const coro = sleep(0.5);
      const { value } = coro.next();
      (value as Future<unknown>).setResult(3);
      yield* sleep(1);
      return coro.next();
    });
    expect(await loop.runUntilComplete(main())).toEqual({ done: true, value: 3 });
    expect(heard.map((line) => line.split("\n")[0])).toEqual([
      "ERROR Exception in callback setResultUnlessCancelled()",
    ]);
  });
});

test("timers that were cancelled behind the first are not counted, nor counted twice", async () => {
  const main = coroutine(function* main() {
    const when = loop.time() + 1;
    const handles = Array.from({ length: 6 }, () => loop.callAt(when, () => {}));
    for (const handle of handles.slice(1)) handle.cancel();
    expect(loop._timerCount).toBe(1);
    yield* sleep(2);
    return loop._timerCount;
  });
  expect(await loop.runUntilComplete(main())).toBe(0);
});

test("timers that were cancelled are swept out once they are many, and the others fire", async () => {
  const main = coroutine(function* main() {
    const kept = Array.from({ length: 50 }, (_, i) => createTask(sleep(5 + i, i)));
    const cut = Array.from({ length: 250 }, (_, i) => createTask(sleep(60 + i)));
    yield* sleep(0);
    const counts = [loop._timerCount];
    for (const task of cut) task.cancel();
    yield* sleep(0);
    yield* sleep(0);
    counts.push(loop._timerCount);
    // More than a hundred timers, most of them cancelled: the next poll sweeps them out of the heap.
    yield* sleep(1);
    counts.push(loop._timerCount);
    const results: number[] = [];
    for (const task of kept) results.push(yield* task);
    return [counts, results, cut.every((task) => task.cancelled())];
  });
  const numbers = Array.from({ length: 50 }, (_, i) => i);
  expect(await loop.runUntilComplete(main())).toEqual([[300, 50, 50], numbers, true]);
  expect(loop.time() - began).toBeCloseTo(54, 1);
});

describe("a sleep that ends otherwise", () => {
  test("by a cancel between its timer and its wake-up, leaves the count of timers alone", async () => {
    const main = coroutine(function* main() {
      const task = createTask(sleep(0.001));
      const long = createTask(sleep(9));
      // Due together, the sleep first.
      yield* sleep(0);
      loop.callAt(loop.time() + 0.001, () => task.cancel());
      yield* sleep(0.01);
      const count = loop._timerCount;
      long.cancel();
      return [count, task.cancelled()];
    });
    expect(await loop.runUntilComplete(main())).toEqual([1, true]);
  });

  test("by a cancel in the iteration in which its time comes, is cancelled", async () => {
    const main = coroutine(function* main() {
      loop.callLater(0.001, () => task.cancel());
      const task = createTask(sleep(0.001));
      yield* sleep(0.01);
      return [task.cancelled(), loop._timerCount];
    });
    expect(await loop.runUntilComplete(main())).toEqual([true, 0]);
  });

  test("by being closed in the iteration in which its time comes, is set no more", async () => {
    const main = coroutine(function* main() {
      loop.callLater(0.001, () => byHand.close());
      const byHand = sleep(0.001);
      const future = byHand.next().value as Future<unknown>;
      yield* sleep(0.01);
      return [byHand.state, future.done()];
    });
    expect(await loop.runUntilComplete(main())).toEqual(["CORO_CLOSED", false]);
  });

  test("by what its future was given from outside, gives or raises that", async () => {
    const main = coroutine(function* main() {
      const [early, failed] = [createTask(sleep(1, "own")), createTask(sleep(1))];
      yield* sleep(0);
      early._waiter?.setResult("other");
      failed._waiter?.setException(new ValueError("from outside"));
      const result = yield* early;
      const raised = yield* thrownBy(failed);
      const left = loop._timerCount;
      yield* sleep(2);
      return [result, raised, left, failed.exception() === raised];
    });
    const error = new ValueError("from outside");
    expect(await loop.runUntilComplete(main())).toEqual(["other", error, 0, true]);
  });
});

test("the timer of a sleep is shown as a TimerHandle", async () => {
  const shown: string[] = [];
  class Timers extends Instrument {
    override timerSet(timer: TimerHandle): void {
      shown.push(timer.constructor.name, repr(timer).replace(/=[\d.]+/, "=…"));
    }
  }
  await runVirtual(sleep(1), { instruments: [new Timers()] });
  expect(shown).toEqual(["TimerHandle", "<TimerHandle when=… setResultUnlessCancelled()>"]);
});
