// Timeouts: when they end a block and when not, and what comes out of it.
import { beforeEach, describe, expect, test } from "vitest";
import { createTask, currentTask } from "../../src/asyncio/create_task.js";
import { asyncWith } from "../../src/asyncio/python/async_with.js";
import { type CoroutineGenerator, coroutine } from "../../src/asyncio/python/coroutines.js";
import { ExceptionGroup } from "../../src/asyncio/python/exception_group.js";
import {
  type BaseException,
  CancelledError,
  KeyError,
  TimeoutError,
  ValueError,
  ZeroDivisionError,
} from "../../src/asyncio/python/exceptions.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { TaskGroup } from "../../src/asyncio/taskgroups.js";
import { timeout, timeoutAt } from "../../src/asyncio/timeouts.js";
import { errorLike } from "../helpers/errorLike.js";
import { sleepWithin, Timed } from "./timed.js";
import { thrownBy } from "./turns.js";

let timed: Timed;

beforeEach(() => {
  timed = new Timed();
});

const crash = coroutine(function* crash() {
  try {
    yield* sleep(1);
  } catch {
    throw new ZeroDivisionError("division by zero");
  }
});

describe("a block whose time is up", () => {
  // covers: test_timeouts.TimeoutTests.test_timeout_basic
  test("raises a TimeoutError, and the timeout says so", () =>
    timed.run(function* () {
      const limit = timeout(0.01);
      expect(yield* thrownBy(sleepWithin(limit, 10))).toEqual(new TimeoutError());
      expect(limit.expired()).toBe(true);
    }));

  // covers: test_timeouts.TimeoutTests.test_timeout_at_basic
  test("may be given the deadline itself", () =>
    timed.run(function* () {
      const deadline = timed.now() + 0.01;
      const limit = timeoutAt(deadline);
      expect(yield* thrownBy(sleepWithin(limit, 10))).toEqual(new TimeoutError());
      expect([limit.expired(), limit.when()]).toEqual([true, deadline]);
      expect(timed.now() - deadline).toBeLessThan(0.002);
    }));

  // covers: test_timeouts.TimeoutTests.test_waiter_cancelled
  test("sees a CancelledError inside", () =>
    timed.run(function* () {
      let inside: unknown;
      const outside = yield* thrownBy(
        asyncWith(timeout(0.01), function* () {
          inside = yield* thrownBy(sleep(10));
          throw inside;
        }),
      );
      expect(inside).toEqual(new CancelledError());
      expect(outside).toEqual(new TimeoutError());
      expect((outside as TimeoutError).cause).toBe(inside);
    }));

  // JavaScript does not tell what was being handled when the CancelledError came: the body says it, as Python would.
  // covers: test_timeouts.TimeoutTests.test_timeout_exception_context
  test("raises the TimeoutError from the CancelledError, whose own context stays as it is", () =>
    timed.run(function* () {
      const handled = new ZeroDivisionError();
      const block = asyncWith(timeout(0.01), function* () {
        const cancelled = (yield* thrownBy(sleep(1))) as CancelledError;
        cancelled.context = handled;
        throw cancelled;
      });
      const error = (yield* thrownBy(block)) as TimeoutError;
      expect(error).toEqual(new TimeoutError());
      const cancelled = error.cause as CancelledError;
      expect(cancelled).toEqual(errorLike(CancelledError, /^$/));
      expect(error.context).toBe(cancelled);
      expect([cancelled.cause, cancelled.context]).toEqual([undefined, handled]);
    }));

  // covers: test_timeouts.TimeoutTests.test_outer_task_is_not_cancelled
  test("leaves its task uncancelled", () =>
    timed.run(function* () {
      const task = createTask(thrownBy(sleepWithin(timeout(0.001), 10)));
      expect(yield* task).toEqual(new TimeoutError());
      expect([task.cancelled(), task.done(), task.cancelling()]).toEqual([false, true, 0]);
    }));

  // covers: test_timeouts.TimeoutTests.test_timeout_zero
  // covers: test_timeouts.TimeoutTests.test_timeout_zero_sleep_zero
  // covers: test_timeouts.TimeoutTests.test_timeout_in_the_past_sleep_zero
  test.each([
    [0, 10],
    [0, 0],
    [-11, 0],
  ])("with a limit of %i seconds is ended at its first suspension (sleep(%i))", (delay, seconds) =>
    timed.run(function* () {
      const before = timed.now();
      const limit = timeout(delay);
      expect(yield* thrownBy(sleepWithin(limit, seconds))).toEqual(new TimeoutError());
      expect(limit.expired()).toBe(true);
      expect((limit.when() ?? 0) - before).toBeCloseTo(delay, 6);
      expect(timed.now() - before).toBeLessThan(0.001);
    }),
  );
});

