// Barrier: who passes, and when, in which of its states. The exact iterations are in test/core/conformance (rule 133, and
// barrier_scenes).
import { describe, expect, test } from "vitest";
import { Barrier } from "../../src/asyncio/barrier.js";
import { createTask } from "../../src/asyncio/create_task.js";
import { gather } from "../../src/asyncio/gather.js";
import { asyncWith } from "../../src/asyncio/python/async_with.js";
import type { Awaitable } from "../../src/asyncio/python/awaitable.js";
import { type CoroutineGenerator, coroutine } from "../../src/asyncio/python/coroutines.js";
import { CancelledError, RuntimeError, ValueError } from "../../src/asyncio/python/exceptions.js";
import { repr } from "../../src/asyncio/python/repr.js";
import { wait } from "../../src/asyncio/wait.js";
import { errorLike } from "../helpers/errorLike.js";
import { empty, parties, passing, passOrNot, sorted } from "./barrier_passing.js";
import { tasksOf, thrownBy, turns } from "./turns.js";
import { runVirtual } from "./virtual.js";

describe("a barrier", () => {
  // covers: test_locks.BarrierTests.test_barrier
  test("is nothing that can be awaited, and stays as it is", async () => {
    const main = coroutine(function* main() {
      const barrier = new Barrier(parties);
      const before = repr(barrier);
      const thrown = yield* thrownBy(barrier as unknown as Awaitable<unknown>);
      expect(thrown).toEqual(errorLike(TypeError, /not iterable/));
      return [before, repr(barrier)];
    });
    expect(await runVirtual(main())).toEqual([empty, empty]);
  });

  // covers: test_locks.BarrierTests.test_barrier_parties
  test("is for one task at least", () => {
    const error = new ValueError("parties must be > 0");
    expect(() => new Barrier(0)).toThrow(error);
    expect(() => new Barrier(-4)).toThrow(error);
    expect(new Barrier(parties).parties).toBe(parties);
  });

  // covers: test_locks.BarrierTests.test_repr
  test("says in its repr what it does, and how many wait unless it is broken", async () => {
    const main = coroutine(function* main() {
      const barrier = new Barrier(parties);
      const waiting: Awaitable<unknown>[] = [];
      const written: string[] = [];
      function* add(count: number) {
        waiting.push(...tasksOf(count, () => passOrNot(barrier)));
        yield* turns(1);
        written.push(repr(barrier).slice(30, -1));
      }
      yield* add(2);
      yield* add(3);
      yield* add(2);
      yield* barrier.reset();
      written.push(repr(barrier).slice(30, -1));
      yield* add(2);
      yield* barrier.abort();
      written.push(repr(barrier).slice(30, -1));
      yield* gather(...waiting);
      return [...written, barrier.broken];
    });
    expect(await runVirtual(main())).toEqual([
      "[filling, waiters:2/5]",
      "[draining, waiters:0/5]",
      "[filling, waiters:2/5]",
      "[resetting, waiters:0/5]",
      "[filling, waiters:2/5]",
      "[broken]",
      true,
    ]);
  });
});

