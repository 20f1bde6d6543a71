// A method that is handed over without its object, as Python's bound methods are, is refused with what to write instead.
import { describe, expect, test } from "vitest";
import {
  AsyncExitStack,
  asyncio,
  copyContext,
  coroutine,
  ExceptionGroup,
  ValueError,
} from "../../src/index.js";

const loop = new asyncio.EventLoop({ clock: new asyncio.VirtualClock() });
const future = loop.createFuture<unknown>();
const event = new asyncio.Event();
const condition = new asyncio.Condition();
const stack = new AsyncExitStack();
const group = new ExceptionGroup("one", [new ValueError()]);
const queue = new asyncio.Queue<number>();

/** The compiler would refuse them: this is for programs that it has not seen. */
const unseen = (method: unknown): (() => void) => method as () => void;

const methods = {
  cancel: unseen(asyncio.Task.prototype.cancel),
  set: unseen(event.set),
  isSet: unseen(event.isSet),
  putNowait: unseen(queue.putNowait) as (item: number) => void,
  setResult: unseen(future.setResult) as (result: number) => void,
  callSoon: unseen(loop.callSoon),
  release: unseen(new asyncio.BoundedSemaphore().release),
  handleCancel: unseen(asyncio.TimerHandle.prototype.cancel),
};

describe("a method without its object", () => {
  test.each([
    ["callSoon", "Task.cancel", "() => task.cancel()", () => loop.callSoon(methods.cancel)],
    ["callSoon", "Queue.putNowait", "() => queue.putNowait(…)", () => loop.callSoon(methods.putNowait, 1)],
    ["callSoonThreadsafe", "Event.set", "() => event.set()", () => loop.callSoonThreadsafe(methods.set)],
    [
      "callLater",
      "Future.setResult",
      "() => future.setResult(…)",
      () => loop.callLater(1, methods.setResult, 1),
    ],
    ["callAt", "EventLoop.callSoon", "() => eventLoop.callSoon()", () => loop.callAt(1, methods.callSoon)],
    [
      "addDoneCallback",
      "TimerHandle.cancel",
      "() => timerHandle.cancel()",
      () => future.addDoneCallback(methods.handleCancel),
    ],
    ["Context.run", "Event.set", "() => event.set()", () => copyContext().run(methods.set)],
    ["Condition.waitFor", "Event.isSet", "() => event.isSet()", () => condition.waitFor(methods.isSet)],
    [
      "AsyncExitStack.callback",
      "BoundedSemaphore.release",
      "() => boundedSemaphore.release()",
      () => stack.callback(methods.release),
    ],
    ["AsyncExitStack.push", "Event.set", "() => event.set(…)", () => stack.push(methods.set)],
    [
      "AsyncExitStack.pushAsyncCallback",
      "Event.set",
      "() => event.set()",
      () => stack.pushAsyncCallback(methods.set as never),
    ],
    [
      "AsyncExitStack.pushAsyncExit",
      "Event.set",
      "() => event.set(…)",
      () => stack.pushAsyncExit(methods.set as never),
    ],
    ["setExceptionHandler", "Event.set", "() => event.set(…)", () => loop.setExceptionHandler(methods.set)],
    ["setTaskFactory", "Event.set", "() => event.set(…)", () => loop.setTaskFactory(methods.set as never)],
    ["ExceptionGroup.split", "Event.isSet", "() => event.isSet()", () => group.split(methods.isSet)],
  ])("is refused by %s: %s", (_where, method, instead, call) => {
    const [className] = method.split(".");
    expect(call).toThrow(
      new TypeError(`${method} must be called on its ${className}: pass ${instead} instead`),
    );
  });

  test("is refused by a thread, which has no objects to call it on", () => {
    const refused =
      "Event.set cannot be called in a thread: threads share no objects, so it has no Event there";
    expect(() => loop.runInExecutor(null, methods.set)).toThrow(new TypeError(refused));
  });

  test("is taken once it is bound, or called by a function of the program's own", async () => {
    const main = coroutine(function* main() {
      const running = asyncio.getRunningLoop();
      const done = new asyncio.Event();
      running.callSoon(done.set.bind(done));
      yield* done.wait();
      done.clear();
      running.callSoon(() => done.set());
      return yield* done.wait();
    });
    expect(await asyncio.run(main())).toBe(true);
  });
});