describe("a block that ends in time", () => {
  // covers: test_timeouts.TimeoutTests.test_timeout_not_called
  test("goes on unharmed", () =>
    timed.run(function* () {
      const limit = timeout(10);
      yield* sleepWithin(limit, 0.01);
      expect(limit.expired()).toBe(false);
      expect(limit.when()).toBeGreaterThan(timed.now());
      yield* sleep(20);
      expect(limit.expired()).toBe(false);
    }));

  // covers: test_timeouts.TimeoutTests.test_timeout_disabled, test_timeouts.TimeoutTests.test_timeout_at_disabled
  test.each([timeout, timeoutAt])("without a limit it is never ended (%o)", (make) =>
    timed.run(function* () {
      const limit = make(null);
      yield* sleepWithin(limit, 1000);
      expect([limit.expired(), limit.when()]).toEqual([false, null]);
    }),
  );

  // covers: test_timeouts.TimeoutTests.test_foreign_exception_passed
  test("lets its own exception through", () =>
    timed.run(function* () {
      const limit = timeout(0.01);
      const raised = new KeyError();
      const raises = asyncWith(limit, function* () {
        throw raised;
      });
      expect(yield* thrownBy(raises)).toBe(raised);
      expect(limit.expired()).toBe(false);
    }));

  // covers: test_timeouts.TimeoutTests.test_foreign_cancel_doesnt_timeout_if_not_expired
  test("lets a cancellation from elsewhere through", () =>
    timed.run(function* () {
      const limit = timeout(10);
      const cancelled = asyncWith(limit, function* () {
        currentTask()?.cancel();
        yield* sleep(10);
      });
      expect(yield* thrownBy(cancelled)).toEqual(new CancelledError());
      expect(limit.expired()).toBe(false);
    }));

  test("gives what its body returns", () =>
    timed.run(function* () {
      const body = function* (): CoroutineGenerator<string> {
        yield* sleep(0);
        return "result";
      };
      expect(yield* asyncWith(timeout(1), body)).toBe("result");
    }));
});

describe("timeouts in one another", () => {
  // covers: test_timeouts.TimeoutTests.test_nested_timeouts
  test("of one deadline: only the outermost raises the TimeoutError", () =>
    timed.run(function* () {
      const deadline = timed.now() + 0.01;
      const [outer, inner] = [timeoutAt(deadline), timeoutAt(deadline)];
      let between: unknown;
      const nested = asyncWith(outer, function* () {
        between = yield* thrownBy(sleepWithin(inner, 10));
        throw between;
      });
      expect(yield* thrownBy(nested)).toEqual(new TimeoutError());
      expect(between).toEqual(new CancelledError());
      expect([outer.expired(), inner.expired()]).toEqual([true, true]);
    }));

  // covers: test_timeouts.TimeoutTests.test_nested_timeouts_concurrent
  test("the outer one, overdue since the thread was blocked, ends both blocks", () =>
    timed.run(function* () {
      let between: unknown;
      const nested = asyncWith(timeout(0.002), function* () {
        const inner = asyncWith(timeout(0.1), function* () {
          timed.block(0.01);
          yield* sleep(1);
        });
        between = yield* thrownBy(inner);
        throw between;
      });
      expect(yield* thrownBy(nested)).toEqual(new TimeoutError());
      expect(between).toEqual(new CancelledError());
    }));

  // covers: test_timeouts.TimeoutTests.test_nested_timeouts_loop_busy
  test.each([
    [0.05, new TimeoutError()],
    [0.1, new CancelledError()],
  ])("the outer one ends all of it in time, though the thread was blocked for %d s", (seconds, expected) =>
    timed.run(function* () {
      const before = timed.now();
      let inner: unknown;
      const nested = asyncWith(timeout(0.1), function* () {
        inner = yield* thrownBy(
          asyncWith(timeout(0.01), function* () {
            timed.block(seconds);
            yield* sleep(1);
          }),
        );
        if (inner instanceof CancelledError) throw inner;
        yield* sleep(10);
      });
      expect(yield* thrownBy(nested)).toEqual(new TimeoutError());
      expect(inner).toEqual(expected);
      expect(timed.now() - before).toBeCloseTo(0.1, 2);
    }),
  );

  // covers: test_timeouts.TimeoutTests.test_nested_timeout_in_finally
  test("one in the clean-up of another raises its own TimeoutError, of a CancelledError of its own", () =>
    timed.run(function* () {
      let second: unknown;
      const nested = asyncWith(timeout(0.01), function* () {
        try {
          yield* sleep(1);
        } finally {
          second = yield* thrownBy(sleepWithin(timeout(0.01), 10));
        }
      });
      const first = yield* thrownBy(nested);
      const causes = [first, second].map((error) => {
        const { cause, context } = error as TimeoutError;
        expect(error).toEqual(new TimeoutError());
        expect(cause).toEqual(new CancelledError());
        expect(context).toBe(cause);
        return cause as CancelledError;
      });
      expect(causes.map((each) => each.cause)).toEqual([undefined, undefined]);
      expect(causes[0]?.context).toBe(undefined);
      expect(causes[0]).not.toBe(causes[1]);
    }));
});

