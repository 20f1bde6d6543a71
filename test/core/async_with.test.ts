// `asyncWith`: what is refused, what happens when entering or leaving fails, and what is left when it is closed.
import { describe, expect, test } from "vitest";
import { Condition } from "../../src/asyncio/condition.js";
import { createTask } from "../../src/asyncio/create_task.js";
import { Lock } from "../../src/asyncio/lock.js";
import {
  type AsyncContextManager,
  asyncEnter,
  asyncExit,
  asyncWith,
} from "../../src/asyncio/python/async_with.js";
import type { Awaitable, Suspension } from "../../src/asyncio/python/awaitable.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { GeneratorExit, OSError, RuntimeError, ValueError } from "../../src/asyncio/python/exceptions.js";
import { repr } from "../../src/asyncio/python/repr.js";
import { BoundedSemaphore, Semaphore } from "../../src/asyncio/semaphore.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { errorLike } from "../helpers/errorLike.js";
import { hearReports, runVirtual } from "./virtual.js";

/** Notes what is done with it; `keeps` tells what leaving gives. */
class Noting implements AsyncContextManager<string> {
  readonly notes: string[] = [];
  constructor(private readonly keeps: unknown = false) {}
  *[asyncEnter](): Generator<Suspension, string, unknown> {
    this.notes.push("enter");
    yield* sleep(0);
    return "value";
  }
  *[asyncExit](error: unknown): Generator<Suspension, unknown, unknown> {
    this.notes.push(`exit ${repr(error)}`);
    yield* sleep(0);
    return this.keeps;
  }
}

/** What the awaitable raises, or null. */
function* raisedBy(awaitable: Awaitable<unknown>): Generator<Suspension, unknown, unknown> {
  try {
    yield* awaitable;
  } catch (error) {
    return error;
  }
  return null;
}

describe("asyncWith", () => {
  test("gives what the body returns, and undefined when the manager keeps an exception back", async () => {
    const main = coroutine(function* main() {
      const manager = new Noting(true);
      const result = yield* asyncWith(manager, function* (value) {
        return [value];
      });
      const kept = yield* asyncWith(manager, function* (): Generator<never, number> {
        throw new ValueError("x");
      });
      return [result, kept, manager.notes];
    });
    expect(await runVirtual(main())).toEqual([
      ["value"],
      undefined,
      ["enter", "exit None", "enter", "exit ValueError('x')"],
    ]);
  });

  test("takes a coroutine function as its body", async () => {
    const body = coroutine(function* body(value: string) {
      yield* sleep(0);
      return value.length;
    });
    expect(await runVirtual(asyncWith(new Noting(), body))).toBe(5);
  });

  test("runs neither body nor leaving when entering fails", async () => {
    const notes: string[] = [];
    const manager = {
      *[asyncEnter](): Generator<never, void> {
        throw new OSError("no entry");
      },
      *[asyncExit](): Generator<never, void> {
        notes.push("exit");
      },
    };
    const main = raisedBy(
      asyncWith(manager, function* () {
        notes.push("body");
      }),
    );
    expect(repr(await runVirtual(main))).toBe("OSError('no entry')");
    expect(notes).toEqual([]);
  });

  test("raises what leaving raises, with the body's exception as its context", async () => {
    const manager = {
      *[asyncEnter](): Generator<never, void> {},
      *[asyncExit](): Generator<never, void> {
        throw new OSError("leaving");
      },
    };
    const main = coroutine(function* main() {
      const inner = new ValueError("body");
      const both = yield* raisedBy(
        asyncWith(manager, function* () {
          throw inner;
        }),
      );
      const one = yield* raisedBy(asyncWith(manager, function* () {}));
      return [both, inner, one].map((error) => [repr(error), repr((error as OSError).context)]);
    });
    expect(await runVirtual(main())).toEqual([
      ["OSError('leaving')", "ValueError('body')"],
      ["ValueError('body')", "None"],
      ["OSError('leaving')", "None"],
    ]);
  });

  test("tells the manager of an exception with what led to it, where the body raises it at an await", async () => {
    const manager = new Noting();
    const main = coroutine(function* main() {
      const held = createTask(
        asyncWith(manager, function* () {
          try {
            yield* sleep(9);
          } finally {
            manager.notes.push("cleans up");
            // biome-ignore lint/correctness/noUnsafeFinally: what Python calls raising while another is handled
            throw new ValueError("cleaning up");
          }
        }),
      );
      yield* sleep(0);
      yield* sleep(0);
      held.cancel();
      const error = yield* raisedBy(held);
      return [repr(error), repr((error as ValueError).context)];
    });
    expect(await runVirtual(main())).toEqual(["ValueError('cleaning up')", "CancelledError()"]);
    expect(manager.notes).toEqual(["enter", "cleans up", "exit ValueError('cleaning up')"]);
  });

  test("leaves the manager when its coroutine is closed", async () => {
    const notes: string[] = [];
    const manager = {
      *[asyncEnter](): Generator<never, void> {},
      *[asyncExit](error: unknown): Generator<never, void> {
        notes.push(repr(error));
      },
    };
    const held = asyncWith(manager, function* () {
      yield* sleep(0);
    });
    held.next();
    held.close();
    expect(notes).toEqual([repr(new GeneratorExit())]);
    expect(held.state).toBe("CORO_CLOSED");
  });

  test("raises a null or an undefined that was thrown as Python does", async () => {
    for (const thrown of [null, undefined]) {
      const manager = new Noting();
      const main = raisedBy(
        asyncWith(manager, function* () {
          throw thrown;
        }),
      );
      expect(repr(await runVirtual(main))).toBe("TypeError('exceptions must derive from BaseException')");
      expect(manager.notes[1]).toBe("exit TypeError('exceptions must derive from BaseException')");
    }
  });

  test("tells the manager of an instance where the block throws a class of exceptions", async () => {
    const manager = new Noting();
    const main = raisedBy(
      asyncWith(manager, function* () {
        throw ValueError;
      }),
    );
    expect(repr(await runVirtual(main))).toBe("ValueError()");
    expect(manager.notes[1]).toBe("exit ValueError()");
  });

  test("can be closed before it has begun, and raised into", () => {
    const manager = new Noting();
    asyncWith(manager, function* () {}).close();
    const raising = asyncWith(manager, function* () {});
    expect(() => raising.throw(new ValueError("early"))).toThrow(new ValueError("early"));
    expect(manager.notes).toEqual([]);
  });

  test("is reported when it is never awaited", async () => {
    const heard = hearReports();
    const main = coroutine(function* main() {
      asyncWith(new Noting(), function* () {});
    });
    await runVirtual(main());
    expect(heard).toEqual(["RuntimeWarning coroutine 'asyncWith' was never awaited"]);
  });

  test.each([
    [null, "'NoneType' object does not support the asynchronous context manager protocol"],
    [1, "'number' object does not support the asynchronous context manager protocol"],
    [new Date(), "'Date' object does not support the asynchronous context manager protocol"],
    [
      { [asyncEnter]: () => sleep(0) },
      "'Object' object does not support the asynchronous context manager protocol (missed asyncExit method)",
    ],
    [
      { [asyncExit]: () => sleep(0) },
      "'Object' object does not support the asynchronous context manager protocol",
    ],
  ])("refuses %s", async (thing, text) => {
    const main = asyncWith(thing as unknown as Noting, function* () {});
    await expect(runVirtual(main)).rejects.toThrow(new TypeError(text));
  });

  test("refuses a body that lacks its star, and leaves the manager", async () => {
    const manager = new Noting();
    const body = (() => {}) as unknown as () => Generator<never, void>;
    const text = "the body must be a generator: write `function* (value) { … }`";
    await expect(runVirtual(asyncWith(manager, body))).rejects.toThrow(new TypeError(text));
    expect(manager.notes).toHaveLength(2);
  });
});

