// Tasks: how they are made, what they return, wait for and refuse, how they are named and written, and what is reported.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { EventLoop } from "../../src/asyncio/base_events.js";
import { VirtualClock } from "../../src/asyncio/clocks/virtual.js";
import { allTasks, currentTask } from "../../src/asyncio/create_task.js";
import { ensureFuture } from "../../src/asyncio/ensure_future.js";
import type { ExceptionContext } from "../../src/asyncio/exception_handler.js";
import { Future } from "../../src/asyncio/futures.js";
import { gather } from "../../src/asyncio/gather.js";
import type { Suspension } from "../../src/asyncio/python/awaitable.js";
import {
  Coroutine,
  coroutine,
  isCoroutine,
  isCoroutineFunction,
} from "../../src/asyncio/python/coroutines.js";
import {
  type BaseException,
  CancelledError,
  InvalidStateError,
  KeyError,
  RuntimeError,
  ValueError,
} from "../../src/asyncio/python/exceptions.js";
import { repr } from "../../src/asyncio/python/repr.js";
import { setEventLoop } from "../../src/asyncio/running.js";
import { reportAtExit } from "../../src/asyncio/shutdown_report.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { Task } from "../../src/asyncio/tasks.js";
import { errorLike } from "../helpers/errorLike.js";
import { runBriefly } from "./briefly.js";
import { hearReports, virtualLoop } from "./virtual.js";

const ok = coroutine(function* ok() {
  return "ok";
});
const waits = coroutine(function* waits<T>(future: Future<T>) {
  return yield* future;
});

let loop: EventLoop;

beforeEach(() => {
  loop = virtualLoop();
  setEventLoop(null);
});
afterEach(() => {
  setEventLoop(null);
  loop.close();
});

/** A task's repr without the place of its coroutine's definition, which differs from machine to machine. */
const written = (task: Task<unknown>): string => repr(task).replaceAll(/ at [^ ]*:\d+>/g, ">");

