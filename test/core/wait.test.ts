// wait: what it gives and when, what it refuses, and that it leaves alone what it waits for.
import { beforeEach, describe, expect, test } from "vitest";
import type { EventLoop } from "../../src/asyncio/base_events.js";
import type { Future } from "../../src/asyncio/futures.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { CancelledError, ValueError, ZeroDivisionError } from "../../src/asyncio/python/exceptions.js";
import { repr } from "../../src/asyncio/python/repr.js";
import { sleep } from "../../src/asyncio/sleep.js";
import type { Task } from "../../src/asyncio/tasks.js";
import {
  ALL_COMPLETED,
  FIRST_COMPLETED,
  FIRST_EXCEPTION,
  type WaitOptions,
  wait,
} from "../../src/asyncio/wait.js";
import { runBriefly } from "./briefly.js";
import { hearReports, virtualLoop } from "./virtual.js";

const returns = coroutine(function* returns<T>(value: T) {
  return value;
});
const fails = coroutine(function* fails(delay: number) {
  if (delay > 0) yield* sleep(delay);
  throw new ZeroDivisionError("really");
});

let loop: EventLoop;
let began: number;

beforeEach(() => {
  loop = virtualLoop();
  began = loop.time();
});

function sleeper(delay: number, name?: string): Task<undefined> {
  return loop.createTask(sleep(delay), { name });
}

/** What `wait` gives, by the names of the tasks: their order counts as well. */
async function waited(
  fs: Iterable<Task<unknown>>,
  options?: WaitOptions,
): Promise<[done: string[], pending: string[]]> {
  const [done, pending] = await loop.runUntilComplete(wait(fs, options));
  return [[...done].map((task) => task.getName()), [...pending].map((task) => task.getName())];
}

/** Seconds since the test began, to the millisecond. */
function elapsed(): number {
  return Math.round((loop.time() - began) * 1000) / 1000;
}

describe("wait", () => {
  // covers: test_tasks.BaseTaskTests.test_wait
  test("waits until all are done, and takes no time when they are", async () => {
    const a = sleeper(0.1, "a");
    const b = sleeper(0.15, "b");
    for (let i = 0; i < 2; i++) {
      expect(await waited([b, a])).toEqual([["b", "a"], []]);
      expect(elapsed()).toBe(0.15);
    }
  });

  test("gives sets in the order of its argument, whichever ended first", async () => {
    const tasks = [0.3, 0.1, 0.4, 0.2].map((delay) => sleeper(delay, String(delay)));
    expect(await waited(tasks, { timeout: 0.25 })).toEqual([
      ["0.1", "0.2"],
      ["0.3", "0.4"],
    ]);
  });

  // covers: test_tasks.BaseTaskTests.test_wait_duplicate_coroutines
  test("counts a task that is given twice once", async () => {
    const twice = loop.createTask(returns("test"));
    const waiting = wait([twice, twice, loop.createTask(returns("spam"))]);
    const [done, pending] = await loop.runUntilComplete(waiting);
    expect([...done].map((task) => task.result())).toEqual(["test", "spam"]);
    expect(pending.size).toBe(0);
  });

  // covers: test_tasks.BaseTaskTests.test_wait_with_iterator_of_tasks
  test("takes an iterator", async () => {
    const a = sleeper(0.1, "a");
    const b = sleeper(0.15, "b");
    expect(await waited([b, a].values())).toEqual([["b", "a"], []]);
    expect(elapsed()).toBe(0.15);
  });

  // covers: test_tasks.BaseTaskTests.test_wait_generator
  test("takes a generator, which it runs only when awaited", async () => {
    let made = 0;
    function* tasks(): Generator<Task<unknown>> {
      for (let i = 0; i < 10; i++) {
        made++;
        yield loop.createTask(returns(i));
      }
    }
    const waiting = wait(tasks(), { returnWhen: ALL_COMPLETED });
    expect(made).toBe(0);
    const [done, pending] = await loop.runUntilComplete(waiting);
    expect([made, done.size, pending.size]).toEqual([10, 10, 0]);
  });
});

