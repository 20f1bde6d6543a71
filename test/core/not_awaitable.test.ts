// What is given in the place of awaitables, and is none: each call refuses it, in CPython's words but for the names of types.
import { beforeEach, describe, expect, test } from "vitest";
import { asCompleted } from "../../src/asyncio/as_completed.js";
import { createTask } from "../../src/asyncio/create_task.js";
import { asPromise, ensureFuture } from "../../src/asyncio/ensure_future.js";
import { gather } from "../../src/asyncio/gather.js";
import { wrapFuture } from "../../src/asyncio/promises.js";
import { asyncFor } from "../../src/asyncio/python/async_for.js";
import { asyncWith } from "../../src/asyncio/python/async_with.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { ValueError } from "../../src/asyncio/python/exceptions.js";
import { repr } from "../../src/asyncio/python/repr.js";
import { run } from "../../src/asyncio/runners.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { shield } from "../../src/asyncio/shield.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { TaskGroup } from "../../src/asyncio/taskgroups.js";
import { Task } from "../../src/asyncio/tasks.js";
import { toThread } from "../../src/asyncio/threads/threads.js";
import { runCoroutineThreadsafe } from "../../src/asyncio/threads/threadsafe.js";
import { timeout, waitFor } from "../../src/asyncio/timeouts.js";
import { wait } from "../../src/asyncio/wait.js";
import { hearReports, runVirtual, virtualLoop } from "./virtual.js";

// What was refused beside another coroutine leaves that never awaited, as in CPython.
beforeEach(() => void hearReports());

/** What comes of a call with each of the values, in a running loop; what it gives is awaited where it can be. */
async function outcomes(call: (given: never) => unknown, given: readonly unknown[]): Promise<string[]> {
  const main = coroutine(function* main() {
    const heard: string[] = [];
    for (const one of given) {
      try {
        const made = call(one as never);
        heard.push(repr(yield* made as Generator<never, unknown>));
      } catch (error) {
        heard.push(repr(error));
      }
    }
    return heard;
  });
  return runVirtual(main());
}

const odd = [null, undefined, 1, true, "ab", [], [1], {}, (): void => {}];
const noFuture = "TypeError('An asyncio.Future, a coroutine or an awaitable is required')";
const written = odd.map(repr);
const types = ["NoneType", "NoneType", "number", "boolean", "string", "Array", "Array", "Object", "function"];
const group = (given: never): unknown =>
  asyncWith(new TaskGroup(), function* (tasks) {
    tasks.createTask(given);
  });

