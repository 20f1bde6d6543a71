// run and Runner: one loop's whole life, and what is refused at which moment of it.
import { describe, expect, test } from "vitest";
import { EventLoop } from "../../src/asyncio/base_events.js";
import { VirtualClock } from "../../src/asyncio/clocks/virtual.js";
import { currentTask } from "../../src/asyncio/create_task.js";
import { ContextVar } from "../../src/asyncio/python/contextvars.js";
import { type Coroutine, coroutine } from "../../src/asyncio/python/coroutines.js";
import { RuntimeError, ValueError } from "../../src/asyncio/python/exceptions.js";
import { Runner, run } from "../../src/asyncio/runners.js";
import { getEventLoop, getRunningLoop, setEventLoop } from "../../src/asyncio/running.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { hearReports, runVirtual } from "./virtual.js";

const answer = coroutine(function* answer() {
  yield* sleep(0);
  return 42;
});

const loopFactory = (): EventLoop => new EventLoop({ clock: new VirtualClock() });

function messageOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return String(error);
  }
  return "not refused";
}

describe("run", () => {
  // covers: test_runners.RunTests.test_asyncio_run_return
  test("gives what main returns, and closes the loop", async () => {
    const main = coroutine(function* main() {
      expect(getEventLoop()).toBe(getRunningLoop());
      return getRunningLoop();
    });
    const loop = await run(main());
    expect(loop.isClosed()).toBe(true);
    expect(await run(answer())).toBe(42);
  });

  test("takes a bare generator", async () => {
    const bare = (function* () {
      return yield* answer();
    })();
    expect(await run(bare)).toBe(42);
  });

  // covers: test_runners.RunTests.test_asyncio_run_only_coro
  test("refuses what is no coroutine at once, not by a rejection", () => {
    const wrong = answer as unknown as Coroutine<number>;
    expect(() => run(1 as never)).toThrow(new ValueError("a coroutine was expected, got 1"));
    expect(() => run(wrong)).toThrow(new ValueError("a coroutine was expected, got <function answer>"));
  });

  // covers: test_runners.RunTests.test_asyncio_run_from_running_loop
  test("refuses to run inside a running loop, at once", async () => {
    const main = coroutine(function* main() {
      const inner = answer();
      expect(() => run(inner)).toThrow(
        new RuntimeError("asyncio.run() cannot be called from a running event loop"),
      );
      inner.close();
      return "checked";
    });
    expect(await runVirtual(main())).toBe("checked");
  });

  test("refuses to run while another loop waits, and so does every other way to run one", async () => {
    const inner = answer();
    const other = loopFactory();
    const runner = new Runner({ loopFactory });
    const main = coroutine(function* main() {
      const future = getRunningLoop().createFuture<unknown[]>();
      // Called by Node, with no loop running, in the midst of this one's wait.
      setTimeout(() => {
        const refusals = [
          () => run(inner),
          () => runner.run(inner),
          () => other.runUntilComplete(inner),
          () => other.runForever(),
          () => future.getLoop().runForever(),
        ].map(messageOf);
        future.setResult(refusals);
      }, 2);
      return yield* future;
    });
    // In real time, as only that waits; the sleep keeps it from being a deadlock.
    const beside = coroutine(function* beside() {
      const sleeping = getRunningLoop().createTask(sleep(20));
      const refusals = yield* main();
      sleeping.cancel();
      return refusals;
    });
    expect(await run(beside())).toEqual([
      "RuntimeError: asyncio.run() cannot be called from a running event loop",
      "RuntimeError: Runner.run() cannot be called from a running event loop",
      "RuntimeError: Cannot run the event loop while another loop is running",
      "RuntimeError: Cannot run the event loop while another loop is running",
      "RuntimeError: This event loop is already running",
    ]);
    expect(inner.state).toBe("CORO_CREATED");
    expect(await run(inner)).toBe(42);
    await runner.close();
    other.close();
  });

  test("that refuses what is no coroutine leaves no current loop, unless it was given the loop", () => {
    const mine = loopFactory();
    const wrong = 3 as unknown as Coroutine<number>;
    setEventLoop(mine);
    expect(() => run(wrong, { loopFactory })).toThrow(new ValueError("a coroutine was expected, got 3"));
    expect(getEventLoop()).toBe(mine);
    expect(() => run(wrong)).toThrow(new ValueError("a coroutine was expected, got 3"));
    expect(() => getEventLoop()).toThrow(
      new RuntimeError("There is no current event loop in thread 'MainThread'."),
    );
    mine.close();
  });

  // covers: test_runners.RunTests.test_asyncio_run_debug
  test("sets the debug mode that is asked for", async () => {
    const main = coroutine(function* main() {
      return getRunningLoop().getDebug();
    });
    hearReports();
    expect(await run(main(), { debug: true })).toBe(true);
    expect(await run(main(), { debug: false })).toBe(false);
    expect(await run(main())).toBe(false);
    const debugging = (): EventLoop => {
      const loop = loopFactory();
      loop.setDebug(true);
      return loop;
    };
    expect(await run(main(), { loopFactory: debugging })).toBe(true);
    expect(await run(main(), { loopFactory: debugging, debug: false })).toBe(false);
  });

  // covers: test_runners.RunTests.test_asyncio_run_set_event_loop
  test("leaves no current loop behind, unless it was given the loop", async () => {
    const mine = loopFactory();
    setEventLoop(mine);
    await run(answer(), { loopFactory });
    expect(getEventLoop()).toBe(mine);
    await run(answer());
    expect(() => getEventLoop()).toThrow(
      new RuntimeError("There is no current event loop in thread 'MainThread'."),
    );
    mine.close();
  });

  test("ends what async code started with it even if main throws something that is no Error", async () => {
    const main = coroutine(function* main() {
      yield* sleep(0);
      throw "a string";
    });
    await expect(runVirtual(main())).rejects.toBe("a string");
  });
});

