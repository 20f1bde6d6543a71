// Faults: a cancelled task that refuses, once, often, or for as long as it can; and what is cancelled while it cleans up.
// All of it is recorded in `faults_refusals`, 144 and 176; here stand the short forms, each by its name.
import { describe, expect, test } from "vitest";
import { createTask } from "../../../src/asyncio/create_task.js";
import { coroutine } from "../../../src/asyncio/python/coroutines.js";
import { type BaseException, CancelledError } from "../../../src/asyncio/python/exceptions.js";
import { sleep } from "../../../src/asyncio/sleep.js";
import { errorLike } from "../../helpers/errorLike.js";
import { turns } from "../turns.js";
import { runVirtual } from "../virtual.js";

/** Sleeps, and swallows so many cancellations on the way. */
const refuses = coroutine(function* refuses(times: number) {
  for (let refused = 0; ; refused++) {
    try {
      yield* sleep(10);
      return refused;
    } catch (error) {
      if (!(error instanceof CancelledError) || refused === times) throw error;
    }
  }
});

describe("a cancelled task that refuses", () => {
  test("once goes on to its result", async () => {
    const main = coroutine(function* main() {
      const task = createTask(refuses(1));
      yield* sleep(0);
      expect(task.cancel()).toBe(true);
      return [yield* task, task.cancelled(), task.cancelling()];
    });
    expect(await runVirtual(main())).toEqual([1, false, 1]);
  });

  test("a thousand times is asked a thousand times", async () => {
    const main = coroutine(function* main() {
      const task = createTask(refuses(1000));
      yield* sleep(0);
      for (let i = 0; i < 1000; i++) {
        task.cancel();
        yield* turns(2);
      }
      return [task.cancelling(), yield* task];
    });
    expect(await runVirtual(main())).toEqual([1000, 1000]);
  });

  test("is waited for at the end of `run`, however long it takes", async () => {
    let outcome: unknown;
    const takesItsTime = coroutine(function* takesItsTime() {
      outcome = yield* refuses(1);
    });
    const main = coroutine(function* main() {
      createTask(takesItsTime());
      yield* sleep(0);
      return "main";
    });
    expect(await runVirtual(main())).toBe("main");
    expect(outcome).toBe(1);
  });

  test("by raising another exception in the cleanup ends with that, which has the cancellation as its context", async () => {
    const fails = coroutine(function* fails() {
      try {
        yield* sleep(10);
      } catch {
        throw new Error("in the cleanup");
      }
    });
    const main = coroutine(function* main() {
      const task = createTask(fails());
      yield* sleep(0);
      task.cancel();
      yield* turns(2);
      return task.exception();
    });
    const exception = await runVirtual(main());
    expect(exception).toEqual(errorLike(Error, /^in the cleanup$/));
    expect((exception as BaseException).context).toEqual(new CancelledError());
  });

  test("and waits for the future that cancelled it, once more, gets its cancellation once more", async () => {
    const main = coroutine(function* main() {
      const inner = createTask(sleep(10));
      const stubborn = coroutine(function* stubborn() {
        let caught = 0;
        for (let i = 0; i < 3; i++) {
          try {
            yield* inner;
          } catch (error) {
            if (!(error instanceof CancelledError)) throw error;
            caught++;
          }
        }
        return caught;
      });
      const task = createTask(stubborn());
      yield* sleep(0);
      task.cancel();
      return yield* task;
    });
    expect(await runVirtual(main())).toBe(3);
  });
});
