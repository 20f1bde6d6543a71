// What `yield*` gives has the type of what was awaited. The compiler is the judge (tsc -p test); nothing here runs.
import { type Awaitable, asyncGenerator, asyncio, Coroutine, coroutine, emit } from "asyncio-lessons";
import { describe, expectTypeOf, test } from "vitest";

const greet = coroutine(function* greet(name: string, times?: number) {
  yield* asyncio.sleep(0);
  return name.length * (times ?? 1);
});

describe("awaiting infers the result", () => {
  test("of a coroutine, a task and a future", () => {
    coroutine(function* () {
      expectTypeOf(yield* greet("Ann")).toEqualTypeOf<number>();
      expectTypeOf(yield* asyncio.createTask(greet("Ann"))).toEqualTypeOf<number>();
      const future = asyncio.getRunningLoop().createFuture<"done">();
      expectTypeOf(yield* future).toEqualTypeOf<"done">();
    });
  });

  test("of whatever ensureFuture takes: coroutine, future, task, promise", () => {
    coroutine(function* () {
      const task = asyncio.createTask(greet("Ann"));
      expectTypeOf(asyncio.ensureFuture(task)).toEqualTypeOf<asyncio.Task<number>>();
      expectTypeOf(asyncio.ensureFuture(greet("Ann"))).toEqualTypeOf<asyncio.Task<number>>();
      expectTypeOf(yield* asyncio.ensureFuture(Promise.resolve("text"))).toEqualTypeOf<string>();
      expectTypeOf(
        yield* asyncio.ensureFuture(asyncio.getRunningLoop().createFuture<Date>()),
      ).toEqualTypeOf<Date>();
    });
  });

  test("of sleep, with and without a result", () => {
    coroutine(function* () {
      expectTypeOf(yield* asyncio.sleep(1)).toEqualTypeOf<undefined>();
      expectTypeOf(yield* asyncio.sleep(1, "r")).toEqualTypeOf<string>();
    });
  });

  test("of an object of one's own that iterates like a future", () => {
    class Answer implements Awaitable<42> {
      *[Symbol.iterator](): Generator<null, 42, unknown> {
        yield null;
        return 42;
      }
    }
    coroutine(function* () {
      expectTypeOf(yield* new Answer()).toEqualTypeOf<42>();
      expectTypeOf(asyncio.ensureFuture(new Answer())).toEqualTypeOf<asyncio.Task<42>>();
    });
  });

  test("of an asynchronous generator's methods", () => {
    const count = asyncGenerator(function* count(to: number) {
      for (let i = 0; i < to; i++) {
        yield* asyncio.sleep(0);
        expectTypeOf(yield* emit(i)).toEqualTypeOf<unknown>();
      }
    });
    expectTypeOf(count).parameters.toEqualTypeOf<[to: number]>();
    coroutine(function* () {
      const numbers = count(2);
      expectTypeOf(yield* numbers.anext()).toEqualTypeOf<number>();
      expectTypeOf(yield* numbers.asend("x")).toEqualTypeOf<number>();
      expectTypeOf(yield* numbers.athrow(new Error())).toEqualTypeOf<number | undefined>();
      expectTypeOf(yield* numbers.aclose()).toEqualTypeOf<void>();
    });
  });
});

describe("a coroutine function", () => {
  test("keeps its parameters, optional ones included, and says what it returns", () => {
    expectTypeOf(greet).parameters.toEqualTypeOf<[name: string, times?: number | undefined]>();
    expectTypeOf(greet).returns.toEqualTypeOf<Coroutine<number>>();
    // @ts-expect-error the name is not a number
    greet(1).close();
  });

  test("is what run and runUntilComplete unwrap into a promise", () => {
    const run = (): Promise<number> => asyncio.run(greet("Ann"));
    expectTypeOf(run).returns.toEqualTypeOf<Promise<number>>();
    const loop = (): Promise<number> => asyncio.newEventLoop().runUntilComplete(greet("Ann"));
    expectTypeOf(loop).returns.toEqualTypeOf<Promise<number>>();
    expectTypeOf(Coroutine).instance.toExtend<Awaitable<unknown>>();
  });
});

describe("a wrong await is a type error", () => {
  test("of a collection, which iterates but is not awaitable", () => {
    // @ts-expect-error an array yields numbers, and a coroutine yields futures only
    coroutine(function* () {
      yield* [1, 2];
    });
  });

  test("of a plain value", () => {
    coroutine(function* () {
      // @ts-expect-error a number cannot be awaited
      yield* 1;
    });
  });

  test("of a promise as it is: ensureFuture makes a future of it", () => {
    coroutine(function* () {
      // @ts-expect-error a promise is not iterable
      yield* Promise.resolve(1);
    });
  });

  test("of a coroutine function that was not called", () => {
    coroutine(function* () {
      // @ts-expect-error the function itself is not a coroutine
      yield* greet;
    });
    // @ts-expect-error nor can it be made a task
    const make = (): unknown => asyncio.createTask(greet);
    expectTypeOf(make).returns.toEqualTypeOf<unknown>();
  });
});
