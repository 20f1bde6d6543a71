// Semaphore and BoundedSemaphore: who gets a slot, when, and that no slot is lost to a cancellation. The order in whole
// programs is in test/core/conformance (rules 125 to 128).
import { describe, expect, test } from "vitest";
import { createTask } from "../../src/asyncio/create_task.js";
import { gather } from "../../src/asyncio/gather.js";
import { asyncWith } from "../../src/asyncio/python/async_with.js";
import type { Awaitable } from "../../src/asyncio/python/awaitable.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import {
  CancelledError,
  GeneratorExit,
  RuntimeError,
  ValueError,
} from "../../src/asyncio/python/exceptions.js";
import { repr } from "../../src/asyncio/python/repr.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { BoundedSemaphore, Semaphore } from "../../src/asyncio/semaphore.js";
import { sleep } from "../../src/asyncio/sleep.js";
import type { Task } from "../../src/asyncio/tasks.js";
import { waitFor } from "../../src/asyncio/timeouts.js";
import { errorLike } from "../helpers/errorLike.js";
import { tasksOf, thrownBy, turns } from "./turns.js";
import { runVirtual } from "./virtual.js";

/** Takes a slot, keeps it, and writes down that it has it. */
function* takes(semaphore: Semaphore, name: number | string, taken: (number | string)[]) {
  expect(yield* semaphore.acquire()).toBe(true);
  taken.push(name);
}

function areDone(tasks: readonly Task<unknown>[]): boolean[] {
  return tasks.map((task) => task.done());
}

describe("a semaphore", () => {
  // covers: test_locks.SemaphoreTests.test_initial_value_zero
  test("with no slot is locked from the beginning, one with a slot is not", () => {
    expect([0, 1, 2].map((value) => new Semaphore(value).locked())).toEqual([true, false, false]);
    expect(new Semaphore().locked()).toBe(false);
  });

  // covers: test_locks.SemaphoreTests.test_semaphore_value
  test("cannot have less than no slot", () => {
    const error = new ValueError("Semaphore initial value must be >= 0");
    expect(() => new Semaphore(-1)).toThrow(error);
    expect(() => new BoundedSemaphore(-1)).toThrow(error);
  });

  // covers: test_locks.SemaphoreTests.test_semaphore
  test("is nothing that can be awaited, and keeps its slot when it is", async () => {
    const main = coroutine(function* main() {
      const semaphore = new Semaphore();
      const thrown = yield* thrownBy(semaphore as unknown as Awaitable<unknown>);
      expect(thrown).toEqual(errorLike(TypeError, /not iterable/));
      return repr(semaphore);
    });
    expect(await runVirtual(main())).toBe("<asyncio.locks.Semaphore object [unlocked, value:1]>");
  });

  // covers: test_locks.SemaphoreTests.test_repr
  test("says in its repr how many slots are free, or that it is locked, and how many wait", async () => {
    const main = coroutine(function* main() {
      const semaphore = new Semaphore();
      const written = [repr(semaphore)];
      yield* semaphore.acquire();
      written.push(repr(semaphore));
      for (let i = 0; i < 2; i++) {
        createTask(semaphore.acquire());
        yield* turns(1);
        written.push(repr(semaphore));
      }
      return written;
    });
    expect(await runVirtual(main())).toEqual([
      "<asyncio.locks.Semaphore object [unlocked, value:1]>",
      "<asyncio.locks.Semaphore object [locked]>",
      "<asyncio.locks.Semaphore object [locked, waiters:1]>",
      "<asyncio.locks.Semaphore object [locked, waiters:2]>",
    ]);
  });

  // covers: test_locks.SemaphoreTests.test_release_no_waiters
  test("has its slot back after a release, and one more after one too many", async () => {
    const main = coroutine(function* main() {
      const semaphore = new Semaphore();
      yield* semaphore.acquire();
      const states = [semaphore.locked()];
      semaphore.release();
      states.push(semaphore.locked());
      semaphore.release();
      return [...states, repr(semaphore)];
    });
    expect(await runVirtual(main())).toEqual([
      true,
      false,
      "<asyncio.locks.Semaphore object [unlocked, value:2]>",
    ]);
  });

  // covers: test_locks.SemaphoreTests.test_release_not_acquired
  test("that is bounded refuses a release too many, and is as it was", async () => {
    const semaphore = new BoundedSemaphore();
    const error = new ValueError("BoundedSemaphore released too many times");
    expect(() => semaphore.release()).toThrow(error);
    const main = coroutine(function* main() {
      yield* semaphore.acquire();
      semaphore.release();
      expect(() => semaphore.release()).toThrow(error);
      return repr(semaphore);
    });
    expect(await runVirtual(main())).toBe("<asyncio.locks.BoundedSemaphore object [unlocked, value:1]>");
  });

  test("has a slot less in the body of asyncWith, which is given nothing, and all after it, also after an error", async () => {
    const main = coroutine(function* main() {
      const semaphore = new BoundedSemaphore(2);
      yield* asyncWith(semaphore, function* (value) {
        expect([value, semaphore._value]).toEqual([undefined, 1]);
      });
      const failing = asyncWith(semaphore, function* () {
        throw new Error("in the body");
      });
      return [yield* thrownBy(failing), semaphore._value];
    });
    expect(await runVirtual(main())).toEqual([new Error("in the body"), 2]);
  });
});

