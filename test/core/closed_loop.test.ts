// What a closed loop refuses, checked against CPython 3.13: the call fails, and what it had done before stays done.
import { beforeEach, describe, expect, test } from "vitest";
import type { EventLoop } from "../../src/asyncio/base_events.js";
import { allTasks } from "../../src/asyncio/create_task.js";
import type { Future } from "../../src/asyncio/futures.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { RuntimeError } from "../../src/asyncio/python/exceptions.js";
import { reportAtExit } from "../../src/asyncio/shutdown_report.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { Task } from "../../src/asyncio/tasks.js";
import { hearReports, virtualLoop } from "./virtual.js";

const refusal = new RuntimeError("Event loop is closed");
const waits = coroutine(function* waits(future: Future<unknown>) {
  return yield* future;
});

let loop: EventLoop;

beforeEach(() => {
  loop = virtualLoop();
});

describe("a closed loop", () => {
  test("refuses setResult and setException on a future with callbacks, which is done all the same", () => {
    const [result, failed] = [loop.createFuture<number>(), loop.createFuture<number>()];
    for (const future of [result, failed]) future.addDoneCallback(() => {});
    loop.close();
    expect(() => result.setResult(3)).toThrow(refusal);
    expect(result.result()).toBe(3);
    expect(() => failed.setException(new Error("e"))).toThrow(refusal);
    expect(() => failed.result()).toThrow(new Error("e"));
  });

  test("lets a future without callbacks be set", () => {
    loop.close();
    const future = loop.createFuture<number>();
    future.setResult(3);
    expect(future.result()).toBe(3);
  });

  test("refuses addDoneCallback on a done future, and takes it on a pending one", () => {
    const done = loop.createFuture<number>();
    done.setResult(1);
    loop.close();
    expect(() => done.addDoneCallback(() => {})).toThrow(refusal);
    const pending = loop.createFuture();
    pending.addDoneCallback(() => {});
    expect(pending._listeners()).toHaveLength(1);
  });

  test("refuses cancel on a task that waits: what it waits for is cancelled, the task only asked to", async () => {
    const heard = hearReports();
    const future = loop.createFuture();
    const task = loop.createTask(waits(future));
    await loop.runUntilComplete(sleep(0));
    loop.close();
    expect(() => task.cancel()).toThrow(refusal);
    expect([future.cancelled(), task.done(), task.cancelling()]).toEqual([true, false, 1]);
    reportAtExit();
    expect(heard.map((line) => line.split("\n")[0])).toEqual(["ERROR Task was destroyed but it is pending!"]);
  });

  test("refuses a new task, which is in no list then", () => {
    loop.close();
    const coro = waits(loop.createFuture());
    expect(() => new Task(coro, { loop })).toThrow(refusal);
    expect(() => loop.createTask(coro)).toThrow(refusal);
    expect(allTasks(loop).size).toBe(0);
    coro.close();
  });
});
