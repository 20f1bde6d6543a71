// runInExecutor: executors, their threads and their ends; virtual time and threads.
import { afterEach, describe, expect, test, vi } from "vitest";
import { createTask } from "../../../src/asyncio/create_task.js";
import { gather } from "../../../src/asyncio/gather.js";
import { coroutine } from "../../../src/asyncio/python/coroutines.js";
import { RuntimeError, TimeoutError, ValueError } from "../../../src/asyncio/python/exceptions.js";
import { getRunningLoop } from "../../../src/asyncio/running.js";
import { sleep } from "../../../src/asyncio/sleep.js";
import { ThreadPoolExecutor, toThread } from "../../../src/asyncio/threads/threads.js";
import { waitFor } from "../../../src/asyncio/timeouts.js";
import { setOutputSink } from "../../../src/run/core/program/output.js";
import { hearReports, runVirtual, virtualLoop } from "../virtual.js";
import { sleeps } from "./sleeper.js";
import { sleepFor } from "./work.js";

// As on a machine for which the library would have one thread.
vi.mock("node:os", async (original) => ({ ...(await original<object>()), availableParallelism: () => -3 }));

const restore: (() => void)[] = [];
afterEach(() => {
  for (const each of restore.splice(0)) each();
});

/** All that is printed from now on, in pieces. */
function hearOutput(): string[] {
  const heard: string[] = [];
  const before = setOutputSink((_stream, text) => heard.push(text.trimEnd()));
  restore.push(() => setOutputSink(before));
  return heard;
}

describe("runInExecutor", () => {
  test("gives a future, and begins without being awaited", async () => {
    const calls = new Int32Array(new SharedArrayBuffer(4));
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      const future = loop.runInExecutor(null, (counter: Int32Array) => Atomics.add(counter, 0, 7), calls);
      const before = future.done();
      yield* sleep(0.01);
      return [before, future.result(), calls[0]];
    });
    expect(await runVirtual(main())).toEqual([false, 0, 7]);
  });

  test("on a loop that is closed is refused", () => {
    const loop = virtualLoop();
    loop.close();
    expect(() => loop.runInExecutor(null, () => 1)).toThrow(new RuntimeError("Event loop is closed"));
  });

  test("in debug mode refuses a coroutine function, as callSoon does", async () => {
    const main = coroutine(function* main() {
      const given = coroutine(function* given() {
        yield* sleep(1);
      });
      expect(() => getRunningLoop().runInExecutor(null, given as never)).toThrow(
        new TypeError("coroutines cannot be used with run_in_executor()"),
      );
      yield* sleep(0);
    });
    await runVirtual(main(), { debug: true });
  });

  test("takes any executor that gives promises", async () => {
    const executor = {
      submit: (given: unknown, ...args: readonly unknown[]): Promise<unknown> =>
        Promise.resolve([typeof given, ...args]),
    };
    const main = coroutine(function* main() {
      const got: unknown = yield* getRunningLoop().runInExecutor(executor, (a: number) => a, 5);
      return got;
    });
    expect(await runVirtual(main())).toEqual(["function", 5]);
  });
});

describe("an executor", () => {
  test("of one thread makes calls one after the other, and a call cancelled in time never begins", async () => {
    const heard = hearOutput();
    const executor = new ThreadPoolExecutor({ maxWorkers: 1 });
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      const calls = ["a", "b", "c"].map((name) => loop.runInExecutor(executor, sleeps, 0.2, name));
      const began = loop.time();
      yield* sleep(0.1);
      calls[1]?.cancel();
      const outcomes = yield* gather(...calls, { returnExceptions: true });
      return [outcomes.filter((each) => typeof each === "string"), Math.round((loop.time() - began) * 10)];
    });
    expect(await runVirtual(main())).toEqual([["a", "c"], 4]);
    expect(heard).toEqual(["a", "c"]);
    await executor.shutdown();
  });

  test("that was shut down ends what it was given, and takes nothing more", async () => {
    hearOutput();
    const executor = new ThreadPoolExecutor();
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      const future = loop.runInExecutor(executor, sleeps, 0.1, "given");
      const ended = executor.shutdown();
      expect(() => loop.runInExecutor(executor, sleeps, 0.1, "late")).toThrow(
        new RuntimeError("cannot schedule new futures after shutdown"),
      );
      const result = yield* future;
      return [result, ended];
    });
    const [result, ended] = await runVirtual(main());
    expect(result).toBe("given");
    await ended;
  });

  test("has one thread at least", () => {
    expect(() => new ThreadPoolExecutor({ maxWorkers: 0 })).toThrow(
      new ValueError("max_workers must be greater than 0"),
    );
  });

  test("that is the default must be one of threads", async () => {
    const loop = virtualLoop();
    expect(() => loop.setDefaultExecutor({} as ThreadPoolExecutor)).toThrow(
      new TypeError("executor must be ThreadPoolExecutor instance"),
    );
    loop.setDefaultExecutor(new ThreadPoolExecutor({ maxWorkers: 1 }));
    const both = coroutine(function* both() {
      const began = loop.time();
      yield* gather(toThread(sleeps, 0.1, "a"), toThread(sleeps, 0.1, "b"));
      return Math.round((loop.time() - began) * 10);
    });
    hearOutput();
    expect(await loop.runUntilComplete(both())).toBe(2);
    await loop.runUntilComplete(loop.shutdownDefaultExecutor());
    loop.close();
  });
});

