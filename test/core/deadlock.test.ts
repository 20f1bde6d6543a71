// A deadlock is told, with each task and what it waits for, where CPython would wait for ever.
import { describe, expect, test } from "vitest";
import { Barrier } from "../../src/asyncio/barrier.js";
import { EventLoop } from "../../src/asyncio/base_events.js";
import { VirtualClock } from "../../src/asyncio/clocks/virtual.js";
import { Condition } from "../../src/asyncio/condition.js";
import { createTask } from "../../src/asyncio/create_task.js";
import { ensureFuture } from "../../src/asyncio/ensure_future.js";
import { Event } from "../../src/asyncio/event.js";
import type { Future } from "../../src/asyncio/futures.js";
import { gather } from "../../src/asyncio/gather.js";
import { Lock } from "../../src/asyncio/lock.js";
import { asyncWith } from "../../src/asyncio/python/async_with.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { CancelledError, DeadlockError } from "../../src/asyncio/python/exceptions.js";
import { Queue } from "../../src/asyncio/queues.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { Semaphore } from "../../src/asyncio/semaphore.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { errorLike } from "../helpers/errorLike.js";
import { runVirtual, virtualLoop } from "./virtual.js";

const waits = coroutine(function* waits(future: Future<unknown>) {
  return yield* future;
});

const deadlock = errorLike(DeadlockError, /^deadlock: nothing is ready to run/);

async function messageOf(run: Promise<unknown>): Promise<string> {
  try {
    await run;
  } catch (error) {
    if (error instanceof DeadlockError) return error.message;
    throw error;
  }
  throw new Error("no deadlock");
}

