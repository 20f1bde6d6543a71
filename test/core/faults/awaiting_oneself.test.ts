// Faults: awaiting oneself, directly or through others. CPython's answers are recorded in `faults_waits` and 048; where it
// would wait for ever, ours reports the deadlock.
import { describe, expect, test } from "vitest";
import { createTask, currentTask } from "../../../src/asyncio/create_task.js";
import { gather } from "../../../src/asyncio/gather.js";
import type { Awaitable } from "../../../src/asyncio/python/awaitable.js";
import { coroutine } from "../../../src/asyncio/python/coroutines.js";
import { DeadlockError, RecursionError, RuntimeError } from "../../../src/asyncio/python/exceptions.js";
import { shield } from "../../../src/asyncio/shield.js";
import { sleep } from "../../../src/asyncio/sleep.js";
import type { Task } from "../../../src/asyncio/tasks.js";
import { waitFor } from "../../../src/asyncio/timeouts.js";
import { wait } from "../../../src/asyncio/wait.js";
import { errorLike } from "../../helpers/errorLike.js";
import { hearReports, runVirtual } from "../virtual.js";

function awaitingItself(how: (task: Task<unknown>) => Awaitable<unknown>): Promise<unknown> {
  const me = coroutine(function* me() {
    return yield* how(currentTask() as Task<unknown>);
  });
  return runVirtual(me());
}

/** A ring of tasks, each of which awaits the next. */
function makeRing(size: number): Task<unknown>[] {
  const ring: Task<unknown>[] = [];
  const one = coroutine(function* one(i: number) {
    yield* sleep(0);
    yield* ring[(i + 1) % size] as Task<unknown>;
  });
  for (let i = 0; i < size; i++) ring.push(createTask(one(i), { name: `task ${i}` }));
  return ring;
}

describe("a task", () => {
  test.each<[string, (task: Task<unknown>) => Awaitable<unknown>]>([
    ["itself", (task) => task],
    ["waitFor of itself", (task) => waitFor(task, 1)],
  ])("that awaits %s is told so", async (_what, how) => {
    await expect(awaitingItself(how)).rejects.toThrow(
      errorLike(RuntimeError, /^Task cannot await on itself: <Task /),
    );
  });

  test.each<[string, (task: Task<unknown>) => Awaitable<unknown>]>([
    ["wait for", (task) => wait([task])],
    ["gather", (task) => gather(task)],
    ["shield", (task) => shield(task)],
  ])("may %s itself, which never ends: that is a deadlock", async (_what, how) => {
    hearReports();
    await expect(awaitingItself(how)).rejects.toThrow(errorLike(DeadlockError, /\(me\) waits for /));
  });

  test("that gathers itself cannot be cancelled", async () => {
    hearReports();
    const me = coroutine(function* me() {
      return yield* gather(currentTask() as Task<unknown>);
    });
    const main = coroutine(function* main() {
      const task = createTask(me());
      yield* sleep(1);
      let raised: unknown;
      try {
        task.cancel();
      } catch (error) {
        raised = error;
      }
      return [raised, task.done(), yield* sleep(1, "goes on")];
    });
    // The end of the run would cancel it once more.
    await expect(runVirtual(main())).rejects.toThrow(new RecursionError("maximum recursion depth exceeded"));
  });
});

describe("tasks that await one another in a ring", () => {
  test.each([2, 3, 7, 64])(
    "of %i cannot be cancelled, each having been asked, and the loop goes on",
    async (size) => {
      hearReports();
      let outcome: unknown;
      const main = coroutine(function* main() {
        const ring = makeRing(size);
        yield* sleep(1);
        expect(() => ring[0]?.cancel()).toThrow(new RecursionError("maximum recursion depth exceeded"));
        outcome = [
          ring.every((task) => task.cancelling() > 0),
          ring.some((task) => task.done()),
          yield* sleep(1, "on"),
        ];
      });
      await expect(runVirtual(main())).rejects.toThrow(
        new RecursionError("maximum recursion depth exceeded"),
      );
      expect(outcome).toEqual([true, false, "on"]);
    },
  );

  test("are a deadlock, told with each of them, though the end of the run cannot cancel them either", async () => {
    hearReports();
    const main = coroutine(function* main() {
      yield* makeRing(3)[0] as Task<unknown>;
    });
    await expect(runVirtual(main())).rejects.toThrow(
      errorLike(DeadlockError, /task 2 \(one\) waits for task 0 \(one\)/),
    );
  });
});
