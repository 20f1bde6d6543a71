// Queues: what they take, who waits, and in what order; cancelled waiters lose nothing.
import { describe, expect, test } from "vitest";
import { createTask } from "../../src/asyncio/create_task.js";
import { gather } from "../../src/asyncio/gather.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import {
  QueueEmpty,
  QueueFull,
  RuntimeError,
  TimeoutError,
  ValueError,
} from "../../src/asyncio/python/exceptions.js";
import { repr } from "../../src/asyncio/python/repr.js";
import { LifoQueue, PriorityQueue, Queue } from "../../src/asyncio/queues.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { waitFor } from "../../src/asyncio/timeouts.js";
import { runVirtual } from "./virtual.js";

describe("a queue", () => {
  // covers: test_queues.QueueBasicTests.test_empty, test_queues.QueuePutTests.test_blocking_put, test_queues.QueueGetTests.test_blocking_get
  test("is empty before the first put and after the last get", async () => {
    const main = coroutine(function* main() {
      const queue = new Queue<number>();
      const seen: unknown[] = [queue.empty()];
      yield* queue.put(1);
      seen.push(queue.empty(), yield* queue.get(), queue.empty());
      queue.putNowait(2);
      return [...seen, yield* queue.get()];
    });
    expect(await runVirtual(main())).toEqual([true, false, 1, true, 2]);
  });

  // covers: test_queues.QueueBasicTests.test_full
  test("is full with maxsize items, and never without a maxsize", async () => {
    const main = coroutine(function* main() {
      const [bounded, unbounded, negative] = [new Queue({ maxsize: 1 }), new Queue(), new Queue(-1)];
      const before = bounded.full();
      for (const queue of [bounded, unbounded, negative]) yield* queue.put(1);
      return [before, bounded.full(), unbounded.full(), negative.full(), negative.maxsize];
    });
    expect(await runVirtual(main())).toEqual([false, true, false, false, -1]);
  });

  // covers: test_queues.QueueBasicTests.test_order, test_queues.LifoQueueTests.test_order, test_queues.PriorityQueueTests.test_order
  test.each([
    [Queue, [1, 3, 2]],
    [LifoQueue, [2, 3, 1]],
    [PriorityQueue, [1, 2, 3]],
  ] as const)("gives its items in the order of its kind: %o", async (Kind, order) => {
    const main = coroutine(function* main() {
      const queue = new Kind<number>();
      for (const item of [1, 3, 2]) yield* queue.put(item);
      return [yield* queue.get(), yield* queue.get(), yield* queue.get()];
    });
    expect(await runVirtual(main())).toEqual(order);
  });

  // covers: test_queues.QueueBasicTests.test_maxsize
  test("lets maxsize items in at once, and the next when one has left", async () => {
    const main = coroutine(function* main() {
      const queue = new Queue<number>(2);
      const put: number[] = [];
      const putter = createTask(
        coroutine(function* putter() {
          for (let i = 0; i < 3; i++) {
            yield* queue.put(i);
            put.push(i);
          }
          return "all in";
        })(),
      );
      yield* sleep(0);
      yield* sleep(0);
      const before = [...put];
      const first = yield* queue.get();
      yield* sleep(0);
      return [before, first, [...put], yield* queue.get(), yield* queue.get(), putter.result()];
    });
    expect(await runVirtual(main())).toEqual([[0, 1], 0, [0, 1, 2], 1, 2, "all in"]);
  });

  // covers: test_queues.QueuePutTests.test_float_maxsize
  test("with a maxsize between two whole numbers takes as many as the greater", async () => {
    const main = coroutine(function* main() {
      const queue = new Queue<number>(1.3);
      queue.putNowait(1);
      yield* queue.put(2);
      expect(() => queue.putNowait(3)).toThrow(new QueueFull());
      return queue.full();
    });
    expect(await runVirtual(main())).toBe(true);
  });

  // covers: test_queues.QueueGetTests.test_nonblocking_get, test_queues.QueueGetTests.test_nonblocking_get_exception, test_queues.QueuePutTests.test_nonblocking_put, test_queues.QueuePutTests.test_nonblocking_put_exception
  test("needs no loop for what does not wait, and says when it would have to", () => {
    const queue = new Queue<number>(1);
    expect(() => queue.getNowait()).toThrow(new QueueEmpty());
    queue.putNowait(1);
    expect(() => queue.putNowait(2)).toThrow(new QueueFull());
    expect(queue.getNowait()).toBe(1);
    expect(queue.qsize()).toBe(0);
  });

  // covers: test_queues.QueueBasicTests.test_repr, test_queues.QueueBasicTests.test_str
  test("is written with its items and those who wait", async () => {
    const main = coroutine(function* main() {
      const queue = new Queue<number>();
      const getter = createTask(queue.get());
      yield* sleep(0);
      const waitedFor = repr(queue);
      queue.putNowait(0);
      yield* getter;
      const full = new Queue<number>(1);
      full.putNowait(1);
      const putter = createTask(full.put(2));
      yield* sleep(0);
      const blocked = repr(full);
      full.getNowait();
      yield* putter;
      return [waitedFor, blocked, repr(new PriorityQueue())];
    });
    expect(await runVirtual(main())).toEqual([
      "<Queue maxsize=0 _getters[1]>",
      "<Queue maxsize=1 _queue=[1] _putters[1] tasks=1>",
      "<PriorityQueue maxsize=0>",
    ]);
  });

  test("belongs to the loop in which somebody first had to wait for it", async () => {
    const queue = new Queue<number>();
    const waits = coroutine(function* waits() {
      yield* waitFor(queue.get(), 1);
    });
    await expect(runVirtual(waits())).rejects.toThrow(new TimeoutError());
    await expect(runVirtual(waits())).rejects.toThrow(
      new RuntimeError("<Queue maxsize=0> is bound to a different event loop"),
    );
    // What does not wait is nobody's.
    queue.putNowait(1);
    expect(await runVirtual(queue.get())).toBe(1);
  });

  test("takes a subclass's place for its items, made before the subclass's own fields", () => {
    class Distinct extends Queue<string> {
      protected override _init(): void {
        this._queue = [];
      }

      protected override _put(item: string): void {
        if (!(this._queue as string[]).includes(item)) (this._queue as string[]).push(item);
      }

      protected override _get(): string {
        return (this._queue as string[]).shift() as string;
      }
    }
    const queue = new Distinct();
    for (const item of ["a", "b", "a"]) queue.putNowait(item);
    expect([queue.qsize(), queue.getNowait(), queue.getNowait(), repr(queue)]).toEqual([
      2,
      "a",
      "b",
      "<Distinct maxsize=0 tasks=3>",
    ]);
  });
});