describe("a task", () => {
  // covers: test_tasks.BaseTaskTests.test_task_class, test_tasks.BaseTaskTests.test_get_coro
  test("runs its coroutine on its loop, and has its result", async () => {
    for (const own of [loop, virtualLoop()]) {
      const coro = ok();
      const task = new Task(coro, { loop: own });
      expect([task.getLoop() === own, task.getCoro() === coro, task.done()]).toEqual([true, true, false]);
      await own.runUntilComplete(task);
      expect([task.done(), task.result(), task.getCoro() === coro]).toEqual([true, "ok", true]);
      if (own !== loop) own.close();
    }
  });

  // covers: test_tasks.BaseTaskTests.test_task_basics
  test("awaits other coroutines", async () => {
    const inner = coroutine(function* inner(value: number) {
      return value;
    });
    const outer = coroutine(function* outer() {
      return (yield* inner(42)) + (yield* inner(1000));
    });
    expect(await loop.runUntilComplete(outer())).toBe(1042);
  });

  // covers: test_tasks.BaseTaskTests.test_coroutine_non_gen_function, test_tasks.BaseTaskTests.test_create_task_with_async_function
  test("is made of what a coroutine function gives", async () => {
    expect([isCoroutineFunction(ok), isCoroutine(ok)]).toEqual([true, false]);
    for (let i = 0; i < 2; i++) {
      const coro = ok();
      expect([isCoroutine(coro), isCoroutineFunction(coro)]).toEqual([true, false]);
      const task = loop.createTask(coro);
      expect(task).toBeInstanceOf(Task);
      expect(await loop.runUntilComplete(task)).toBe("ok");
    }
  });

  // covers: test_tasks.BaseTaskTests.test_create_task_with_asynclike_function
  test("is made of an object of one's own that has a generator's methods", async () => {
    class Like implements Generator<Suspension, number, unknown> {
      #steps = 0;
      readonly [Symbol.toStringTag] = "Like";
      [Symbol.iterator](): this {
        return this;
      }
      next(): IteratorResult<Suspension, number> {
        return this.#steps++ === 0 ? { done: false, value: null } : { done: true, value: 42 };
      }
      throw(error: unknown): never {
        throw error;
      }
      return(value: number): IteratorResult<Suspension, number> {
        return { done: true, value };
      }
      [Symbol.dispose](): void {}
    }
    for (let i = 0; i < 2; i++) {
      expect(isCoroutine(new Like())).toBe(true);
      const task = loop.createTask(new Like());
      expect(task).toBeInstanceOf(Task);
      expect(await loop.runUntilComplete(task)).toBe(42);
    }
    for (const lacking of [{ next() {} }, { [Symbol.iterator]: () => ({ next() {} }) }, [].values()]) {
      expect(isCoroutine(lacking)).toBe(false);
    }
  });

  // covers: test_tasks.BaseTaskTests.test_create_task_with_noncoroutine
  test("is made of nothing else", () => {
    for (let i = 0; i < 2; i++) {
      expect(() => loop.createTask(123 as never)).toThrow(new TypeError("a coroutine was expected, got 123"));
    }
    expect(allTasks(loop).size).toBe(0);
  });

  // covers: test_tasks.BaseTaskTests.test_coroutine_non_gen_function_return_future
  test("whose coroutine returns a future has that future as its result, and does not wait for it", async () => {
    const future = loop.createFuture<string>();
    const gives = coroutine(function* gives() {
      return future;
    });
    const sets = coroutine(function* sets() {
      future.setResult("test");
    });
    const [one, two] = [loop.createTask(gives()), loop.createTask(sets())];
    await loop.runUntilComplete(one);
    expect([one.result() === future, two.result(), future.result()]).toEqual([true, undefined, "test"]);
  });

  // covers: test_tasks.BaseTaskTests.test_step_result_future
  test("listens to a future of a class of one's own, and is given its very result", async () => {
    let iterated = 0;
    class Mine<T> extends Future<T> {
      override [Symbol.iterator](): Iterator<Suspension, T, unknown> {
        iterated++;
        return super[Symbol.iterator]();
      }
    }
    const future = new Mine<object>({ loop });
    let result: unknown;
    const keeps = coroutine(function* keeps() {
      result = yield* future;
    });
    const task = loop.createTask(keeps());
    await runBriefly(loop);
    expect([iterated, future._listeners()[0] === task]).toEqual([1, true]);
    const value = {};
    future.setResult(value);
    await runBriefly(loop);
    expect([result === value, task.done(), task.result()]).toEqual([true, true, undefined]);
  });

  // covers: test_tasks.BaseTaskTests.test_other_loop_future
  test("refuses a future of another loop", async () => {
    const other = virtualLoop();
    await expect(loop.runUntilComplete(waits(other.createFuture()))).rejects.toThrow(
      errorLike(
        RuntimeError,
        /^Task <Task pending .*> got Future <Future pending> attached to a different loop$/,
      ),
    );
    other.close();
  });

  // covers: test_tasks.BaseTaskTests.test_task_awaits_on_itself
  test("cannot await itself", async () => {
    const task: Task<void> = loop.createTask(
      coroutine(function* awaitsItself(): Generator<Suspension, void, unknown> {
        yield* task;
      })(),
    );
    await expect(loop.runUntilComplete(task)).rejects.toThrow(
      errorLike(RuntimeError, /^Task cannot await on itself: <Task /),
    );
  });

  // covers: test_tasks.BaseTaskTests.test_task_set_methods
  test("refuses an outcome from others", async () => {
    const task = loop.createTask(ok());
    expect(() => task.setResult("ko")).toThrow(
      new RuntimeError("Task does not support set_result operation"),
    );
    expect(() => task.setException(new ValueError())).toThrow(
      new RuntimeError("Task does not support set_exception operation"),
    );
    expect(await loop.runUntilComplete(task)).toBe("ok");
  });

  // covers: test_tasks.BaseTaskTests.test_exception_chaining_after_await_with_context_cycle
  test("that raises the exception being handled makes no circle of contexts", async () => {
    const raises = coroutine(function* raises(error: Error) {
      throw error;
    });
    const main = coroutine(function* main() {
      try {
        throw new KeyError("a");
      } catch (handled) {
        try {
          yield* loop.createTask(raises(handled as Error));
        } catch (caught) {
          return [caught === handled, (caught as BaseException).context === caught];
        }
      }
      return [];
    });
    expect(await loop.runUntilComplete(main())).toEqual([true, false]);
  });
});

