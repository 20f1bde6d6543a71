// Who waits for a queue: gets for an item, puts for a slot. Whoever is cancelled loses nothing, and holds up nobody.
import { describe, expect, test } from "vitest";
import { createTask } from "../../src/asyncio/create_task.js";
import { gather } from "../../src/asyncio/gather.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { CancelledError, TimeoutError } from "../../src/asyncio/python/exceptions.js";
import { repr } from "../../src/asyncio/python/repr.js";
import { Queue } from "../../src/asyncio/queues.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { waitFor } from "../../src/asyncio/timeouts.js";
import { thrownBy } from "./turns.js";
import { runVirtual } from "./virtual.js";

describe("a get", () => {
  // covers: test_queues.QueueGetTests.test_blocking_get_wait
  test("waits for an item", async () => {
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      const queue = new Queue<string>();
      loop.callLater(0.01, () => queue.putNowait("late"));
      const before = loop.time();
      return [yield* queue.get(), Math.round((loop.time() - before) * 100)];
    });
    expect(await runVirtual(main())).toEqual(["late", 1]);
  });

  test("is woken by each item alone, in the order in which they came", async () => {
    const main = coroutine(function* main() {
      const queue = new Queue<string>();
      const getters = [1, 2, 3].map(() => createTask(queue.get()));
      yield* sleep(0);
      const seen: unknown[] = [];
      for (const item of ["a", "b"]) {
        queue.putNowait(item);
        seen.push(repr(queue));
      }
      yield* sleep(0);
      return [...seen, getters.map((getter) => (getter.done() ? getter.result() : "waits"))];
    });
    expect(await runVirtual(main())).toEqual([
      "<Queue maxsize=0 _queue=['a'] _getters[2] tasks=1>",
      "<Queue maxsize=0 _queue=['a', 'b'] _getters[1] tasks=2>",
      ["a", "b", "waits"],
    ]);
  });

  // covers: test_queues.QueueGetTests.test_get_with_putters, test_queues.QueueGetTests.test_get_with_waiting_putters
  test("wakes one who waits to put", async () => {
    const main = coroutine(function* main() {
      const queue = new Queue<string>(1);
      const putters = ["a", "b", "c"].map((item) => createTask(queue.put(item)));
      yield* sleep(0);
      const first = yield* queue.get();
      yield* sleep(0);
      const done = putters.map((putter) => putter.done());
      return [first, done, yield* queue.get(), yield* queue.get()];
    });
    expect(await runVirtual(main())).toEqual(["a", [true, true, false], "b", "c"]);
  });

  // covers: test_queues.QueueGetTests.test_get_cancelled_race
  test("that was cancelled does not take the next item", async () => {
    const main = coroutine(function* main() {
      const queue = new Queue<string>();
      const [first, second] = [createTask(queue.get()), createTask(queue.get())];
      yield* sleep(0);
      first.cancel();
      yield* sleep(0);
      const isCancelled = first.cancelled();
      yield* queue.put("a");
      return [isCancelled, yield* second];
    });
    expect(await runVirtual(main())).toEqual([true, "a"]);
  });

  // covers: test_queues.QueueGetTests.test_why_are_getters_waiting
  test("by a consumer keeps pace with a producer over a queue of one", async () => {
    const main = coroutine(function* main() {
      const queue = new Queue<number>(1);
      const got: number[] = [];
      const produce = coroutine(function* produce() {
        for (let i = 0; i < 5; i++) yield* queue.put(i);
      });
      const consume = coroutine(function* consume() {
        for (let i = 0; i < 5; i++) got.push(yield* queue.get());
      });
      yield* gather(produce(), consume());
      return got;
    });
    expect(await runVirtual(main())).toEqual([0, 1, 2, 3, 4]);
  });

  // covers: test_queues.QueueGetTests.test_cancelled_getters_not_being_held_in_self_getters
  test("that timed out is no longer among those who wait", async () => {
    const main = coroutine(function* main() {
      const queue = new Queue(5);
      return [yield* thrownBy(waitFor(queue.get(), 0.1)), repr(queue)];
    });
    expect(await runVirtual(main())).toEqual([new TimeoutError(), "<Queue maxsize=5>"]);
  });

  // covers: test_queues.QueuePutTests.test_get_cancel_drop_one_pending_reader
  test("that is cancelled after it was woken leaves the item in its place", async () => {
    const main = coroutine(function* main() {
      const queue = new Queue<number>();
      const reader = createTask(queue.get());
      yield* sleep(0);
      queue.putNowait(1);
      queue.putNowait(2);
      reader.cancel();
      yield* gather(reader, { returnExceptions: true });
      return [reader.cancelled(), yield* queue.get(), queue.qsize()];
    });
    expect(await runVirtual(main())).toEqual([true, 1, 1]);
  });

  // covers: test_queues.QueuePutTests.test_get_cancel_drop_many_pending_readers
  test("that is cancelled after it was woken passes the wake-up on", async () => {
    const main = coroutine(function* main() {
      const queue = new Queue<number>();
      const readers = [1, 2, 3].map(() => createTask(queue.get()));
      yield* sleep(0);
      queue.putNowait(1);
      queue.putNowait(2);
      readers[0]?.cancel();
      return yield* gather(...readers, { returnExceptions: true });
    });
    expect(await runVirtual(main())).toEqual([new CancelledError(), 1, 2]);
  });
});

