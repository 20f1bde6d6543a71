// gather and its children, futures and coroutines alike: what it waits for, on which loop, and how cancels travel.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { EventLoop } from "../../src/asyncio/base_events.js";
import { Future } from "../../src/asyncio/futures.js";
import { type GatherOptions, gather } from "../../src/asyncio/gather.js";
import type { Awaitable } from "../../src/asyncio/python/awaitable.js";
import { type CoroutineGenerator, coroutine } from "../../src/asyncio/python/coroutines.js";
import {
  CancelledError,
  RuntimeError,
  ValueError,
  ZeroDivisionError,
} from "../../src/asyncio/python/exceptions.js";
import { setEventLoop } from "../../src/asyncio/running.js";
import { sleep } from "../../src/asyncio/sleep.js";
import type { Task } from "../../src/asyncio/tasks.js";
import { runBriefly } from "./briefly.js";
import { thrownBy } from "./turns.js";
import { hearReports, virtualLoop } from "./virtual.js";

let loop: EventLoop;
let other: EventLoop;

beforeEach(() => {
  loop = virtualLoop();
  other = virtualLoop();
  setEventLoop(null);
});
afterEach(() => {
  setEventLoop(null);
  loop.close();
  other.close();
});

const waits = coroutine(function* waits(future: Future<unknown>) {
  return yield* future;
});
const returns = coroutine(function* returns(value: string) {
  return value;
});

function futures(count: number): Future<unknown>[] {
  return Array.from({ length: count }, () => loop.createFuture());
}

/** Runs `loop` until nothing is ready. */
async function settle(): Promise<void> {
  for (let i = 0; i < 4; i++) await runBriefly(loop);
}

/** How often it told that it is done. */
function countCalls(future: Future<unknown>): () => number {
  let calls = 0;
  future.addDoneCallback(() => calls++);
  return () => calls;
}

/** `gather`, called while `loop` is running. */
async function gatherOn(
  awaitables: readonly Awaitable<unknown>[],
  options: GatherOptions = {},
): Promise<Future<unknown>> {
  let gathered: Future<unknown> | undefined;
  const main = coroutine(function* main(): CoroutineGenerator<void> {
    gathered = gather(...awaitables, options);
  });
  await loop.runUntilComplete(main());
  return gathered as Future<unknown>;
}

describe.each([
  ["futures", (children: Future<unknown>[]) => children],
  ["coroutines", (children: Future<unknown>[]) => children.map((child) => waits(child))],
])("gather of %s", (_, wrap) => {
  // covers: test_tasks.GatherTestsBase.test_success, test_tasks.GatherTestsBase.test_result_exception_success
  test.each([{}, { returnExceptions: false }, { returnExceptions: true }])(
    "is done with the last one, and has the results in the order of its arguments (%o)",
    async (options) => {
      const [a, b, c] = futures(3) as [Future<unknown>, Future<unknown>, Future<unknown>];
      const gathered = await gatherOn(wrap([a, b, c]), options);
      const calls = countCalls(gathered);
      b.setResult(1);
      a.setResult(2);
      await settle();
      expect([calls(), gathered.done()]).toEqual([0, false]);
      c.setResult(3);
      await settle();
      expect([calls(), gathered.result()]).toEqual([1, [2, 1, 3]]);
    },
  );

  // covers: test_tasks.GatherTestsBase.test_one_exception
  test("has the first exception, and is not touched by what comes later", async () => {
    const heard = hearReports();
    const children = futures(5);
    const [a, b, c, d, e] = children;
    const gathered = await gatherOn(wrap(children));
    const calls = countCalls(gathered);
    const error = new ZeroDivisionError();
    a?.setResult(1);
    b?.setException(error);
    await settle();
    expect([gathered.done(), calls(), gathered.exception()]).toEqual([true, 1, error]);
    c?.setResult(3);
    d?.cancel();
    e?.setException(new RuntimeError());
    await settle();
    expect([calls(), gathered.exception()]).toEqual([1, error]);
    loop.close();
    expect(heard).toEqual([]);
  });

  // covers: test_tasks.GatherTestsBase.test_return_exceptions
  test("with returnExceptions has the exceptions among the results", async () => {
    const [a, b, c, d] = futures(4) as [Future<unknown>, Future<unknown>, Future<unknown>, Future<unknown>];
    const gathered = await gatherOn(wrap([a, b, c, d]), { returnExceptions: true });
    const calls = countCalls(gathered);
    const errors = [new ZeroDivisionError(), new RuntimeError()] as const;
    b.setResult(1);
    c.setException(errors[0]);
    a.setResult(3);
    await settle();
    expect([gathered.done(), calls()]).toEqual([false, 0]);
    d.setException(errors[1]);
    await settle();
    expect([calls(), gathered.result()]).toEqual([1, [3, 1, ...errors]]);
  });
});