describe("a task that somebody makes done by a future's own methods", () => {
  const ten = coroutine(function* ten() {
    yield* sleep(0.1);
    return 10;
  });
  let heard: ExceptionContext[] = [];
  const task = (): Task<number> => {
    heard = [];
    loop.setExceptionHandler((_loop, context) => heard.push(context));
    return loop.createTask(ten(), { name: "T" });
  };

  // covers: test_tasks.SetMethodsTest.test_set_result_causes_invalid_state
  test("has that result, and its next step is refused and told", async () => {
    const done = task();
    Future.prototype.setResult.call(done, "spam");
    expect(await loop.runUntilComplete(done)).toBe("spam");
    expect(heard).toHaveLength(1);
    expect(heard[0]?.exception).toEqual(
      errorLike(
        InvalidStateError,
        /^_step\(\): already done: <Task finished name='T' .* result='spam'> None$/,
      ),
    );
    expect(done.getCoro().state).toBe("CORO_CREATED");
  });

  // covers: test_tasks.SetMethodsTest.test_set_exception_causes_invalid_state
  test("has that exception, and its next step is refused and told", async () => {
    class Mine extends Error {}
    const done = task();
    await runBriefly(loop);
    Future.prototype.setException.call(done, new Mine());
    await expect(loop.runUntilComplete(done)).rejects.toThrow(new Mine());
    await loop.runUntilComplete(sleep(1));
    expect(heard).toHaveLength(1);
    expect(heard[0]?.exception).toEqual(
      errorLike(InvalidStateError, /^_step\(\): already done: <Task finished name='T' /),
    );
    expect(done.getCoro().state).toBe("CORO_SUSPENDED");
  });
});

describe("the name of a task", () => {
  // covers: test_tasks.BaseTaskTests.test_task_repr_autogenerated
  test("is made of a number that grows, where none is given", async () => {
    const tasks = [loop.createTask(ok()), loop.createTask(ok())];
    const [first, second] = tasks.map((task) => /^<Task pending name='Task-(\d+)' /.exec(repr(task))?.[1]);
    expect(Number(first)).toBeGreaterThan(0);
    expect(Number(second)).toBeGreaterThan(Number(first));
    await loop.runUntilComplete(gather(...tasks));
  });

  // covers: test_tasks.BaseTaskTests.test_task_set_name_pylong, test_tasks.BaseTaskTests.test_task_repr_name_not_str
  test("is a string, whatever is given for it", async () => {
    const task = new Task(ok(), { loop, name: 987654321 });
    const names = [task.getName()];
    for (const name of [123456789, new Set([6]), null]) {
      task.setName(name);
      names.push(task.getName());
    }
    expect(names).toEqual(["987654321", "123456789", "{6}", "None"]);
    await loop.runUntilComplete(task);
  });
});

