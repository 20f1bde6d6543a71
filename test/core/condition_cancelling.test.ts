// Condition: a wait that is cancelled or closed ends with the lock held, and no notification is lost with it. The order
// in whole programs is in test/core/conformance (rules 132 and 177).
import { describe, expect, test } from "vitest";
import { Condition } from "../../src/asyncio/condition.js";
import { createTask } from "../../src/asyncio/create_task.js";
import { asyncWith } from "../../src/asyncio/python/async_with.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { CancelledError, RuntimeError, TimeoutError } from "../../src/asyncio/python/exceptions.js";
import { repr } from "../../src/asyncio/python/repr.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { timeout, waitFor } from "../../src/asyncio/timeouts.js";
import { tasksOf, thrownBy, turns } from "./turns.js";
import { runVirtual } from "./virtual.js";

/** Acquires, waits, and releases. */
function* waitInside(condition: Condition) {
  yield* asyncWith(condition, () => condition.wait());
}

describe("tasks whose wait for a condition is cut short", () => {
  // covers: test_locks.ConditionTests.test_wait_cancel
  test("take the lock again when they are cancelled, and are gone from the queue", async () => {
    const main = coroutine(function* main() {
      const condition = new Condition();
      yield* condition.acquire();
      const waiting = createTask(condition.wait());
      getRunningLoop().callSoon(() => waiting.cancel());
      expect(yield* thrownBy(waiting)).toEqual(new CancelledError());
      return repr(condition);
    });
    expect(await runVirtual(main())).toBe("<asyncio.locks.Condition object [locked]>");
  });

  // covers: test_locks.ConditionTests.test_wait_cancel_contested
  test("hold the lock however they end: notified, cancelled and with the lock released in one turn", async () => {
    const main = coroutine(function* main() {
      const condition = new Condition();
      yield* condition.acquire();
      const waiting = createTask(condition.wait());
      yield* turns(1);
      expect(condition.locked()).toBe(false);
      yield* condition.acquire();
      condition.notify();
      getRunningLoop().callSoon(() => waiting.cancel());
      getRunningLoop().callSoon(() => condition.release());
      expect(yield* thrownBy(waiting)).toEqual(new CancelledError());
      return condition.locked();
    });
    expect(await runVirtual(main())).toBe(true);
  });

  // covers: test_locks.ConditionTests.test_wait_cancel_after_notify
  test("are cancelled while they take the lock again only once they have it", async () => {
    const main = coroutine(function* main() {
      const condition = new Condition();
      const waiting = createTask(waitInside(condition));
      yield* turns(1);
      yield* condition.acquire();
      condition.notify();
      yield* turns(1);
      waiting.cancel();
      yield* turns(1);
      const whileHeld = waiting.done();
      condition.release();
      yield* turns(1);
      return [whileHeld, waiting.cancelled(), condition.locked()];
    });
    expect(await runVirtual(main())).toEqual([false, true, false]);
  });

  // covers: test_locks.ConditionTests.test_timeout_in_block
  test("may be given a time limit in the middle of the block: it still ends with the lock", async () => {
    const main = coroutine(function* main() {
      const condition = new Condition();
      const start = getRunningLoop().time();
      return yield* asyncWith(condition, function* () {
        const thrown = yield* thrownBy(waitFor(condition.wait(), 0.5));
        return [thrown, condition.locked(), Math.round((getRunningLoop().time() - start) * 10)];
      });
    });
    expect(await runVirtual(main())).toEqual([new TimeoutError(), true, 5]);
  });

  // covers: test_locks.ConditionTests.test_cancelled_error_wakeup, test_locks.ConditionTests.test_cancelled_error_re_aquire
  test.each(["while it waits", "while it takes the lock again"])(
    "raise the very CancelledError that was thrown in %s",
    async (when) => {
      const main = coroutine(function* main() {
        const condition = new Condition();
        let raised: unknown;
        let isSo = false;
        const task = createTask(
          asyncWith(condition, function* () {
            raised = yield* thrownBy(condition.waitFor(() => isSo));
            throw raised;
          }),
        );
        yield* turns(1);
        if (when === "while it waits") {
          task.cancel("why");
        } else {
          yield* condition.acquire();
          isSo = true;
          condition.notify();
          yield* turns(1);
          task.cancel("why");
          condition.release();
        }
        const thrown = yield* thrownBy(task);
        return [thrown === raised, thrown instanceof CancelledError && thrown.args];
      });
      expect(await runVirtual(main())).toEqual([true, ["why"]]);
    },
  );

  // covers: test_locks.ConditionTests.test_cancelled_wakeup, test_locks.ConditionTests.test_cancelled_wakeup_relock
  test.each([
    ["before it has woken", 0],
    ["while it takes the lock again", 1],
  ])("pass on a notification when cancelled %s", async (_when, turnsBefore) => {
    const main = coroutine(function* main() {
      const condition = new Condition();
      let items = 0;
      const [cancelled, other] = tasksOf(2, function* () {
        yield* asyncWith(condition, function* () {
          for (;;) {
            yield* condition.waitFor(() => items !== 0);
            if (items < 0) return;
            items--;
          }
        });
      });
      yield* turns(1);
      yield* asyncWith(condition, function* () {
        items++;
        condition.notify(1);
        yield* turns(turnsBefore);
        cancelled?.cancel();
        // Frees the lock for a while. The consumers notify nobody of what they take, so it lasts to its limit.
        const waiting = asyncWith(timeout(0.01), () => condition.waitFor(() => items === 0));
        expect(yield* thrownBy(waiting)).toEqual(new TimeoutError());
        expect(items).toBe(0);
        items = -1;
        condition.notifyAll();
      });
      if (other) yield* other;
      return [cancelled?.cancelled(), other?.done()];
    });
    expect(await runVirtual(main())).toEqual([true, true]);
  });

  test("leave the lock to them who hold it when their coroutine is closed and it cannot be had", async () => {
    const main = coroutine(function* main() {
      const condition = new Condition();
      yield* condition.acquire();
      const waiting = condition.wait();
      waiting.next();
      yield* condition.acquire();
      expect(() => waiting.close()).toThrow(new RuntimeError("coroutine ignored GeneratorExit"));
      return condition.locked();
    });
    expect(await runVirtual(main())).toBe(true);
  });

  test("take the lock when their coroutine is closed and it is free", async () => {
    const main = coroutine(function* main() {
      const condition = new Condition();
      yield* condition.acquire();
      const waiting = condition.wait();
      waiting.next();
      waiting.close();
      return [waiting.state, repr(condition)];
    });
    expect(await runVirtual(main())).toEqual(["CORO_CLOSED", "<asyncio.locks.Condition object [locked]>"]);
  });
});
