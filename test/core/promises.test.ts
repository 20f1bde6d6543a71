// JavaScript promises as futures of the loop, in real and in virtual time.
import { describe, expect, test } from "vitest";
import { createTask } from "../../src/asyncio/create_task.js";
import { asPromise, ensureFuture } from "../../src/asyncio/ensure_future.js";
import { gather } from "../../src/asyncio/gather.js";
import { wrapFuture } from "../../src/asyncio/promises.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { CancelledError } from "../../src/asyncio/python/exceptions.js";
import { run } from "../../src/asyncio/runners.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { runCoroutineThreadsafe } from "../../src/asyncio/threads/threadsafe.js";
import { hearReports, runVirtual } from "./virtual.js";

const settlesAfter = <T>(milliseconds: number, value: T): Promise<T> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds, value));

describe.each([
  ["real", run],
  ["virtual", runVirtual],
] as const)("in %s time a promise", (_time, runIn) => {
  test("gives its value", async () => {
    const main = coroutine(function* main() {
      return yield* ensureFuture(settlesAfter(3, "value"));
    });
    expect(await runIn(main())).toBe("value");
  });

  test("raises its reason, the very object", async () => {
    const reason = new Error("reason");
    const main = coroutine(function* main() {
      try {
        yield* ensureFuture(Promise.reject(reason));
      } catch (error) {
        return error;
      }
      return null;
    });
    expect(await runIn(main())).toBe(reason);
  });

  test("that was settled before the await gives its value as well", async () => {
    const main = coroutine(function* main() {
      return yield* ensureFuture(Promise.resolve("settled"));
    });
    expect(await runIn(main())).toBe("settled");
  });

  test("that has not settled is a pending future; other tasks run meanwhile", async () => {
    const order: string[] = [];
    const other = coroutine(function* other() {
      yield* sleep(0);
      order.push("task");
    });
    const main = coroutine(function* main() {
      const future = ensureFuture(settlesAfter(5, "value"));
      expect(future.done()).toBe(false);
      createTask(other());
      yield* future;
      order.push("promise");
    });
    await runIn(main());
    expect(order).toEqual(["task", "promise"]);
  });

  test("comes before a sleep that is longer", async () => {
    const main = coroutine(function* main() {
      const slept = createTask(sleep(0.2, "slept"));
      const value = yield* ensureFuture(settlesAfter(2, "value"));
      return [value, slept.done()];
    });
    expect(await runIn(main())).toEqual(["value", false]);
  });

  test("can be gathered with coroutines", async () => {
    const main = coroutine(function* main() {
      return yield* gather(settlesAfter(2, "promise"), sleep(0.001, "coroutine"));
    });
    expect(await runIn(main())).toEqual(["promise", "coroutine"]);
  });

  test("is left alone when its future is cancelled, and its late value is dropped", async () => {
    const heard = hearReports();
    const promise = settlesAfter(4, "late");
    const main = coroutine(function* main() {
      const future = ensureFuture(promise);
      future.cancel();
      try {
        yield* future;
      } catch (error) {
        if (!(error instanceof CancelledError)) throw error;
      }
      return getRunningLoop().isRunning();
    });
    expect(await runIn(main())).toBe(true);
    expect(await promise).toBe("late");
    expect(heard).toEqual([]);
  });

  test("whose rejection nobody retrieves is reported when the loop closes", async () => {
    const heard = hearReports();
    const main = coroutine(function* main() {
      ensureFuture(Promise.reject(new Error("lost")));
      yield* sleep(0.01);
    });
    await runIn(main());
    expect(heard.map((line) => line.split("\n")[0])).toEqual(["ERROR Future exception was never retrieved"]);
  });
});

describe("virtual time", () => {
  test("stands for a promise: it comes before any sleep, however short that and however long the promise takes", async () => {
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      const began = loop.time();
      const slept = createTask(sleep(0.001, "slept"));
      const value = yield* ensureFuture(settlesAfter(20, "value"));
      return [value, slept.done(), loop.time() - began < 0.001, yield* slept];
    });
    expect(await runVirtual(main())).toEqual(["value", false, true, "slept"]);
  });

  test("goes on without a promise that never settles where something is alive, after a while, and tells so once", async () => {
    const heard = hearReports();
    const main = coroutine(function* main() {
      ensureFuture(new Promise<never>(() => {}));
      for (let i = 0; i < 3; i++) yield* sleep(1);
    });
    await runVirtual(main(), { patience: 0.001 });
    expect(heard).toEqual([
      "RuntimeWarning nothing has come from outside the event loop for 0.001 seconds: virtual time goes on without it (in real time the loop waits as long as it takes)",
    ]);
  });

  test("goes on where a promise waits for the loop itself, and finds nothing amiss in that", async () => {
    const heard = hearReports();
    const main = coroutine(function* main() {
      const asked = runCoroutineThreadsafe(sleep(0.005, "asked"), getRunningLoop());
      const outside = async () => [await asPromise(sleep(0.005, "begun")), await asked];
      return yield* wrapFuture(outside());
    });
    expect(await runVirtual(main(), { patience: 0.2 })).toEqual(["begun", "asked"]);
    expect(heard).toEqual([]);
  });

  test("goes on where a promise comes to wait for the loop while it stands", async () => {
    const main = coroutine(function* main() {
      const slept = createTask(sleep(0.01, "slept"));
      return yield* wrapFuture(settlesAfter(1, null).then(() => asPromise(slept)));
    });
    expect(await runVirtual(main(), { patience: Number.POSITIVE_INFINITY })).toBe("slept");
  });

  test("does not pass while only promises are waited for", async () => {
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      const began = loop.time();
      yield* ensureFuture(settlesAfter(5, null));
      return loop.time() - began;
    });
    expect(await runVirtual(main())).toBeLessThan(0.001);
  });
});
