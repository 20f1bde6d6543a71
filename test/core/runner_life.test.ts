// A runner's life from its loop's making to its closing, and what run does with what main leaves behind.
import { afterEach, describe, expect, test } from "vitest";
import { EventLoop } from "../../src/asyncio/base_events.js";
import { VirtualClock } from "../../src/asyncio/clocks/virtual.js";
import { createTask } from "../../src/asyncio/create_task.js";
import type { ExceptionContext } from "../../src/asyncio/exception_handler.js";
import { asyncGenerator, emit } from "../../src/asyncio/python/asyncgens.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import {
  CancelledError,
  RuntimeError,
  ValueError,
  ZeroDivisionError,
} from "../../src/asyncio/python/exceptions.js";
import { reprSymbol } from "../../src/asyncio/python/repr.js";
import { Runner, run } from "../../src/asyncio/runners.js";
import { getEventLoop, getRunningLoop, setEventLoop } from "../../src/asyncio/running.js";
import { sleep } from "../../src/asyncio/sleep.js";
import type { Task } from "../../src/asyncio/tasks.js";
import { hearReports } from "./virtual.js";

const loopFactory = (): EventLoop => new EventLoop({ clock: new VirtualClock() });
const done = coroutine(function* done() {
  yield* sleep(0);
  return "done";
});

afterEach(() => setEventLoop(null));

describe("run", () => {
  // covers: test_runners.RunTests.test_asyncio_run_raises
  test("raises what main raises", async () => {
    const main = coroutine(function* main() {
      yield* sleep(0);
      throw new ValueError("spam");
    });
    await expect(run(main(), { loopFactory })).rejects.toEqual(new ValueError("spam"));
  });

  // covers: test_runners.RunTests.test_asyncio_run_loop_factory
  test("asks the factory for its loop, once and without arguments", async () => {
    const calls: unknown[][] = [];
    const loop = loopFactory();
    const factory = (...args: unknown[]): EventLoop => {
      calls.push(args);
      return loop;
    };
    const main = coroutine(function* main() {
      return getRunningLoop();
    });
    expect(await run(main(), { loopFactory: factory })).toBe(loop);
    expect(calls).toEqual([[]]);
  });

  // covers: test_runners.RunTests.test_asyncio_run_cancels_hanging_tasks
  test("cancels the tasks that main leaves behind", async () => {
    let left: Task<void> | null = null;
    const leftover = coroutine(function* leftover() {
      yield* sleep(0.1);
    });
    const main = coroutine(function* main() {
      left = createTask(leftover());
      return 123;
    });
    expect(await run(main(), { loopFactory })).toBe(123);
    expect((left as Task<void> | null)?.cancelled()).toBe(true);
  });

  // covers: test_runners.RunTests.test_asyncio_run_reports_hanging_tasks_errors
  test("tells the exception handler of one that fails while it is cancelled", async () => {
    const error = new ZeroDivisionError();
    const heard: ExceptionContext[] = [];
    const leftover = coroutine(function* leftover() {
      try {
        yield* sleep(0.1);
      } catch (thrown) {
        throw thrown instanceof CancelledError ? error : thrown;
      }
    });
    let task: Task<void> | null = null;
    const main = coroutine(function* main() {
      getRunningLoop().setExceptionHandler((_loop, context) => heard.push(context));
      task = createTask(leftover());
      yield* sleep(0);
      return 123;
    });
    expect(await run(main(), { loopFactory })).toBe(123);
    expect((task as Task<void> | null)?.done()).toBe(true);
    // Field by field: comparing whole tasks would iterate them, and so await.
    expect(heard).toHaveLength(1);
    expect(heard[0]?.message).toBe("unhandled exception during asyncio.run() shutdown");
    expect(heard[0]?.exception).toBe(error);
    expect(heard[0]?.task).toBe(task);
  });

  // covers: test_runners.RunTests.test_asyncio_run_closes_gens_after_hanging_tasks_errors
  test("closes the asynchronous generator of a task that failed while it was cancelled", async () => {
    const ended: string[] = [];
    class FancyExit extends Error {}
    const fidget = asyncGenerator(function* fidget() {
      try {
        for (;;) {
          yield* emit(1);
          yield* sleep(1);
        }
      } finally {
        ended.push("generator");
      }
    });
    const spinner = fidget();
    const spin = coroutine(function* spin() {
      try {
        yield* spinner.anext();
        yield* sleep(9);
      } catch (thrown) {
        ended.push("task");
        throw thrown instanceof CancelledError ? new ZeroDivisionError() : thrown;
      }
    });
    let task: Task<void> | null = null;
    const main = coroutine(function* main() {
      getRunningLoop().setExceptionHandler(() => {});
      task = createTask(spin());
      yield* sleep(0.5);
      throw new FancyExit();
    });
    await expect(run(main(), { loopFactory })).rejects.toThrow(new FancyExit());
    expect((task as Task<void> | null)?.done()).toBe(true);
    expect(ended).toEqual(["task", "generator"]);
  });
});

