// Condition: who is woken, and who has the lock when a wait ends. The order in whole programs is in test/core/conformance
// (rules 129 to 131).
import { describe, expect, test } from "vitest";
import { Condition } from "../../src/asyncio/condition.js";
import { createTask } from "../../src/asyncio/create_task.js";
import { Lock } from "../../src/asyncio/lock.js";
import { asyncWith } from "../../src/asyncio/python/async_with.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { RuntimeError } from "../../src/asyncio/python/exceptions.js";
import { repr } from "../../src/asyncio/python/repr.js";
import { tasksOf, thrownBy, turns } from "./turns.js";
import { runVirtual } from "./virtual.js";

const onWait = new RuntimeError("cannot wait on un-acquired lock");
const onNotify = new RuntimeError("cannot notify on un-acquired lock");

describe("a condition whose lock nobody holds", () => {
  // covers: test_locks.ConditionTests.test_wait_unacquired
  test("refuses a wait", async () => {
    const main = coroutine(function* main() {
      return yield* thrownBy(new Condition().wait());
    });
    expect(await runVirtual(main())).toEqual(onWait);
  });

  // covers: test_locks.ConditionTests.test_wait_for_unacquired
  test("refuses to wait for what is not so, and gives what is, as it is", async () => {
    const main = coroutine(function* main() {
      const condition = new Condition();
      const list = [1, 2, 3];
      return [
        (yield* condition.waitFor(() => list)) === list,
        yield* thrownBy(condition.waitFor(() => false)),
        yield* thrownBy(condition.waitFor(() => "")),
      ];
    });
    expect(await runVirtual(main())).toEqual([true, onWait, onWait]);
  });

  // covers: test_locks.ConditionTests.test_notify_unacquired, test_locks.ConditionTests.test_notify_all_unacquired
  test("refuses to notify, also outside a loop", () => {
    const condition = new Condition();
    expect(() => condition.notify()).toThrow(onNotify);
    expect(() => condition.notify(0)).toThrow(onNotify);
    expect(() => condition.notifyAll()).toThrow(onNotify);
    expect(() => condition.release()).toThrow(new RuntimeError("Lock is not acquired."));
  });
});

describe("a condition", () => {
  // covers: test_locks.ConditionTests.test_context_manager
  test("holds its lock in the body of asyncWith, which is given nothing, and only there", async () => {
    const main = coroutine(function* main() {
      const condition = new Condition();
      const seen: unknown[] = [condition.locked()];
      yield* asyncWith(condition, function* (value) {
        seen.push(condition.locked(), value);
      });
      return [...seen, condition.locked()];
    });
    expect(await runVirtual(main())).toEqual([false, true, undefined, false]);
  });

  // covers: test_locks.ConditionTests.test_explicit_lock
  test("is held when its lock is, and the other way round, whoever made the lock", async () => {
    const main = coroutine(function* main() {
      const given = new Lock();
      const own = new Condition();
      for (const [condition, lock] of [
        [own, own._lock],
        [new Condition(given), given],
        [new Condition(given), given],
      ] as const) {
        const states: boolean[] = [];
        const look = (): number => states.push(condition.locked(), lock.locked());
        look();
        for (const manager of [condition, lock]) {
          yield* asyncWith(manager, function* () {
            look();
          });
          look();
        }
        expect(states).toEqual([false, false, true, true, false, false, true, true, false, false]);
      }
    });
    await runVirtual(main());
  });

  // covers: test_locks.ConditionTests.test_repr
  test("says in its repr whether its lock is held, and how many wait", async () => {
    const main = coroutine(function* main() {
      const condition = new Condition();
      const written = [repr(condition)];
      for (const count of [1, 2]) {
        const [task] = tasksOf(1, () => waitInside(condition));
        yield* turns(1);
        expect(task?.done()).toBe(false);
        written.push(repr(condition));
        yield* condition.acquire();
        written.push(repr(condition));
        if (count === 2) condition.notifyAll();
        condition.release();
      }
      yield* turns(3);
      return [...written, repr(condition)];
    });
    expect(await runVirtual(main())).toEqual([
      "<asyncio.locks.Condition object [unlocked]>",
      "<asyncio.locks.Condition object [unlocked, waiters:1]>",
      "<asyncio.locks.Condition object [locked, waiters:1]>",
      "<asyncio.locks.Condition object [unlocked, waiters:2]>",
      "<asyncio.locks.Condition object [locked, waiters:2]>",
      "<asyncio.locks.Condition object [unlocked]>",
    ]);
  });

  // covers: test_locks.ConditionTests.test_ambiguous_loops
  test("of another loop refuses a wait and keeps the lock; so does acquire when the lock is of another loop", async () => {
    const condition = new Condition();
    const lock = new Lock();
    const elsewhere = coroutine(function* elsewhere() {
      const waiting = createTask(waitInside(condition));
      yield* turns(1);
      waiting.cancel();
      yield* thrownBy(waiting);
      yield* lock.acquire();
      const contending = createTask(lock.acquire());
      yield* turns(1);
      lock.release();
      yield* contending;
      lock.release();
    });
    await runVirtual(elsewhere());
    const main = coroutine(function* main() {
      yield* condition.acquire();
      const fromWait = yield* thrownBy(condition.wait());
      const stillHeld = condition.locked();
      // At once, without a word to any loop.
      yield* lock.acquire();
      const fromAcquire = yield* thrownBy(new Condition(lock).acquire());
      return [fromWait, stillHeld, fromAcquire];
    });
    expect(await runVirtual(main())).toEqual([
      new RuntimeError("<asyncio.locks.Condition object [locked]> is bound to a different event loop"),
      true,
      new RuntimeError("<asyncio.locks.Lock object [locked]> is bound to a different event loop"),
    ]);
  });
});