describe("what cannot be awaited", () => {
  test.each([
    // Of nothing but `{}`, that is taken for options.
    ["gather", (given: never) => gather(given, sleep(0))],
    ["shield", shield],
    ["ensureFuture", (given: never) => ensureFuture(given)],
    ["asPromise", (given: never) => asPromise(given)],
    ["waitFor, with no time left", (given: never) => waitFor(given, 0)],
  ])("is refused by %s", async (_name, call) => {
    expect(await outcomes(call, odd)).toEqual(odd.map(() => noFuture));
  });

  test.each([1, null])("is refused by waitFor with a limit of %s", async (limit) => {
    expect(await outcomes((given) => waitFor(given, limit), odd)).toEqual(
      types.map((type) => `TypeError("object ${type} can't be used in 'await' expression")`),
    );
  });

  test.each([
    ["createTask", (given: never) => createTask(given)],
    ["Task", (given: never) => new Task(given)],
    ["loop.createTask", (given: never) => getRunningLoop().createTask(given)],
  ])("is refused by %s, as is what can be awaited and is no coroutine", async (_name, call) => {
    const future = virtualLoop().createFuture();
    expect(await outcomes(call, [...odd, future])).toEqual(
      [...written, repr(future)].map((one) => repr(new TypeError(`a coroutine was expected, got ${one}`))),
    );
  });

  test("is refused by a task group, which ends by that", async () => {
    expect(await outcomes(group, [null, 1, "ab"])).toEqual([
      "ExceptionGroup('unhandled errors in a TaskGroup', [TypeError('a coroutine was expected, got None')])",
      "ExceptionGroup('unhandled errors in a TaskGroup', [TypeError('a coroutine was expected, got 1')])",
      `ExceptionGroup('unhandled errors in a TaskGroup', [TypeError("a coroutine was expected, got 'ab'")])`,
    ]);
  });

  test("is refused by runCoroutineThreadsafe, run, and runUntilComplete", async () => {
    expect(await outcomes((given) => runCoroutineThreadsafe(given, getRunningLoop()), odd)).toEqual(
      odd.map(() => "TypeError('A coroutine object is required')"),
    );
    const loop = virtualLoop();
    for (const [index, one] of odd.entries()) {
      // A ValueError, as in 3.13.
      expect(() => run(one as never)).toThrow(
        new ValueError(`a coroutine was expected, got ${written[index]}`),
      );
      expect(() => loop.runUntilComplete(one as never)).toThrow(
        new TypeError("An asyncio.Future, a coroutine or an awaitable is required"),
      );
    }
    loop.close();
  });

  test("is refused by wrapFuture, toThread, asyncWith and asyncFor", async () => {
    const nothing = odd.slice(0, 4);
    for (const text of await outcomes((given) => wrapFuture(given), nothing))
      expect(text).toMatch(/^AssertionError/);
    for (const text of await outcomes((given) => toThread(given), nothing)) {
      expect(text).toMatch(/^TypeError\('a function for a thread was expected/);
    }
    function* body(): Generator<never, void> {}
    expect(await outcomes((given) => asyncWith(given, body), nothing)).toEqual(
      types
        .slice(0, 4)
        .map(
          (type) =>
            `TypeError("'${type}' object does not support the asynchronous context manager protocol")`,
        ),
    );
    expect(await outcomes((given) => asyncFor(given, body), nothing)).toEqual(
      types
        .slice(0, 4)
        .map((type) => `TypeError("'async for' requires an object with asyncIter method, got ${type}")`),
    );
  });
});

describe("what cannot be gone through", () => {
  const noFutures = "ValueError('Set of Tasks/Futures is empty.')";

  test("is refused by asCompleted; what holds no awaitables is refused by what it holds", async () => {
    const given = [null, undefined, 1, 0, true, {}, "ab", [1], [null]];
    const iterated = (aws: never): unknown => [...asCompleted(aws)];
    expect((await outcomes(iterated, given)).slice(0, 6)).toEqual([
      `TypeError("'NoneType' object is not iterable")`,
      `TypeError("'NoneType' object is not iterable")`,
      `TypeError("'number' object is not iterable")`,
      `TypeError("'number' object is not iterable")`,
      `TypeError("'boolean' object is not iterable")`,
      `TypeError("'Object' object is not iterable")`,
    ]);
    expect((await outcomes(iterated, given)).slice(6)).toEqual([noFuture, noFuture, noFuture]);
    expect(await outcomes((aws) => sleep(0, [...asCompleted(aws)].length), ["", []])).toEqual(["0", "0"]);
  });

  test("is refused by wait, after what is nothing at all and after another returnWhen", async () => {
    const given = [null, undefined, 0, false, "", [], 1, true, {}, [1], "ab"];
    expect(await outcomes((fs) => wait(fs), given)).toEqual([
      ...Array(6).fill(noFutures),
      `TypeError("'number' object is not iterable")`,
      `TypeError("'boolean' object is not iterable")`,
      `TypeError("'Object' object is not iterable")`,
      "TypeError('expect a list of futures, not of 1')",
      `TypeError("expect a list of futures, not of 'a'")`,
    ]);
    const another = (fs: never): unknown => wait(fs, { returnWhen: "x" as never });
    expect(await outcomes(another, [null, [], 1, [1]])).toEqual([
      noFutures,
      noFutures,
      "ValueError('Invalid return_when value: x')",
      "ValueError('Invalid return_when value: x')",
    ]);
  });
});

describe("a time that is no number", () => {
  test.each([["x"], ["-1"], [[]], [{}]])("is refused wherever one is taken: %o", async (seconds) => {
    const calls: ((given: never) => unknown)[] = [
      (given) => waitFor(sleep(0), given),
      (given) => sleep(given),
      (given) => sleep(given, "result"),
      (given) => wait([createTask(sleep(0))], { timeout: given }),
      (given) => asCompleted([sleep(0)], { timeout: given }),
      (given) => asyncWith(timeout(given), function* () {}),
    ];
    for (const call of calls) {
      const [text] = await outcomes(call, [seconds]);
      expect(text).toMatch(/^TypeError/);
    }
  });
});