describe("a Runner", () => {
  test("runs one coroutine after the other on the same loop", async () => {
    const runner = new Runner({ loopFactory });
    const loop = runner.getLoop();
    const main = coroutine(function* main() {
      return getRunningLoop() === loop;
    });
    expect([await runner.run(main()), await runner.run(main())]).toEqual([true, true]);
    await runner.close();
    expect(loop.isClosed()).toBe(true);
  });

  // covers: test_runners.RunnerTests.test_run_keeps_context
  test("keeps context variables from one run to the next, and takes a context", async () => {
    const variable = new ContextVar("variable", { default: "unset" });
    const set = coroutine(function* set(value: string) {
      const before = variable.get();
      variable.set(value);
      return before;
    });
    const runner = new Runner({ loopFactory });
    expect(await runner.run(set("first"))).toBe("unset");
    expect(await runner.run(set("second"))).toBe("first");
    expect(variable.get()).toBe("unset");
    await runner.close();
  });

  // covers: test_runners.RunnerTests.test_double_close
  test("refuses everything once it is closed; closing twice is harmless", async () => {
    const runner = new Runner({ loopFactory });
    await runner.run(answer());
    await runner.close();
    await runner.close();
    const late = answer();
    expect(() => runner.run(late)).toThrow(new RuntimeError("Runner is closed"));
    expect(() => runner.getLoop()).toThrow(new RuntimeError("Runner is closed"));
    late.close();
  });

  test("that was never used closes without a loop", async () => {
    let made = 0;
    const runner = new Runner({
      loopFactory: () => {
        made++;
        return loopFactory();
      },
    });
    await runner.close();
    expect(made).toBe(0);
    expect(await runner.run(answer())).toBe(42);
    await runner.close();
    expect(made).toBe(1);
  });

  test("refuses to run inside a running loop, and what is no coroutine", async () => {
    const runner = new Runner({ loopFactory });
    const main = coroutine(function* main() {
      const inner = answer();
      expect(() => runner.run(inner)).toThrow(
        new RuntimeError("Runner.run() cannot be called from a running event loop"),
      );
      inner.close();
    });
    await runVirtual(main());
    expect(() => runner.run(1 as unknown as Coroutine<number>)).toThrow(
      new ValueError("a coroutine was expected, got 1"),
    );
    await runner.close();
  });

  test("cancels and awaits what is left when it is closed", async () => {
    const ended: string[] = [];
    const background = coroutine(function* background() {
      try {
        yield* sleep(9);
      } finally {
        yield* sleep(0.01);
        ended.push(currentTask()?.getName() ?? "");
      }
    });
    const runner = new Runner({ loopFactory });
    const main = coroutine(function* main() {
      getRunningLoop().createTask(background(), { name: "background" });
      yield* sleep(0);
    });
    await runner.run(main());
    expect(ended).toEqual([]);
    await runner.close();
    expect(ended).toEqual(["background"]);
  });

  test("can be disposed of", async () => {
    const runner = new Runner({ loopFactory });
    const loop = runner.getLoop();
    await runner[Symbol.asyncDispose]();
    expect(loop.isClosed()).toBe(true);
  });
});
