// The states of a timeout: when it may be entered and rescheduled, how it is written, and what it refuses.
import { beforeEach, describe, expect, test } from "vitest";
import { createTask } from "../../src/asyncio/create_task.js";
import { asyncEnter, asyncWith } from "../../src/asyncio/python/async_with.js";
import { type Coroutine, coroutine } from "../../src/asyncio/python/coroutines.js";
import {
  CancelledError,
  RuntimeError,
  TimeoutError,
  ValueError,
} from "../../src/asyncio/python/exceptions.js";
import { repr } from "../../src/asyncio/python/repr.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { type Timeout, timeout, timeoutAt } from "../../src/asyncio/timeouts.js";
import { sleepWithin, Timed } from "./timed.js";
import { thrownBy } from "./turns.js";

let timed: Timed;

beforeEach(() => {
  timed = new Timed();
});

/** A block without a body. */
function pass(limit: Timeout): Coroutine<void> {
  return asyncWith(limit, function* () {});
}

describe("reschedule", () => {
  // covers: test_timeouts.TimeoutTests.test_reschedule
  test("moves the deadline, from another task as well, or takes it away", () =>
    timed.run(function* () {
      const loop = getRunningLoop();
      const deadline = timed.now() + 10;
      const entered = loop.createFuture<Timeout>();
      const main = coroutine(function* main() {
        yield* asyncWith(timeoutAt(deadline), function* (limit) {
          entered.setResult(limit);
          yield* sleep(50);
        });
      });
      const task = createTask(main());
      const limit = yield* entered;
      expect(limit.when()).toBe(deadline);
      limit.reschedule(deadline + 20);
      expect(limit.when()).toBe(deadline + 20);
      limit.reschedule(null);
      expect(limit.when()).toBe(null);
      yield* sleep(40);
      expect(task.done()).toBe(false);
      task.cancel();
      expect(yield* thrownBy(task)).toEqual(new CancelledError());
      expect(limit.expired()).toBe(false);
    }));

  // covers: test_timeouts.TimeoutTests.test_timeout_not_entered
  test("is refused before the block", () =>
    timed.run(function* () {
      expect(() => timeout(0.01).reschedule(0.02)).toThrow(new RuntimeError("Timeout has not been entered"));
    }));

  // covers: test_timeouts.TimeoutTests.test_timeout_finished
  test("is refused after the block", () =>
    timed.run(function* () {
      const limit = timeout(0.01);
      yield* pass(limit);
      expect(() => limit.reschedule(0.02)).toThrow(
        new RuntimeError("Cannot change state of finished Timeout"),
      );
    }));

  // covers: test_timeouts.TimeoutTests.test_timeout_expired
  test("is refused when the time was up", () =>
    timed.run(function* () {
      const limit = timeout(0.01);
      expect(yield* thrownBy(sleepWithin(limit, 1))).toEqual(new TimeoutError());
      expect(() => limit.reschedule(0.02)).toThrow(
        new RuntimeError("Cannot change state of expired Timeout"),
      );
    }));

  // covers: test_timeouts.TimeoutTests.test_timeout_expiring
  test("is refused while the block is being ended", () =>
    timed.run(function* () {
      const limit = timeout(0.01);
      yield* asyncWith(limit, function* () {
        expect(yield* thrownBy(sleep(1))).toEqual(new CancelledError());
        const refusal = new RuntimeError("Cannot change state of expiring Timeout");
        expect(() => limit.reschedule(0.02)).toThrow(refusal);
      });
      expect(limit.expired()).toBe(true);
    }));

  test("refuses what is no number, and leaves the block without a deadline then", () =>
    timed.run(function* () {
      yield* asyncWith(timeout(1), function* (limit) {
        expect(() => limit.reschedule("soon" as never)).toThrow(
          new TypeError("a number of seconds was expected, got 'soon'"),
        );
        expect(() => limit.reschedule(Number.NaN)).toThrow(
          new ValueError("Invalid delay: NaN (not a number)"),
        );
        yield* sleep(5);
      });
    }));
});

describe("a timeout is entered", () => {
  const refusal = new RuntimeError("Timeout has already been entered");

  // covers: test_timeouts.TimeoutTests.test_timeout_already_entered
  test("not again within its block", () =>
    timed.run(function* () {
      const limit = timeout(0.01);
      const twice = asyncWith(limit, function* () {
        expect(yield* thrownBy(pass(limit))).toEqual(refusal);
        return "still inside";
      });
      expect(yield* twice).toBe("still inside");
    }));

  // covers: test_timeouts.TimeoutTests.test_timeout_double_enter
  test("not a second time", () =>
    timed.run(function* () {
      const limit = timeout(0.01);
      yield* pass(limit);
      expect(yield* thrownBy(pass(limit))).toEqual(refusal);
    }));

  // covers: test_timeouts.TimeoutTests.test_timeout_without_task
  test("only in a task", () =>
    timed.run(function* () {
      const limit = timeout(0.01);
      let thrown: unknown;
      getRunningLoop().callSoon(() => {
        try {
          limit[asyncEnter]().next();
        } catch (error) {
          thrown = error;
        }
      });
      yield* sleep(0);
      expect(thrown).toEqual(new RuntimeError("Timeout should be used inside a task"));
      expect(() => limit.reschedule(0.02)).toThrow(new RuntimeError("Timeout has not been entered"));
    }));
});

describe("a timeout is written", () => {
  // covers: test_timeouts.TimeoutTests.test_repr_active
  test("with its deadline while it is active, to the millisecond", () =>
    timed.run(function* () {
      yield* asyncWith(timeout(10), function* (limit) {
        expect(repr(limit)).toMatch(/^<Timeout \[active\] when=\d+\.\d*>$/);
        for (const [when, written] of [
          [5000, "5000.0"],
          [5000.0625, "5000.062"],
          [5000.1875, "5000.188"],
          [5000.12351, "5000.124"],
          [Number.POSITIVE_INFINITY, "inf"],
          [1e22, "1e+22"],
        ] as const) {
          limit.reschedule(when);
          expect(repr(limit)).toBe(`<Timeout [active] when=${written}>`);
        }
      });
    }));

  // covers: test_timeouts.TimeoutTests.test_repr_disabled
  test("without one when there is none", () =>
    timed.run(function* () {
      yield* asyncWith(timeout(null), function* (limit) {
        expect(repr(limit)).toBe("<Timeout [active] when=None>");
      });
    }));

  // covers: test_timeouts.TimeoutTests.test_repr_expired, test_timeouts.TimeoutTests.test_repr_finished
  test("by its state otherwise", () =>
    timed.run(function* () {
      const [expires, finishes] = [timeout(0.01), timeout(10)];
      expect(repr(finishes)).toBe("<Timeout [created]>");
      yield* thrownBy(sleepWithin(expires, 10));
      yield* sleepWithin(finishes, 0);
      expect(repr(expires)).toBe("<Timeout [expired]>");
      expect(repr(finishes)).toBe("<Timeout [finished]>");
    }));
});

describe("timeout refuses", () => {
  test("to be made outside a running loop", () => {
    expect(() => timeout(1)).toThrow(new RuntimeError("no running event loop"));
  });

  test("a delay that is no number", () =>
    timed.run(function* () {
      expect(() => timeout("1" as never)).toThrow(new TypeError("a number of seconds was expected, got '1'"));
      expect(() => timeout(Number.NaN)).toThrow(new ValueError("Invalid delay: NaN (not a number)"));
    }));
});