describe("a task's repr", () => {
  // covers: test_tasks.BaseTaskTests.test_task_repr
  test("tells its state, name, coroutine and callbacks", async () => {
    const callback = (): void => {};
    const task = new Task(ok(), { loop, name: "T" });
    task.addDoneCallback(callback);
    expect(repr(task)).toMatch(
      /^<Task pending name='T' coro=<ok\(\) running at .*task_basics\.test\.ts:\d+> cb=\[callback\(\)\]>$/,
    );
    task.cancel();
    expect(written(task)).toBe("<Task cancelling name='T' coro=<ok() running> cb=[callback()]>");
    await expect(loop.runUntilComplete(task)).rejects.toThrow(new CancelledError());
    expect(written(task)).toBe("<Task cancelled name='T' coro=<ok() done, defined>>");
    const finished = new Task(ok(), { loop, name: "T" });
    await loop.runUntilComplete(finished);
    expect(written(finished)).toBe("<Task finished name='T' coro=<ok() done, defined> result='ok'>");
  });

  // covers: test_tasks.BaseTaskTests.test_task_repr_wait_for
  test("tells what it waits for", async () => {
    const future = loop.createFuture<null>();
    const task = loop.createTask(waits(future), { name: "T" });
    await runBriefly(loop);
    expect(repr(task).endsWith(` wait_for=${repr(future)}>`)).toBe(true);
    future.setResult(null);
    await loop.runUntilComplete(task);
  });
});

describe("currentTask", () => {
  // covers: test_tasks.BaseTaskTests.test_current_task, test_tasks.BaseCurrentLoopTests.test_current_task_no_running_loop,
  //   test_tasks.BaseCurrentLoopTests.test_current_task_no_running_loop_implicit,
  //   test_tasks.BaseCurrentLoopTests.test_current_task_with_implicit_loop
  test("is the task that runs, and none where no loop does", async () => {
    expect(currentTask(loop)).toBeNull();
    expect(() => currentTask()).toThrow(new RuntimeError("no running event loop"));
    const looks = coroutine(function* looks() {
      return [currentTask(), currentTask(null), currentTask(loop)].map((one) => one === task);
    });
    const task: Task<boolean[]> = loop.createTask(looks());
    expect(await loop.runUntilComplete(task)).toEqual([true, true, true]);
    expect(currentTask(loop)).toBeNull();
  });

  // covers: test_tasks.BaseTaskTests.test_current_task_with_interleaving_tasks
  test("is the one that runs when several take turns", async () => {
    const [one, two] = [loop.createFuture<boolean>(), loop.createFuture<boolean>()];
    const seen: (Task<unknown> | null)[] = [];
    const first = coroutine(function* first() {
      seen.push(currentTask());
      yield* one;
      seen.push(currentTask());
      two.setResult(true);
    });
    const second = coroutine(function* second() {
      seen.push(currentTask());
      one.setResult(true);
      yield* two;
      seen.push(currentTask());
    });
    const tasks = [loop.createTask(first()), loop.createTask(second())];
    await loop.runUntilComplete(gather(...tasks));
    expect(seen.map((task) => tasks.indexOf(task as Task<void>))).toEqual([0, 1, 0, 1]);
    expect(currentTask(loop)).toBeNull();
  });
});

