// Task groups: what the block waits for, and what the group refuses.
import { describe, expect, test } from "vitest";
import { createTask, currentTask } from "../../src/asyncio/create_task.js";
import { asyncEnter, asyncWith } from "../../src/asyncio/python/async_with.js";
import { ContextVar, copyContext } from "../../src/asyncio/python/contextvars.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { RuntimeError, ValueError } from "../../src/asyncio/python/exceptions.js";
import { repr } from "../../src/asyncio/python/repr.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { TaskGroup } from "../../src/asyncio/taskgroups.js";
import { failAfter } from "./failing.js";
import { thrownBy } from "./turns.js";
import { hearReports, runVirtual, virtualLoop } from "./virtual.js";

describe("the block of a task group", () => {
  // covers: test_taskgroups.TestTaskGroup.test_taskgroup_01, test_taskgroups.TestTaskGroup.test_taskgroup_02
  test("is left when all its tasks are done, those made after a wait included", async () => {
    const main = coroutine(function* main() {
      const began = getRunningLoop().time();
      const tasks = yield* asyncWith(new TaskGroup(), function* (group) {
        const first = group.createTask(sleep(0.1, 42));
        yield* sleep(0.15);
        return [first, group.createTask(sleep(0.2, 11)), group.createTask(sleep(0.1, 7))];
      });
      const took = Math.round((getRunningLoop().time() - began) * 100) / 100;
      return [tasks.map((task) => task.result()), took];
    });
    expect(await runVirtual(main())).toEqual([[42, 11, 7], 0.35]);
  });

  // covers: test_taskgroups.TestTaskGroup.test_taskgroup_03
  test("takes no notice of a task that is cancelled by itself", async () => {
    const main = coroutine(function* main() {
      const [one, two] = yield* asyncWith(new TaskGroup(), function* (group) {
        const one = group.createTask(sleep(1, 42));
        yield* sleep(0.15);
        one.cancel();
        return [one, group.createTask(sleep(0.2, 11))] as const;
      });
      return [one.cancelled(), two.result(), currentTask()?.cancelling()];
    });
    expect(await runVirtual(main())).toEqual([true, 11, 0]);
  });

  // covers: test_taskgroups.TestTaskGroup.test_taskgroup_23
  test("keeps no task that is done", async () => {
    const main = coroutine(function* main() {
      const texts: string[] = [];
      yield* asyncWith(new TaskGroup(), function* (group) {
        for (let i = 0; i < 10; i++) {
          yield* sleep(0.1);
          group.createTask(sleep(0.25));
          if (i === 5) texts.push(repr(group));
        }
        yield* sleep(1.35);
        texts.push(repr(group));
      });
      return texts;
    });
    expect(await runVirtual(main())).toEqual(["<TaskGroup tasks=3 entered>", "<TaskGroup entered>"]);
  });

  // covers: test_taskgroups.TestTaskGroup.test_taskgroup_24
  test("waits for what its tasks add to the group", async () => {
    const main = coroutine(function* main() {
      const ended: number[] = [];
      const job = coroutine(function* job(delay: number) {
        yield* sleep(delay);
        ended.push(delay);
      });
      const root = coroutine(function* root(group: TaskGroup) {
        yield* sleep(0.1);
        group.createTask(job(0.1));
        group.createTask(job(0.2));
      });
      yield* asyncWith(new TaskGroup(), function* (group) {
        group.createTask(root(group));
      });
      return ended;
    });
    expect(await runVirtual(main())).toEqual([0.1, 0.2]);
  });

  // covers: test_taskgroups.TestTaskGroup.test_taskgroup_task_name
  test("hands a name on to the task", async () => {
    const main = coroutine(function* main() {
      return yield* asyncWith(new TaskGroup(), function* (group) {
        return group.createTask(sleep(0), { name: "yolo" }).getName();
      });
    });
    expect(await runVirtual(main())).toBe("yolo");
  });

  // covers: test_taskgroups.TestTaskGroup.test_taskgroup_task_context
  test("hands a context on to the task", async () => {
    const variable = new ContextVar<number>("variable");
    const setter = coroutine(function* setter(value: number) {
      yield* sleep(0);
      variable.set(value);
    });
    const main = coroutine(function* main() {
      const context = copyContext();
      const seen: unknown[] = [context.get(variable)];
      yield* asyncWith(new TaskGroup(), function* (group) {
        yield* group.createTask(setter(1), { context });
        seen.push(context.get(variable));
        yield* group.createTask(setter(2), { context });
        seen.push(context.get(variable));
      });
      return seen;
    });
    expect(await runVirtual(main())).toEqual([undefined, 1, 2]);
  });
});

