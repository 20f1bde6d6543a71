// Which CancelledError, with which message, is raised where: the very one that ended the task, and it only once.
import { describe, expect, test } from "vitest";
import { createTask } from "../../src/asyncio/create_task.js";
import { Instrument } from "../../src/asyncio/instrument.js";
import type { Awaitable } from "../../src/asyncio/python/awaitable.js";
import { type CoroutineGenerator, coroutine } from "../../src/asyncio/python/coroutines.js";
import { CancelledError } from "../../src/asyncio/python/exceptions.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { runVirtual } from "./virtual.js";

/** The CancelledError that awaiting raises. */
function* cancellationOf(awaited: Awaitable<unknown>): CoroutineGenerator<CancelledError> {
  try {
    yield* awaited;
  } catch (error) {
    if (error instanceof CancelledError) return error;
    throw error;
  }
  throw new Error("was not cancelled");
}

describe("a task that is cancelled", () => {
  test("when what it waits for was cancelled before is told of that, not of the later request", async () => {
    const main = coroutine(function* main() {
      const future = getRunningLoop().createFuture();
      const task = createTask(cancellationOf(future));
      yield* sleep(0);
      future.cancel("first");
      task.cancel("second");
      return (yield* task).args;
    });
    expect(await runVirtual(main())).toEqual(["first"]);
  });

  test("when what it waits for has failed before is told of the cancel", async () => {
    const main = coroutine(function* main() {
      const future = getRunningLoop().createFuture();
      const task = createTask(cancellationOf(future));
      yield* sleep(0);
      future.setException(new Error("failed"));
      task.cancel("second");
      return (yield* task).args;
    });
    expect(await runVirtual(main())).toEqual(["second"]);
  });

  test("raises the error that ended it in the first who awaits it, and a bare one in the next", async () => {
    let thrownIn: unknown;
    const waits = coroutine(function* waits() {
      try {
        yield* sleep(9);
      } catch (error) {
        thrownIn = error;
        throw error;
      }
    });
    const main = coroutine(function* main() {
      const task = createTask(waits());
      yield* sleep(0);
      task.cancel("why");
      return [yield* cancellationOf(task), yield* cancellationOf(task)] as const;
    });
    const [first, second] = await runVirtual(main());
    expect(first).toBe(thrownIn);
    expect(first.args).toEqual(["why"]);
    expect(second).not.toBe(first);
    expect(second.args).toEqual([]);
  });

  test.each([
    ["without an instrument", []],
    ["with an instrument", [new Instrument()]],
  ])("in a sleep whose result is a CancelledError is told of the cancel, %s", async (_how, instruments) => {
    const result = new CancelledError("result");
    const main = coroutine(function* main() {
      const [cut, whole] = [createTask(sleep(1, result)), createTask(sleep(1, result))];
      yield* sleep(0);
      cut.cancel("cancel");
      const error = yield* cancellationOf(cut);
      return [error.args, error === result, (yield* whole) === result];
    });
    expect(await runVirtual(main(), { instruments })).toEqual([["cancel"], false, true]);
  });
});
