// What `asyncWith`, `asyncFor` and task groups give has the type of what went in. The compiler is the judge (tsc -p
// test); nothing here runs.
import {
  AsyncExitStack,
  asyncEnter,
  asyncExit,
  asyncFor,
  asyncGenerator,
  asyncio,
  asyncWith,
  type BaseExceptionGroup,
  coroutine,
  ExceptionGroup,
  emit,
  ValueError,
} from "asyncio-lessons";
import { describe, expectTypeOf, test } from "vitest";

const answer = coroutine(function* answer() {
  yield* asyncio.sleep(0);
  return 42;
});

describe("asyncWith", () => {
  test("gives the body what entering gives, and hands on what the body returns", () => {
    coroutine(function* () {
      const task = yield* asyncWith(new asyncio.TaskGroup(), function* (group) {
        expectTypeOf(group).toEqualTypeOf<asyncio.TaskGroup>();
        yield* asyncio.sleep(0);
        return group.createTask(answer());
      });
      expectTypeOf(task).toEqualTypeOf<asyncio.Task<number>>();
      const text = yield* asyncWith(asyncio.timeout(1), function* (timeout) {
        expectTypeOf(timeout).toEqualTypeOf<asyncio.Timeout>();
        return "text";
      });
      expectTypeOf(text).toEqualTypeOf<string>();
      const locked = yield* asyncWith(new asyncio.Lock(), function* (nothing) {
        expectTypeOf(nothing).toEqualTypeOf<void>();
        return yield* answer();
      });
      expectTypeOf(locked).toEqualTypeOf<number>();
    });
  });

  test("may give nothing where the manager may keep an exception back", () => {
    const keeping = {
      *[asyncEnter](): Generator<never, number> {
        return 1;
      },
      *[asyncExit](): Generator<never, boolean> {
        return true;
      },
    };
    coroutine(function* () {
      const result = yield* asyncWith(keeping, function* (value) {
        return [value];
      });
      expectTypeOf(result).toEqualTypeOf<number[] | undefined>();
      const inStack = yield* asyncWith(new AsyncExitStack(), function* (stack) {
        expectTypeOf(yield* stack.enterAsyncContext(keeping)).toEqualTypeOf<number>();
        return "text";
      });
      expectTypeOf(inStack).toEqualTypeOf<string | undefined>();
    });
  });

  test("refuses what cannot be entered, and a body that is no generator", () => {
    // @ts-expect-error a date is no manager
    asyncWith(new Date(), function* () {}).close();
    // @ts-expect-error the body lacks its star
    asyncWith(new asyncio.TaskGroup(), () => 1).close();
  });
});

describe("asyncFor", () => {
  test("gives the body the items, and hands on what ends the loop", () => {
    const count = asyncGenerator(function* count() {
      yield* emit(1);
    });
    async function* native(): AsyncGenerator<Date> {
      yield await Promise.resolve(new Date());
    }
    coroutine(function* () {
      const found = yield* asyncFor(count(), function* (item) {
        if (item > 1) return `found ${item}`;
        return undefined;
      });
      expectTypeOf(found).toEqualTypeOf<string | undefined>();
      const nothing = yield* asyncFor(native(), function* (item) {
        expectTypeOf(item).toEqualTypeOf<Date>();
      });
      expectTypeOf(nothing).toEqualTypeOf<undefined>();
    });
  });
});

describe("within an asynchronous generator", () => {
  test("the bodies may emit, and the generator's items are typed by that", () => {
    const generator = asyncGenerator(function* () {
      const result = yield* asyncWith(new asyncio.Lock(), function* () {
        yield* emit(1);
        return "text";
      });
      expectTypeOf(result).toEqualTypeOf<string>();
      yield* asyncFor(generator2(), function* (item) {
        yield* asyncio.sleep(1);
        yield* emit(item);
      });
    });
    const generator2 = asyncGenerator(function* () {
      yield* emit(2);
    });
    coroutine(function* () {
      expectTypeOf(yield* generator().anext()).toEqualTypeOf<number>();
    });
    // @ts-expect-error nobody takes what a coroutine emits
    coroutine(function* () {
      yield* asyncWith(new asyncio.Lock(), function* () {
        yield* emit(1);
      });
    });
  });
});

describe("exception groups", () => {
  test("hold errors, and are parted in two", () => {
    const group = new ExceptionGroup("m", [new ValueError()]);
    expectTypeOf(group.exceptions).toEqualTypeOf<readonly Error[]>();
    expectTypeOf(group.subgroup(ValueError)).toEqualTypeOf<BaseExceptionGroup | null>();
    const [picked, rest] = group.split([ValueError, TypeError]);
    expectTypeOf(picked).toEqualTypeOf<BaseExceptionGroup | null>();
    expectTypeOf(rest).toEqualTypeOf<BaseExceptionGroup | null>();
    expectTypeOf(group).toExtend<BaseExceptionGroup>();
  });
});