describe("a put", () => {
  // covers: test_queues.QueuePutTests.test_blocking_put_wait
  test("waits for a free slot", async () => {
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      const queue = new Queue<number>(1);
      loop.callLater(0.01, () => queue.getNowait());
      const before = loop.time();
      yield* queue.put(1);
      const free = loop.time() - before;
      yield* queue.put(2);
      return [free < 0.001, Math.round((loop.time() - before) * 100), queue.getNowait()];
    });
    expect(await runVirtual(main())).toEqual([true, 1, 2]);
  });

  // covers: test_queues.QueuePutTests.test_put_cancel_drop
  test("that is cancelled after it was woken puts nothing in", async () => {
    const main = coroutine(function* main() {
      const queue = new Queue<number>(1);
      queue.putNowait(1);
      const writer = createTask(queue.put(2));
      yield* sleep(0);
      const first = queue.getNowait();
      writer.cancel();
      yield* gather(writer, { returnExceptions: true });
      const empty = queue.empty();
      yield* queue.put(2);
      return [first, writer.cancelled(), empty, queue.getNowait(), queue.qsize()];
    });
    expect(await runVirtual(main())).toEqual([1, true, true, 2, 0]);
  });

  // covers: test_queues.QueuePutTests.test_put_cancelled
  test("into a queue that has room has ended when the item is taken", async () => {
    const main = coroutine(function* main() {
      const queue = new Queue<number>();
      const putter = createTask(
        coroutine(function* putter() {
          yield* queue.put(1);
          return "put";
        })(),
      );
      return [yield* queue.get(), putter.done(), putter.result()];
    });
    expect(await runVirtual(main())).toEqual([1, true, "put"]);
  });

  // covers: test_queues.QueuePutTests.test_put_cancelled_race
  test("that is cancelled while it waits does not hold up the others", async () => {
    const main = coroutine(function* main() {
      const queue = new Queue<string>(1);
      const [a, b, c] = [createTask(queue.put("a")), createTask(queue.put("b")), createTask(queue.put("c"))];
      yield* sleep(0);
      const before = [a.done(), b.done()];
      c.cancel();
      yield* sleep(0);
      const taken = [c.cancelled(), queue.getNowait()];
      yield* sleep(0);
      taken.push(queue.getNowait());
      yield* b;
      return [before, taken];
    });
    expect(await runVirtual(main())).toEqual([
      [true, false],
      [true, "a", "b"],
    ]);
  });

  // covers: test_queues.QueuePutTests.test_put_with_waiting_getters
  test("hands its item to one who waits", async () => {
    const main = coroutine(function* main() {
      const queue = new Queue<string>();
      const getter = createTask(queue.get());
      yield* sleep(0);
      yield* queue.put("a");
      return yield* getter;
    });
    expect(await runVirtual(main())).toBe("a");
  });

  // covers: test_queues.QueuePutTests.test_why_are_putters_waiting
  test("by more than there is room for goes on when the queue is emptied", async () => {
    const main = coroutine(function* main() {
      const queue = new Queue<number>(2);
      const empties = coroutine(function* empties() {
        yield* sleep(0);
        for (let left = queue.qsize(); left > 0; left--) queue.getNowait();
      });
      yield* gather(empties(), ...[0, 1, 2, 3].map((item) => queue.put(item)));
      return repr(queue);
    });
    expect(await runVirtual(main())).toBe("<Queue maxsize=2 _queue=[2, 3] tasks=4>");
  });

  // covers: test_queues.QueuePutTests.test_cancelled_puts_not_being_held_in_self_putters
  test("that was cancelled is no longer among those who wait", async () => {
    const main = coroutine(function* main() {
      const queue = new Queue<number>(1);
      queue.putNowait(1);
      const putters = [2, 3, 4].map((item) => createTask(queue.put(item)));
      yield* sleep(0);
      const before = repr(queue);
      putters[1]?.cancel();
      yield* sleep(0);
      const after = repr(queue);
      queue.getNowait();
      yield* sleep(0);
      return [before, after, putters.map((one) => [one.done(), one.cancelled()]), queue.getNowait()];
    });
    expect(await runVirtual(main())).toEqual([
      "<Queue maxsize=1 _queue=[1] _putters[3] tasks=1>",
      "<Queue maxsize=1 _queue=[1] _putters[2] tasks=1>",
      [
        [true, false],
        [true, true],
        [false, false],
      ],
      2,
    ]);
  });

  // covers: test_queues.QueuePutTests.test_cancelled_put_silence_value_error_exception
  test("that is cancelled when a get has woken it raises CancelledError and nothing else", async () => {
    const main = coroutine(function* main() {
      const queue = new Queue<number>(1);
      queue.putNowait(1);
      const putter = createTask(queue.put(2));
      yield* sleep(0);
      queue.getNowait();
      putter.cancel();
      const [outcome] = yield* gather(putter, { returnExceptions: true });
      return outcome;
    });
    expect(await runVirtual(main())).toEqual(new CancelledError());
  });
});