describe("tasks that wait for a semaphore", () => {
  // covers: test_locks.SemaphoreTests.test_acquire
  test("get the slots that are released, each a turn later, in the order in which they came", async () => {
    const main = coroutine(function* main() {
      const semaphore = new Semaphore(3);
      const taken: (number | string)[] = [];
      const seen: string[] = [];
      const look = (): number => seen.push(`${taken.join("")} ${repr(semaphore).slice(32, -1)}`);
      yield* semaphore.acquire();
      yield* semaphore.acquire();
      look();
      const tasks = tasksOf(3, (index) => takes(semaphore, index, taken));
      yield* turns(1);
      look();
      tasks.push(...tasksOf(1, () => takes(semaphore, 3, taken)));
      semaphore.release();
      semaphore.release();
      look();
      yield* turns(1);
      look();
      expect(areDone(tasks)).toEqual([true, true, true, false]);
      semaphore.release();
      yield* gather(...tasks);
      look();
      return seen;
    });
    expect(await runVirtual(main())).toEqual([
      " [unlocked, value:1]",
      "0 [locked, waiters:2]",
      "0 [locked, waiters:2]",
      "012 [locked, waiters:1]",
      "0123 [locked]",
    ]);
  });

  // covers: test_locks.SemaphoreTests.test_acquire_cancel
  test("leave the queue when they are cancelled", async () => {
    const main = coroutine(function* main() {
      const semaphore = new Semaphore();
      yield* semaphore.acquire();
      const task = createTask(semaphore.acquire());
      getRunningLoop().callSoon(() => task.cancel());
      expect(yield* thrownBy(task)).toEqual(new CancelledError());
      return repr(semaphore);
    });
    expect(await runVirtual(main())).toBe("<asyncio.locks.Semaphore object [locked]>");
  });

  // covers: test_locks.SemaphoreTests.test_acquire_cancel_before_awoken, test_locks.SemaphoreTests.test_acquire_hang
  test("get what those before them, cancelled in the turn of the release, cannot take", async () => {
    const main = coroutine(function* main() {
      const semaphore = new Semaphore(0);
      const tasks = [0, 1, 2, 3].map(() => createTask(semaphore.acquire()));
      yield* turns(1);
      tasks[0]?.cancel();
      tasks[1]?.cancel();
      semaphore.release();
      yield* turns(2);
      expect(areDone(tasks)).toEqual([true, true, true, false]);
      expect(tasks.slice(0, 3).map((task) => task.cancelled())).toEqual([true, true, false]);
      return repr(semaphore);
    });
    expect(await runVirtual(main())).toBe("<asyncio.locks.Semaphore object [locked, waiters:1]>");
  });

  test.each([
    ["the one who was given it", 0, [true, true, false]],
    ["the one behind", 1, [true, true, false]],
  ])("get the slot of one who is cancelled after the release: %s", async (_who, index, expected) => {
    const main = coroutine(function* main() {
      const semaphore = new Semaphore(0);
      const tasks = [0, 1, 2].map(() => createTask(semaphore.acquire()));
      yield* turns(1);
      semaphore.release();
      tasks[index]?.cancel();
      yield* turns(2);
      expect(areDone(tasks)).toEqual(expected);
      return tasks.filter((task) => task.done() && !task.cancelled()).length;
    });
    expect(await runVirtual(main())).toBe(1);
  });

  test("leave their slot to whoever comes when they are cancelled after the release and nobody else waits", async () => {
    const main = coroutine(function* main() {
      const semaphore = new Semaphore(0);
      const task = createTask(semaphore.acquire());
      yield* turns(1);
      semaphore.release();
      task.cancel();
      yield* turns(1);
      return [task.cancelled(), repr(semaphore)];
    });
    expect(await runVirtual(main())).toEqual([true, "<asyncio.locks.Semaphore object [unlocked, value:1]>"]);
  });

  // covers: test_locks.SemaphoreTests.test_acquire_no_hang
  test("do not keep a slot that they were given and are cancelled before they could take", async () => {
    const main = coroutine(function* main() {
      const semaphore = new Semaphore(1);
      let entered = 0;
      const leaves = coroutine(function* leaves() {
        yield* asyncWith(semaphore, () => turns(1));
        // The other was given the slot a moment ago.
        cancelled.cancel();
      });
      const leaving = createTask(leaves());
      const cancelled = createTask(
        asyncWith(semaphore, function* () {
          entered++;
        }),
      );
      const [left, error] = yield* gather(leaving, cancelled, { returnExceptions: true });
      expect([left, entered]).toEqual([undefined, 0]);
      expect(error).toEqual(new CancelledError());
      return yield* waitFor(semaphore.acquire(), 1);
    });
    expect(await runVirtual(main())).toBe(true);
  });

  // covers: test_locks.SemaphoreTests.test_acquire_fifo_order
  test("come round in order when each comes again after its turn", async () => {
    const main = coroutine(function* main() {
      const semaphore = new Semaphore(1);
      const order: string[] = [];
      const rounds = tasksOf(3, function* (index) {
        for (const round of [1, 2]) {
          yield* semaphore.acquire();
          order.push(`${index}:${round}`);
          yield* sleep(0.01);
          semaphore.release();
        }
      });
      yield* gather(...rounds);
      return order.join(" ");
    });
    expect(await runVirtual(main())).toBe("0:1 1:1 2:1 0:2 1:2 2:2");
  });

  // covers: test_locks.SemaphoreTests.test_acquire_fifo_order_2
  test("are not overtaken by one who releases and comes again at once", async () => {
    const main = coroutine(function* main() {
      const semaphore = new Semaphore(1);
      const taken: (number | string)[] = [];
      const tasks = [
        createTask(takes(semaphore, "first", taken)),
        createTask(
          (function* () {
            yield* takes(semaphore, "second", taken);
            semaphore.release();
            yield* takes(semaphore, "second again", taken);
          })(),
        ),
        createTask(takes(semaphore, "third", taken)),
      ];
      yield* turns(1);
      semaphore.release();
      semaphore.release();
      yield* gather(...tasks);
      return taken;
    });
    expect(await runVirtual(main())).toEqual(["first", "second", "third", "second again"]);
  });

  // covers: test_locks.SemaphoreTests.test_acquire_fifo_order_3
  test("keep their order when one before them is cancelled", async () => {
    const main = coroutine(function* main() {
      const semaphore = new Semaphore(0);
      const taken: (number | string)[] = [];
      const tasks = tasksOf(3, (index) => takes(semaphore, index, taken));
      yield* turns(1);
      tasks[0]?.cancel();
      yield* turns(1);
      semaphore.release();
      semaphore.release();
      yield* gather(...tasks, { returnExceptions: true });
      return taken;
    });
    expect(await runVirtual(main())).toEqual([1, 2]);
  });

  // covers: test_locks.SemaphoreTests.test_acquire_fifo_order_4
  test("are all woken by the first who goes on, where there are slots for them: ahead of what that one starts", async () => {
    const main = coroutine(function* main() {
      const semaphore = new Semaphore(0);
      const order: string[] = [];
      const values: number[] = [];
      let started: Task<void> | undefined;
      const first = createTask(
        (function* () {
          yield* semaphore.acquire();
          values.push(semaphore._value);
          started = createTask(
            (function* () {
              order.push("started by the first");
            })(),
          );
          order.push("first");
        })(),
      );
      const second = createTask(
        (function* () {
          for (let i = 0; i < 3; i++) semaphore.release();
          values.push(semaphore._value);
          // Two slots are free, and yet it has to wait behind the first.
          expect(semaphore.locked()).toBe(true);
          yield* takes(semaphore, "second", order);
        })(),
      );
      const third = createTask(takes(semaphore, "third", order));
      yield* turns(1);
      expect(repr(semaphore)).toBe("<asyncio.locks.Semaphore object [locked, waiters:3]>");
      values.push(semaphore._value);
      yield* turns(1);
      yield* gather(first, second, third);
      if (started) yield* started;
      return [order, values];
    });
    expect(await runVirtual(main())).toEqual([
      ["first", "second", "third", "started by the first"],
      [2, 2, 0],
    ]);
  });

  test("belong to their loop: in another one nobody may wait", async () => {
    const semaphore = new Semaphore(0);
    const here = coroutine(function* here() {
      const waiting = createTask(semaphore.acquire());
      yield* turns(1);
      semaphore.release();
      return yield* waiting;
    });
    expect(await runVirtual(here())).toBe(true);
    const there = coroutine(function* there() {
      return yield* thrownBy(semaphore.acquire());
    });
    const message = "<asyncio.locks.Semaphore object [locked]> is bound to a different event loop";
    expect(await runVirtual(there())).toEqual(new RuntimeError(message));
  });

  test("leave the queue when their coroutine is closed or driven on too early", async () => {
    const main = coroutine(function* main() {
      const semaphore = new Semaphore(0);
      const [closed, driven] = [semaphore.acquire(), semaphore.acquire()];
      closed.next();
      driven.next();
      closed.close();
      expect(() => driven.next()).toThrow(new RuntimeError("await wasn't used with future"));
      expect(() => semaphore.acquire().throw(new GeneratorExit())).toThrow(new GeneratorExit());
      return repr(semaphore);
    });
    expect(await runVirtual(main())).toBe("<asyncio.locks.Semaphore object [locked]>");
  });

  test("who were given a slot and are then closed, not cancelled, do not give it back: CPython's do not either", async () => {
    const main = coroutine(function* main() {
      const semaphore = new Semaphore(0);
      const closed = semaphore.acquire();
      closed.next();
      const next = createTask(semaphore.acquire());
      yield* turns(1);
      semaphore.release();
      closed.close();
      yield* turns(2);
      return [next.done(), repr(semaphore)];
    });
    expect(await runVirtual(main())).toEqual([false, "<asyncio.locks.Semaphore object [locked, waiters:1]>"]);
  });

  test("get their slots one by one, however many are released at once", async () => {
    const main = coroutine(function* main() {
      const semaphore = new Semaphore(0);
      const taken: (number | string)[] = [];
      const tasks = tasksOf(600, (index) => takes(semaphore, index, taken));
      yield* turns(1);
      for (const task of tasks.filter((_, index) => index % 2 === 1)) task.cancel();
      for (let i = 0; i < 300; i++) semaphore.release();
      yield* turns(1);
      return [taken, repr(semaphore)];
    });
    const even = Array.from({ length: 300 }, (_, index) => 2 * index);
    expect(await runVirtual(main())).toEqual([even, "<asyncio.locks.Semaphore object [locked]>"]);
  });
});