describe("wait with returnWhen", () => {
  // covers: test_tasks.BaseTaskTests.test_wait_first_completed
  test("FIRST_COMPLETED returns when one is done, and leaves the others running", async () => {
    const a = sleeper(10, "a");
    const b = sleeper(0.1, "b");
    expect(await waited([b, a], { returnWhen: FIRST_COMPLETED })).toEqual([["b"], ["a"]]);
    expect([a.done(), b.result(), elapsed()]).toEqual([false, undefined, 0.1]);
  });

  // covers: test_tasks.BaseTaskTests.test_wait_really_done
  test("FIRST_COMPLETED counts what ends before the waiter has its turn", async () => {
    const twoTurns = coroutine(function* twoTurns() {
      yield* sleep(0);
      yield* sleep(0);
    });
    const a = loop.createTask(sleep(0), { name: "a" });
    const b = loop.createTask(twoTurns(), { name: "b" });
    expect(await waited([b, a], { returnWhen: FIRST_COMPLETED })).toEqual([["b", "a"], []]);
  });

  test("FIRST_COMPLETED returns once, however many end in one iteration", async () => {
    const heard = hearReports();
    const tasks = ["a", "b", "c"].map((name) => loop.createTask(sleep(0), { name }));
    expect(await waited(tasks, { returnWhen: FIRST_COMPLETED, timeout: 0 })).toEqual([["a", "b", "c"], []]);
    loop.close();
    expect(heard).toEqual([]);
  });

  // covers: test_tasks.BaseTaskTests.test_wait_first_exception
  test("FIRST_EXCEPTION returns at once when one fails at its first step", async () => {
    const a = sleeper(10, "a");
    const b = loop.createTask(fails(0), { name: "b" });
    expect(await waited([b, a], { returnWhen: FIRST_EXCEPTION })).toEqual([["b"], ["a"]]);
    expect(elapsed()).toBe(0);
  });

  // covers: test_tasks.BaseTaskTests.test_wait_first_exception_in_wait
  test("FIRST_EXCEPTION returns when one fails meanwhile", async () => {
    const a = sleeper(10, "a");
    const b = loop.createTask(fails(0.01), { name: "b" });
    // One that ends well is no reason to return.
    const c = sleeper(0.005, "c");
    expect(await waited([b, a, c], { returnWhen: FIRST_EXCEPTION })).toEqual([["b", "c"], ["a"]]);
    expect(elapsed()).toBe(0.01);
  });

  // covers: test_tasks.BaseTaskTests.test_wait_with_exception
  test("ALL_COMPLETED waits for all, failed or not, and raises nothing", async () => {
    const a = sleeper(0.1, "a");
    const b = loop.createTask(fails(0.15), { name: "b" });
    for (let i = 0; i < 2; i++) {
      expect(await waited([b, a])).toEqual([["b", "a"], []]);
      expect([a.exception(), b.exception(), elapsed()]).toEqual([
        null,
        new ZeroDivisionError("really"),
        0.15,
      ]);
    }
  });

  test.each([
    [FIRST_EXCEPTION, 0],
    [FIRST_COMPLETED, 1],
    [ALL_COMPLETED, 1],
  ] as const)("%s leaves %i exceptions to be reported as never retrieved", async (returnWhen, count) => {
    const heard = hearReports();
    await waited([loop.createTask(fails(0)), sleeper(1)], { returnWhen });
    loop.close();
    expect(heard.filter((line) => line.includes("never retrieved"))).toHaveLength(count);
  });
});