/** Acquires, waits, and keeps the lock: the next who was notified has to wait until the test releases it. */
function* waitAndKeep(condition: Condition, index: number, woken: number[]) {
  yield* condition.acquire();
  if (yield* condition.wait()) woken.push(index);
}

/** Acquires, waits, and releases. */
function* waitInside(condition: Condition) {
  yield* asyncWith(condition, () => condition.wait());
}

describe("tasks that wait for a condition", () => {
  // covers: test_locks.ConditionTests.test_wait
  test("go on only when notified and when the lock is free, each with the lock", async () => {
    const main = coroutine(function* main() {
      const condition = new Condition();
      const woken: number[] = [];
      const tasks = tasksOf(3, (index) => waitAndKeep(condition, index, woken));
      const seen: string[] = [];
      function* look() {
        yield* turns(1);
        seen.push(`${woken.join("")} ${condition.locked() ? "held" : "free"}`);
      }
      yield* look();
      expect(yield* condition.acquire()).toBe(true);
      condition.notify();
      yield* look();
      condition.release();
      yield* look();
      condition.notify(2);
      yield* look();
      condition.release();
      yield* look();
      condition.release();
      yield* look();
      expect(tasks.every((task) => task.done())).toBe(true);
      return seen;
    });
    expect(await runVirtual(main())).toEqual([" free", " held", "0 held", "0 held", "01 held", "012 held"]);
  });

  // covers: test_locks.ConditionTests.test_notify, test_locks.ConditionTests.test_notify_all
  test.each([
    ["one", (condition: Condition) => condition.notify(), [0]],
    ["none", (condition: Condition) => condition.notify(0), []],
    ["one, then more than there are", (c: Condition) => [c.notify(1), c.notify(2048)], [0, 1, 2]],
    ["one, then another", (c: Condition) => [c.notify(), c.notify()], [0, 1]],
    ["all", (condition: Condition) => condition.notifyAll(), [0, 1, 2]],
  ])("are woken in the order in which they came: %s", async (_which, notify, expected) => {
    const main = coroutine(function* main() {
      const condition = new Condition();
      const woken: number[] = [];
      tasksOf(3, function* (index) {
        yield* waitInside(condition);
        woken.push(index);
      });
      yield* turns(1);
      yield* condition.acquire();
      notify(condition);
      condition.release();
      // All in one turn: each frees the lock before the next gets to it.
      yield* turns(1);
      return woken;
    });
    expect(await runVirtual(main())).toEqual(expected);
  });

  // covers: test_locks.ConditionTests.test_wait_for
  test("for something to be so look again whenever they are notified, with the lock held", async () => {
    const main = coroutine(function* main() {
      const condition = new Condition();
      let isSo = false;
      const looks: string[] = [];
      const task = createTask(
        asyncWith(condition, () =>
          condition.waitFor(() => {
            looks.push(`${isSo} ${condition.locked() ? "held" : "free"}`);
            return isSo && "so";
          }),
        ),
      );
      yield* turns(1);
      for (const next of [false, true]) {
        isSo = next;
        yield* asyncWith(condition, function* () {
          condition.notify();
        });
        expect(task.done()).toBe(false);
        yield* turns(1);
      }
      expect([task.done(), task.result()]).toEqual([true, "so"]);
      return looks;
    });
    expect(await runVirtual(main())).toEqual(["false held", "false held", "true held"]);
  });

  test("raise what the predicate raises, with the lock as it was", async () => {
    const main = coroutine(function* main() {
      const condition = new Condition();
      const error = new Error("in the predicate");
      const waiting = condition.waitFor(() => {
        throw error;
      });
      return [(yield* thrownBy(waiting)) === error, condition.locked()];
    });
    expect(await runVirtual(main())).toEqual([true, false]);
  });
});

test("a condition of what is no lock is refused", () => {
  expect(() => new Condition({} as never)).toThrow(
    new TypeError("Condition() takes the lock itself, got {}"),
  );
  expect(() => new Condition(null as never)).toThrow(
    new TypeError("Condition() takes the lock itself, got None"),
  );
});