describe("a task group refuses", () => {
  // covers: test_taskgroups.TestTaskGroup.test_taskgroup_already_entered, test_taskgroups.TestTaskGroup.test_taskgroup_double_enter
  test("to be entered twice, at the same time or one after the other", async () => {
    const main = coroutine(function* main() {
      const group = new TaskGroup();
      const enter = () => asyncWith(group, function* () {});
      const inside = yield* asyncWith(group, function* () {
        return yield* thrownBy(enter());
      });
      return [inside, yield* thrownBy(enter())];
    });
    const refusal = new RuntimeError("TaskGroup <TaskGroup entered> has already been entered");
    expect(await runVirtual(main())).toEqual([refusal, refusal]);
  });

  // covers: test_taskgroups.TestTaskGroup.test_taskgroup_finished, test_taskgroups.TestTaskGroup.test_coro_closed_when_tg_closed, test_taskgroups.TestTaskGroup.test_taskgroup_not_entered
  test("to make a task before and after its block, and closes the coroutine", async () => {
    const heard = hearReports();
    const main = coroutine(function* main() {
      const group = new TaskGroup();
      const before = sleep(0);
      expect(() => group.createTask(before)).toThrow(
        new RuntimeError("TaskGroup <TaskGroup> has not been entered"),
      );
      yield* asyncWith(group, function* () {});
      const late = sleep(0);
      expect(() => group.createTask(late)).toThrow(
        new RuntimeError("TaskGroup <TaskGroup entered> is finished"),
      );
      return [before.state, late.state];
    });
    expect(await runVirtual(main())).toEqual(["CORO_CLOSED", "CORO_CLOSED"]);
    expect(heard).toEqual([]);
  });

  // covers: test_taskgroups.TestTaskGroup.test_taskgroup_without_parent_task
  test("to be entered in a callback, where no task is running", async () => {
    const loop = virtualLoop();
    const group = new TaskGroup();
    const raised: unknown[] = [];
    loop.callSoon(() => {
      try {
        group[asyncEnter]().next();
      } catch (error) {
        raised.push(error);
      }
    });
    await loop.runUntilComplete(sleep(0));
    loop.close();
    expect(raised.map(repr)).toEqual([
      "RuntimeError('TaskGroup <TaskGroup> cannot determine the parent task')",
    ]);
    expect(() => group.createTask(sleep(0))).toThrow(
      new RuntimeError("TaskGroup <TaskGroup> has not been entered"),
    );
  });
});

test("a failure that comes when the parent has ended already is reported", async () => {
  const heard: string[] = [];
  const main = coroutine(function* main() {
    getRunningLoop().setExceptionHandler((_loop, { message, exception }) =>
      heard.push(message.replace(/coro=<(\w+)\(\) [^>]*>/g, "coro=<$1()>"), repr(exception)),
    );
    const group = new TaskGroup();
    const parent = coroutine(function* parent() {
      yield* group[asyncEnter]();
      group.createTask(failAfter(0.1, new ValueError("late")), { name: "child" });
    });
    yield* createTask(parent(), { name: "parent" });
    yield* sleep(1);
  });
  await runVirtual(main());
  expect(heard).toEqual([
    "Task <Task finished name='child' coro=<failAfter()> exception=ValueError('late')> has errored out but its " +
      "parent task <Task finished name='parent' coro=<parent()> result=None> is already completed",
    "ValueError('late')",
  ]);
});
