// Lock: who gets it, when, and what a cancellation does to those who wait. The order in whole programs is in
// test/core/conformance (rules 121 to 124).
import { describe, expect, test } from "vitest";
import { Condition } from "../../src/asyncio/condition.js";
import { createTask } from "../../src/asyncio/create_task.js";
import { Lock } from "../../src/asyncio/lock.js";
import { asyncWith } from "../../src/asyncio/python/async_with.js";
import type { Awaitable } from "../../src/asyncio/python/awaitable.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { CancelledError, GeneratorExit, RuntimeError } from "../../src/asyncio/python/exceptions.js";
import { repr } from "../../src/asyncio/python/repr.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { BoundedSemaphore, Semaphore } from "../../src/asyncio/semaphore.js";
import { sleep } from "../../src/asyncio/sleep.js";
import type { Task } from "../../src/asyncio/tasks.js";
import { errorLike } from "../helpers/errorLike.js";
import { tasksOf, thrownBy, turns } from "./turns.js";
import { hearReports, runVirtual } from "./virtual.js";

/** Takes the lock, and writes down that it has it. */
function* takes(lock: Lock, name: string, taken: string[]) {
  expect(yield* lock.acquire()).toBe(true);
  taken.push(name);
}

describe("a lock that is free", () => {
  // covers: test_locks.LockTests.test_lock
  test("is nothing that can be awaited, and neither are the other primitives", async () => {
    const main = coroutine(function* main() {
      for (const lock of [new Lock(), new Condition(), new Semaphore(), new BoundedSemaphore()]) {
        expect(yield* thrownBy(lock as unknown as Awaitable<unknown>)).toEqual(
          errorLike(TypeError, /not iterable/),
        );
        expect(lock.locked()).toBe(false);
      }
    });
    await runVirtual(main());
  });

  // covers: test_locks.LockTests.test_release_no_waiters
  test("is held from acquire to release", async () => {
    const main = coroutine(function* main() {
      const lock = new Lock();
      const states = [lock.locked()];
      expect(yield* lock.acquire()).toBe(true);
      states.push(lock.locked());
      lock.release();
      return [...states, lock.locked()];
    });
    expect(await runVirtual(main())).toEqual([false, true, false]);
  });

  // covers: test_locks.LockTests.test_release_not_acquired
  test("cannot be released, also outside a loop", () => {
    const lock = new Lock();
    expect(() => lock.release()).toThrow(new RuntimeError("Lock is not acquired."));
    expect(lock.locked()).toBe(false);
  });

  // covers: test_locks.LockTests.test_context_manager
  test("is held in the body of asyncWith, which is given nothing, and free after it, also after an error", async () => {
    const main = coroutine(function* main() {
      const lock = new Lock();
      const seen: unknown[] = [lock.locked()];
      yield* asyncWith(lock, function* (value) {
        seen.push(lock.locked(), value);
      });
      seen.push(lock.locked());
      const failing = asyncWith(lock, function* () {
        throw new Error("in the body");
      });
      seen.push(yield* thrownBy(failing), lock.locked());
      return seen;
    });
    expect(await runVirtual(main())).toEqual([
      false,
      true,
      undefined,
      false,
      new Error("in the body"),
      false,
    ]);
  });

  // covers: test_locks.LockTests.test_repr
  test("says so in its repr, as one that is held does", async () => {
    const main = coroutine(function* main() {
      const lock = new Lock();
      const written = [repr(lock)];
      yield* lock.acquire();
      return [...written, repr(lock)];
    });
    expect(await runVirtual(main())).toEqual([
      "<asyncio.locks.Lock object [unlocked]>",
      "<asyncio.locks.Lock object [locked]>",
    ]);
  });

  test("may be used in one loop after the other, as long as nobody has to wait", async () => {
    const lock = new Lock();
    const main = coroutine(function* main() {
      yield* lock.acquire();
      lock.release();
      return lock._loop;
    });
    expect([await runVirtual(main()), await runVirtual(main())]).toEqual([null, null]);
  });
});

