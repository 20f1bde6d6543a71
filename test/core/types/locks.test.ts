// The types of what the synchronisation primitives give. The compiler is the judge (tsc -p test); nothing here runs.
import { asyncio, asyncWith, coroutine } from "asyncio-lessons";
import { describe, expectTypeOf, test } from "vitest";

describe("awaiting", () => {
  test("an acquire or a wait gives true", () => {
    coroutine(function* () {
      const lock = new asyncio.Lock();
      expectTypeOf(yield* lock.acquire()).toEqualTypeOf<true>();
      expectTypeOf(yield* new asyncio.BoundedSemaphore(2).acquire()).toEqualTypeOf<true>();
      expectTypeOf(yield* new asyncio.Event().wait()).toEqualTypeOf<true>();
      expectTypeOf(yield* new asyncio.Condition(lock).wait()).toEqualTypeOf<true>();
    });
  });

  test("waitFor of a condition gives what the predicate gave", () => {
    coroutine(function* () {
      const condition = new asyncio.Condition();
      expectTypeOf(yield* condition.waitFor(() => 1 > 0)).toEqualTypeOf<boolean>();
      const items: string[] = [];
      expectTypeOf(yield* condition.waitFor(() => items.at(0))).toEqualTypeOf<string | undefined>();
    });
  });

  test("a barrier gives the index", () => {
    coroutine(function* () {
      const barrier = new asyncio.Barrier(2);
      expectTypeOf(yield* barrier.wait()).toEqualTypeOf<number>();
      expectTypeOf(yield* barrier.reset()).toEqualTypeOf<void>();
      expectTypeOf(barrier.parties).toEqualTypeOf<number>();
      expectTypeOf(barrier.broken).toEqualTypeOf<boolean>();
    });
  });

  test("asyncWith gives what the body returns: leaving keeps no exception back", () => {
    coroutine(function* () {
      const fromLock = yield* asyncWith(new asyncio.Lock(), function* (value) {
        expectTypeOf(value).toEqualTypeOf<void>();
        return "text";
      });
      expectTypeOf(fromLock).toEqualTypeOf<string>();
      const fromBarrier = yield* asyncWith(new asyncio.Barrier(1), function* (index) {
        expectTypeOf(index).toEqualTypeOf<number>();
        return index;
      });
      expectTypeOf(fromBarrier).toEqualTypeOf<number>();
    });
  });
});

test("an event, a lock and a barrier are no awaitables", () => {
  coroutine(function* () {
    // @ts-expect-error it is its `wait()` that is awaited
    yield* new asyncio.Event();
    // @ts-expect-error it is its `acquire()` that is awaited
    yield* new asyncio.Lock();
    // @ts-expect-error how many tasks it is for has to be said
    new asyncio.Barrier();
  });
});