describe("the end of the default executor", () => {
  test("is waited for at the end of run, and nothing is taken from then on", async () => {
    const heard = hearOutput();
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      loop.runInExecutor(null, sleeps, 2, "left behind");
      yield* sleep(0);
      return loop;
    });
    const loop = await runVirtual(main());
    expect(heard).toEqual(["left behind"]);
    expect(loop.isClosed()).toBe(true);
  });

  test("is waited for as long as was said, with a warning", async () => {
    const [heard, printed] = [hearReports(), hearOutput()];
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      const began = loop.time();
      loop.runInExecutor(null, sleeps, 10, "slow");
      yield* loop.shutdownDefaultExecutor(1.5);
      const took = Math.round((loop.time() - began) * 10);
      expect(() => loop.runInExecutor(null, sleeps, 1, "late")).toThrow(
        new RuntimeError("Executor shutdown has been called"),
      );
      return took;
    });
    expect(await runVirtual(main())).toBe(15);
    expect(heard).toEqual([
      "RuntimeWarning The executor did not finishing joining its threads within 1.5 seconds.",
    ]);
    expect(printed).toEqual(["slow"]);
  });

  test("of a loop that had no threads takes no iteration", async () => {
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      const before = loop.iterations;
      yield* loop.shutdownDefaultExecutor();
      return loop.iterations - before;
    });
    expect(await runVirtual(main())).toBe(0);
  });

  test("by closing the loop lets the threads go on without it", async () => {
    const printed = hearOutput();
    const executor = new ThreadPoolExecutor();
    const loop = virtualLoop();
    const main = coroutine(function* main() {
      loop.runInExecutor(executor, sleeps, 1000, "parked");
      loop.runInExecutor(executor, () => "works");
      yield* sleep(1);
    });
    await loop.runUntilComplete(main());
    loop.close();
    await executor.shutdown();
    expect(printed).toEqual(["parked"]);
  });
});

describe("virtual time", () => {
  test("stands while threads work, whatever the loop has to do", async () => {
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      const began = loop.time();
      const future = loop.runInExecutor(null, () => {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30);
        return "worked";
      });
      yield* sleep(0.001);
      return [future.done(), Math.round((loop.time() - began) * 1000)];
    });
    expect(await runVirtual(main())).toEqual([true, 1]);
  });

  test("passes for a thread that sleeps, by its own clock as well", async () => {
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      const began = loop.time();
      const module = new URL("./work.ts", import.meta.url);
      const slept = yield* toThread({ module, function: sleepFor }, 3600);
      return [Math.round(slept), Math.round(loop.time() - began)];
    });
    expect(await runVirtual(main())).toEqual([3600, 3600]);
  });

  test("is the same however many processors the machine has: two calls run at once", async () => {
    const printed = hearOutput();
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      const began = loop.time();
      yield* gather(toThread(sleeps, 1, "a"), toThread(sleeps, 1, "b"));
      return Math.round(loop.time() - began);
    });
    expect(await runVirtual(main())).toBe(1);
    expect(printed).toEqual(["a", "b"]);
  });

  test("is up for a thread that sleeps too long", async () => {
    const printed = hearOutput();
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      const began = loop.time();
      try {
        yield* waitFor(toThread(sleeps, 10, "late"), 1);
      } catch (error) {
        if (!(error instanceof TimeoutError)) throw error;
      }
      return [Math.round(loop.time() - began), [...printed]];
    });
    expect(await runVirtual(main())).toEqual([1, []]);
    expect(printed).toEqual(["late"]);
  });

  test("gives threads and tasks their turns in the order of their deadlines", async () => {
    const printed = hearOutput();
    const main = coroutine(function* main() {
      const threads = [0.5, 0.1, 0.3].map((seconds) =>
        createTask(toThread(sleeps, seconds, String(seconds))),
      );
      for (const _ of [1, 2]) {
        yield* sleep(0.2);
        printed.push("task");
      }
      yield* gather(...threads);
    });
    await runVirtual(main());
    expect(printed).toEqual(["0.1", "task", "0.3", "task", "0.5"]);
  });
});
