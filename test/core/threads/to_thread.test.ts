// toThread: what crosses to a thread and back.
import { afterEach, describe, expect, test } from "vitest";
import { gather } from "../../../src/asyncio/gather.js";
import { coroutine } from "../../../src/asyncio/python/coroutines.js";
import { ExceptionGroup } from "../../../src/asyncio/python/exception_group.js";
import {
  RecursionError,
  RuntimeError,
  SystemExit,
  ValueError,
} from "../../../src/asyncio/python/exceptions.js";
import { repr } from "../../../src/asyncio/python/repr.js";
import { run } from "../../../src/asyncio/runners.js";
import { getRunningLoop, runningLoop } from "../../../src/asyncio/running.js";
import { sleep } from "../../../src/asyncio/sleep.js";
import { LoopThreads, ThreadJob } from "../../../src/asyncio/threads/jobs.js";
import { toThread } from "../../../src/asyncio/threads/threads.js";
import { setOutputSink } from "../../../src/run/core/program/output.js";
import { errorLike } from "../../helpers/errorLike.js";
import { watchdog } from "../../helpers/watchdog.js";
import { hearReports, runVirtual } from "../virtual.js";
import { sleeps } from "./sleeper.js";
import { add, place, raiseOne, thing, where } from "./work.js";

const module = new URL("./work.ts", import.meta.url);

/** How the await of `toThread(given, ...args)` fails. */
function failureOf(given: () => unknown, ...args: readonly unknown[]): Promise<unknown> {
  const main = coroutine(function* main() {
    try {
      yield* toThread(given as (...args: readonly unknown[]) => unknown, ...args);
    } catch (error) {
      return error;
    }
    return "no failure";
  });
  return runVirtual(main());
}

const restore: (() => void)[] = [];
afterEach(() => {
  for (const each of restore.splice(0)) each();
});

/** All that is printed from now on, in pieces. */
function hearOutput(): string[] {
  const heard: string[] = [];
  const before = setOutputSink((_stream, text) => heard.push(text));
  restore.push(() => setOutputSink(before));
  return heard;
}

describe("a function that is complete in itself", () => {
  // covers: test_threads.ToThreadTests.test_to_thread
  test("is called over there, and gives its result", async () => {
    const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b);
    expect(await runVirtual(toThread(sum, [40, 2]))).toBe(42);
  });

  // covers: test_threads.ToThreadTests.test_to_thread_once
  test("is called once", async () => {
    const calls = new Int32Array(new SharedArrayBuffer(4));
    await runVirtual(toThread((counter) => Atomics.add(counter, 0, 1), calls));
    expect(calls[0]).toBe(1);
  });

  // covers: test_threads.ToThreadTests.test_to_thread_concurrent
  test("can be called by many at once", async () => {
    const calls = new Int32Array(new SharedArrayBuffer(4));
    const main = coroutine(function* main() {
      const call = (): unknown => Atomics.add(calls, 0, 1);
      expect(call()).toBe(0);
      const counts = (counter: Int32Array): number => Atomics.add(counter, 0, 1);
      return yield* gather(...Array.from({ length: 10 }, () => toThread(counts, calls)));
    });
    expect([...(await runVirtual(main()))].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(calls[0]).toBe(11);
  });

  // covers: test_threads.ToThreadTests.test_to_thread_args_kwargs
  test("gets copies of its arguments, options among them", async () => {
    const when = new Date(0);
    const options = { something: true };
    const given = (...args: readonly unknown[]): readonly unknown[] => args;
    const got = await runVirtual(toThread(given, "test", when, new Map([[1, [2n]]]), options));
    expect(got).toEqual(["test", when, new Map([[1, [2n]]]), { something: true }]);
    expect(got[3]).not.toBe(options);
  });

  test("may be a method, an asynchronous function, or one with functions in it", async () => {
    const object = {
      method(n: number) {
        return n + 1;
      },
    };
    const later = async (n: number): Promise<number> => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      return n + 2;
    };
    function outer(n: number): number {
      const inner = (): number => n + 3;
      return inner();
    }
    const main = coroutine(function* main() {
      const one: number = yield* toThread(object.method, 0);
      const two: number = yield* toThread(later, 0);
      return [one, two, yield* toThread(outer, 0)];
    });
    expect(await runVirtual(main())).toEqual([1, 2, 3]);
  });

  test("finds nothing of what stood around it", async () => {
    const outside = 1;
    expect(await failureOf(() => outside + 1)).toEqual(new ReferenceError("outside is not defined"));
  });

  test("is not the thread that runs the loop", async () => {
    const key = "asyncioLessonsTestMark";
    Reflect.set(globalThis, key, true);
    restore.push(() => Reflect.deleteProperty(globalThis, key));
    const isMarked = (name: string): boolean => Reflect.has(globalThis, name);
    expect([isMarked(key), await runVirtual(toThread(isMarked, key))]).toEqual([true, false]);
  });
});