describe("a barrier that fills", () => {
  // covers: test_locks.BarrierTests.test_filling_task_by_task
  test("counts who waits, and is empty when the last has come and all have gone on", async () => {
    const main = coroutine(function* main() {
      const barrier = new Barrier(3);
      const waiting = [createTask(barrier.wait())];
      yield* turns(1);
      const counts = [barrier.nWaiting];
      waiting.push(createTask(barrier.wait()));
      yield* turns(1);
      counts.push(barrier.nWaiting);
      expect(waiting.some((task) => task.done())).toBe(false);
      waiting.push(createTask(barrier.wait()));
      yield* turns(1);
      yield* wait(waiting);
      return [...counts, barrier.nWaiting, barrier.broken, ...waiting.map((task) => task.result())];
    });
    expect(await runVirtual(main())).toEqual([1, 2, 0, false, 0, 1, 2]);
  });

  // covers: test_locks.BarrierTests.test_filling_one_task, test_locks.BarrierTests.test_filling_one_task_twice
  test("for one task lets everyone through at once", async () => {
    const main = coroutine(function* main() {
      const barrier = new Barrier(1);
      const inBody = yield* asyncWith(barrier, function* (index) {
        return `index ${index}`;
      });
      const tasks = [createTask(barrier.wait())];
      yield* turns(1);
      expect(barrier.nWaiting).toBe(0);
      tasks.push(createTask(barrier.wait()));
      yield* turns(1);
      return [inBody, ...tasks.map((task) => task.result()), barrier.nWaiting, barrier.broken];
    });
    expect(await runVirtual(main())).toEqual(["index 0", 0, 0, 0, false]);
  });

  // covers: test_locks.BarrierTests.test_context_manager
  test("gives the body of asyncWith an index of its own", async () => {
    const { results, written } = await passing(
      (barrier) =>
        asyncWith(barrier, function* (index) {
          return index;
        }) as unknown as CoroutineGenerator<number>,
    );
    expect(sorted(results)).toEqual([0, 1, 2, 3, 4]);
    expect(written).toBe(empty);
  });

  // covers: test_locks.BarrierTests.test_filling_tasks_wait_twice, test_locks.BarrierTests.test_filling_tasks_check_return_value
  test("may be passed a second time from inside the first: all have passed once before anybody passes twice", async () => {
    const order: number[] = [];
    const { results, written } = await passing(function* (barrier) {
      return yield* asyncWith(barrier, function* () {
        order.push(1);
        return yield* asyncWith(barrier, function* (index) {
          order.push(2);
          return index;
        });
      });
    });
    expect(order).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2, 2]);
    expect(sorted(results)).toEqual([0, 1, 2, 3, 4]);
    expect(written).toBe(empty);
  });

  // covers: test_locks.BarrierTests.test_filling_tasks_cancel_one
  test("waits for another in place of one who is cancelled", async () => {
    const main = coroutine(function* main() {
      const barrier = new Barrier(3);
      const counts: number[] = [];
      const passed: number[] = [];
      function* add(index: number) {
        const [task] = tasksOf(1, function* () {
          yield* barrier.wait();
          passed.push(index);
        });
        yield* turns(1);
        counts.push(barrier.nWaiting);
        if (task === undefined) throw new Error("no task");
        return task;
      }
      const cancelled = yield* add(0);
      const others = [yield* add(1)];
      cancelled.cancel();
      yield* turns(1);
      counts.push(barrier.nWaiting);
      expect(yield* thrownBy(cancelled)).toEqual(new CancelledError());
      others.push(yield* add(2), yield* add(3));
      yield* gather(...others);
      return [counts, passed, barrier.nWaiting, barrier.broken];
    });
    expect(await runVirtual(main())).toEqual([[1, 2, 1, 2, 0], [3, 1, 2], 0, false]);
  });
});

describe("a barrier that drains", () => {
  // covers: test_locks.BarrierTests.test_draining_state
  test("drains until the last has gone on", async () => {
    const states: boolean[] = [];
    const { written } = await passing(function* (barrier) {
      yield* asyncWith(barrier, function* () {
        states.push(repr(barrier).includes("draining"));
      });
    });
    expect(states).toEqual([true, true, true, true, false]);
    expect(written).toBe(empty);
  });

  // covers: test_locks.BarrierTests.test_blocking_tasks_while_draining
  test("holds back those who come again until it is empty, and they are then the first of the next round", async () => {
    const comeAgain = 2;
    const aside = new Barrier(parties - comeAgain);
    let passed = 0;
    const { results, written } = await passing(function* (barrier) {
      yield* barrier.wait();
      // The others see to it that they come later, by passing a barrier of their own.
      if (passed++ >= comeAgain) yield* aside.wait();
      return yield* barrier.wait();
    });
    // The last to come goes on first: it and the next one came again while the barrier drained.
    expect(results).toEqual([2, 3, 4, 0, 1]);
    expect([written, repr(aside)]).toEqual([empty, "<asyncio.locks.Barrier object [filling, waiters:0/3]>"]);
  });
});

test("a barrier belongs to the loop in which somebody first waited at it", async () => {
  const barrier = new Barrier(2);
  const here = coroutine(function* here() {
    return yield* gather(barrier.wait(), barrier.wait());
  });
  expect(sorted(await runVirtual(here()))).toEqual([0, 1]);
  const there = coroutine(function* there() {
    return yield* thrownBy(barrier.wait());
  });
  const message = "<asyncio.locks.Condition object [locked]> is bound to a different event loop";
  expect(await runVirtual(there())).toEqual(new RuntimeError(message));
  expect(repr(barrier)).toBe("<asyncio.locks.Barrier object [filling, waiters:0/2]>");
});