describe("gather of nothing", () => {
  // covers: test_tasks.FutureGatherTests.test_constructor_empty_sequence_without_loop
  test("needs a loop", () => {
    expect(() => gather()).toThrow(
      new RuntimeError("There is no current event loop in thread 'MainThread'."),
    );
  });

  // covers: test_tasks.FutureGatherTests.test_constructor_empty_sequence_use_running_loop
  test("is a done future of the running loop", async () => {
    const gathered = await gatherOn([]);
    expect(gathered).toBeInstanceOf(Future);
    expect(gathered.getLoop()).toBe(loop);
    expect([gathered.done(), gathered.result()]).toEqual([true, []]);
  });

  // covers: test_tasks.FutureGatherTests.test_constructor_empty_sequence_use_global_loop
  test("is a done future of the current loop when none is running", () => {
    setEventLoop(loop);
    const gathered = gather();
    expect(gathered).toBeInstanceOf(Future);
    expect(gathered.getLoop()).toBe(loop);
    expect([gathered.done(), gathered.result()]).toEqual([true, []]);
  });
});

describe("gather of futures", () => {
  // covers: test_tasks.FutureGatherTests.test_constructor_heterogenous_futures
  test("refuses those of different loops", () => {
    expect(() => gather(loop.createFuture(), other.createFuture())).toThrow(
      new ValueError("The future belongs to a different loop than the one specified as the loop argument"),
    );
  });

  // covers: test_tasks.FutureGatherTests.test_constructor_homogenous_futures
  test("belongs to their loop, as often as they are gathered", async () => {
    const children = futures(3);
    setEventLoop(other);
    for (let i = 0; i < 2; i++) {
      const gathered = gather(...children);
      expect(gathered.getLoop()).toBe(loop);
      await settle();
      expect(gathered.done()).toBe(false);
    }
  });

  // covers: test_tasks.FutureGatherTests.test_one_cancellation
  test("has a CancelledError as its exception when one is cancelled, and is not cancelled itself", async () => {
    const children = futures(5);
    const [a, b, c, d, e] = children;
    const gathered = gather(...children);
    const calls = countCalls(gathered);
    a?.setResult(1);
    b?.cancel();
    await settle();
    expect([gathered.done(), calls(), gathered.cancelled()]).toEqual([true, 1, false]);
    expect(gathered.exception()).toEqual(new CancelledError());
    c?.setResult(3);
    d?.cancel();
    e?.setException(new RuntimeError());
    e?.exception();
    await settle();
    expect(calls()).toBe(1);
  });

  // covers: test_tasks.FutureGatherTests.test_result_exception_one_cancellation
  test("with returnExceptions has the CancelledErrors among the results", async () => {
    const children = futures(6);
    const [a, b, c, d, e, f] = children;
    const gathered = gather(...children, { returnExceptions: true });
    const calls = countCalls(gathered);
    const errors = [new ZeroDivisionError(), new RuntimeError()] as const;
    a?.setResult(1);
    b?.setException(errors[0]);
    c?.cancel();
    await settle();
    expect(gathered.done()).toBe(false);
    d?.setResult(3);
    e?.cancel();
    f?.setException(errors[1]);
    const results: unknown[] = await loop.runUntilComplete(gathered);
    for (const place of [2, 4]) {
      expect(results[place]).toEqual(new CancelledError());
      results[place] = null;
    }
    expect(results).toEqual([1, errors[0], null, 3, null, errors[1]]);
    expect(calls()).toBe(1);
  });
});

