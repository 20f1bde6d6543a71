// What comes out of queues, threads and wrapped promises has the type of what went in. The compiler is the judge; nothing
// here runs.
import { asyncio, coroutine } from "asyncio-lessons";
import { describe, expectTypeOf, test } from "vitest";

function add(a: number, b: number): number {
  return a + b;
}

async function later(text: string): Promise<Date> {
  return new Date(text);
}

const module = import.meta.url;

describe("a queue", () => {
  test("gives items of its type, and takes no others", () => {
    coroutine(function* () {
      const queue = new asyncio.PriorityQueue<[number, string]>({ maxsize: 3 });
      expectTypeOf(yield* queue.get()).toEqualTypeOf<[number, string]>();
      expectTypeOf(queue.getNowait()).toEqualTypeOf<[number, string]>();
      expectTypeOf(yield* queue.join()).toEqualTypeOf<void>();
      // @ts-expect-error: the items are pairs
      yield* queue.put("text");
    });
  });
});

describe("a call in a thread", () => {
  test("has the function's result, a promise's value for an asynchronous one", () => {
    coroutine(function* () {
      expectTypeOf(yield* asyncio.toThread(add, 1, 2)).toEqualTypeOf<number>();
      expectTypeOf(yield* asyncio.toThread({ module, function: later }, "2000")).toEqualTypeOf<Date>();
      const loop = asyncio.getRunningLoop();
      expectTypeOf(loop.runInExecutor(null, add, 1, 2)).toEqualTypeOf<asyncio.Future<number>>();
    });
  });

  test("takes the function's arguments", () => {
    coroutine(function* () {
      // @ts-expect-error: two numbers are wanted
      yield* asyncio.toThread(add, 1, "2");
      // @ts-expect-error: two numbers are wanted
      yield* asyncio.toThread({ module, function: add }, 1);
    });
  });

  test("by name alone is unknown, or what the caller says", () => {
    coroutine(function* () {
      expectTypeOf(yield* asyncio.toThread({ module, name: "add" }, 1, 2)).toEqualTypeOf<unknown>();
      expectTypeOf(yield* asyncio.toThread<number>({ module, name: "add" }, 1, 2)).toEqualTypeOf<number>();
    });
  });
});

describe("futures and promises", () => {
  test("are of the same type both ways", () => {
    coroutine(function* () {
      expectTypeOf(yield* asyncio.wrapFuture(later("2000"))).toEqualTypeOf<Date>();
      expectTypeOf(asyncio.asPromise(asyncio.sleep(1, "slept"))).toEqualTypeOf<Promise<string>>();
      const task = asyncio.createTask(asyncio.sleep(1, "slept"));
      expectTypeOf(asyncio.wrapFuture(task)).toEqualTypeOf<asyncio.Task<string>>();
      const loop = asyncio.getRunningLoop();
      const future = asyncio.runCoroutineThreadsafe(asyncio.sleep(1, 2), loop);
      expectTypeOf(future.result(5)).toEqualTypeOf<Promise<number>>();
    });
  });
});
