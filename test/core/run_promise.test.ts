// A run that nobody awaits is told of at the end of the program, with the remedy.
import { describe, expect, test } from "vitest";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { Runner, run } from "../../src/asyncio/runners.js";
import { reportAtExit } from "../../src/asyncio/shutdown_report.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { hearReports, virtualLoop } from "./virtual.js";

const options = { loopFactory: virtualLoop };
const main = coroutine(function* main() {
  yield* sleep(1);
  return "done";
});

/** Lets all runs come to their end, which nobody is told of. */
async function untilAllHasEnded(): Promise<void> {
  for (let i = 0; i < 10; i++) await new Promise((resolve) => setImmediate(resolve));
}

function told(call: string): string {
  return `RuntimeWarning ${call} was never awaited: write \`await ${call}\`, so that what comes after it waits for its end`;
}

describe("a run that is never awaited", () => {
  test.each([
    ["asyncio.run(main())", () => run(main(), options)],
    ["runner.run(main())", () => new Runner(options).run(main())],
    ["loop.runUntilComplete(main())", () => virtualLoop().runUntilComplete(main())],
    [
      "loop.runForever()",
      () => {
        const loop = virtualLoop();
        const forever = loop.runForever();
        loop.stop();
        return forever;
      },
    ],
  ])("is told of once, at the end: %s", async (call, begin) => {
    const heard = hearReports();
    void begin();
    await untilAllHasEnded();
    expect(heard).toEqual([]);
    reportAtExit();
    reportAtExit();
    expect(heard).toEqual([told(call)]);
  });
});

describe("a run whose outcome somebody asks for", () => {
  test.each([
    ["await", async () => void (await run(main(), options))],
    [
      "await later",
      async () => {
        const promise = run(main(), options);
        await untilAllHasEnded();
        await promise;
      },
    ],
    ["then", () => run(main(), options).then(() => {})],
    ["catch", () => run(main(), options).catch(() => {})],
    ["finally", () => run(main(), options).finally(() => {})],
    ["Promise.all", () => Promise.all([run(main(), options)])],
    ["return from an async function", async () => run(main(), options)],
  ])("is not told of: %s", async (_how, use) => {
    const heard = hearReports();
    await use();
    reportAtExit();
    expect(heard).toEqual([]);
  });

  test("gives an ordinary promise of it, with the result", async () => {
    const promise = run(main(), options);
    expect(promise).toBeInstanceOf(Promise);
    const derived = promise.then((text) => text.length);
    expect(Object.getPrototypeOf(derived)).toBe(Promise.prototype);
    expect([await promise, await derived]).toEqual(["done", 4]);
  });
});
