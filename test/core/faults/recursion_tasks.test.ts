// Faults: tasks nested deeply: 10,000 that wait for one another, eager ones that make eager ones, gathers of gathers.
import { describe, expect, test } from "vitest";
import type { EventLoop } from "../../../src/asyncio/base_events.js";
import { allTasks, createTask, currentTask, eagerTaskFactory } from "../../../src/asyncio/create_task.js";
import type { Future } from "../../../src/asyncio/futures.js";
import { gather } from "../../../src/asyncio/gather.js";
import { type CoroutineGenerator, coroutine } from "../../../src/asyncio/python/coroutines.js";
import { CancelledError, RecursionError } from "../../../src/asyncio/python/exceptions.js";
import { getRunningLoop } from "../../../src/asyncio/running.js";
import { sleep } from "../../../src/asyncio/sleep.js";
import { Task } from "../../../src/asyncio/tasks.js";
import { wait } from "../../../src/asyncio/wait.js";
import { turns } from "../turns.js";
import { hearReports, runVirtual } from "../virtual.js";

const depth = 10_000;

const waitsFor = coroutine(function* waitsFor(future: Future<unknown>) {
  yield* future;
});

/** Tasks each of which waits for the one before; the first waits for `future`. */
function chainOn(future: Future<unknown>, length: number): Task<void>[] {
  const chain: Task<void>[] = [];
  for (let i = 0; i < length; i++) chain.push(createTask(waitsFor(chain.at(-1) ?? future)));
  return chain;
}

describe("a chain of tasks that wait for one another", () => {
  test("is cancelled from its end, at any length, where CPython raises a RecursionError", async () => {
    const main = coroutine(function* main() {
      const future = getRunningLoop().createFuture();
      const chain = chainOn(future, 3 * depth);
      yield* sleep(0);
      expect(chain.at(-1)?.cancel()).toBe(true);
      yield* wait(chain);
      return [
        future.cancelled(),
        chain.every((task) => task.cancelled() && task.cancelling() === 1),
        allTasks().size,
      ];
    });
    expect(await runVirtual(main())).toEqual([true, true, 1]);
  });

  test("whose first is about to go on is cancelled there, and the others by it", async () => {
    const main = coroutine(function* main() {
      const future = getRunningLoop().createFuture();
      const chain = chainOn(future, 3);
      yield* sleep(0);
      future.setResult("done");
      chain.at(-1)?.cancel();
      yield* wait(chain);
      return chain.map((task) => task.cancelled());
    });
    expect(await runVirtual(main())).toEqual([true, true, true]);
  });

  test("asks one with a `cancel` of its own in its way", async () => {
    class Refusing extends Task<void> {
      asked: unknown[] = [];
      override cancel(message?: unknown): boolean {
        this.asked.push(message);
        return false;
      }
    }
    const main = coroutine(function* main() {
      const future = getRunningLoop().createFuture();
      const refusing = new Refusing(waitsFor(future));
      const [inner, outer] = chainOn(refusing, 2);
      yield* sleep(0);
      outer?.cancel("message");
      // Nobody below takes it: the task that waits is to be cancelled at its next step.
      future.setResult(null);
      yield* wait([outer as Task<void>]);
      return [refusing.asked, refusing.cancelled(), inner?.cancelled(), outer?.cancelled()];
    });
    expect(await runVirtual(main())).toEqual([["message"], false, true, true]);
  });

  test("hands the failure of its first up to its last", async () => {
    hearReports();
    const main = coroutine(function* main() {
      const future = getRunningLoop().createFuture();
      const chain = chainOn(future, depth);
      future.setException(new Error("of the first"));
      yield* wait(chain);
      return chain.at(-1)?.exception();
    });
    expect(await runVirtual(main())).toEqual(new Error("of the first"));
  });
});

describe("gathers of gathers", () => {
  test("10,000 deep raise a RecursionError when they are cancelled, end as ever, and the loop goes on", async () => {
    const main = coroutine(function* main() {
      const future = getRunningLoop().createFuture();
      let outer: Future<unknown> = future;
      for (let i = 0; i < depth; i++) outer = gather(outer);
      yield* sleep(0);
      expect(() => outer.cancel()).toThrow(new RecursionError("maximum recursion depth exceeded"));
      expect(future.done()).toBe(false);
      future.cancel();
      yield* wait([outer]);
      return outer.exception();
    });
    await expect(runVirtual(main())).resolves.toEqual(new CancelledError());
  });

  test("of some hundreds are cancelled as one", async () => {
    const main = coroutine(function* main() {
      let outer: Future<unknown> = createTask(sleep(10));
      for (let i = 0; i < 500; i++) outer = gather(outer);
      yield* sleep(0);
      return [outer.cancel(), yield* gather(outer, { returnExceptions: true })];
    });
    expect(await runVirtual(main())).toEqual([true, [expect.any(CancelledError)]]);
  });
});

describe("eager tasks that make eager tasks", () => {
  const nest = (loop: EventLoop, made: Task<number>[], frames: number): ((n: number) => Task<number>) => {
    const below = (left: number, call: () => Task<number>): Task<number> =>
      left === 0 ? call() : ([below(left - 1, call)][0] as Task<number>);
    const body = coroutine(function* body(n: number): CoroutineGenerator<number> {
      if (n === 0) return 0;
      const inner = below(frames, () => make(n - 1));
      made.push(inner);
      return 1 + (yield* inner);
    });
    const make = (n: number): Task<number> => loop.createTask(body(n));
    return make;
  };

  test.each([0, 1, 2, 3, 5, 8, 13])(
    "without end end with a RecursionError, none being left over; %i calls between",
    async (frames) => {
      const heard = hearReports();
      const main = coroutine(function* main() {
        const loop = getRunningLoop();
        const task = currentTask();
        loop.setTaskFactory(eagerTaskFactory);
        const made: Task<number>[] = [];
        let error: unknown;
        try {
          yield* nest(loop, made, frames)(depth);
        } catch (raised) {
          error = raised;
        }
        const left = [...allTasks()].filter((one) => one !== task);
        yield* turns(3);
        return [error, made.length > 10, made.every((one) => one.done()), left, currentTask() === task];
      });
      expect(await runVirtual(main())).toEqual([
        new RecursionError("maximum recursion depth exceeded"),
        true,
        true,
        [],
        true,
      ]);
      // Where the stack ends is chance: one that has no room left to be closed, or to hand its error on, is told of.
      expect(heard.length).toBeLessThan(3);
      for (const line of heard)
        expect(line).toMatch(/^ERROR (Exception ignored in: |Task exception was never retrieved)/);
    },
  );
});
