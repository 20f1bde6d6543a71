// ensureFuture: what comes back for what is given, and where it runs.
import { describe, expect, test } from "vitest";
import { ensureFuture } from "../../src/asyncio/ensure_future.js";
import { Future } from "../../src/asyncio/futures.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { RuntimeError } from "../../src/asyncio/python/exceptions.js";
import { setEventLoop } from "../../src/asyncio/running.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { Task } from "../../src/asyncio/tasks.js";
import { hearReports, runVirtual, virtualLoop } from "./virtual.js";

const job = coroutine(function* job() {
  yield* sleep(0);
  return "job";
});

class Answer {
  *[Symbol.iterator](): Generator<null, string, unknown> {
    yield null;
    return "answer";
  }
}

describe("ensureFuture", () => {
  test("gives a future or a task back as it is", async () => {
    const main = coroutine(function* main() {
      const future = new Future<number>();
      const task = ensureFuture(job());
      expect(ensureFuture(future)).toBe(future);
      expect(ensureFuture(task)).toBe(task);
      yield* task;
    });
    await runVirtual(main());
  });

  test("makes a task of a coroutine, of a bare generator, and of any object that can be awaited", async () => {
    const main = coroutine(function* main() {
      const bare = (function* () {
        return yield* job();
      })();
      const made = [ensureFuture(job()), ensureFuture(bare), ensureFuture(new Answer())];
      expect(made.every((one) => one instanceof Task)).toBe(true);
      const results: string[] = [];
      for (const one of made) results.push(yield* one);
      return [results, made.map((one) => one.getCoro().name)];
    });
    expect(await runVirtual(main())).toEqual([
      ["job", "job", "answer"],
      ["job", "generator", "_wrap_awaitable"],
    ]);
  });

  test("makes a future, not a task, of a promise", async () => {
    const main = coroutine(function* main() {
      const future = ensureFuture(Promise.resolve(1));
      expect(future).not.toBeInstanceOf(Task);
      return yield* future;
    });
    expect(await runVirtual(main())).toBe(1);
  });

  test("takes an object with a then for a promise, whatever its class", async () => {
    const thenable: PromiseLike<string> = {
      // biome-ignore lint/suspicious/noThenProperty: an object with a then is what the test is about
      then: (onfulfilled) => Promise.resolve("then").then(onfulfilled),
    };
    const main = coroutine(function* main() {
      return yield* ensureFuture(thenable);
    });
    expect(await runVirtual(main())).toBe("then");
  });

  test("runs it on the loop that is given, which may not be running yet", async () => {
    const loop = virtualLoop();
    const task = ensureFuture(job(), { loop });
    expect(task.getLoop()).toBe(loop);
    expect(await loop.runUntilComplete(task)).toBe("job");
    expect(ensureFuture(task, { loop })).toBe(task);
    loop.close();
  });

  test("closes a coroutine that finds no loop, so that it is not reported on top", () => {
    const heard = hearReports();
    setEventLoop(null);
    const coro = job();
    expect(() => ensureFuture(coro)).toThrow(
      new RuntimeError("There is no current event loop in thread 'MainThread'."),
    );
    coro.close();
    expect(heard).toEqual([]);
  });

  test.each([1, null, undefined, "text", [1], new Map(), new Set([1]), new Uint8Array(1), () => {}])(
    "refuses %s",
    (wrong) => {
      expect(() => ensureFuture(wrong as never)).toThrow(
        new TypeError("An asyncio.Future, a coroutine or an awaitable is required"),
      );
    },
  );
});
