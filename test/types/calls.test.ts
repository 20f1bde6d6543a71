// What a callback is called with is checked, with options after it or without. The compiler is the judge; nothing here runs.
import type { asyncio, Context } from "asyncio-lessons";
import { describe, expectTypeOf, test } from "vitest";

const callback = (name: string, times: number): string => name.repeat(times);

describe("the calls of a loop", () => {
  const use = (loop: asyncio.EventLoop, context: Context): void => {
    expectTypeOf(loop.callSoon(callback, "a", 1)).toEqualTypeOf<asyncio.Handle>();
    expectTypeOf(loop.callSoon(callback, "a", 1, { context })).toEqualTypeOf<asyncio.Handle>();
    expectTypeOf(loop.callSoonThreadsafe(callback, "a", 1, { context })).toEqualTypeOf<asyncio.Handle>();
    expectTypeOf(loop.callLater(1, callback, "a", 1, { context })).toEqualTypeOf<asyncio.TimerHandle>();
    expectTypeOf(loop.callAt(1, callback, "a", 1, { context })).toEqualTypeOf<asyncio.TimerHandle>();
    expectTypeOf(loop.callSoon(() => {}, { context })).toEqualTypeOf<asyncio.Handle>();
  };
  const misuse = (loop: asyncio.EventLoop, context: Context): void => {
    // @ts-expect-error an argument is missing
    loop.callSoon(callback, "a");
    // @ts-expect-error also when options follow
    loop.callSoonThreadsafe(callback, "a", { context });
    // @ts-expect-error an argument has the wrong type
    loop.callLater(1, callback, "a", "b", { context });
    // @ts-expect-error the options' context is none
    loop.callAt(1, callback, "a", 1, { context: 3 });
    // @ts-expect-error a delay is a number
    loop.callLater("1", callback, "a", 1);
    // @ts-expect-error what cannot be called is no callback
    loop.callSoon(3);
  };

  test("take the callback's arguments, and a context after them", () => {
    expectTypeOf(use).parameters.toEqualTypeOf<[loop: asyncio.EventLoop, context: Context]>();
    expectTypeOf(misuse).parameters.toEqualTypeOf<[loop: asyncio.EventLoop, context: Context]>();
  });
});
