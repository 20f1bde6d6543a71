// Faults: recursion 10,000 deep. What CPython does is recorded in `faults_recursion`; here: that nothing is left half done,
// wherever the stack ends.
import { describe, expect, test } from "vitest";
import { allTasks, createTask, currentTask } from "../../../src/asyncio/create_task.js";
import {
  type Coroutine,
  type CoroutineGenerator,
  coroutine,
} from "../../../src/asyncio/python/coroutines.js";
import { isException, RecursionError, RuntimeError } from "../../../src/asyncio/python/exceptions.js";
import { repr } from "../../../src/asyncio/python/repr.js";
import { getRunningLoop } from "../../../src/asyncio/running.js";
import { sleep } from "../../../src/asyncio/sleep.js";
import { hearReports, runVirtual } from "../virtual.js";

const depth = 10_000;
/** Each offset has the stack end somewhere else. */
const offsets = Array.from({ length: 24 }, (_, i) => i);

/** Calls `call` so many calls further down. */
function below(frames: number, call: () => unknown): unknown {
  return frames === 0 ? call() : [below(frames - 1, call)][0];
}

const deep = coroutine(function* deepBody(n: number, made: Coroutine<unknown>[]): CoroutineGenerator<number> {
  const inner = deep(n - 1, made);
  made.push(inner);
  return n === 0 ? 0 : 1 + (yield* inner);
});

function raisedBy(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  return "nothing";
}

describe("a chain of awaits that is too deep", () => {
  test("raises a RecursionError, which is a RuntimeError and has V8's RangeError as its cause", async () => {
    const error = await runVirtual(deep(depth, [])).catch((raised: unknown) => raised);
    expect(error).toEqual(new RecursionError("maximum recursion depth exceeded"));
    expect(error).toMatchObject({
      name: "RecursionError",
      message: "maximum recursion depth exceeded",
      cause: expect.any(RangeError),
    });
    expect([error instanceof RuntimeError, isException(error)]).toEqual([true, true]);
  });

  test("is deeper than CPython's 1000", async () => {
    const down = coroutine(function* downBody(n: number): CoroutineGenerator<number> {
      return n === 0 ? yield* sleep(1, 0) : 1 + (yield* down(n - 1));
    });
    expect(await runVirtual(down(1000))).toBe(1000);
  });

  test.each(offsets)("leaves no coroutine running or unended, %i calls down", (offset) => {
    const heard = hearReports();
    const made: Coroutine<unknown>[] = [];
    const outermost = deep(depth, made);
    expect(raisedBy(() => below(offset, () => outermost.next()))).toEqual(
      new RecursionError("maximum recursion depth exceeded"),
    );
    const states = new Set(made.slice(0, -1).map(({ state }) => state));
    expect([outermost.state, ...states]).toEqual(["CORO_CLOSED", "CORO_CLOSED"]);
    expect(made.at(-1)?.state).toMatch(/CREATED|CLOSED/);
    made.at(-1)?.close();
    expect(heard).toEqual([]);
  });

  test("raises the same when something is thrown in, with that as its context", async () => {
    const thrown = new Error("thrown in");
    const runsAway = (n: number): number => 1 + runsAway(n + 1);
    const handles = coroutine(function* handles() {
      try {
        yield* sleep(1);
      } catch {
        runsAway(0);
      }
    });
    const main = coroutine(function* main() {
      const coro = handles();
      coro.next();
      return raisedBy(() => coro.throw(thrown));
    });
    const error = await runVirtual(main());
    expect(error).toEqual(new RecursionError("maximum recursion depth exceeded"));
    expect(error).toMatchObject({ context: thrown });
  });

  test("of bare generators raises it in whoever awaits them", async () => {
    function* bare(n: number): CoroutineGenerator<number> {
      return n === 0 ? 0 : 1 + (yield* bare(n - 1));
    }
    const main = coroutine(function* main() {
      return yield* bare(100_000);
    });
    await expect(runVirtual(main())).rejects.toThrow(new RecursionError("maximum recursion depth exceeded"));
    await expect(runVirtual(bare(100_000))).rejects.toThrow(
      new RecursionError("maximum recursion depth exceeded"),
    );
  });

  test("in an argument's default value raises it as well", async () => {
    const runsAway = (): number => 1 + runsAway();
    const body = coroutine(function* body(n: number = runsAway()) {
      return n;
    });
    await expect(runVirtual(body())).rejects.toThrow(new RecursionError("maximum recursion depth exceeded"));
  });

  test("leaves the loop as it was: the task, its context, the others", async () => {
    const main = coroutine(function* main() {
      const task = currentTask();
      const other = createTask(sleep(1, "other"));
      for (let i = 0; i < 3; i++) {
        try {
          yield* deep(depth, []);
        } catch (error) {
          if (!(error instanceof RecursionError)) throw error;
        }
      }
      return [currentTask() === task, getRunningLoop()._currentTask === task, allTasks().size, yield* other];
    });
    expect(await runVirtual(main())).toEqual([true, true, 2, "other"]);
  });
});

describe("the repr of what is nested too deeply", () => {
  test("raises a RecursionError, and writes the same things as ever afterwards", () => {
    let nested: unknown[] = ["innermost"];
    const parts = [nested];
    for (let i = 0; i < 100_000; i++) {
      nested = [nested];
      parts.push(nested);
    }
    const error = raisedBy(() => repr(nested));
    expect(error).toEqual(
      new RecursionError("maximum recursion depth exceeded while getting the repr of an object"),
    );
    expect(repr(parts[2])).toBe("[[['innermost']]]");
    expect(repr(parts[200])).toHaveLength(2 * 201 + "'innermost'".length);
  });

  test("is cut short where a future's result is written, and of an object whose repr raises its class is", async () => {
    const main = coroutine(function* main() {
      const future = getRunningLoop().createFuture<unknown>();
      let chain = createTask(sleep(1));
      for (let i = 0; i < depth; i++) {
        const before = chain;
        chain = createTask(
          (function* waits() {
            yield* before;
          })(),
        ) as typeof chain;
      }
      yield* sleep(0);
      future.setResult(chain);
      const written = repr(future);
      yield* chain;
      return written;
    });
    expect(await runVirtual(main())).toBe("<Future finished result=<Task instance>>");
  });
});
