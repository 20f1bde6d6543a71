// Faults: two loops. What CPython says of locks, events, queues, futures, tasks, groups and timeouts that are used from
// two loops is recorded in `faults_loops`, `faults_waits` and 048. (165: JavaScript's threads share no loop.)
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { EventLoop } from "../../../src/asyncio/base_events.js";
import { gather } from "../../../src/asyncio/gather.js";
import { coroutine } from "../../../src/asyncio/python/coroutines.js";
import { RuntimeError, ValueError } from "../../../src/asyncio/python/exceptions.js";
import { run } from "../../../src/asyncio/runners.js";
import { getRunningLoop } from "../../../src/asyncio/running.js";
import { sleep } from "../../../src/asyncio/sleep.js";
import { virtualLoop } from "../virtual.js";

let [one, two]: EventLoop[] = [];
beforeEach(() => {
  [one, two] = [virtualLoop(), virtualLoop()];
});
afterEach(() => {
  for (const loop of [one, two]) loop?.close();
});
const loops = (): [EventLoop, EventLoop] => [one as EventLoop, two as EventLoop];

describe("a second loop", () => {
  test("cannot be run within the first, which knows that it runs all the same", async () => {
    const [outer, inner] = loops();
    const refusal = new RuntimeError("Cannot run the event loop while another loop is running");
    const main = coroutine(function* main() {
      const coro = sleep(0);
      expect(() => inner.runForever()).toThrow(refusal);
      expect(() => inner.runUntilComplete(inner.createFuture())).toThrow(refusal);
      expect(() => run(coro)).toThrow(
        new RuntimeError("asyncio.run() cannot be called from a running event loop"),
      );
      coro.close();
      yield* sleep(0);
      return getRunningLoop() === outer && outer.isRunning() && !inner.isRunning();
    });
    expect(await outer.runUntilComplete(main())).toBe(true);
    expect(await inner.runUntilComplete(sleep(0, "usable"))).toBe("usable");
  });

  test("cannot be run either while the first waits, and other code has the thread", async () => {
    const [outer, inner] = loops();
    const gate = outer.createFuture<string>();
    const running = outer.runUntilComplete(gate);
    expect(() => inner.runForever()).toThrow(
      new RuntimeError("Cannot run the event loop while another loop is running"),
    );
    expect(() => outer.runForever()).toThrow(new RuntimeError("This event loop is already running"));
    gate.setResult("came");
    expect(await running).toBe("came");
  });

  test("may be given callbacks and tasks by the first: they run when it does", async () => {
    const [outer, inner] = loops();
    const seen: string[] = [];
    const main = coroutine(function* main() {
      inner.callSoon(() => seen.push("callback"));
      return inner.createTask(sleep(1, "task"));
    });
    const task = await outer.runUntilComplete(main());
    expect(seen).toEqual([]);
    expect(await inner.runUntilComplete(task)).toBe("task");
    expect(seen).toEqual(["callback"]);
  });

  test("has its future cancelled, or set, by the first: its own tasks hear of it when it runs", async () => {
    const [outer, inner] = loops();
    const future = inner.createFuture<string>();
    const waits = coroutine(function* waits() {
      return yield* future;
    });
    const waiting = inner.createTask(waits());
    await inner.runUntilComplete(sleep(0));
    const main = coroutine(function* main() {
      future.setResult("set from outside");
    });
    await outer.runUntilComplete(main());
    expect(waiting.done()).toBe(false);
    expect(await inner.runUntilComplete(waiting)).toBe("set from outside");
  });

  test("cannot have its futures gathered with those of the first", () => {
    const [outer, inner] = loops();
    const [mine, others] = [outer.createFuture(), inner.createFuture()];
    expect(() => gather(mine, others)).toThrow(
      new ValueError("The future belongs to a different loop than the one specified as the loop argument"),
    );
  });
});
