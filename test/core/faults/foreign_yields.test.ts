// Faults: a coroutine that yields what no task can wait for. CPython's words for numbers, strings, lists, futures yielded
// without `yield*` and those of another loop are recorded in `faults_waits` and 048; here stands what JavaScript adds.
import { describe, expect, test } from "vitest";
import type { Suspension } from "../../../src/asyncio/python/awaitable.js";
import { type CoroutineGenerator, coroutine } from "../../../src/asyncio/python/coroutines.js";
import { RuntimeError } from "../../../src/asyncio/python/exceptions.js";
import { reprSymbol } from "../../../src/asyncio/python/repr.js";
import { getRunningLoop } from "../../../src/asyncio/running.js";
import { sleep } from "../../../src/asyncio/sleep.js";
import { errorLike } from "../../helpers/errorLike.js";
import { runVirtual } from "../virtual.js";

/** What the task is told of what it yields, and that it goes on. */
function toldOf(value: unknown): Promise<unknown> {
  const yields = coroutine(function* yields(): CoroutineGenerator<unknown> {
    try {
      yield value as Suspension;
    } catch (error) {
      yield* sleep(1);
      return error;
    }
    return "nothing";
  });
  return runVirtual(yields());
}

class Unwritable {
  [reprSymbol](): string {
    throw new Error("has no repr");
  }
}

describe("a coroutine that yields", () => {
  test.each<[string, unknown, string]>([
    ["a promise, which is to be given to ensureFuture", Promise.resolve(1), "<Promise object>"],
    ["a plain object", { some: 1 }, "{'some': 1}"],
    ["a function", sleep, "<function sleep>"],
    ["a symbol", Symbol("s"), "Symbol(s)"],
    ["false", false, "False"],
    ["an object that cannot be written", new Unwritable(), "<Unwritable object>"],
    [
      "an object whose property throws",
      {
        get property(): never {
          throw new Error("not to be read");
        },
      },
      "<Object object>",
    ],
  ])("%s is told so there, and goes on", async (_what, value, written) => {
    expect(await toldOf(value)).toEqual(new RuntimeError(`Task got bad yield: ${written}`));
  });

  test("a coroutine, its `*` forgotten, is told so there, and goes on", async () => {
    const inner = sleep(1);
    const told = await toldOf(inner);
    inner.close();
    expect(String(told)).toMatch(
      /^RuntimeError: yield was used instead of yield from for generator in task <Task /,
    );
  });

  test("a future, its `*` forgotten, can still await it", async () => {
    const main = coroutine(function* main(): CoroutineGenerator<unknown> {
      const future = getRunningLoop().createFuture<string>();
      getRunningLoop().callLater(1, () => future.setResult("came"));
      try {
        yield future;
      } catch (error) {
        return [error, yield* future];
      }
      return "nothing";
    });
    expect(await runVirtual(main())).toEqual([
      errorLike(RuntimeError, /^yield was used instead of yield from in task <Task /),
      "came",
    ]);
  });
});