describe("locks", () => {
  const makers = [
    () => new Lock(),
    () => new Condition(),
    () => new Semaphore(),
    () => new BoundedSemaphore(),
  ];

  // covers: test_pep492.LockTests.test_context_manager_async_with
  test.each(makers)("are held within the block, and give it nothing (%s)", async (make) => {
    const main = coroutine(function* main() {
      const lock = make();
      const seen: unknown[] = [lock.locked()];
      yield* asyncWith(lock, function* (value) {
        seen.push(value, lock.locked());
        yield* sleep(0.01);
        seen.push(lock.locked());
      });
      return [...seen, lock.locked()];
    });
    expect(await runVirtual(main())).toEqual([false, undefined, true, true, false]);
  });

  // covers: test_pep492.LockTests.test_context_manager_with_await
  test.each(makers)("cannot be awaited themselves (%s)", async (make) => {
    const main = coroutine(function* main() {
      const lock = make();
      const error = yield* raisedBy(lock as unknown as Awaitable<void>);
      return [error, lock.locked()];
    });
    expect(await runVirtual(main())).toEqual([errorLike(TypeError, /not iterable/), false]);
  });
});

describe("a coroutine", () => {
  // covers: test_pep492.CoroutineTests.test_async_def_coroutines
  test.each([false, true])("gives the awaiting one its result (debug mode: %s)", async (debug) => {
    const bar = coroutine(function* bar() {
      return "spam";
    });
    const foo = coroutine(function* foo() {
      return yield* bar();
    });
    expect(await runVirtual(foo(), { debug })).toBe("spam");
  });

  // covers: test_pep492.CoroutineTests.test_double_await
  test("that a task is running cannot be awaited beside", async () => {
    const afunc = coroutine(function* afunc() {
      yield* sleep(0.1);
    });
    const main = coroutine(function* main() {
      const coro = afunc();
      const task = createTask(coro);
      yield* sleep(0);
      const error = yield* raisedBy(coro);
      task.cancel();
      return error;
    });
    expect(await runVirtual(main(), { debug: true })).toEqual(
      new RuntimeError("coroutine is being awaited already"),
    );
  });
});
