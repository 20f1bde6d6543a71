// The names by which stacks and traces are read are those of the core's functions: in the source, and in the built library.
import { describe, expect, test } from "vitest";
import { Driver } from "../../src/asyncio/driver.js";
import { Handle } from "../../src/asyncio/events.js";
import { coroutineStep, entryRun, loopClass, taskStep } from "../../src/asyncio/landmarks.js";
import { Coroutine } from "../../src/asyncio/python/coroutines.js";
import { Task } from "../../src/asyncio/tasks.js";
import type * as Library from "../../src/index.js";
import { knownCallbacks } from "../../src/viewer/model/names.js";
import { builtModule } from "../helpers/built.js";

test("the landmarks are methods, and a class, of the core", () => {
  expect(taskStep in Task.prototype).toBe(true);
  expect(entryRun in Task.prototype && entryRun in Handle.prototype).toBe(true);
  expect(coroutineStep in Coroutine.prototype).toBe(true);
  expect(loopClass).toBe(Driver.name);
});

describe("in the built library", () => {
  /** Runs a program in virtual time; tells the stacks of a task and of a callback, and the names of all callbacks. */
  async function seen(): Promise<{ stacks: string[]; callbacks: Set<string> }> {
    const library = (await builtModule("src/index.js")) as typeof Library;
    const { asyncio, asyncFor, asyncWith, coroutine } = library;
    const stacks: string[] = [];
    const callbacks = new Set<string>();
    class Listening extends asyncio.Instrument {
      override callbackScheduled(handle: Library.asyncio.Handle): void {
        callbacks.add(/^<(?:Timer)?Handle (?:when=\S+ )?([\w.]+)\(/.exec(library.repr(handle))?.[1] ?? "");
      }
      override timerSet(timer: Library.asyncio.TimerHandle): void {
        this.callbackScheduled(timer);
      }
    }
    const noteStack = (): void => {
      stacks.push(new Error().stack ?? "");
    };
    const main = coroutine(function* main() {
      noteStack();
      const loop = asyncio.getRunningLoop();
      loop.callSoon(noteStack);
      yield* asyncio.gather(asyncio.sleep(1), asyncio.sleep(1));
      yield* asyncWith(new asyncio.TaskGroup(), function* (group) {
        group.createTask(asyncio.sleep(1));
      });
      yield* asyncio.wait([asyncio.createTask(asyncio.sleep(1))], { timeout: 9 });
      yield* asyncFor(asyncio.asCompleted([asyncio.sleep(1)], { timeout: 9 }), function* () {});
      yield* asyncio.shield(asyncio.sleep(1));
      yield* asyncWith(asyncio.timeout(9), () => asyncio.sleep(1));
      yield* asyncio.wrapFuture(Promise.resolve());
      yield* asyncio.toThread((host: string) => {
        const key = Symbol.for(host);
        (globalThis as unknown as Record<symbol, { sleep(seconds: number): void }>)[key]?.sleep(1);
      }, "asyncio-lessons.thread");
    });
    const clock = new asyncio.VirtualClock();
    const loopFactory = (): Library.asyncio.EventLoop =>
      new asyncio.EventLoop({ clock, instruments: [new Listening()] });
    await asyncio.run(main(), { loopFactory });
    return { stacks, callbacks };
  }

  test("stacks show the landmarks, and the library calls each callback that traces know by name", async () => {
    const { stacks, callbacks } = await seen();
    const [ofTask = "", ofCallback = ""] = stacks;
    for (const method of [taskStep, coroutineStep, entryRun])
      expect(ofTask).toMatch(new RegExp(`at \\w+\\.${method} `));
    expect(ofCallback).toMatch(new RegExp(`at Handle\\.${entryRun} `));
    for (const stack of stacks) expect(stack).toMatch(new RegExp(`at ${loopClass}\\.`));
    expect(knownCallbacks.filter((name) => !callbacks.has(name))).toEqual([]);
  });
});
