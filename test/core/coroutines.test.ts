// Coroutines as objects: states, closing, and how they are told from other things.
import { describe, expect, test } from "vitest";
import { createTask } from "../../src/asyncio/create_task.js";
import {
  asCoroutine,
  coroutine,
  isCoroutine,
  isCoroutineFunction,
} from "../../src/asyncio/python/coroutines.js";
import {
  BaseException,
  Exception,
  GeneratorExit,
  KeyError,
  RuntimeError,
  StopIteration,
  ValueError,
} from "../../src/asyncio/python/exceptions.js";
import { repr } from "../../src/asyncio/python/repr.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { runVirtual } from "./virtual.js";

const job = coroutine(function* job(x = 1 as number) {
  yield* sleep(0);
  return x;
});

describe("a coroutine", () => {
  test("goes through the states that inspect names", async () => {
    const self = coroutine(function* self(): Generator<null, string> {
      const state = me.state;
      yield null;
      return state;
    });
    const me = self();
    expect(me.state).toBe("CORO_CREATED");
    const main = coroutine(function* main() {
      const task = createTask(me);
      yield* sleep(0);
      expect(me.state).toBe("CORO_SUSPENDED");
      return yield* task;
    });
    expect(await runVirtual(main())).toBe("CORO_RUNNING");
    expect(me.state).toBe("CORO_CLOSED");
  });

  test("keeps this and the arguments of its function", async () => {
    const object = {
      name: "object",
      method: coroutine(function* method(this: { name: string }, suffix: string) {
        return this.name + suffix;
      } as (suffix: string) => Generator<never, string, unknown>),
    };
    expect(await runVirtual(object.method("!"))).toBe("object!");
    expect(object.method.name).toBe("method");
  });

  test("that was never started is closed without running anything", () => {
    let hasRun = false;
    const never = coroutine(function* never() {
      hasRun = true;
    })();
    never.close();
    never.close();
    expect(never.state).toBe("CORO_CLOSED");
    expect(hasRun).toBe(false);
  });

  test("that is suspended gets a GeneratorExit when it is closed", () => {
    const seen: unknown[] = [];
    const careful = coroutine(function* careful() {
      try {
        yield null;
      } catch (error) {
        seen.push(error);
        throw error;
      }
    })();
    careful.next();
    careful.close();
    expect(seen[0]).toEqual(new GeneratorExit());
    expect(careful.state).toBe("CORO_CLOSED");
  });

  test("that goes on after the GeneratorExit is a RuntimeError, and other exceptions come out", () => {
    const stubborn = coroutine(function* stubborn() {
      try {
        yield null;
      } catch {
        yield null;
      }
    })();
    stubborn.next();
    expect(() => stubborn.close()).toThrow(new RuntimeError("coroutine ignored GeneratorExit"));
    const failing = coroutine(function* failing() {
      try {
        yield null;
      } finally {
        Reflect.apply(fail, null, []);
      }
    })();
    failing.next();
    expect(() => failing.close()).toThrow(new ValueError("while closing"));
  });

  test("cannot be run from within itself", async () => {
    const recursive = coroutine(function* recursive(): Generator<null, void> {
      expect(() => me.next()).toThrow(new ValueError("coroutine already executing"));
    });
    const me = recursive();
    await runVirtual(me);
    expect(me.state).toBe("CORO_CLOSED");
  });

  test("driven by hand, a future that is given no task complains", async () => {
    const main = coroutine(function* main() {
      const future = getRunningLoop().createFuture();
      const waits = coroutine(function* waits() {
        yield* future;
      })();
      expect(waits.next().value).toBe(future);
      expect(() => waits.next()).toThrow(new RuntimeError("await wasn't used with future"));
      return "checked";
    });
    expect(await runVirtual(main())).toBe("checked");
  });
});

function fail(): never {
  throw new ValueError("while closing");
}

describe("the arguments of a coroutine", () => {
  test("arrive, however many there are, though nothing runs before the start", async () => {
    const ran: string[] = [];
    const takes = coroutine(function* takes(...args: readonly unknown[]) {
      ran.push("begins");
      yield* sleep(0);
      return args;
    });
    for (const args of [[], [undefined], [1, "two", null], [[1, 2], {}]]) {
      const coro = takes(...args);
      expect(ran).toEqual([]);
      expect(await runVirtual(coro)).toEqual(args);
      expect(ran.splice(0)).toEqual(["begins"]);
    }
  });

  test("arrive in a coroutine driven by hand, and in one that is thrown into before it began", () => {
    const takes = coroutine(function* takes(a: number, b: number) {
      yield null;
      return a + b;
    });
    const coro = takes(1, 2);
    expect(coro.next()).toEqual({ done: false, value: null });
    expect(coro.next()).toEqual({ done: true, value: 3 });
    const thrown = takes(1, 2);
    expect(() => thrown.throw(new ValueError("thrown in"))).toThrow(new ValueError("thrown in"));
    expect(thrown.state).toBe("CORO_CLOSED");
  });

  test("have their defaults computed at the start of the body; one that throws ends the coroutine", async () => {
    const picky = coroutine(function* picky(x: number = fail()) {
      yield* sleep(0);
      return x;
    });
    expect(await runVirtual(picky(3))).toBe(3);
    const coro = picky();
    expect(coro.state).toBe("CORO_CREATED");
    expect(() => coro.next()).toThrow(new ValueError("while closing"));
    expect(coro.state).toBe("CORO_CLOSED");
    expect(() => coro.next()).toThrow(new RuntimeError("cannot reuse already awaited coroutine"));
    const task = coroutine(function* () {
      const created = createTask(picky());
      yield* sleep(0);
      return created.exception();
    });
    expect(await runVirtual(task())).toEqual(new ValueError("while closing"));
  });
});