describe("tasks that wait for a lock", () => {
  // covers: test_locks.LockTests.test_acquire
  test("get it one by one, a turn after each release, and nobody without one", async () => {
    const main = coroutine(function* main() {
      const lock = new Lock();
      const taken: string[] = [];
      const seen: string[] = [];
      function* look() {
        yield* turns(1);
        seen.push(taken.join(""));
      }
      yield* lock.acquire();
      const tasks = [createTask(takes(lock, "a", taken)), createTask(takes(lock, "b", taken))];
      yield* look();
      lock.release();
      yield* look();
      yield* look();
      tasks.push(createTask(takes(lock, "c", taken)));
      lock.release();
      yield* look();
      lock.release();
      yield* look();
      expect(tasks.every((task) => task.done())).toBe(true);
      return seen;
    });
    expect(await runVirtual(main())).toEqual(["", "a", "a", "ab", "abc"]);
  });

  // covers: test_locks.LockTests.test_acquire_cancel
  test("leave the queue when they are cancelled", async () => {
    const main = coroutine(function* main() {
      const lock = new Lock();
      yield* lock.acquire();
      const task = createTask(lock.acquire());
      getRunningLoop().callSoon(() => task.cancel());
      expect(yield* thrownBy(task)).toEqual(new CancelledError());
      return repr(lock);
    });
    expect(await runVirtual(main())).toBe("<asyncio.locks.Lock object [locked]>");
  });

  // covers: test_locks.LockTests.test_cancel_race
  test("are passed over by a release once cancelled, even before they have left the queue", async () => {
    const main = coroutine(function* main() {
      const lock = new Lock();
      const gate = getRunningLoop().createFuture();
      const holds = createTask(asyncWith(lock, () => gate));
      const [cancelled, next] = tasksOf(2, () => asyncWithNothing(lock));
      yield* turns(1);
      expect(repr(lock)).toBe("<asyncio.locks.Lock object [locked, waiters:2]>");
      gate.setResult(null);
      cancelled?.cancel();
      // It is woken, and leaves the queue, after the holder has released.
      yield* turns(1);
      expect([lock.locked(), holds.done(), cancelled?.cancelled(), next?.done()]).toEqual([
        false,
        true,
        true,
        false,
      ]);
      if (next) yield* next;
      return repr(lock);
    });
    expect(await runVirtual(main())).toBe("<asyncio.locks.Lock object [unlocked]>");
  });

  // covers: test_locks.LockTests.test_cancel_release_race
  test("do not get it twice when the first is cancelled just before the release", async () => {
    const main = coroutine(function* main() {
      const lock = new Lock();
      const taken: string[] = [];
      yield* lock.acquire();
      const [a, b, c] = ["a", "b", "c"].map((name) => createTask(takes(lock, name, taken)));
      yield* turns(1);
      getRunningLoop().callSoon(() => {
        a?.cancel();
        lock.release();
      });
      expect(yield* thrownBy(a as Task<unknown>)).toEqual(new CancelledError());
      expect([taken, a?.cancelled(), b?.done(), c?.done()]).toEqual([["b"], true, true, false]);
      c?.cancel();
      yield* turns(1);
      return [c?.cancelled(), lock.locked()];
    });
    expect(await runVirtual(main())).toEqual([true, true]);
  });

  // covers: test_locks.LockTests.test_finished_waiter_cancelled
  test("get it when the one before, cancelled or woken, does not take it", async () => {
    const main = coroutine(function* main() {
      const outcomes: unknown[] = [];
      for (const order of ["cancel, release", "release, cancel"]) {
        const lock = new Lock();
        yield* lock.acquire();
        const first = createTask(lock.acquire());
        yield* turns(1);
        const second = createTask(lock.acquire());
        if (order === "release, cancel") {
          yield* turns(1);
          lock.release();
        }
        first.cancel();
        if (order === "cancel, release") lock.release();
        yield* turns(1);
        outcomes.push(first.cancelled());
        expect(yield* second).toBe(true);
        outcomes.push(lock.locked());
      }
      return outcomes;
    });
    expect(await runVirtual(main())).toEqual([true, true, true, true]);
  });

  test("let nobody overtake who comes when all of them were cancelled, but that one at once", async () => {
    const main = coroutine(function* main() {
      const lock = new Lock();
      yield* lock.acquire();
      const tasks = tasksOf(3, () => asyncWithNothing(lock));
      yield* turns(1);
      for (const task of tasks) task.cancel();
      lock.release();
      // The queue holds cancelled waiters only: no need to wait behind them.
      const started = createTask(lock.acquire());
      yield* turns(1);
      return [started.done(), repr(lock)];
    });
    expect(await runVirtual(main())).toEqual([true, "<asyncio.locks.Lock object [locked]>"]);
  });

  test("let nobody overtake who comes between a release and their wake-up", async () => {
    const main = coroutine(function* main() {
      const lock = new Lock();
      const taken: string[] = [];
      yield* lock.acquire();
      const waits = coroutine(function* waits() {
        yield* lock.acquire();
        taken.push("who waited");
        lock.release();
      });
      createTask(waits());
      yield* turns(1);
      lock.release();
      yield* lock.acquire();
      return [...taken, "who came"];
    });
    expect(await runVirtual(main())).toEqual(["who waited", "who came"]);
  });

  test("belong to their loop: in another one nobody may wait, and the queue stays as it was", async () => {
    const lock = new Lock();
    const contend = coroutine(function* contend() {
      yield* lock.acquire();
      const waiting = createTask(lock.acquire());
      yield* turns(1);
      waiting.cancel();
      yield* turns(1);
      return waiting.cancelled();
    });
    expect(await runVirtual(contend())).toBe(true);
    const message = `${repr(lock)} is bound to a different event loop`;
    const other = coroutine(function* other() {
      return yield* thrownBy(lock.acquire());
    });
    expect(await runVirtual(other())).toEqual(new RuntimeError(message));
    expect(repr(lock)).toBe("<asyncio.locks.Lock object [locked]>");
  });

  test("leave the queue when their coroutine is closed, and the lock to whoever holds it", async () => {
    const main = coroutine(function* main() {
      const lock = new Lock();
      yield* lock.acquire();
      const waiting = lock.acquire();
      waiting.next();
      expect(repr(lock)).toBe("<asyncio.locks.Lock object [locked, waiters:1]>");
      waiting.close();
      return [waiting.state, repr(lock)];
    });
    expect(await runVirtual(main())).toEqual(["CORO_CLOSED", "<asyncio.locks.Lock object [locked]>"]);
  });

  test("who were woken and are then closed, not cancelled, do not pass it on: CPython's do not either", async () => {
    const main = coroutine(function* main() {
      const lock = new Lock();
      yield* lock.acquire();
      const closed = lock.acquire();
      closed.next();
      const next = createTask(lock.acquire());
      yield* turns(1);
      lock.release();
      closed.close();
      yield* turns(2);
      return [next.done(), repr(lock)];
    });
    expect(await runVirtual(main())).toEqual([false, "<asyncio.locks.Lock object [unlocked, waiters:1]>"]);
  });

  test("complain when they are driven on before their turn", async () => {
    const main = coroutine(function* main() {
      const lock = new Lock();
      yield* lock.acquire();
      const waiting = lock.acquire();
      waiting.next();
      expect(() => waiting.next()).toThrow(new RuntimeError("await wasn't used with future"));
      return repr(lock);
    });
    expect(await runVirtual(main())).toBe("<asyncio.locks.Lock object [locked]>");
  });

  test("raise what is thrown in, with the lock untouched", async () => {
    const main = coroutine(function* main() {
      const lock = new Lock();
      expect(() => lock.acquire().throw(new GeneratorExit())).toThrow(new GeneratorExit());
      yield* lock.acquire();
      const waiting = lock.acquire();
      waiting.next();
      const error = new Error("thrown in");
      expect(() => waiting.throw(error)).toThrow(error);
      return repr(lock);
    });
    expect(await runVirtual(main())).toBe("<asyncio.locks.Lock object [locked]>");
  });
});

describe("acquiring", () => {
  test("is awaited only once, and reported when it never is", async () => {
    const heard = hearReports();
    const main = coroutine(function* main() {
      const lock = new Lock();
      const acquiring = lock.acquire();
      yield* acquiring;
      const again = yield* thrownBy(acquiring);
      lock.acquire();
      return again;
    });
    expect(await runVirtual(main())).toEqual(new RuntimeError("cannot reuse already awaited coroutine"));
    expect(heard).toEqual(["RuntimeWarning coroutine 'Lock.acquire' was never awaited"]);
  });

  test("by very many tasks goes round in order", async () => {
    const main = coroutine(function* main() {
      const lock = new Lock();
      const order: number[] = [];
      const tasks = tasksOf(500, function* (index) {
        for (let round = 0; round < 2; round++) {
          yield* asyncWith(lock, function* () {
            order.push(index);
            yield* sleep(0.001);
          });
        }
      });
      for (const task of tasks) yield* task;
      return order;
    });
    const round = Array.from({ length: 500 }, (_, index) => index);
    expect(await runVirtual(main())).toEqual([...round, ...round]);
  });
});

/** Takes the lock and gives it back at once. */
function* asyncWithNothing(lock: Lock) {
  yield* lock.acquire();
  lock.release();
}
