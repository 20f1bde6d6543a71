// Faults: very many pending tasks cancelled at once. A million of them take some eight seconds: here they are fewer.
import { describe, expect, test } from "vitest";
import { allTasks, createTask } from "../../../src/asyncio/create_task.js";
import { Event } from "../../../src/asyncio/event.js";
import { gatherAll } from "../../../src/asyncio/gather.js";
import { Lock } from "../../../src/asyncio/lock.js";
import type { Awaitable } from "../../../src/asyncio/python/awaitable.js";
import { type CoroutineGenerator, coroutine } from "../../../src/asyncio/python/coroutines.js";
import { Queue } from "../../../src/asyncio/queues.js";
import { getRunningLoop } from "../../../src/asyncio/running.js";
import { sleep } from "../../../src/asyncio/sleep.js";
import { wait } from "../../../src/asyncio/wait.js";
import { hearReports, runVirtual } from "../virtual.js";

const many = 10_000;

const awaits = coroutine(function* awaits(make: () => Awaitable<unknown>) {
  yield* make();
});

function* cancelMany(make: () => Awaitable<unknown>): CoroutineGenerator<unknown> {
  const tasks = Array.from({ length: many }, () => createTask(awaits(make)));
  yield* sleep(0);
  for (const task of tasks) task.cancel();
  yield* wait(tasks);
  return [tasks.every((task) => task.cancelled()), allTasks().size, getRunningLoop()._timerCount];
}

/** All are cancelled, only the main task is left, and no timer. */
const allGone = [true, 1, 0];

describe(`${many} tasks`, () => {
  test("that sleep are cancelled at once, and their timers go with them", async () => {
    const main = coroutine(function* main() {
      return [yield* cancelMany(() => sleep(1000)), yield* sleep(1, "usable")];
    });
    expect(await runVirtual(main())).toEqual([allGone, "usable"]);
  });

  test("that wait for one event are, and the event serves others", async () => {
    const event = new Event();
    const main = coroutine(function* main() {
      const outcome = yield* cancelMany(() => event.wait());
      getRunningLoop().callLater(1, () => event.set());
      return [outcome, yield* event.wait()];
    });
    expect(await runVirtual(main())).toEqual([allGone, true]);
  });

  test("that wait for one lock are, and the lock passes on to who is left", async () => {
    const lock = new Lock();
    const main = coroutine(function* main() {
      yield* lock.acquire();
      const outcome = yield* cancelMany(() => lock.acquire());
      const next = createTask(lock.acquire());
      yield* sleep(0);
      lock.release();
      return [outcome, yield* next];
    });
    expect(await runVirtual(main())).toEqual([allGone, true]);
  });

  test("that wait for a queue are, and the next item goes to who is left", async () => {
    const queue = new Queue<string>();
    const main = coroutine(function* main() {
      const outcome = yield* cancelMany(() => queue.get());
      const next = createTask(queue.get());
      yield* sleep(0);
      queue.putNowait("item");
      return [outcome, yield* next];
    });
    expect(await runVirtual(main())).toEqual([allGone, "item"]);
  });

  test("that were gathered are cancelled by the gather, and by the end of `run`", async () => {
    hearReports();
    const main = coroutine(function* main() {
      const gathered = gatherAll(
        Array.from({ length: many }, () => sleep(1000)),
        {},
      );
      yield* sleep(0);
      gathered.cancel();
      yield* wait([gathered]);
      const left = allTasks().size;
      for (let i = 0; i < many; i++) createTask(sleep(1000));
      yield* sleep(0);
      return left;
    });
    expect(await runVirtual(main())).toBe(1);
  });
});
