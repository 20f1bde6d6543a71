// The loop and Node's own: neither keeps the other from running.
import { describe, expect, test } from "vitest";
import { createTask } from "../../src/asyncio/create_task.js";
import { ensureFuture } from "../../src/asyncio/ensure_future.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { run } from "../../src/asyncio/runners.js";
import { getRunningLoop, runningLoop } from "../../src/asyncio/running.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { watchdog } from "../helpers/watchdog.js";
import { runVirtual, virtualLoop } from "./virtual.js";

describe("a loop that is never idle", () => {
  test("still lets a timeout and a promise of Node's in", async () => {
    const seen: string[] = [];
    setTimeout(() => seen.push("timeout"), 1);
    setImmediate(() => seen.push("immediate"));
    const main = coroutine(function* main() {
      Promise.resolve().then(() => seen.push("promise"));
      while (seen.length < 3) yield* sleep(0);
      return [...seen].sort();
    });
    expect(await run(main())).toEqual(["immediate", "promise", "timeout"]);
  });

  test.each([
    ["real", run, 0],
    ["real", run, 1],
    ["virtual", runVirtual, 0],
    ["virtual", runVirtual, 1],
  ] as const)(
    "lets them in as well when it sleeps for short times, in %s time (%#)",
    async (_time, runIn, first) => {
      let isIn = false;
      setTimeout(() => {
        isIn = true;
      }, 1);
      const main = coroutine(function* main() {
        for (let i = 0; i < first; i++) yield* sleep(0);
        const giveUp = performance.now() + watchdog;
        while (!isIn && performance.now() < giveUp) yield* sleep(0.001);
        return isIn;
      });
      expect(await runIn(main())).toBe(true);
    },
  );

  test("is not the running loop while Node's own has the thread", async () => {
    let outside: unknown = "not looked";
    setTimeout(() => {
      outside = runningLoop();
    }, 1);
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      while (outside === "not looked") yield* sleep(0);
      return getRunningLoop() === loop;
    });
    expect(await run(main())).toBe(true);
    expect(outside).toBeNull();
  });
});

describe("a call from outside", () => {
  test.each(["callSoon", "callSoonThreadsafe"] as const)("by %s wakes a loop that waits", async (method) => {
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      const future = loop.createFuture<string>();
      setTimeout(() => loop[method](() => future.setResult("woken")), 2);
      const sleeping = createTask(sleep(9));
      const result = yield* future;
      return [result, sleeping.done()];
    });
    expect(await run(main())).toEqual(["woken", false]);
  });

  test("by setResult wakes it, as does callLater", async () => {
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      const began = loop.time();
      const [soon, later] = [loop.createFuture<string>(), loop.createFuture<string>()];
      setTimeout(() => soon.setResult("soon"), 2);
      setTimeout(() => loop.callLater(0.002, () => later.setResult("later")), 4);
      createTask(sleep(9));
      return [yield* soon, yield* later, loop.time() - began];
    });
    const [soon, later, took] = await run(main());
    expect([soon, later]).toEqual(["soon", "later"]);
    // Not woken, it would have slept the whole nine seconds.
    expect(took).toBeLessThan(5);
  });

  test("by several in a row runs all of them in one iteration, in their order", async () => {
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      const ran: [string, number][] = [];
      const call = (name: string): unknown => loop.callSoon(() => ran.push([name, loop.iterations]));
      const done = ensureFuture(
        new Promise<void>((resolve) =>
          setTimeout(() => {
            for (const name of ["a", "b", "c"]) call(name);
            resolve();
          }, 2),
        ),
      );
      yield* done;
      return ran;
    });
    const ran = await run(main());
    expect(ran.map(([name]) => name)).toEqual(["a", "b", "c"]);
    expect(new Set(ran.map(([, iteration]) => iteration)).size).toBe(1);
  });

  test("by stop ends the wait", async () => {
    const loop = virtualLoop();
    const promise = ensureFuture(new Promise<never>(() => {}), { loop });
    setTimeout(() => loop.stop(), 2);
    await loop.runForever();
    expect(promise.done()).toBe(false);
    expect(loop.isRunning()).toBe(false);
    loop.close();
  });
});

describe("a wait", () => {
  test("in real time is never too short and hardly too long", async () => {
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      const began = loop.time();
      yield* sleep(0.01);
      return loop.time() - began;
    });
    let took = Number.POSITIVE_INFINITY;
    // A busy machine may be late once, not each time.
    while (took >= 0.5) {
      took = await run(main());
      expect(took).toBeGreaterThanOrEqual(0.01);
    }
  });

  test("in virtual time takes none: of an hour nobody sees the end here", async () => {
    await runVirtual(sleep(3600));
  });
});
