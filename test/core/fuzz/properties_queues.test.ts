// Under random cancellation a queue loses neither an item nor a wake-up.
import fc from "fast-check";
import { expect, test } from "vitest";
import { QueueShutDown } from "../../../src/asyncio/python/exceptions.js";
import { LifoQueue, PriorityQueue, Queue } from "../../../src/asyncio/queues.js";
import { sleep } from "../../../src/asyncio/sleep.js";
import { fixed } from "./seeds.js";
import { hundredths, runWorkers, workers } from "./workers.js";

/** Half of the workers or so put their number, the others get one; all of it is then seen at rest. */
const kinds = fc.array(fc.boolean(), { minLength: 12, maxLength: 12 });
const sizes = fc.constantFrom(0, 1, 1, 2);

test.each([
  ["first in, first out", Queue],
  ["last in, first out", LifoQueue],
  ["by priority", PriorityQueue],
] as const)("a queue %s keeps every item, and lets nobody wait who need not", async (_, Kind) => {
  await fc.assert(
    fc.asyncProperty(workers, kinds, sizes, async (list, puts, size) => {
      const queue = new Kind<number>(size);
      const put: number[] = [];
      const got: number[] = [];
      await runWorkers(
        list,
        function* (id, { holds }) {
          yield* sleep(hundredths(holds));
          // What follows it is the cancellation of another, in the same step.
          try {
            if (puts[id]) {
              yield* queue.put(id);
              put.push(id);
            } else got.push(yield* queue.get());
          } catch (error) {
            if (!(error instanceof QueueShutDown)) throw error;
          }
        },
        ({ waiting }) => {
          for (const id of waiting) expect(puts[id] ? queue.full() : queue.empty()).toBe(true);
          if (size > 0) expect(queue.qsize()).toBeLessThanOrEqual(size);
          queue.shutdown();
        },
      );
      const left: number[] = [];
      while (!queue.empty()) left.push(queue.getNowait());
      expect([...got, ...left].sort((a, b) => a - b)).toEqual([...put].sort((a, b) => a - b));
      if (Kind === Queue) expect([...got, ...left]).toEqual(put);
    }),
    fixed(100),
  );
});

test("join returns when every item put has been called done, and not before", async () => {
  await fc.assert(
    fc.asyncProperty(workers, kinds, async (list, puts) => {
      const queue = new Queue<number>();
      let unfinished = 0;
      /** How many times nothing was unfinished any more. */
      let zeros = 0;
      const faults: string[] = [];
      const finishOne = (): void => {
        if (--unfinished === 0) zeros++;
        queue.taskDone();
      };
      await runWorkers(
        list,
        function* (id, { holds }) {
          if (puts[id]) {
            unfinished++;
            yield* queue.put(id);
            yield* sleep(hundredths(holds));
            finishOne();
            return;
          }
          const zerosBefore = unfinished === 0 ? -1 : zeros;
          yield* queue.join();
          if (zeros === zerosBefore) faults.push(`${id} has not waited`);
        },
        ({ waiting }) => {
          if (unfinished === 0) expect(waiting).toEqual([]);
          // Who was cancelled between putting and calling it done has left it to be done.
          while (unfinished > 0) finishOne();
        },
      );
      expect(faults).toEqual([]);
    }),
    fixed(100),
  );
});