describe("a deadlock", () => {
  test("is reported with each task, in order of creation, and what it waits for", async () => {
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      const a = createTask(waits(loop.createFuture()), { name: "A" });
      const b = createTask(waits(a), { name: "B" });
      yield* gather(b, sleep(0), waits(loop.createFuture()));
    });
    const message = await messageOf(runVirtual(main()));
    expect(message.replace(/Task-\d+/g, "Task-N")).toBe(
      [
        "deadlock: nothing is ready to run, no timer is set and nothing outside the loop is pending",
        "  Task-N (main) waits for gather (2 of 3 not done)",
        "  A (waits) waits for <Future pending cb=[Task.task_wakeup()]>, which nobody is left to set",
        "  B (waits) waits for A (waits)",
        "  Task-N (waits) waits for <Future pending cb=[Task.task_wakeup()]>, which nobody is left to set",
        "If something outside the loop was to go on, hand the loop its promise: asyncio.ensureFuture(promise)",
      ].join("\n"),
    );
  });

  test("is a RuntimeError, and what is left is cancelled and cleaned up", async () => {
    const lines: string[] = [];
    const main = coroutine(function* main() {
      try {
        yield* waits(getRunningLoop().createFuture());
      } finally {
        lines.push("cleaned up");
      }
    });
    await expect(runVirtual(main())).rejects.toThrow(deadlock);
    expect(lines).toEqual(["cleaned up"]);
  });

  test("is reported of a loop that runs for ever with nothing to do", async () => {
    const loop = virtualLoop();
    await expect(loop.runForever()).rejects.toThrow(deadlock);
    expect(loop.isRunning()).toBe(false);
    loop.close();
  });

  test("is none while a promise is pending", async () => {
    const main = coroutine(function* main() {
      return yield* ensureFuture(new Promise<string>((resolve) => setTimeout(resolve, 5, "came")));
    });
    expect(await runVirtual(main())).toBe("came");
  });

  test("is none when a promise's callback, due at this very moment, calls the loop", async () => {
    const main = coroutine(function* main() {
      const future = getRunningLoop().createFuture<string>();
      Promise.resolve().then(() => future.setResult("just in time"));
      return yield* future;
    });
    expect(await runVirtual(main())).toBe("just in time");
  });

  test("is none when that callback sets a timer", async () => {
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      const future = loop.createFuture<string>();
      Promise.resolve().then(() => loop.callLater(5, () => future.setResult("later")));
      return yield* future;
    });
    expect(await runVirtual(main())).toBe("later");
  });

  test("is not hidden by a promise whose future was cancelled", async () => {
    const main = coroutine(function* main() {
      ensureFuture(new Promise<never>(() => {})).cancel();
      yield* getRunningLoop().createFuture();
    });
    expect(await messageOf(runVirtual(main()))).toContain("nothing outside the loop is pending");
  });

  test("is not hidden by a timer at infinity, which is never due", async () => {
    const loop = virtualLoop();
    const timer = loop.callAt(Number.POSITIVE_INFINITY, () => {});
    expect(await messageOf(loop.runForever())).toContain("deadlock: nothing is ready to run");
    expect(timer.cancelled()).toBe(false);
    loop.close();
    expect(await messageOf(runVirtual(sleep(Number.POSITIVE_INFINITY)))).toContain(
      "(sleep) waits for <Future",
    );
  });

  test("is none as long as another timer stands before the one at infinity", async () => {
    const main = coroutine(function* main() {
      getRunningLoop().callLater(Number.POSITIVE_INFINITY, () => {});
      return yield* sleep(1, "slept");
    });
    expect(await runVirtual(main())).toBe("slept");
  });

  test("in Queue.join is told with the number of unfinished tasks, and with advice on taskDone", async () => {
    const queue = new Queue<number>();
    const main = coroutine(function* main() {
      for (const item of [1, 2, 3]) queue.putNowait(item);
      queue.getNowait();
      queue.taskDone();
      yield* queue.join();
    });
    const message = (await messageOf(runVirtual(main()))).replace(/Task-\d+/g, "Task-N");
    expect(message).toContain(
      "\n  Task-N (main) waits for Queue.join: 2 unfinished tasks\nQueue.join returns once taskDone",
    );
    expect(message).not.toContain("promise");
    const one = coroutine(function* one() {
      const other = new Queue<number>();
      other.putNowait(1);
      yield* other.join();
    });
    expect(await messageOf(runVirtual(one()))).toContain("waits for Queue.join: 1 unfinished task\n");
  });

  test("of locks, queues and their like is told by the object that each waits for, and its state", async () => {
    const [first, second] = [new Lock(), new Lock()];
    const both = coroutine(function* both(one: Lock, other: Lock) {
      yield* one.acquire();
      yield* sleep(0);
      yield* asyncWith(other, function* () {});
    });
    const notified = coroutine(function* notified(condition: Condition) {
      yield* asyncWith(condition, () => condition.wait());
    });
    const full = new Queue<number>(1);
    full.putNowait(1);
    const main = coroutine(function* main() {
      const awaited = [both(first, second), both(second, first), new Event().wait(), new Queue().get()];
      const others = [
        full.put(2),
        new Semaphore(0).acquire(),
        notified(new Condition()),
        new Barrier(2).wait(),
      ];
      yield* gather(...awaited, ...others);
    });
    const message = await messageOf(runVirtual(main()));
    expect(message.split("\n").map((line) => line.replace(/.* waits for /, ""))).toEqual([
      "deadlock: nothing is ready to run, no timer is set and nothing outside the loop is pending",
      "gather (8 of 8 not done)",
      "<asyncio.locks.Lock object [locked, waiters:1]>, which nobody is left to release",
      "<asyncio.locks.Lock object [locked, waiters:1]>, which nobody is left to release",
      "<asyncio.locks.Event object [unset, waiters:1]>, which nobody is left to set",
      "<Queue maxsize=0 _getters[1]>, into which nobody is left to put",
      "<Queue maxsize=1 _queue=[1] _putters[1] tasks=1>, from which nobody is left to get",
      "<asyncio.locks.Semaphore object [locked, waiters:1]>, which nobody is left to release",
      "<asyncio.locks.Condition object [unlocked, waiters:1]>, which nobody is left to notify",
      "<asyncio.locks.Barrier object [filling, waiters:1/2]>, to which nobody is left to come",
    ]);
  });

  test("can be resolved by a subclass, which makes something ready", async () => {
    class Resolving extends EventLoop {
      reports = 0;
      override _onDeadlock(): void {
        this.reports++;
        for (const task of this._tasks) task.cancel();
      }
    }
    const loop = new Resolving({ clock: new VirtualClock() });
    await expect(loop.runUntilComplete(waits(loop.createFuture()))).rejects.toThrow(new CancelledError());
    expect(loop.reports).toBe(1);
    loop.close();
  });
});
