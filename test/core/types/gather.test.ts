// gather's result is a tuple of its arguments' results. The compiler is the judge (tsc -p test); nothing here runs.
import { asyncio, coroutine } from "asyncio-lessons";
import { describe, expectTypeOf, test } from "vitest";

const count = coroutine(function* count() {
  return 1;
});
const name = coroutine(function* name() {
  return "Ann";
});

describe("gather", () => {
  test("gives a tuple, in the order of the arguments", () => {
    coroutine(function* () {
      expectTypeOf(yield* asyncio.gather(count(), name())).toEqualTypeOf<[number, string]>();
      const [first, second] = yield* asyncio.gather(asyncio.createTask(name()), Promise.resolve(new Date()));
      expectTypeOf(first).toEqualTypeOf<string>();
      expectTypeOf(second).toEqualTypeOf<Date>();
    });
  });

  test("gives an empty tuple for no arguments", () => {
    coroutine(function* () {
      expectTypeOf(yield* asyncio.gather()).toEqualTypeOf<[]>();
    });
  });

  test("gives an array for a spread of as many as there are", () => {
    coroutine(function* () {
      const coroutines = [count(), count()];
      expectTypeOf(yield* asyncio.gather(...coroutines)).toEqualTypeOf<number[]>();
    });
  });

  test("gives results or errors with returnExceptions", () => {
    coroutine(function* () {
      const results = yield* asyncio.gather(count(), name(), { returnExceptions: true });
      expectTypeOf(results).toEqualTypeOf<[number | Error, string | Error]>();
    });
  });

  test("gives plain results with returnExceptions: false, and either where it is not known", () => {
    coroutine(function* () {
      const results = yield* asyncio.gather(count(), name(), { returnExceptions: false });
      expectTypeOf(results).toEqualTypeOf<[number, string]>();
      const returnExceptions: boolean = results.length > 2;
      const either = yield* asyncio.gather(count(), name(), { returnExceptions });
      expectTypeOf(either).toEqualTypeOf<[number | Error, string | Error]>();
    });
  });

  test("gives a future, not a coroutine: it is under way already", () => {
    const gathered = (): unknown => asyncio.gather(count());
    expectTypeOf(gathered).returns.toEqualTypeOf<unknown>();
    const typed = (): asyncio.Future<[number]> => asyncio.gather(count());
    expectTypeOf(typed).returns.toEqualTypeOf<asyncio.Future<[number]>>();
  });

  test("refuses what cannot be awaited", () => {
    // @ts-expect-error a number cannot be awaited
    const wrong = (): unknown => asyncio.gather(count(), 1);
    expectTypeOf(wrong).returns.toEqualTypeOf<unknown>();
  });
});
