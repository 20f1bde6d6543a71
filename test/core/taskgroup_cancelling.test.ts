// Task groups that are cancelled from outside, and groups within groups: which cancellation goes on, and which ends.
import { describe, expect, test } from "vitest";
import { createTask, currentTask } from "../../src/asyncio/create_task.js";
import { asyncWith } from "../../src/asyncio/python/async_with.js";
import type { Suspension } from "../../src/asyncio/python/awaitable.js";
import { type Coroutine, coroutine } from "../../src/asyncio/python/coroutines.js";
import { ExceptionGroup } from "../../src/asyncio/python/exception_group.js";
import {
  CancelledError,
  Exception,
  RuntimeError,
  ValueError,
  ZeroDivisionError,
} from "../../src/asyncio/python/exceptions.js";
import { repr } from "../../src/asyncio/python/repr.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { TaskGroup } from "../../src/asyncio/taskgroups.js";
import { failAfter, replacing } from "./failing.js";
import { thrownBy } from "./turns.js";
import { runVirtual } from "./virtual.js";

class OwnError extends Exception {}

/** Runs `coroutine` in a task, cancels that after 0.1 s, and gives the repr of what it ends with. */
function* cancelled(coroutine: Coroutine<unknown>): Generator<Suspension, string, unknown> {
  const task = createTask(coroutine);
  yield* sleep(0.1);
  if (task.done()) throw new Error("the task has ended before it could be cancelled");
  task.cancel();
  try {
    yield* task;
  } catch (error) {
    return repr(error);
  }
  throw new Error("nothing was raised");
}

/** A task group with five tasks that note that they were cancelled, or fail then, around a block. */
const five = (child: () => Coroutine<void>, block: () => Coroutine<unknown>) =>
  coroutine(function* five() {
    yield* asyncWith(new TaskGroup(), function* (group) {
      for (let i = 0; i < 5; i++) group.createTask(child());
      yield* block();
    });
  })();
const failing = coroutine(function* failing(): Generator<Suspension, void, unknown> {
  yield* replacing(() => new ZeroDivisionError());
});
const failures = Array.from({ length: 5 }, () => "ZeroDivisionError()").join(", ");
const groupOf = (held: string) => `ExceptionGroup('unhandled errors in a TaskGroup', [${held}])`;

describe("a task group that is cancelled from outside", () => {
  function noting(name: string, notes: string[]): () => Coroutine<void> {
    return coroutine(function* noting() {
      try {
        yield* sleep(5);
      } catch (error) {
        if (error instanceof CancelledError) notes.push(name);
        throw error;
      }
    });
  }

  // covers: test_taskgroups.TestTaskGroup.test_cancellation, test_taskgroups.TestTaskGroup.test_taskgroup_07, test_taskgroups.TestTaskGroup.test_taskgroup_17, test_taskgroups.TestTaskGroup.test_taskgroup_22
  test("cancels its tasks, whether it is in its block or waiting at its end, and raises CancelledError", async () => {
    const main = coroutine(function* main() {
      const notes: string[] = [];
      const child = noting("task", notes);
      const raised = [
        yield* cancelled(five(child, () => sleep(0))),
        yield* cancelled(five(child, noting("block", notes))),
      ];
      const alone = coroutine(function* alone() {
        yield* asyncWith(new TaskGroup(), noting("alone", notes));
      });
      raised.push(yield* cancelled(alone()));
      return [raised, notes];
    });
    const tasks = ["task", "task", "task", "task", "task"];
    expect(await runVirtual(main())).toEqual([
      ["CancelledError()", "CancelledError()", "CancelledError()"],
      [...tasks, "block", ...tasks, "alone"],
    ]);
  });

  // covers: test_taskgroups.TestTaskGroup.test_taskgroup_08
  test("raises what its tasks raised instead", async () => {
    const main = cancelled(five(failing, () => sleep(10)));
    expect(await runVirtual(main)).toBe(groupOf(failures));
  });

  // covers: test_taskgroups.TestTaskGroup.test_taskgroup_15, test_taskgroups.TestTaskGroup.test_taskgroup_16
  test("raises a failure that comes while its block is still cleaning up", async () => {
    const runner = coroutine(function* runner() {
      yield* asyncWith(new TaskGroup(), function* (group) {
        group.createTask(failAfter(0.3, new ZeroDivisionError()));
        try {
          yield* sleep(10);
        } catch (error) {
          yield* sleep(0.5);
          throw error;
        }
      });
    });
    const outer = coroutine(function* outer() {
      yield* createTask(runner());
    });
    const main = coroutine(function* main() {
      return [yield* cancelled(runner()), yield* cancelled(outer())];
    });
    const group = groupOf("ZeroDivisionError()");
    expect(await runVirtual(main())).toEqual([group, group]);
  });

  // covers: test_taskgroups.TestTaskGroup.test_taskgroup_18
  test("raises what its block raises instead of the CancelledError", async () => {
    const runner = coroutine(function* runner() {
      yield* asyncWith(new TaskGroup(), function* () {
        yield* replacing(() => new OwnError("instead"));
      });
    });
    expect(await runVirtual(cancelled(runner()))).toBe(groupOf("OwnError('instead')"));
  });

  // covers: test_taskgroups.TestTaskGroup.test_error_and_cancel
  test("lets the cancellation come at the next await when a failure has taken its place", async () => {
    const main = coroutine(function* main() {
      const started = getRunningLoop().createFuture<null>();
      const fails = coroutine(function* fails() {
        started.setResult(null);
        yield* sleep(0);
        throw new RuntimeError();
      });
      const levels: unknown[] = [];
      const inner = coroutine(function* inner() {
        try {
          yield* asyncWith(new TaskGroup(), function* (group) {
            group.createTask(fails());
            yield* sleep(1);
            levels.push("the block went on");
          });
        } catch (error) {
          if (!(error instanceof ExceptionGroup)) throw error;
          levels.push(currentTask()?.cancelling(), error.exceptions.map(repr));
        }
        levels.push(currentTask()?.cancelling());
        yield* sleep(1);
        levels.push("the await was not cancelled");
      });
      const task = createTask(inner());
      yield* started;
      levels.push(task.cancelling());
      task.cancel();
      levels.push(task.cancelling());
      try {
        yield* task;
      } catch (error) {
        levels.push(repr(error), task.cancelled());
      }
      return levels;
    });
    expect(await runVirtual(main())).toEqual([0, 1, 1, ["RuntimeError()"], 1, "CancelledError()", true]);
  });
});

