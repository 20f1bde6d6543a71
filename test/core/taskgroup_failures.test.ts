// Task groups in which something fails: who is cancelled then, and what comes out of the block.
import { describe, expect, test } from "vitest";
import { currentTask } from "../../src/asyncio/create_task.js";
import { asyncEnter, asyncExit, asyncWith } from "../../src/asyncio/python/async_with.js";
import { type Coroutine, coroutine } from "../../src/asyncio/python/coroutines.js";
import { ExceptionGroup } from "../../src/asyncio/python/exception_group.js";
import {
  BaseException,
  CancelledError,
  Exception,
  KeyboardInterrupt,
  ZeroDivisionError,
} from "../../src/asyncio/python/exceptions.js";
import { repr } from "../../src/asyncio/python/repr.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { TaskGroup } from "../../src/asyncio/taskgroups.js";
import type { Task } from "../../src/asyncio/tasks.js";
import { failAfter, heldBy, replacing } from "./failing.js";
import { hearReports, runVirtual } from "./virtual.js";

class OwnError extends Exception {}
class OwnBaseError extends BaseException {}

describe("when a task of the group fails", () => {
  // covers: test_taskgroups.TestTaskGroup.test_taskgroup_04
  test("the others are cancelled, and the code behind the block is not reached", async () => {
    let reached = 0;
    const main = coroutine(function* main() {
      let sibling: Task<number> | null = null;
      const runner = coroutine(function* runner() {
        yield* asyncWith(new TaskGroup(), function* (group) {
          group.createTask(failAfter(0.1, new ZeroDivisionError()));
          sibling = group.createTask(sleep(1, 1));
        });
        reached++;
      });
      const held = yield* heldBy(runner());
      return [held, (sibling as Task<number> | null)?.cancelled()];
    });
    expect(await runVirtual(main())).toEqual([["ExceptionGroup", "ZeroDivisionError"], true]);
    expect(reached).toBe(0);
  });

  // covers: test_taskgroups.TestTaskGroup.test_cancel_children_on_child_error
  test("several failures are gathered, and the block is cancelled like the tasks", async () => {
    const main = coroutine(function* main() {
      const cancelled: string[] = [];
      const noting = coroutine(function* noting(name: string) {
        try {
          yield* sleep(5);
        } catch (error) {
          if (error instanceof CancelledError) cancelled.push(name);
          throw error;
        }
      });
      const runner = coroutine(function* runner() {
        yield* asyncWith(new TaskGroup(), function* (group) {
          // One deadline for all three, so that they fail in one iteration.
          const gate = getRunningLoop().createFuture<null>();
          const failing = coroutine(function* failing() {
            yield* gate;
            throw new ZeroDivisionError();
          });
          for (let i = 0; i < 3; i++) group.createTask(failing());
          group.createTask(noting("task"));
          getRunningLoop().callLater(0.1, () => gate.setResult(null));
          yield* noting("block");
        });
      });
      return [yield* heldBy(runner()), cancelled];
    });
    const zero = "ZeroDivisionError";
    expect(await runVirtual(main())).toEqual([
      ["ExceptionGroup", zero, zero, zero],
      ["task", "block"],
    ]);
  });

  // covers: test_taskgroups.TestTaskGroup.test_taskgroup_19
  test("what the cancelled block raises instead stands behind the failure", async () => {
    const runner = coroutine(function* runner() {
      yield* asyncWith(new TaskGroup(), function* (group) {
        group.createTask(failAfter(0.1, new ZeroDivisionError()));
        yield* replacing(() => new OwnError());
      });
    });
    expect(await runVirtual(heldBy(runner()))).toEqual(["ExceptionGroup", "ZeroDivisionError", "OwnError"]);
  });

  // covers: test_taskgroups.TestTaskGroup.test_taskgroup_20
  test("a KeyboardInterrupt of the block comes out as it is, once the tasks have ended", async () => {
    const ended: string[] = [];
    const main = coroutine(function* main() {
      try {
        yield* asyncWith(new TaskGroup(), function* (group) {
          group.createTask(failAfter(0.1, new ZeroDivisionError()));
          group.createTask(sleep(0.1, 1)).addDoneCallback(() => ended.push("task"));
          yield* replacing(() => new KeyboardInterrupt());
        });
      } catch (error) {
        ended.push(repr(error));
      }
    });
    await runVirtual(main());
    expect(ended).toEqual(["task", "KeyboardInterrupt()"]);
  });

  // covers: test_taskgroups.TestTaskGroup.test_taskgroup_20a, test_taskgroups.TestTaskGroup.test_taskgroup_21a
  test("any other base exception makes the group a BaseExceptionGroup", async () => {
    const runner = (task: Error, block: Error) =>
      coroutine(function* runner() {
        yield* asyncWith(new TaskGroup(), function* (group) {
          group.createTask(failAfter(0.1, task));
          yield* replacing(() => block);
        });
      })();
    expect(await runVirtual(heldBy(runner(new ZeroDivisionError(), new OwnBaseError())))).toEqual([
      "BaseExceptionGroup",
      "ZeroDivisionError",
      "OwnBaseError",
    ]);
    expect(await runVirtual(heldBy(runner(new OwnBaseError(), new TypeError())))).toEqual([
      "BaseExceptionGroup",
      "OwnBaseError",
      "TypeError",
    ]);
  });

  // covers: test_taskgroups.TestTaskGroup.test_taskgroup_25
  test("tasks that go on making tasks come to an end all the same", async () => {
    let made = 0;
    const hydra: (group: TaskGroup) => Coroutine<void> = coroutine(function* hydra(group: TaskGroup) {
      made++;
      yield* sleep(0.01);
      group.createTask(hydra(group));
      group.createTask(hydra(group));
    });
    const hercules = coroutine(function* hercules() {
      while (made < 10) yield* sleep(0.015);
      throw new ZeroDivisionError();
    });
    const runner = coroutine(function* runner() {
      yield* asyncWith(new TaskGroup(), function* (group) {
        group.createTask(hydra(group));
        group.createTask(hercules());
      });
    });
    expect(await runVirtual(heldBy(runner()))).toEqual(["ExceptionGroup", "ZeroDivisionError"]);
    expect(made).toBeGreaterThanOrEqual(10);
  });

  // covers: test_taskgroups.TestTaskGroup.test_taskgroup_no_create_task_after_failure
  test("no further task can be made", async () => {
    const texts: string[] = [];
    const late = coroutine(function* late(group: TaskGroup) {
      try {
        yield* sleep(1);
      } catch {
        try {
          group.createTask(sleep(1));
        } catch (error) {
          texts.push(repr(error));
        }
      }
    });
    const runner = coroutine(function* runner() {
      yield* asyncWith(new TaskGroup(), function* (group) {
        group.createTask(failAfter(0.001, new ZeroDivisionError()));
        group.createTask(late(group));
      });
    });
    const heard = hearReports();
    expect(await runVirtual(heldBy(runner()))).toEqual(["ExceptionGroup", "ZeroDivisionError"]);
    const text = "TaskGroup <TaskGroup tasks=1 errors=1 cancelling> is shutting down";
    expect(texts).toEqual([`RuntimeError('${text}')`]);
    expect(heard).toEqual([]);
  });

  // covers: test_taskgroups.TestTaskGroup.test_taskgroup_context_manager_exit_raises
  test("a manager inside that fails while it is left adds its exception", async () => {
    const database = {
      *[asyncEnter](): Generator<never, void> {},
      *[asyncExit](): Generator<never, void> {
        throw new OwnError("leaving");
      },
    };
    const main = coroutine(function* main() {
      const runner = coroutine(function* runner() {
        yield* asyncWith(new TaskGroup(), function* (group) {
          yield* asyncWith(database, function* () {
            group.createTask(failAfter(0, new OwnError("task")));
            yield* sleep(1);
          });
        });
      });
      return [yield* heldBy(runner()), currentTask()?.cancelling()];
    });
    expect(await runVirtual(main())).toEqual([["ExceptionGroup", "OwnError", "OwnError"], 0]);
  });

  test("what JavaScript can throw and Python cannot is the cause of Python's complaint", async () => {
    const throws = coroutine(function* throws(): Generator<never, void> {
      throw "a string";
    });
    const runner = coroutine(function* runner() {
      try {
        yield* asyncWith(new TaskGroup(), function* (group) {
          group.createTask(throws());
        });
      } catch (error) {
        if (error instanceof ExceptionGroup) return error.exceptions[0];
      }
      return null;
    });
    const complaint = new TypeError("exceptions must derive from BaseException", { cause: "a string" });
    expect(await runVirtual(runner())).toEqual(complaint);
  });
});

describe("when the block fails", () => {
  // covers: test_taskgroups.TestTaskGroup.test_taskgroup_09, test_taskgroups.TestTaskGroup.test_taskgroup_10
  test.each([0.1, 0])(
    "after %s seconds, the tasks are cancelled and the exception is wrapped",
    async (delay) => {
      const tasks: Task<number>[] = [];
      const runner = coroutine(function* runner() {
        yield* asyncWith(new TaskGroup(), function* (group) {
          tasks.push(group.createTask(sleep(1, 42)), group.createTask(sleep(2, 11)));
          if (delay > 0) yield* sleep(delay);
          throw new ZeroDivisionError();
        });
      });
      expect(await runVirtual(heldBy(runner()))).toEqual(["ExceptionGroup", "ZeroDivisionError"]);
      expect(tasks.map((task) => task.cancelled())).toEqual([true, true]);
    },
  );
});