test("a PriorityQueue gives equal items in the order of CPython's heap", () => {
  class Item {
    constructor(
      readonly priority: number,
      readonly name: string,
    ) {}
    lessThan(other: Item): boolean {
      return this.priority < other.priority;
    }
  }
  const queue = new PriorityQueue<Item>();
  for (const [at, name] of [..."abcdefg"].entries()) queue.putNowait(new Item((at + 1) % 2, name));
  expect([..."abcdefg"].map(() => queue.getNowait().name)).toEqual([..."bfdcgea"]);
});

describe.each([Queue, LifoQueue, PriorityQueue])("%o", (Kind) => {
  // covers: test_queues._QueueJoinTestMixin.test_task_done_underflow
  test("refuses more taskDone than there were items", () => {
    expect(() => new Kind().taskDone()).toThrow(new ValueError("task_done() called too many times"));
  });

  // covers: test_queues._QueueJoinTestMixin.test_task_done
  test("is joined once every item is done", async () => {
    const main = coroutine(function* main() {
      const queue = new Kind<number>();
      for (let i = 0; i < 100; i++) queue.putNowait(i);
      let sum = 0;
      const work = coroutine(function* work() {
        for (;;) {
          sum += yield* queue.get();
          yield* sleep(0);
          queue.taskDone();
        }
      });
      const workers = [createTask(work()), createTask(work())];
      yield* queue.join();
      const joined = sum;
      for (const worker of workers) worker.cancel();
      return joined;
    });
    expect(await runVirtual(main())).toBe(4950);
  });

  // covers: test_queues._QueueJoinTestMixin.test_join_empty_queue
  test("is joined at once when nothing was put", async () => {
    const main = coroutine(function* main() {
      const loop = getRunningLoop();
      const queue = new Kind();
      const before = loop.iterations;
      yield* queue.join();
      yield* queue.join();
      return loop.iterations - before;
    });
    expect(await runVirtual(main())).toBe(0);
  });

  test("joined by several wakes all of them, in their order, even when it is in use anew", async () => {
    const main = coroutine(function* main() {
      const queue = new Kind<number>();
      queue.putNowait(1);
      const woken: string[] = [];
      const joins = coroutine(function* joins(name: string) {
        yield* queue.join();
        woken.push(name);
      });
      const joiners = ["a", "b", "c"].map((name) => createTask(joins(name)));
      yield* sleep(0);
      joiners[1]?.cancel();
      queue.getNowait();
      queue.taskDone();
      queue.putNowait(2);
      yield* gather(...joiners, { returnExceptions: true });
      return woken;
    });
    expect(await runVirtual(main())).toEqual(["a", "c"]);
  });

  // covers: test_queues._QueueJoinTestMixin.test_format, test_queues._QueueShutdownTestMixin.test_format
  test("is written with its unfinished tasks, and that it was shut down", () => {
    const queue = new Kind<number>();
    queue.putNowait(1);
    queue.putNowait(2);
    queue.getNowait();
    queue.getNowait();
    expect(repr(queue)).toBe(`<${Kind.name} maxsize=0 tasks=2>`);
    const shut = new Kind();
    shut.shutdown();
    expect(repr(shut)).toBe(`<${Kind.name} maxsize=0 shutdown>`);
  });
});