describe("a coroutine function whose body is a plain function", () => {
  const text = "the body of coroutine 'work' must be a generator: write `coroutine(function* work(…) { … })`";

  test("says so at the first await, and the coroutine has ended then", async () => {
    const work = coroutine(function work() {} as never) as () => ReturnType<typeof job>;
    const coro = work();
    expect(coro.state).toBe("CORO_CREATED");
    const main = coroutine(function* main() {
      try {
        yield* coro;
      } catch (error) {
        return error;
      }
      return null;
    });
    const error = await runVirtual(main());
    expect(error).toEqual(new TypeError(text));
    expect(coro.state).toBe("CORO_CLOSED");
  });

  test("says so when it is an async function, whose promise is no generator", () => {
    const work = coroutine(async function work() {} as never) as () => ReturnType<typeof job>;
    expect(() => work().next()).toThrow(new TypeError(text));
  });

  test("says so as well when it is a method", () => {
    const object = { work: coroutine(function work() {} as never) as () => unknown };
    expect(() => object.work()).toThrow(new TypeError(text));
  });
});

describe("telling coroutines from other things", () => {
  test("a coroutine and a bare generator count as coroutines, functions and iterables do not", () => {
    const coro = job();
    const bare = (function* () {})();
    expect([isCoroutine(coro), isCoroutine(bare), isCoroutine(job), isCoroutine([1])]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(asCoroutine(coro)).toBe(coro);
    expect(asCoroutine(bare).name).toBe("generator");
    coro.close();
  });

  test("a coroutine function is one that coroutine() made", () => {
    expect(isCoroutineFunction(job)).toBe(true);
    expect(isCoroutineFunction(function* () {})).toBe(false);
    expect(isCoroutineFunction(null)).toBe(false);
  });

  test("a coroutine function without a name is called <lambda>", () => {
    const coro = coroutine((() => function* () {})())();
    expect(coro.name).toBe("<lambda>");
    coro.close();
  });

  test("a task's repr names the line of the definition", async () => {
    const coro = job();
    expect(coro._format()).toMatch(/^job\(\) running at .*coroutines\.test\.ts:\d+$/);
    coro.close();
    expect(coro._format()).toMatch(/^job\(\) done, defined at .*coroutines\.test\.ts:\d+$/);
  });
});

describe("as a generator is", () => {
  test("one that has not begun takes no value, and is left as it was", () => {
    const coro = coroutine(function* never() {})();
    expect(() => coro.next(5)).toThrow(
      new TypeError("can't send non-None value to a just-started coroutine"),
    );
    expect(coro.state).toBe("CORO_CREATED");
    coro.close();
  });

  test("closing gives what it returns in answer", () => {
    const answers = coroutine(function* answers() {
      try {
        yield;
      } catch {
        return 5;
      }
      return 6;
    })();
    answers.next();
    expect(answers.close()).toBe(5);
    expect(answers.close()).toBe(undefined);
  });
});

describe("a class of exceptions stands for a new instance", () => {
  class CannotBeMade extends Exception {
    constructor() {
      super();
      throw new KeyError("boom");
    }
  }
  /** What the body sees, what comes out, and the state after it. */
  function thrownInto(isBegun: boolean, given: unknown): unknown[] {
    let inside: unknown = null;
    const job = coroutine(function* job(): Generator<null, void> {
      try {
        yield null;
      } catch (error) {
        inside = error;
        throw error;
      }
    })();
    if (isBegun) job.next();
    try {
      job.throw(given);
    } catch (error) {
      return [inside === null ? null : repr(inside), repr(error), job.state];
    }
    return expect.unreachable("nothing was raised");
  }

  // A coroutine that has not begun sees nothing of it: it ends where it stands.
  test.each([
    [ValueError, "ValueError()"],
    [Error, "Error()"],
    [TypeError, "TypeError()"],
    [BaseException, "BaseException()"],
    [GeneratorExit, "GeneratorExit()"],
    [new ValueError("i"), "ValueError('i')"],
    // What making one raises is what is thrown in.
    [CannotBeMade, "KeyError('boom')"],
  ])("where it is thrown in: %o", (given, written) => {
    expect(thrownInto(true, given)).toEqual([written, written, "CORO_CLOSED"]);
    expect(thrownInto(false, given)).toEqual([null, written, "CORO_CLOSED"]);
  });

  test("where it is the end of an iteration, which cannot come out", () => {
    const refused = "RuntimeError('coroutine raised StopIteration')";
    expect(thrownInto(true, StopIteration)).toEqual(["StopIteration()", refused, "CORO_CLOSED"]);
  });

  test("where it is raised in a coroutine: whoever awaits that gets an instance", async () => {
    const raises = coroutine(function* raises() {
      yield* sleep(0);
      throw ValueError;
    });
    const main = coroutine(function* main() {
      const caught: string[] = [];
      for (const awaitable of [raises(), createTask(raises())]) {
        try {
          yield* awaitable;
        } catch (error) {
          caught.push(repr(error));
        }
      }
      return caught;
    });
    expect(await runVirtual(main())).toEqual(["ValueError()", "ValueError()"]);
  });

  test("but another function does not, and what is no exception is passed on as it is", () => {
    const odd = (): void => {};
    for (const given of [odd, Object])
      expect(thrownInto(true, given)).toEqual([repr(given), repr(given), "CORO_CLOSED"]);
    expect(thrownInto(true, 42)).toEqual(["42", "42", "CORO_CLOSED"]);
  });
});
