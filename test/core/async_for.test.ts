// `asyncFor`: JavaScript's own asynchronous iterables, what is refused, and what happens to an iterator that is left early.
import { describe, expect, test } from "vitest";
import { createTask } from "../../src/asyncio/create_task.js";
import { asyncFor } from "../../src/asyncio/python/async_for.js";
import {
  type AsyncForIterator,
  asyncGenerator,
  asyncIter,
  asyncNext,
  emit,
} from "../../src/asyncio/python/asyncgens.js";
import type { Suspension } from "../../src/asyncio/python/awaitable.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { StopAsyncIteration, ValueError } from "../../src/asyncio/python/exceptions.js";
import { repr } from "../../src/asyncio/python/repr.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { hearReports, runVirtual } from "./virtual.js";

/** One of JavaScript's own, which notes how it ends. */
async function* native(to: number, notes: string[]): AsyncGenerator<number, void, void> {
  try {
    for (let i = 0; i < to; i++) {
      await Promise.resolve();
      yield i;
    }
    notes.push("ended");
  } finally {
    notes.push("finally");
    await Promise.resolve();
  }
}

describe("asyncFor", () => {
  test("gives what the body ends it with, and undefined when it went to the end", async () => {
    const count = asyncGenerator(function* count(to: number) {
      for (let i = 0; i < to; i++) {
        yield* sleep(1);
        yield* emit(i);
      }
    });
    const main = coroutine(function* main() {
      const found = yield* asyncFor(count(9), function* (i) {
        if (i === 3) return "three";
        return undefined;
      });
      const seen: number[] = [];
      const none = yield* asyncFor(count(3), function* (i) {
        yield* sleep(0);
        seen.push(i);
      });
      return [found, none, seen];
    });
    expect(await runVirtual(main())).toEqual(["three", undefined, [0, 1, 2]]);
  });

  test("takes null, false and 0 for values to end with", async () => {
    const endless = {
      [asyncIter]: () => endless,
      *[asyncNext](): Generator<never, number> {
        return 1;
      },
    };
    const main = coroutine(function* main() {
      const ends: unknown[] = [];
      for (const value of [null, false, 0, ""]) {
        ends.push(
          yield* asyncFor(endless, function* () {
            return value;
          }),
        );
      }
      return ends;
    });
    expect(await runVirtual(main())).toEqual([null, false, 0, ""]);
  });

  test("does not take a StopAsyncIteration of the body for the end", async () => {
    const once = asyncGenerator(function* once() {
      yield* emit(1);
    });
    const main = asyncFor(once(), function* () {
      throw new StopAsyncIteration("from the body");
    });
    await expect(runVirtual(main)).rejects.toThrow(new StopAsyncIteration("from the body"));
  });

  test("ends by a StopAsyncIteration that an iterator of JavaScript's raises at once", async () => {
    const empty = {
      [Symbol.asyncIterator]: () => ({
        next(): never {
          throw new StopAsyncIteration();
        },
      }),
    };
    expect(await runVirtual(asyncFor(empty, function* () {}))).toBeUndefined();
  });

  test("leaves an asynchronous generator where it is; the end of run closes it", async () => {
    const notes: string[] = [];
    const count = asyncGenerator(function* count() {
      try {
        for (let i = 0; i < 3; i++) yield* emit(i);
      } finally {
        notes.push("closed");
      }
    });
    const main = coroutine(function* main() {
      const numbers = count();
      yield* asyncFor(numbers, function* () {
        return "break";
      });
      notes.push(`next ${yield* numbers.anext()}`);
    });
    await runVirtual(main());
    expect(notes).toEqual(["next 1", "closed"]);
  });

  test("is reported when it is never awaited", async () => {
    const heard = hearReports();
    const main = coroutine(function* main() {
      asyncFor(native(1, []), function* () {});
    });
    await runVirtual(main());
    expect(heard).toEqual(["RuntimeWarning coroutine 'asyncFor' was never awaited"]);
  });

  test.each([
    [null, "'async for' requires an object with asyncIter method, got NoneType"],
    [[1, 2], "'async for' requires an object with asyncIter method, got Array"],
    [
      { [asyncIter]: () => 3 },
      "'async for' received an object from asyncIter that does not implement asyncNext: number",
    ],
    [
      { [asyncIter]: () => new Date() },
      "'async for' received an object from asyncIter that does not implement asyncNext: Date",
    ],
  ])("refuses %o", async (thing, text) => {
    const main = asyncFor(thing as unknown as AsyncForIterator<1> & AsyncIterable<1>, function* () {});
    await expect(runVirtual(main)).rejects.toThrow(new TypeError(text));
  });
});

describe("asyncFor over one of JavaScript's own iterables", () => {
  test("goes to its end", async () => {
    const notes: string[] = [];
    const seen: number[] = [];
    const main = asyncFor(native(3, notes), function* (i) {
      yield* sleep(0.1);
      seen.push(i);
    });
    await runVirtual(main);
    expect(seen).toEqual([0, 1, 2]);
    expect(notes).toEqual(["ended", "finally"]);
  });

  test("ends it when the loop is broken off, and waits for that", async () => {
    const notes: string[] = [];
    const main = coroutine(function* main() {
      const found = yield* asyncFor(native(9, notes), function* (i) {
        return i === 1 ? "one" : undefined;
      });
      notes.push("after");
      return found;
    });
    expect(await runVirtual(main())).toBe("one");
    expect(notes).toEqual(["finally", "after"]);
  });

  test("ends it when the body raises", async () => {
    const notes: string[] = [];
    const main = asyncFor(native(9, notes), function* () {
      throw new ValueError("body");
    });
    await expect(runVirtual(main)).rejects.toThrow(new ValueError("body"));
    expect(notes).toEqual(["finally"]);
  });

  test("raises what it raises, and does not end it once more", async () => {
    let ended = 0;
    const failing: AsyncIterableIterator<number> = {
      [Symbol.asyncIterator]: () => failing,
      next: () => Promise.reject(new ValueError("next")),
      return: () => {
        ended++;
        return Promise.resolve({ done: true, value: undefined });
      },
    };
    await expect(runVirtual(asyncFor(failing, function* () {}))).rejects.toThrow(new ValueError("next"));
    expect(ended).toBe(0);
  });

  test("is cancelled while it waits for the next item, and ends it without waiting", async () => {
    let ended = 0;
    const silent: AsyncIterableIterator<number> = {
      [Symbol.asyncIterator]: () => silent,
      next: () => new Promise(() => {}),
      return: () => {
        ended++;
        return new Promise(() => {});
      },
    };
    const main = coroutine(function* main(): Generator<Suspension, string, unknown> {
      const task = createTask(asyncFor(silent, function* () {}));
      yield* sleep(0);
      task.cancel();
      try {
        yield* task;
      } catch (error) {
        return repr(error);
      }
      return "";
    });
    expect(await runVirtual(main())).toBe("CancelledError()");
    expect(ended).toBe(1);
  });

  test("takes one that cannot be ended", async () => {
    const plain: AsyncIterator<number> & AsyncIterable<number> = {
      [Symbol.asyncIterator]: () => plain,
      next: () => Promise.resolve({ done: false, value: 7 }),
    };
    const main = coroutine(function* main() {
      const value = yield* asyncFor(plain, function* (i) {
        return i;
      });
      const failing = asyncFor(plain, function* () {
        throw new ValueError("body");
      });
      try {
        yield* failing;
      } catch (error) {
        return [value, repr(error)];
      }
      return [value];
    });
    expect(await runVirtual(main())).toEqual([7, "ValueError('body')"]);
  });
});