describe("ensureFuture", () => {
  // covers: test_tasks.BaseTaskTests.test_ensure_future_coroutine
  test("makes a task of a coroutine: on the loop given, the running one, the one set, or not at all", async () => {
    const given = ensureFuture(ok(), { loop });
    expect(given.getLoop()).toBe(loop);
    expect(await loop.runUntilComplete(given)).toBe("ok");
    const coro = ok();
    expect(() => ensureFuture(coro)).toThrow(
      new RuntimeError("There is no current event loop in thread 'MainThread'."),
    );
    coro.close();
    const inside = coroutine(function* inside() {
      return ensureFuture(ok());
    });
    const running = await loop.runUntilComplete(inside());
    expect([running.getLoop() === loop, await loop.runUntilComplete(running)]).toEqual([true, "ok"]);
    setEventLoop(loop);
    const current = ensureFuture(ok());
    expect([current.getLoop() === loop, await loop.runUntilComplete(current)]).toEqual([true, "ok"]);
  });

  // covers: test_tasks.BaseTaskTests.test_ensure_future_future, test_tasks.BaseTaskTests.test_ensure_future_task,
  //   test_tasks.BaseTaskTests.test_ensure_future_error_msg
  test("gives futures and tasks back, and refuses those of another loop", async () => {
    const future = loop.createFuture<string>();
    future.setResult("ko");
    const other = virtualLoop();
    for (const given of [future, loop.createTask(ok())]) {
      expect(ensureFuture(given) === given).toBe(true);
      await loop.runUntilComplete(given);
      expect(() => ensureFuture(given, { loop: other })).toThrow(
        new ValueError("The future belongs to a different loop than the one specified as the loop argument"),
      );
      expect(ensureFuture(given, { loop }) === given).toBe(true);
    }
    other.close();
  });

  // covers: test_tasks.BaseTaskTests.test_ensure_future_awaitable, test_tasks.BaseTaskTests.test_ensure_future_task_awaitable
  test("wraps any other awaitable into a coroutine and makes a task of that", async () => {
    for (const inner of [ok(), sleep(0, "ok")]) {
      const awaitable = { [Symbol.iterator]: () => inner[Symbol.iterator]() };
      const task = ensureFuture(awaitable, { loop });
      expect(task).toBeInstanceOf(Task);
      expect(await loop.runUntilComplete(task)).toBe("ok");
      expect(task.getCoro()).toBeInstanceOf(Coroutine);
    }
  });

  // covers: test_tasks.BaseTaskTests.test_ensure_future_neither
  test("refuses what cannot be awaited", () => {
    expect(() => ensureFuture("ok" as never)).toThrow(
      new TypeError("An asyncio.Future, a coroutine or an awaitable is required"),
    );
  });
});

describe("what is reported of tasks", () => {
  // covers: test_tasks.BaseTaskTests.test_log_destroyed_pending_task
  test("that are pending when all is over: the task, and in debug mode where it was made", async () => {
    const heard: ExceptionContext[] = [];
    loop.setDebug(true);
    loop.setExceptionHandler((_loop, context) => heard.push(context));
    const task = loop.createTask(waits(loop.createFuture()));
    expect([...allTasks(loop)].map((one) => one === task)).toEqual([true]);
    await runBriefly(loop);
    loop.close();
    expect(heard).toEqual([]);
    reportAtExit();
    expect(heard).toHaveLength(1);
    expect(heard[0]?.message).toBe("Task was destroyed but it is pending!");
    expect(heard[0]?.task === task).toBe(true);
    expect(heard[0]?.sourceTraceback).toEqual(task._sourceTraceback);
    expect(heard[0]?.sourceTraceback?.at(-1)?.file).toContain("task_basics.test.ts");
    expect(allTasks(loop).size).toBe(0);
  });

  // covers: test_tasks.BaseTaskTests.test_tb_logger_not_called_after_cancel
  test("that failed: nothing, once somebody has cancelled it", async () => {
    const heard = hearReports();
    const fails = coroutine(function* fails() {
      throw new TypeError();
    });
    const main = coroutine(function* main() {
      const task = loop.createTask(fails());
      yield* sleep(0.05);
      task.cancel();
    });
    await loop.runUntilComplete(main());
    loop.close();
    reportAtExit();
    expect(heard).toEqual([]);
  });

  // covers: test_tasks.BaseTaskTests.test_error_in_call_soon
  test("whose first step the loop would not take: it is pending for ever", () => {
    reportAtExit();
    const heard = hearReports();
    class Refusing extends EventLoop {
      override _enqueue(): void {
        throw new ValueError("not today");
      }
    }
    const refusing = new Refusing({ clock: new VirtualClock() });
    const coro = ok();
    expect(() => new Task(coro, { loop: refusing })).toThrow(new ValueError("not today"));
    coro.close();
    expect(allTasks(refusing).size).toBe(0);
    reportAtExit();
    expect(heard.map((line) => line.split("\n")[0])).toEqual(["ERROR Task was destroyed but it is pending!"]);
    refusing.close();
  });
});
