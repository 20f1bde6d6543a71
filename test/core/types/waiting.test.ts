// What waiting gives has the types of what is waited for. The compiler is the judge (tsc -p test); nothing here runs.
import { asyncFor, asyncio, asyncWith, coroutine } from "asyncio-lessons";
import { describe, expectTypeOf, test } from "vitest";

const count = coroutine(function* count() {
  return 1;
});
const name = coroutine(function* name() {
  return "Ann";
});

describe("wait", () => {
  test("gives two sets of what it was given", () => {
    coroutine(function* () {
      const [done, pending] = yield* asyncio.wait([asyncio.createTask(count())]);
      expectTypeOf(done).toEqualTypeOf<Set<asyncio.Task<number>>>();
      expectTypeOf(pending).toEqualTypeOf<Set<asyncio.Task<number>>>();
      const both = [asyncio.createTask(count()), asyncio.createTask(name())];
      for (const task of (yield* asyncio.wait(new Set(both)))[0]) {
        expectTypeOf(task.result()).toEqualTypeOf<number | string>();
      }
    });
  });

  test("refuses coroutines, a single future, and another returnWhen", () => {
    const refused = [
      // @ts-expect-error coroutines are to be made tasks first
      () => asyncio.wait([count()]),
      // @ts-expect-error a list is wanted
      () => asyncio.wait(asyncio.createTask(count())),
      // @ts-expect-error there are three of them
      () => asyncio.wait([asyncio.createTask(count())], { returnWhen: "SOMETIMES" }),
    ];
    expectTypeOf(refused).toBeArray();
    const task = (): asyncio.Task<number> => asyncio.createTask(count());
    for (const returnWhen of [asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED]) {
      expectTypeOf(() => asyncio.wait([task()], { returnWhen, timeout: null })).toBeFunction();
    }
  });
});

describe("waitFor and shield", () => {
  test("give the result of a coroutine, a task, a future and a promise", () => {
    coroutine(function* () {
      expectTypeOf(yield* asyncio.waitFor(count(), 1)).toEqualTypeOf<number>();
      expectTypeOf(yield* asyncio.waitFor(asyncio.createTask(name()), null)).toEqualTypeOf<string>();
      expectTypeOf(yield* asyncio.waitFor(Promise.resolve(new Date()), 1)).toEqualTypeOf<Date>();
      expectTypeOf(asyncio.shield(count())).toEqualTypeOf<asyncio.Future<number>>();
      expectTypeOf(asyncio.shield(asyncio.createTask(name()))).toEqualTypeOf<asyncio.Future<string>>();
      expectTypeOf(yield* asyncio.shield(Promise.resolve(new Date()))).toEqualTypeOf<Date>();
    });
  });

  test("refuse what cannot be awaited", () => {
    // @ts-expect-error a number cannot be awaited
    expectTypeOf(() => asyncio.waitFor(1, 1)).toBeFunction();
    // @ts-expect-error a number cannot be awaited
    expectTypeOf(() => asyncio.shield(1)).toBeFunction();
    // @ts-expect-error the limit is to be said, if it is only null
    expectTypeOf(() => asyncio.waitFor(count())).toBeFunction();
  });
});

describe("timeout", () => {
  test("hands itself to the block, whose result comes out as it is", () => {
    coroutine(function* () {
      const result = yield* asyncWith(asyncio.timeout(1), function* (limit) {
        expectTypeOf(limit).toEqualTypeOf<asyncio.Timeout>();
        expectTypeOf(limit.when()).toEqualTypeOf<number | null>();
        return yield* count();
      });
      expectTypeOf(result).toEqualTypeOf<number>();
    });
  });
});

describe("asCompleted", () => {
  test("gives coroutines of the results", () => {
    coroutine(function* () {
      for (const next of asyncio.asCompleted([count(), name()])) {
        expectTypeOf(yield* next).toEqualTypeOf<number | string>();
      }
      for (const next of asyncio.asCompleted(new Set([asyncio.createTask(count())]), { timeout: 1 })) {
        expectTypeOf(yield* next).toEqualTypeOf<number>();
      }
    });
  });

  test("gives asyncFor the tasks and futures themselves, and tasks for coroutines", () => {
    coroutine(function* () {
      const future = asyncio.getRunningLoop().createFuture<boolean>();
      yield* asyncFor(asyncio.asCompleted([asyncio.createTask(count())]), function* (task) {
        expectTypeOf(task).toEqualTypeOf<asyncio.Task<number>>();
      });
      yield* asyncFor(asyncio.asCompleted([future, name()]), function* (one) {
        expectTypeOf(one).toEqualTypeOf<asyncio.Future<boolean> | asyncio.Task<string>>();
      });
      yield* asyncFor(asyncio.asCompleted([Promise.resolve(1)]), function* (one) {
        expectTypeOf(one).toEqualTypeOf<asyncio.Future<number>>();
      });
    });
  });

  test("refuses what cannot be awaited, and a single awaitable", () => {
    // @ts-expect-error a number cannot be awaited
    expectTypeOf(() => asyncio.asCompleted([1])).toBeFunction();
    // @ts-expect-error a list is wanted
    expectTypeOf(() => asyncio.asCompleted(asyncio.createTask(count()))).toBeFunction();
  });
});