describe("gather of coroutines", () => {
  // covers: test_tasks.CoroutineGatherTests.test_constructor_without_loop
  test("needs a loop", () => {
    const coroutines = [returns("a"), returns("b")];
    expect(() => gather(...coroutines)).toThrow(
      new RuntimeError("There is no current event loop in thread 'MainThread'."),
    );
    for (const one of coroutines) one.close();
  });

  // covers: test_tasks.CoroutineGatherTests.test_constructor_use_running_loop
  test("runs them on the running loop", async () => {
    const gathered = await gatherOn([returns("a"), returns("b")]);
    expect(gathered.getLoop()).toBe(loop);
    expect(await loop.runUntilComplete(gathered)).toEqual(["a", "b"]);
  });

  // covers: test_tasks.CoroutineGatherTests.test_constructor_use_global_loop
  test("runs them on the current loop when none is running", async () => {
    setEventLoop(other);
    const gathered = gather(returns("a"), returns("b"));
    expect(gathered.getLoop()).toBe(other);
    expect(await other.runUntilComplete(gathered)).toEqual(["a", "b"]);
  });

  // covers: test_tasks.CoroutineGatherTests.test_duplicate_coroutines
  test("runs one that is given several times once, and fills all its places", async () => {
    const twice = returns("abc");
    const gathered = await gatherOn([twice, twice, returns("def"), twice]);
    await settle();
    expect(gathered.result()).toEqual(["abc", "abc", "def", "abc"]);
  });

  // covers: test_tasks.CoroutineGatherTests.test_cancellation_broadcast
  test("cancels them all, and what they wait for, with the task that awaits it", async () => {
    const [waiter] = futures(1) as [Future<unknown>];
    const events: string[] = [];
    const inner = coroutine(function* inner() {
      yield* waiter;
      events.push("inner");
    });
    const children: [Task<void>, Task<void>] = [loop.createTask(inner()), loop.createTask(inner())];
    let gathered: Future<unknown> | undefined;
    const outer = coroutine(function* outer() {
      const both = gather(...children);
      gathered = both;
      yield* both;
      events.push("outer");
    });
    const task = loop.createTask(outer());
    await runBriefly(loop);
    expect(task.cancel()).toBe(true);
    await expect(loop.runUntilComplete(task)).rejects.toThrow(new CancelledError());
    expect(gathered?.cancel()).toBe(false);
    expect([waiter, ...children].map((one) => one.cancelled())).toEqual([true, true, true]);
    await runBriefly(loop);
    expect(events).toEqual([]);
  });

  // covers: test_tasks.CoroutineGatherTests.test_exception_marking
  test("keeps the exception of a later one from being reported", async () => {
    const heard = hearReports();
    const fails = coroutine(function* fails(future: Future<unknown>) {
      yield* future;
      throw new RuntimeError("should not be ignored");
    });
    const [a, b] = futures(2) as [Future<unknown>, Future<unknown>];
    const outer = coroutine(function* outer() {
      yield* gather(fails(a), fails(b));
    });
    const task = loop.createTask(outer());
    await runBriefly(loop);
    a.setResult(null);
    await settle();
    b.setResult(null);
    await settle();
    expect(task.exception()).toEqual(new RuntimeError("should not be ignored"));
    loop.close();
    expect(heard).toEqual([]);
  });

  // covers: test_tasks.CoroutineGatherTests.test_issue46672
  test("refused for another argument leaves those before it to run, without a report", async () => {
    const contexts: unknown[] = [];
    loop.setExceptionHandler((_, context) => contexts.push(context));
    setEventLoop(loop);
    expect(() => gather(returns("abc"), 1 as never, returns("def"))).toThrow(
      new TypeError("An asyncio.Future, a coroutine or an awaitable is required"),
    );
    await settle();
    expect(contexts).toEqual([]);
  });
});

describe("cancelling a gather", () => {
  // covers: test_tasks.BaseTaskTests.test_cancel_gather_1
  test("is refused once all its children are done, though it is not done itself", async () => {
    const [future] = futures(1) as [Future<unknown>];
    const gathered = await gatherOn([waits(future)]);
    let outcome: boolean | undefined;
    await runBriefly(loop);
    future.addDoneCallback(() => {
      outcome = gathered.cancel();
    });
    future.setResult(42);
    expect(await loop.runUntilComplete(gathered)).toEqual([42]);
    expect([outcome, gathered.cancelled()]).toEqual([false, false]);
  });

  // covers: test_tasks.BaseTaskTests.test_cancel_gather_2
  test.each([
    [[], []],
    [[null], []],
    [["my message"], ["my message"]],
    [[5], [5]],
  ])(
    "by way of the task that awaits it, with %j, raises one CancelledError with %j",
    async (given, expected) => {
      const work = coroutine(function* work() {
        for (let i = 0; i < 20; i++) yield* gather(sleep(0.05), { returnExceptions: true });
      });
      const main = coroutine(function* main() {
        const task = loop.createTask(work());
        yield* sleep(0.2);
        task.cancel(...given);
        return yield* thrownBy(task);
      });
      const error = (await loop.runUntilComplete(main())) as CancelledError;
      expect(error).toEqual(new CancelledError(...expected));
      expect([[...error.args], error.context]).toEqual([expected, undefined]);
    },
  );
});