describe("a runner", () => {
  // covers: test_runners.RunnerTests.test_debug, test_runners.RunnerTests.test_non_debug
  test("sets its loop's debug mode", async () => {
    for (const debug of [true, false]) {
      const runner = new Runner({ debug, loopFactory });
      expect(runner.getLoop().getDebug()).toBe(debug);
      await runner.close();
    }
  });

  // covers: test_runners.RunnerTests.test_custom_factory
  test("has its loop from the factory that it is given", async () => {
    const loop = loopFactory();
    const runner = new Runner({ loopFactory: () => loop });
    expect(runner.getLoop()).toBe(loop);
    await runner.close();
  });

  // covers: test_runners.RunnerTests.test_run
  test("runs, keeps its loop, and closes it in the end", async () => {
    const runner = new Runner({ loopFactory });
    expect(await runner.run(done())).toBe("done");
    const loop = runner.getLoop();
    expect(loop.isClosed()).toBe(false);
    await runner.close();
    expect(() => runner.getLoop()).toThrow(new RuntimeError("Runner is closed"));
    expect(loop.isClosed()).toBe(true);
  });

  // covers: test_runners.RunnerTests.test_run_non_coro, test_runners.RunnerTests.test_run_future
  test("runs coroutines only, no futures", async () => {
    const runner = new Runner({ loopFactory });
    expect(() => runner.run(123 as never)).toThrow(new ValueError("a coroutine was expected, got 123"));
    const future = runner.getLoop().createFuture();
    expect(() => runner.run(future as never)).toThrow(
      new ValueError("a coroutine was expected, got <Future pending>"),
    );
    await runner.close();
  });

  // covers: test_runners.RunnerTests.test_explicit_close
  test("that has never run closes the loop that it was asked for", async () => {
    const runner = new Runner({ loopFactory });
    const loop = runner.getLoop();
    await runner.close();
    expect(() => runner.getLoop()).toThrow(new RuntimeError("Runner is closed"));
    expect(loop.isClosed()).toBe(true);
    await runner.close();
    expect(loop.isClosed()).toBe(true);
  });

  // covers: test_runners.RunnerTests.test_second_with_block_raises
  test("is used up by its first block", async () => {
    const began: number[] = [];
    const notes = coroutine(function* notes(which: number) {
      began.push(which);
    });
    const runner = new Runner({ loopFactory });
    {
      await using first = runner;
      await first.run(notes(1));
    }
    const second = notes(2);
    expect(() => runner.run(second)).toThrow(new RuntimeError("Runner is closed"));
    second.close();
    expect(began).toEqual([1]);
  });

  // covers: test_runners.RunnerTests.test_recursive_run
  test("does not run inside itself, and the inner coroutine is reported as never awaited", async () => {
    const heard = hearReports();
    const inner = coroutine(function* inner() {});
    const runner = new Runner({ loopFactory });
    const outer = coroutine(function* outer() {
      runner.run(inner());
    });
    await expect(runner.run(outer())).rejects.toEqual(
      new RuntimeError("Runner.run() cannot be called from a running event loop"),
    );
    await runner.close();
    expect(heard).toEqual(["RuntimeWarning coroutine 'inner' was never awaited"]);
  });

  // covers: test_runners.RunnerTests.test_set_event_loop_called_once
  test("makes its loop the current one when it makes it, and not again at the next run", async () => {
    const runner = new Runner();
    await runner.run(done());
    expect(getEventLoop()).toBe(runner.getLoop());
    setEventLoop(null);
    await runner.run(done());
    expect(() => getEventLoop()).toThrow(
      new RuntimeError("There is no current event loop in thread 'MainThread'."),
    );
    await runner.close();
  });

  // covers: test_runners.RunnerTests.test_no_repr_is_call_on_the_task_result
  test("hands the result over without writing it", async () => {
    let written = 0;
    const result = { [reprSymbol]: () => `written ${++written} times` };
    const gives = coroutine(function* gives() {
      return result;
    });
    const runner = new Runner({ loopFactory });
    expect(await runner.run(gives())).toBe(result);
    await runner.close();
    expect(written).toBe(0);
  });
});