describe("a function that a module exports", () => {
  test("is named by the module and itself, or its name", async () => {
    const main = coroutine(function* main() {
      const typed: number = yield* toThread({ module, function: add }, 40, 2);
      const named: unknown = yield* toThread({ module: module.href, name: "add" }, "a", "b");
      return [typed, named];
    });
    expect(await runVirtual(main())).toEqual([42, "ab"]);
  });

  // covers: test_threads.ToThreadTests.test_to_thread_contextvars
  test("finds the context variables of who called it, but those that cannot be sent", async () => {
    const main = coroutine(function* main() {
      const before = yield* toThread({ module, function: where });
      place.set("parrot");
      thing.set(() => "a function");
      const after = yield* toThread({ module, function: where });
      const own = yield* (runningLoop() as NonNullable<ReturnType<typeof runningLoop>>).runInExecutor(null, {
        module,
        function: where,
      });
      return [before, after, own];
    });
    expect(await runVirtual(main())).toEqual([
      ["nowhere", "nothing"],
      ["parrot", "nothing"],
      ["nowhere", "nothing"],
    ]);
  });

  test("that it does not export is said", async () => {
    const main = coroutine(function* main() {
      yield* toThread({ module, name: "notAFunction" });
    });
    await expect(runVirtual(main())).rejects.toThrow(
      new TypeError(`${module.href} exports no function 'notAFunction'`),
    );
  });
});

describe("an exception", () => {
  test("is a RecursionError when the thread has come to the end of its stack", async () => {
    const error = await failureOf(() => {
      function runaway(n: number): number {
        return 1 + runaway(n + 1);
      }
      runaway(0);
    });
    expect(error).toEqual(new RecursionError("maximum recursion depth exceeded"));
    expect(error).toMatchObject({ cause: expect.any(RangeError) });
  });

  // covers: test_threads.ToThreadTests.test_to_thread_exception
  test("arrives as what it was: class, message, name, cause and stack", async () => {
    const error = await failureOf(() => {
      function explode(): never {
        throw new RangeError("test", { cause: new TypeError("why") });
      }
      explode();
    });
    expect(error).toEqual(new RangeError("test"));
    expect((error as RangeError).cause).toEqual(new TypeError("why"));
    expect((error as RangeError).stack).toMatch(/at explode .*\n(.*\n)*.*asyncio-lessons:thread/);
    expect((error as RangeError).stack).not.toContain("data:");
    expect([repr(error), repr((error as RangeError).cause)]).toEqual([
      "RangeError('test')",
      "TypeError('why')",
    ]);
  });

  test("of one of Python's classes has its arguments, and a group its members", async () => {
    const error = await failureOf(() => {
      // The library's own classes as they look from over there, where it is another copy.
      class BaseException extends Error {
        readonly args: readonly unknown[];
        constructor(message?: unknown) {
          super(message === undefined ? "" : String(message));
          this.args = message === undefined ? [] : [message];
          this.name = new.target.name;
        }
      }
      class ValueError extends BaseException {}
      class ExceptionGroup extends BaseException {
        exceptions = [new ValueError(7), new ValueError()];
      }
      throw new ExceptionGroup("several");
    });
    expect(error).toEqual(errorLike(ExceptionGroup, /^several$/));
    expect(repr(error)).toBe("ExceptionGroup('several', [ValueError(7), ValueError()])");
    expect((error as ExceptionGroup).exceptions[0]).toEqual(new ValueError("7"));
  });

  test("has all of its arguments, or its text where they cannot be sent as what they are", async () => {
    const module = new URL("./work.ts", import.meta.url);
    const main = coroutine(function* main() {
      const caught: unknown[] = [];
      for (const kind of ["many", "key", "variable"] as const) {
        try {
          yield* toThread({ module, function: raiseOne }, kind);
        } catch (error) {
          caught.push(error);
        }
      }
      return caught;
    });
    const [many, ...others] = await runVirtual(main());
    expect([many, (many as ValueError).cause, ...others].map(repr)).toEqual([
      "ValueError('F', 7, ['x'])",
      "KeyError('k')",
      "KeyError('k')",
      `LookupError("<ContextVar name='place'>")`,
    ]);
  });

  test("of a class that is not known here is one of the nearest class above that is", async () => {
    const error = await failureOf(() => {
      class OddRange extends RangeError {}
      throw Object.assign(new OddRange("odd"), { name: "OddRange" });
    });
    expect(error).toEqual(errorLike(RangeError, /^odd$/));
    expect([repr(error), (error as Error).message]).toEqual(["OddRange('odd')", "odd"]);
  });

  test.each([
    ["a string", "'text'", "text"],
    ["nothing", "undefined", undefined],
    ["a list", "[1, 2]", [1, 2]],
  ] as const)("that is %s arrives as that", async (_what, source, expected) => {
    expect(await failureOf(new Function(`throw ${source}`) as () => unknown)).toEqual(expected);
  });

  test("is raised for what cannot be copied, on the way there and on the way back", async () => {
    const there = await failureOf(
      () => 1,
      () => 2,
    );
    const back = await failureOf(() => () => 3);
    expect([(there as Error).name, (back as Error).name]).toEqual(["DataCloneError", "DataCloneError"]);
  });

  test("by an exit in the thread is SystemExit, and the thread goes on", async () => {
    const exits = (): never => process.exit(3);
    const main = coroutine(function* main() {
      yield* toThread(exits);
    });
    const error = await runVirtual(main()).catch((thrown: unknown) => thrown);
    expect(error).toEqual(new SystemExit(3));
    expect((error as SystemExit).args).toEqual([3]);
  });

  test("is raised when the thread is gone, and the next call finds another", async () => {
    const main = coroutine(function* main() {
      const leaves = (): unknown => Reflect.get(process, "reallyExit")(0);
      const seen: unknown[] = yield* gather(toThread(leaves), { returnExceptions: true });
      return [...seen, yield* toThread(() => "another")];
    });
    expect(await runVirtual(main())).toEqual([
      new RuntimeError("the worker thread ended before the call did"),
      "another",
    ]);
  });

  test.each([
    [
      "a number",
      5,
      "a function for a thread was expected: a function, { module, name } or { module, function }",
    ],
    [
      "half a name",
      { module: "file:///x.js" },
      "a function for a thread was expected: a function, { module, name } or { module, function }",
    ],
    ["a native function", Math.max, "the source of max cannot be sent to a thread: give { module, name }"],
    [
      "a bound function",
      add.bind(null, 1),
      "the source of bound add cannot be sent to a thread: give { module, name }",
    ],
  ])("is raised for %s", async (_what, given, message) => {
    expect(await failureOf(given as () => unknown)).toEqual(new TypeError(message));
  });
});

