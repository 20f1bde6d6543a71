// Queues that are shut down: who waits is woken, what is left can be taken unless it is dropped.
import { describe, expect, test } from "vitest";
import { createTask } from "../../src/asyncio/create_task.js";
import { gather } from "../../src/asyncio/gather.js";
import { type CoroutineGenerator, coroutine } from "../../src/asyncio/python/coroutines.js";
import { QueueShutDown, ValueError } from "../../src/asyncio/python/exceptions.js";
import { LifoQueue, PriorityQueue, Queue } from "../../src/asyncio/queues.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { runVirtual } from "./virtual.js";

/** How put, putNowait, get and getNowait end now. */
const refusals = coroutine(function* refusals(queue: Queue<string>): CoroutineGenerator<unknown[]> {
  const [put, get] = yield* gather(queue.put("data"), queue.get(), { returnExceptions: true });
  const outcomes: unknown[] = [put];
  for (const call of [() => queue.putNowait("data"), () => queue.getNowait()]) {
    try {
      outcomes.push(call());
    } catch (error) {
      outcomes.push(error);
    }
  }
  outcomes.push(get);
  return outcomes;
});
const refused = new QueueShutDown();
const allRefused = [refused, refused, refused, refused];

describe.each([Queue, LifoQueue, PriorityQueue])("%o, shut down", (Kind) => {
  // covers: test_queues._QueueShutdownTestMixin.test_shutdown_empty
  test("when empty, wakes who waits for an item, is joined, and refuses everything", async () => {
    const main = coroutine(function* main() {
      const queue = new Kind<string>();
      const getter = createTask(queue.get());
      yield* sleep(0);
      queue.shutdown();
      yield* queue.join();
      yield* sleep(0);
      return [queue.qsize(), getter.exception(), yield* refusals(queue)];
    });
    expect(await runVirtual(main())).toEqual([0, refused, allRefused]);
  });

  // covers: test_queues._QueueShutdownTestMixin.test_shutdown_nonempty
  test("with an item left, wakes who waits to put, gives the item, and waits for it to be done", async () => {
    const main = coroutine(function* main() {
      const queue = new Kind<string>(1);
      queue.putNowait("data");
      const joiner = createTask(queue.join());
      const putter = createTask(queue.put("more"));
      yield* sleep(0);
      const seen: unknown[] = [putter.done()];
      queue.shutdown();
      seen.push(queue.qsize());
      yield* sleep(0);
      seen.push(putter.exception(), yield* queue.get());
      yield* sleep(0);
      seen.push(joiner.done(), yield* refusals(queue));
      queue.taskDone();
      yield* sleep(0);
      expect(() => queue.taskDone()).toThrow(new ValueError("task_done() called too many times"));
      return [...seen, joiner.done()];
    });
    expect(await runVirtual(main())).toEqual([false, 1, refused, "data", false, allRefused, true]);
  });

  // covers: test_queues._QueueShutdownTestMixin.test_shutdown_immediate
  test.each([true, { immediate: true }])(
    "at once (%o), drops its items as if they were done",
    async (how) => {
      const main = coroutine(function* main() {
        const queue = new Kind<string>();
        queue.putNowait("data");
        const joiner = createTask(queue.join());
        yield* sleep(0);
        queue.shutdown(how);
        const size = queue.qsize();
        yield* sleep(0);
        const joined = joiner.done();
        expect(() => queue.taskDone()).toThrow(new ValueError("task_done() called too many times"));
        return [size, joined, yield* refusals(queue)];
      });
      expect(await runVirtual(main())).toEqual([0, true, allRefused]);
    },
  );

  // covers: test_queues._QueueShutdownTestMixin.test_shutdown_immediate_with_unfinished
  test("at once, still waits for the item that was taken and is not done", async () => {
    const main = coroutine(function* main() {
      const queue = new Kind<string>();
      queue.putNowait("data");
      queue.putNowait("data");
      const joiner = createTask(queue.join());
      yield* queue.get();
      queue.shutdown({ immediate: true });
      const seen: unknown[] = [queue.qsize()];
      yield* sleep(0);
      seen.push(joiner.done(), yield* refusals(queue));
      queue.taskDone();
      expect(() => queue.taskDone()).toThrow(new ValueError("task_done() called too many times"));
      yield* sleep(0);
      return [...seen, joiner.done()];
    });
    expect(await runVirtual(main())).toEqual([0, false, allRefused, true]);
  });

  test("a second time, at once, drops what the first time left", async () => {
    const main = coroutine(function* main() {
      const queue = new Kind<string>();
      queue.putNowait("data");
      queue.shutdown({ immediate: false });
      queue.shutdown(true);
      return [queue.qsize(), yield* refusals(queue)];
    });
    expect(await runVirtual(main())).toEqual([0, allRefused]);
  });
});
