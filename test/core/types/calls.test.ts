// What a callback is called with is checked, with options after it or without. The compiler is the judge; nothing here runs.
import type { AsyncExitStack, asyncio, Context, Coroutine } from "asyncio-lessons";
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

describe("a method without its object", () => {
  interface Given {
    readonly loop: asyncio.EventLoop;
    readonly task: asyncio.Task<number>;
    readonly event: asyncio.Event;
    readonly lock: asyncio.Lock;
    readonly condition: asyncio.Condition;
    readonly queue: asyncio.Queue<number>;
    readonly context: Context;
    readonly stack: AsyncExitStack;
  }
  const misuse = ({ loop, task, event, lock, condition, queue, context, stack }: Given): void => {
    // @ts-expect-error it is () => task.cancel()
    loop.callSoon(task.cancel);
    // @ts-expect-error with arguments as well
    loop.callLater(1, queue.putNowait, 1);
    // @ts-expect-error
    task.addDoneCallback(event.set);
    // @ts-expect-error
    context.run(lock.release);
    // @ts-expect-error
    condition.waitFor(event.isSet);
    // @ts-expect-error
    stack.callback(loop.stop);
    const { cancel } = task;
    // @ts-expect-error it is called on nothing
    cancel();
  };
  const use = (
    { loop, event }: Given,
    either: asyncio.Task<number> | asyncio.Task<string> | asyncio.Future<boolean>,
    holdable: asyncio.Lock | asyncio.Semaphore | asyncio.Condition,
    queue: asyncio.Queue<number> | asyncio.PriorityQueue<string>,
    maker: asyncio.EventLoop | asyncio.TaskGroup,
    coroutine: Coroutine<number>,
  ): void => {
    loop.callSoon(() => event.set());
    loop.callSoon(event.set.bind(event));
    expectTypeOf(either.cancel()).toEqualTypeOf<boolean>();
    expectTypeOf(either.result()).toEqualTypeOf<number | string | boolean>();
    expectTypeOf(holdable.locked()).toEqualTypeOf<boolean>();
    expectTypeOf(holdable.acquire()).toEqualTypeOf<Coroutine<true>>();
    holdable.release();
    expectTypeOf(queue.getNowait()).toEqualTypeOf<number | string>();
    expectTypeOf(maker.createTask(coroutine)).toEqualTypeOf<asyncio.Task<number>>();
  };

  test("is refused, and a variable may still hold one of several kinds", () => {
    expectTypeOf(misuse).returns.toEqualTypeOf<void>();
    expectTypeOf(use).returns.toEqualTypeOf<void>();
  });
});
