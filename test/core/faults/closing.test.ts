// Faults: a loop closed while running; `close` with pending tasks. What CPython does is recorded in `faults_closing`, and
// what a closed loop refuses stands in `closed_loop.test.ts`; here: what is reported at the end, and promises and threads.
import { describe, expect, test } from "vitest";
import { ensureFuture } from "../../../src/asyncio/ensure_future.js";
import { coroutine } from "../../../src/asyncio/python/coroutines.js";
import { CancelledError, GeneratorExit, RuntimeError } from "../../../src/asyncio/python/exceptions.js";
import { Runner } from "../../../src/asyncio/runners.js";
import { reportAtExit } from "../../../src/asyncio/shutdown_report.js";
import { sleep } from "../../../src/asyncio/sleep.js";
import { hearReports, virtualLoop } from "../virtual.js";

describe("a loop that is closed while it runs", () => {
  test("refuses while it waits as well, from a promise's callback", async () => {
    const loop = virtualLoop();
    const gate = loop.createFuture<string>();
    const running = loop.runUntilComplete(gate);
    await Promise.resolve();
    expect(() => loop.close()).toThrow(new RuntimeError("Cannot close a running event loop"));
    gate.setResult("goes on");
    expect(await running).toBe("goes on");
    loop.close();
    expect(loop.isClosed()).toBe(true);
  });

  test("by its runner's close, within the run, refuses, but its tasks were cancelled by then", async () => {
    const runner = new Runner({ loopFactory: virtualLoop });
    let refused: unknown;
    const main = coroutine(function* main() {
      runner.close().catch((error: unknown) => {
        refused = error;
      });
      yield* sleep(1);
    });
    await expect(runner.run(main())).rejects.toThrow(new CancelledError());
    expect(refused).toEqual(new RuntimeError("This event loop is already running"));
  });
});

describe("a loop that is closed with tasks pending", () => {
  test("reports each at the end, in order of creation, and their `finally` blocks run then", async () => {
    const heard = hearReports();
    const loop = virtualLoop();
    const lines: string[] = [];
    const tidies = coroutine(function* tidies(name: string) {
      try {
        yield* sleep(10);
      } finally {
        lines.push(name);
      }
    });
    for (const name of ["A", "B"]) loop.createTask(tidies(name), { name });
    await loop.runUntilComplete(sleep(1));
    loop.createTask(tidies("never begun"), { name: "C" });
    loop.close();
    expect([heard, lines]).toEqual([[], []]);
    reportAtExit();
    expect(heard.map((line) => line.split(/\n.*name=|coro/).slice(0, 2))).toEqual(
      ["A", "B", "C"].map((name) => ["ERROR Task was destroyed but it is pending!", `'${name}' `]),
    );
    expect(lines).toEqual(["A", "B"]);
    reportAtExit();
    expect(heard).toHaveLength(3);
  });

  test("has a task that refuses its end told of, and the others end all the same", async () => {
    const heard = hearReports();
    const loop = virtualLoop();
    const future = loop.createFuture();
    const refuses = coroutine(function* refuses() {
      for (;;) {
        try {
          yield* future;
        } catch (error) {
          // Not even the end of everything.
          if (!(error instanceof GeneratorExit)) throw error;
        }
      }
    });
    const tasks = [loop.createTask(refuses()), loop.createTask(sleep(10))];
    await loop.runUntilComplete(sleep(1));
    loop.close();
    reportAtExit();
    expect(heard.map((line) => line.split("\n")[0])).toEqual([
      "ERROR Task was destroyed but it is pending!",
      "ERROR Exception ignored in: <coroutine object refuses>",
      "ERROR Task was destroyed but it is pending!",
    ]);
    expect(tasks.map((task) => task.getCoro().state)).toEqual(["CORO_SUSPENDED", "CORO_CLOSED"]);
  });

  test("lets a promise settle later: nobody is told, and nothing fails", async () => {
    const loop = virtualLoop();
    let settle: (value: string) => void = () => {};
    const future = ensureFuture(new Promise<string>((resolve) => (settle = resolve)), { loop });
    const failing = ensureFuture(
      new Promise<string>((_resolve, reject) => setImmediate(reject, new Error("late"))),
      { loop },
    );
    await loop.runUntilComplete(sleep(0));
    loop.close();
    settle("late");
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    expect([future.done(), failing.done()]).toEqual([false, false]);
  });
});