describe("wait with a timeout", () => {
  // covers: test_tasks.BaseTaskTests.test_wait_with_timeout
  test("returns when the time is up, and cancels nothing", async () => {
    const a = sleeper(0.1, "a");
    const b = sleeper(0.15, "b");
    expect(await waited([b, a], { timeout: 0.11 })).toEqual([["a"], ["b"]]);
    expect(elapsed()).toBe(0.11);
    expect(await waited([b, a])).toEqual([["b", "a"], []]);
    expect(elapsed()).toBe(0.15);
  });

  // covers: test_tasks.BaseTaskTests.test_wait_concurrent_complete
  test("counts as done what ends in the iteration in which the time is up", async () => {
    const a = sleeper(0.1, "a");
    const b = sleeper(0.15, "b");
    expect(await waited([b, a], { timeout: 0.1 })).toEqual([["a"], ["b"]]);
    expect(elapsed()).toBe(0.1);
  });

  test("takes its timer back when all are done before, and when it is cancelled", async () => {
    await waited([sleeper(0.1)], { timeout: 50 });
    expect([elapsed(), loop._timerCount]).toEqual([0.1, 0]);
    const waiting = loop.createTask(wait([loop.createFuture()], { timeout: 50 }));
    await runBriefly(loop);
    expect(loop._timerCount).toBe(1);
    waiting.cancel();
    await runBriefly(loop);
    expect(loop._timerCount).toBe(0);
  });

  test("null is no timeout", async () => {
    await waited([sleeper(20)], { timeout: null });
    expect(elapsed()).toBe(20);
  });
});

describe("wait refuses", () => {
  const run = (fs: unknown, returnWhen: unknown = ALL_COMPLETED): Promise<unknown> =>
    loop.runUntilComplete(
      wait(fs as Iterable<Future<unknown>>, { returnWhen: returnWhen as "ALL_COMPLETED" }),
    );

  // covers: test_tasks.BaseTaskTests.test_wait_invalid_args
  test("a single future or coroutine in place of a list, and an empty one", async () => {
    await expect(run(loop.createFuture())).rejects.toThrow(
      new TypeError("expect a list of futures, not Future"),
    );
    await expect(run(returns(1))).rejects.toThrow(new TypeError("expect a list of futures, not Coroutine"));
    await expect(run([])).rejects.toThrow(new ValueError("Set of Tasks/Futures is empty."));
  });

  // covers: test_tasks.BaseTaskTests.test_wait_errors
  test("an empty set, and another returnWhen before it looks at what is in the list", async () => {
    await expect(run(new Set())).rejects.toThrow(new ValueError("Set of Tasks/Futures is empty."));
    await expect(run([sleep(10)], -1)).rejects.toThrow(new ValueError("Invalid return_when value: -1"));
  });

  test("coroutines in the list, wherever they stand, and what is no future at all", async () => {
    const task = sleeper(1);
    const refusal = new TypeError("Passing coroutines is forbidden, use tasks explicitly.");
    await expect(run([task, sleep(1)])).rejects.toThrow(refusal);
    await expect(run([task, 1])).rejects.toThrow(new TypeError("expect a list of futures, not of 1"));
    expect(repr(task)).not.toContain("onCompletion");
  });

  test("nothing before it is awaited", () => {
    const refused = wait([] as Future<unknown>[]);
    expect(refused.name).toBe("wait");
    refused.close();
  });
});

describe("cancelling who waits", () => {
  // covers: test_tasks.BaseTaskTests.test_yield_wait_does_not_shield_cancel
  test("ends the waiting, and leaves the awaited task running with no callback of it left", async () => {
    const future = loop.createFuture<null>();
    const events: string[] = [];
    let child: Task<void> | undefined;
    const inner = coroutine(function* inner() {
      yield* future;
      events.push("inner");
    });
    const outer = coroutine(function* outer() {
      child = loop.createTask(inner());
      yield* wait([child]);
      events.push("outer");
    });
    const task = loop.createTask(outer());
    await runBriefly(loop);
    expect(repr(child)).toContain("onCompletion");
    task.cancel();
    await expect(loop.runUntilComplete(task)).rejects.toThrow(new CancelledError());
    expect(repr(child)).not.toContain("onCompletion");
    future.setResult(null);
    await runBriefly(loop);
    await runBriefly(loop);
    expect(events).toEqual(["inner"]);
  });
});