describe("a task group within a task group", () => {
  // covers: test_taskgroups.TestTaskGroup.test_taskgroup_11, test_taskgroups.TestTaskGroup.test_taskgroup_12
  test.each([false, true])("fails as one when cancelled (a task in the outer one: %s)", async (hasTask) => {
    const runner = coroutine(function* runner() {
      yield* asyncWith(new TaskGroup(), function* (outer) {
        if (hasTask) outer.createTask(sleep(10));
        yield* five(failing, () => sleep(10));
      });
    });
    expect(await runVirtual(cancelled(runner()))).toBe(groupOf(groupOf(failures)));
  });

  // covers: test_taskgroups.TestTaskGroup.test_taskgroup_13, test_taskgroups.TestTaskGroup.test_taskgroup_14
  test.each([
    ["the outer one's", 0.1, 10, groupOf("ValueError(0.1)")],
    ["the inner one's", 10, 0.1, groupOf(groupOf("ValueError(0.1)"))],
  ])("is wrapped only where the failure is not %s own", async (_whose, inOuter, inInner, expected) => {
    const runner = coroutine(function* runner() {
      try {
        yield* asyncWith(new TaskGroup(), function* (outer) {
          outer.createTask(failAfter(inOuter, new ValueError(inOuter)));
          yield* asyncWith(new TaskGroup(), function* (inner) {
            inner.createTask(failAfter(inInner, new ValueError(inInner)));
          });
        });
      } catch (error) {
        return repr(error);
      }
      return "nothing was raised";
    });
    expect(await runVirtual(runner())).toBe(expected);
  });

  // covers: test_taskgroups.TestTaskGroup.test_cancelling_level_preserved
  test("leaves no request to cancel behind when it has failed", async () => {
    const failing = asyncWith(new TaskGroup(), function* (group) {
      group.createTask(failAfter(0, new RuntimeError()));
    });
    const main = coroutine(function* main() {
      return [repr(yield* thrownBy(failing)), currentTask()?.cancelling()];
    });
    expect(await runVirtual(main())).toEqual([groupOf("RuntimeError()"), 0]);
  });

  // covers: test_taskgroups.TestTaskGroup.test_nested_groups_both_cancelled
  test("keeps the outer one's request to cancel when both fail at once", async () => {
    const main = coroutine(function* main() {
      const levels: unknown[] = [];
      try {
        yield* asyncWith(new TaskGroup(), function* (outer) {
          try {
            yield* asyncWith(new TaskGroup(), function* (inner) {
              inner.createTask(failAfter(0, new RuntimeError()));
              outer.createTask(failAfter(0, new ValueError()));
            });
          } catch (error) {
            levels.push(repr(error));
          }
          levels.push(currentTask()?.cancelling());
        });
      } catch (error) {
        levels.push(repr(error));
      }
      levels.push(currentTask()?.cancelling());
      return levels;
    });
    expect(await runVirtual(main())).toEqual([groupOf("RuntimeError()"), 1, groupOf("ValueError()"), 0]);
  });
});
