// Faults: a callback, a done-callback or the exception handler that throws. What CPython does is recorded in the programs
// `faults_callbacks` and 172; here stands what only JavaScript can do, and what nobody may lose. `exception_handler.test.ts`
// has handlers that fail in turn.
import { beforeEach, describe, expect, test } from "vitest";
import type { EventLoop } from "../../../src/asyncio/base_events.js";
import type { ExceptionContext } from "../../../src/asyncio/exception_handler.js";
import { coroutine } from "../../../src/asyncio/python/coroutines.js";
import { KeyboardInterrupt, SystemExit } from "../../../src/asyncio/python/exceptions.js";
import { sleep } from "../../../src/asyncio/sleep.js";
import { hearReports, virtualLoop } from "../virtual.js";

const ticks = coroutine(function* ticks() {
  yield* sleep(0);
  yield* sleep(0);
  return "usable";
});

let loop: EventLoop;
let contexts: ExceptionContext[];

beforeEach(() => {
  loop = virtualLoop();
  contexts = [];
});

function listen(): void {
  loop.setExceptionHandler((_loop, context) => contexts.push(context));
}

describe("what is no error", () => {
  test.each([[null], [undefined], [0], ["text"], [{ some: "object" }]])(
    "%j, thrown by a callback, is reported as it is",
    async (thrown) => {
      listen();
      loop.callSoon(() => {
        throw thrown;
      });
      expect(await loop.runUntilComplete(ticks())).toBe("usable");
      expect(contexts).toHaveLength(1);
      expect(contexts[0]).toMatchObject({ message: "Exception in callback <lambda>()" });
      expect(contexts[0]).toHaveProperty("exception", thrown);
    },
  );

  test.each([[null], [undefined], [0], ["text"]])(
    "%j, thrown by a task, is what awaiting it throws",
    async (thrown) => {
      const throws = coroutine(function* throws() {
        throw thrown;
      });
      const awaits = coroutine(function* awaits() {
        try {
          yield* loop.createTask(throws());
        } catch (caught) {
          return { caught };
        }
        return "nothing";
      });
      expect(await loop.runUntilComplete(awaits())).toEqual({ caught: thrown });
    },
  );

  test.each([[null], [undefined]])(
    "%j, thrown by the exception handler, is told of by the default one",
    async (thrown) => {
      const heard = hearReports();
      loop.setExceptionHandler(() => {
        throw thrown;
      });
      loop.callSoon(() => {
        throw new Error("first");
      });
      expect(await loop.runUntilComplete(ticks())).toBe("usable");
      expect(heard).toHaveLength(1);
      expect(heard[0]).toContain("ERROR Unhandled error in exception handler");
    },
  );
});

describe("one that throws among others", () => {
  test("keeps no done-callback and no awaiting task from being told", async () => {
    listen();
    const seen: unknown[] = [];
    const future = loop.createFuture<string>();
    const awaits = coroutine(function* awaits(name: string) {
      seen.push(`${name} ${yield* future}`);
    });
    const tasks = ["A", "B"].map((name) => loop.createTask(awaits(name)));
    await loop.runUntilComplete(ticks());
    for (const name of ["one", "two"]) {
      future.addDoneCallback(() => {
        throw new Error(name);
      });
      future.addDoneCallback(() => seen.push(name));
    }
    future.setResult("r");
    expect(await loop.runUntilComplete(ticks())).toBe("usable");
    expect(seen).toEqual(["A r", "B r", "one", "two"]);
    expect(contexts.map(({ exception }) => String(exception))).toEqual(["Error: one", "Error: two"]);
    expect(tasks.every((task) => task.done())).toBe(true);
  });

  test("is reported once each time, with its handle, also when it was set by a timer", async () => {
    listen();
    const throws = (): never => {
      throw new Error("e");
    };
    const handles = [loop.callSoon(throws), loop.callLater(1, throws), loop.callSoon(throws)];
    await loop.runUntilComplete(sleep(2));
    expect(contexts.map(({ handle }) => handle)).toEqual([handles[0], handles[2], handles[1]]);
  });
});

describe.each([
  ["SystemExit", new SystemExit(3)],
  ["KeyboardInterrupt", new KeyboardInterrupt()],
])("%s", (_name, error) => {
  test("ends the run at once, and what was ready then runs in the next", async () => {
    const seen: string[] = [];
    loop.callSoon(() => {
      throw error;
    });
    loop.callSoon(() => seen.push("after"));
    await expect(loop.runForever()).rejects.toBe(error);
    expect([loop.isRunning(), loop._currentTask, seen]).toEqual([false, null, []]);
    expect(await loop.runUntilComplete(ticks())).toBe("usable");
    expect(seen).toEqual(["after"]);
  });

  test("of a task ends the run, and stays in the task", async () => {
    const leaves = coroutine(function* leaves() {
      throw error;
    });
    const task = loop.createTask(leaves());
    await expect(loop.runForever()).rejects.toBe(error);
    expect(task.exception()).toBe(error);
    expect([loop.isRunning(), loop._currentTask]).toEqual([false, null]);
    expect(await loop.runUntilComplete(ticks())).toBe("usable");
  });
});