describe("a thread", () => {
  test("prints to the program's output, in virtual time in the order of the loop's", async () => {
    const heard = hearOutput();
    await runVirtual(gather3());
    expect(heard).toEqual(["c\n", "b\n", "a\n"]);
  });

  test("prints to the program's output in real time as well, before its call ends", async () => {
    const heard = hearOutput();
    expect(await run(toThread(sleeps, 0.001, "real"))).toBe("real");
    expect(heard).toEqual(["real\n"]);
  });

  test("does not keep the loop from its other work", async () => {
    const ticks: string[] = [];
    const blocks = (): string => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60);
      return "blocked";
    };
    const ticker = coroutine(function* ticker() {
      for (let i = 0; i < 3; i++) {
        yield* sleep(0.001);
        ticks.push("tick");
      }
    });
    const main = coroutine(function* main() {
      const [result] = yield* gather(
        coroutine(function* blocked() {
          const result = yield* toThread(blocks);
          ticks.push("end");
          return result;
        })(),
        ticker(),
      );
      return result;
    });
    expect(await run(main())).toBe("blocked");
    expect(ticks).toEqual(["tick", "tick", "tick", "end"]);
  });

  test("that throws after its call has ended is reported", async () => {
    const heard = hearReports();
    const throwsLater = (): void => {
      setTimeout(() => {
        throw new RangeError("late");
      }, 1);
    };
    const main = coroutine(function* main() {
      yield* toThread(throwsLater);
      const giveUp = performance.now() + watchdog;
      while (heard.length === 0 && performance.now() < giveUp) yield* sleep(0.001);
    });
    await run(main());
    expect(heard).toEqual(["ERROR Unhandled exception in a worker thread"]);
  });

  test("that throws after its call has ended is reported also where that is heard before the call's end", async () => {
    const heard = hearReports();
    const main = coroutine(function* main() {
      const job = new ThreadJob(new LoopThreads(getRunningLoop()), () => {}, [], new Map());
      const { port } = job.begin("", null);
      port.postMessage({ kind: "returned", value: "in time", slept: 0 });
      job.fail(new RangeError("late"));
      const result = yield* job.future;
      const giveUp = performance.now() + watchdog;
      while (heard.length === 0 && performance.now() < giveUp) yield* sleep(0.001);
      return result;
    });
    expect(await run(main())).toBe("in time");
    expect(heard).toEqual(["ERROR Unhandled exception in a worker thread"]);
  });

  test("is not begun by a call that nobody awaits", async () => {
    const heard = hearReports();
    const main = coroutine(function* main() {
      toThread(sleeps, 1, "never");
      yield* sleep(0);
    });
    await runVirtual(main());
    expect(heard).toEqual(["RuntimeWarning coroutine 'to_thread' was never awaited"]);
  });

  test("needs a running loop", () => {
    expect(() => toThread(sleeps, 1, "never").next()).toThrow(new RuntimeError("no running event loop"));
  });
});

const gather3 = coroutine(function* gather3() {
  yield* gather(toThread(sleeps, 0.3, "a"), toThread(sleeps, 0.2, "b"), toThread(sleeps, 0.1, "c"));
});