describe("in a task that was cancelled before", () => {
  // covers: test_timeouts.TimeoutTests.test_timeout_after_cancellation
  test("a timeout in the clean-up raises a TimeoutError", () =>
    timed.run(function* () {
      currentTask()?.cancel();
      expect(yield* thrownBy(sleep(1))).toEqual(new CancelledError());
      expect(yield* thrownBy(sleepWithin(timeout(0), 1))).toEqual(new TimeoutError());
      expect(currentTask()?.cancelling()).toBe(1);
    }));

  // covers: test_timeouts.TimeoutTests.test_cancel_in_timeout_after_cancellation
  test("another cancellation during the clean-up comes through", () =>
    timed.run(function* () {
      currentTask()?.cancel();
      expect(yield* thrownBy(sleep(1))).toEqual(new CancelledError());
      const cleanUp = asyncWith(timeout(1), function* () {
        currentTask()?.cancel();
        yield* sleep(2);
      });
      expect(yield* thrownBy(cleanUp)).toEqual(new CancelledError());
    }));
});

describe("an exception on the way out of an expired block", () => {
  // covers: test_timeouts.TimeoutTests.test_foreign_exception_on_timeout
  test("passes, with a TimeoutError as its context", () =>
    timed.run(function* () {
      const block = asyncWith(timeout(0.01), () => crash());
      const error = (yield* thrownBy(block)) as BaseException;
      expect(error).toEqual(new ZeroDivisionError("division by zero"));
      expect(error.cause).toBe(undefined);
      const context = error.context as TimeoutError;
      expect(context).toEqual(new TimeoutError());
      expect(context.cause).toEqual(new CancelledError());
      expect(context.context).toBe(context.cause);
    }));

  // As there, the body says which exception was being handled.
  // covers: test_timeouts.TimeoutTests.test_foreign_exception_on_timeout_2
  test("has that put in place of the CancelledError, however far down its context that is", () =>
    timed.run(function* () {
      const [value, key, top] = [new ValueError(), new KeyError(), new ZeroDivisionError()];
      const block = asyncWith(timeout(0.01), function* () {
        const cancelled = (yield* thrownBy(sleep(1))) as CancelledError;
        cancelled.context = value;
        key.context = cancelled;
        top.context = key;
        throw top;
      });
      expect(yield* thrownBy(block)).toBe(top);
      expect([top.cause, top.context, key.cause]).toEqual([undefined, key, undefined]);
      const timedOut = key.context as TimeoutError;
      expect(timedOut).toEqual(new TimeoutError());
      const cancelled = timedOut.cause as CancelledError;
      expect(cancelled).toEqual(errorLike(CancelledError, /^$/));
      expect(timedOut.context).toBe(cancelled);
      expect([cancelled.cause, cancelled.context]).toEqual([undefined, value]);
    }));

  // covers: test_timeouts.TimeoutTests.test_timeout_taskgroup
  test("is grouped by a task group within, and each of the group has a TimeoutError as its context", () =>
    timed.run(function* () {
      const block = asyncWith(timeout(0.01), () =>
        asyncWith(new TaskGroup(), function* (group) {
          group.createTask(crash());
          yield* sleep(1);
        }),
      );
      const group = (yield* thrownBy(block)) as ExceptionGroup;
      expect(group).toEqual(errorLike(ExceptionGroup, /^unhandled errors in a TaskGroup$/));
      expect(group.exceptions).toHaveLength(1);
      const [error] = group.exceptions as [BaseException];
      expect(error).toEqual(new ZeroDivisionError("division by zero"));
      for (const raised of [group, error]) {
        expect(raised.cause).toBe(undefined);
        const context = raised.context as TimeoutError;
        expect(context).toEqual(new TimeoutError());
        expect(context.cause).toEqual(new CancelledError());
        expect(context.context).toBe(context.cause);
      }
      expect((group.context as TimeoutError).cause).not.toBe((error.context as TimeoutError).cause);
    }));

  test("passes untouched when the task was cancelled from outside as well", () =>
    timed.run(function* () {
      const block = asyncWith(timeout(0.01), function* () {
        yield* thrownBy(sleep(1));
        currentTask()?.cancel();
        yield* crash();
      });
      const error = (yield* thrownBy(block)) as BaseException;
      expect(error).toEqual(new ZeroDivisionError("division by zero"));
      expect(error.context).toEqual(new CancelledError());
      expect(currentTask()?.cancelling()).toBe(1);
    }));
});
