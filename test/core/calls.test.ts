// callSoon, callLater, callAt, callSoonThreadsafe: their options, and what they are given that they cannot use.
import { describe, expect, test } from "vitest";
import type { EventLoop } from "../../src/asyncio/base_events.js";
import { type Context, ContextVar, copyContext } from "../../src/asyncio/python/contextvars.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { ValueError } from "../../src/asyncio/python/exceptions.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { hearReports, runVirtual, virtualLoop } from "./virtual.js";

type Call = (loop: EventLoop, callback: (...args: unknown[]) => unknown, ...args: unknown[]) => unknown;

const calls: readonly (readonly [name: string, call: Call])[] = [
  ["callSoon", (loop, callback, ...args) => loop.callSoon(callback, ...args)],
  ["callSoonThreadsafe", (loop, callback, ...args) => loop.callSoonThreadsafe(callback, ...args)],
  ["callLater", (loop, callback, ...args) => loop.callLater(0.001, callback, ...args)],
  ["callAt", (loop, callback, ...args) => loop.callAt(loop.time() + 0.001, callback, ...args)],
];

const variable = new ContextVar("variable", { default: "outside" });

function contextWith(value: string): Context {
  const context = copyContext();
  context.run(() => variable.set(value));
  return context;
}

describe.each(calls)("%s", (_name, call) => {
  /** What the callback was called with, and the variable's value in it. */
  const outcome = (...args: unknown[]): Promise<[args: unknown[], value: string]> => {
    const main = coroutine(function* main() {
      const future = getRunningLoop().createFuture<[unknown[], string]>();
      call(getRunningLoop(), (...given) => future.setResult([given, variable.get()]), ...args);
      return yield* future;
    });
    return runVirtual(main());
  };

  test("calls in the context given after the arguments, and does not hand that over", async () => {
    const context = contextWith("given");
    expect(await outcome(1, "two", { context })).toEqual([[1, "two"], "given"]);
    expect(await outcome({ context })).toEqual([[], "given"]);
  });

  test("keeps in that context what the callback sets", async () => {
    const context = contextWith("given");
    const main = coroutine(function* main() {
      call(getRunningLoop(), () => variable.set("set"), { context });
      yield* sleep(0.01);
      return [context.get(variable), variable.get()];
    });
    expect(await runVirtual(main())).toEqual(["set", "outside"]);
  });

  test("hands over an object that is no options", async () => {
    const context = contextWith("given");
    for (const last of [
      {},
      { context: 3 },
      { context: null },
      { context, other: 1 },
      context,
      [context],
      null,
    ]) {
      expect(await outcome("first", last)).toEqual([["first", last], "outside"]);
    }
    expect(await outcome({ context }, "last")).toEqual([[{ context }, "last"], "outside"]);
  });
});

describe("a time", () => {
  test.each<[unknown, string]>([
    ["0.1", "'0.1'"],
    [{}, "{}"],
    [true, "True"],
    [[1], "[1]"],
    [1n, "1"],
  ])("that is no number is refused: %s", (wrong, written) => {
    const loop = virtualLoop();
    const refusal = new TypeError(`a number of seconds was expected, got ${written}`);
    expect(() => loop.callLater(wrong as number, () => {})).toThrow(refusal);
    expect(() => loop.callAt(wrong as number, () => {})).toThrow(refusal);
    expect(loop._timerCount).toBe(0);
    loop.close();
  });

  test("that is NaN is refused, as it would never come", () => {
    const loop = virtualLoop();
    for (const call of [
      () => loop.callLater(Number.NaN, () => {}),
      () => loop.callAt(Number.NaN, () => {}),
    ]) {
      expect(call).toThrow(new ValueError("Invalid delay: NaN (not a number)"));
    }
    expect(loop._timerCount).toBe(0);
    loop.close();
  });
});

describe("a callback that is no function", () => {
  test.each([
    [3, "3"],
    ["text", "'text'"],
    [null, "None"],
    [[1, 2], "[1, 2]"],
  ])("fails when its turn comes, and the message tells what it is: %s", async (wrong, written) => {
    const heard = hearReports();
    const main = coroutine(function* main() {
      getRunningLoop().callSoon(wrong as never);
      heard.push("taken");
      yield* sleep(0);
      return "goes on";
    });
    expect(await runVirtual(main())).toBe("goes on");
    expect(heard[0]).toBe("taken");
    expect(heard[1]?.split("\n")[0]).toBe(`ERROR Exception in callback ${written}()`);
    expect(heard).toHaveLength(2);
  });
});
