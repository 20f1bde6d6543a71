// Queues between coroutines. Who has been woken does not own the item or the slot yet: whoever comes first takes it, and
// the one who was woken waits again.
import { Event } from "./event.js";
import type { Future } from "./futures.js";
import { Coroutine, type CoroutineGenerator, Definition } from "./python/coroutines.js";
import { Deque } from "./python/deque.js";
import { QueueEmpty, QueueFull, QueueShutDown, ValueError } from "./python/exceptions.js";
import { heapPop, heapPush, lessThan } from "./python/heapq.js";
import { Options } from "./python/options.js";
import { repr, reprSymbol } from "./python/repr.js";
import { LoopBound } from "./running.js";

/** What a queue keeps its items in. */
export interface QueueItems<T> extends Iterable<T> {
  readonly length: number;
}

export interface QueueOptions {
  /** How many items it takes before `put` waits; 0 or less: any number. */
  readonly maxsize?: number;
}

export interface ShutdownOptions {
  /** Drop the items that are left, as if each had been processed; false unless given. */
  readonly immediate?: boolean;
}

const queueOptions = new Options<QueueOptions>("Queue", { maxsize: true });
const shutdownOptions = new Options<ShutdownOptions>("Queue.shutdown", { immediate: true });

/**
 * A queue of items: first in, first out.
 *
 * @example
 * const queue = new asyncio.Queue<string>();
 * const worker = asyncio.createTask(coroutine(function* worker() {
 *   for (;;) {
 *     print(yield* queue.get());
 *     queue.taskDone();
 *   }
 * })());
 * yield* queue.put("first");
 * yield* queue.put("second");
 * yield* queue.join();
 * worker.cancel();
 *
 * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.Queue
 */
export class Queue<T = unknown> extends LoopBound {
  /** @internal The items; a subclass may keep them in something of its own, see `_init`. */
  declare _queue: QueueItems<T>;
  /** @internal */
  readonly _getters = new Deque<Future<void>>();
  /** @internal */
  readonly _putters = new Deque<Future<void>>();
  /** @internal Wakes who waits in `join`. As in CPython, those bind it to their loop, and not the queue itself. */
  readonly _finished = new Event();
  /** @internal Items put, less items that were reported as processed. */
  _unfinished = 0;
  /** @internal */
  _isShutdown = false;
  private readonly _maxsize: number;

  /**
   * @param maxsize how many items it takes before `put` waits (or `{ maxsize }`); 0 or less: any number
   * @throws {TypeError} when it is neither, and for any other option
   */
  constructor(maxsize: number | QueueOptions = 0) {
    super();
    this._maxsize = typeof maxsize === "number" ? maxsize : (queueOptions.read(maxsize).maxsize ?? 0);
    this._finished._lack = () =>
      `Queue.join: ${this._unfinished} unfinished task${this._unfinished === 1 ? "" : "s"}`;
    this._init(this._maxsize);
  }

  /** How many items it takes; 0 or less: any number. */
  get maxsize(): number {
    return this._maxsize;
  }

  /** How many items are in it. */
  qsize(this: Queue<unknown>): number {
    return this._queue.length;
  }

  /** Is there no item in it? */
  empty(this: Queue<unknown>): boolean {
    return this._queue.length === 0;
  }

  /** Are there `maxsize` items in it? Never when `maxsize` is 0 or less. */
  full(this: Queue<unknown>): boolean {
    return this._maxsize > 0 && this.qsize() >= this._maxsize;
  }

  /**
   * Puts `item` into the queue; waits for a free slot while the queue is full.
   *
   * @throws {QueueShutDown} (at the await) when the queue has been shut down
   * @throws {RuntimeError} (at the await) when it has to wait, and others have waited on another loop
   * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.Queue.put
   */
  put(this: Queue<unknown>, item: T): Coroutine<void> {
    return new Coroutine<void>(put(this, item), putDefinition);
  }

  /**
   * Puts `item` into the queue at once.
   *
   * @throws {QueueFull} when there is no free slot
   * @throws {QueueShutDown} when the queue has been shut down
   * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.Queue.put_nowait
   */
  putNowait(this: Queue<unknown>, item: T): void {
    if (this._isShutdown) throw new QueueShutDown();
    if (this.full()) throw new QueueFull();
    this._put(item);
    this._unfinished++;
    this._wakeNext(this._getters);
  }

  /**
   * Takes an item out of the queue; waits for one while the queue is empty.
   *
   * @throws {QueueShutDown} (at the await) when the queue has been shut down and is empty
   * @throws {RuntimeError} (at the await) when it has to wait, and others have waited on another loop
   * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.Queue.get
   */
  get(this: Queue<unknown>): Coroutine<T> {
    return new Coroutine<T>(get(this), getDefinition);
  }

  /**
   * Takes an item out of the queue at once.
   *
   * @throws {QueueEmpty} when there is none
   * @throws {QueueShutDown} when there is none and the queue has been shut down
   * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.Queue.get_nowait
   */
  getNowait(this: Queue<unknown>): T {
    if (this.empty()) throw this._isShutdown ? new QueueShutDown() : new QueueEmpty();
    const item = this._get();
    this._wakeNext(this._putters);
    return item as T;
  }

  /**
   * Reports that one item taken out has been processed. After the last one, who waits in `join` goes on.
   *
   * @throws {ValueError} when called more often than there were items
   * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.Queue.task_done
   */
  taskDone(this: Queue<unknown>): void {
    if (this._unfinished <= 0) throw new ValueError("task_done() called too many times");
    this._unfinished--;
    if (this._unfinished === 0) this._finish();
  }

  /**
   * Waits until every item that was put has been reported by `taskDone`.
   *
   * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.Queue.join
   */
  join(this: Queue<unknown>): Coroutine<void> {
    return new Coroutine<void>(join(this), joinDefinition);
  }

  /**
   * Ends the queue: from now on `put` raises QueueShutDown, and `get` does once no item is left. Whoever waits in
   * either is woken.
   *
   * @param immediate (or `{ immediate }`) true: drop the items that are left, as if each had been processed
   * @throws {TypeError} when it is neither, and for any other option
   * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.Queue.shutdown
   */
  shutdown(this: Queue<unknown>, immediate: boolean | ShutdownOptions = false): void {
    const drops =
      typeof immediate === "boolean" ? immediate : shutdownOptions.read(immediate).immediate === true;
    this._isShutdown = true;
    if (drops) this._dropItems();
    wakeAll(this._getters);
    wakeAll(this._putters);
  }

  /** Makes the place for the items. A subclass that overrides it overrides `_put` and `_get` as well. */
  protected _init(_maxsize: number): void {
    this._queue = new Deque<T>();
  }

  /** Adds an item; for subclasses. */
  protected _put(item: T): void {
    (this._queue as Deque<T>).push(item);
  }

  /** Takes out the next item of a queue that is not empty; for subclasses. */
  protected _get(): T {
    return (this._queue as Deque<T>).shift() as T;
  }

  [reprSymbol](): string {
    return `<${this.constructor.name} ${this._format()}>`;
  }

  /** @internal A future for someone who has to wait. */
  _addWaiter(waiters: Deque<Future<void>>): Future<void> {
    const waiter = this._makeWaiter<void>();
    waiters.push(waiter);
    return waiter;
  }

  /** @internal */
  override _lack(waiter: Future<unknown>): string {
    const isGetter = [...this._getters].some((getter) => getter === waiter);
    return `${repr(this)}, ${isGetter ? "into which nobody is left to put" : "from which nobody is left to get"}`;
  }

  /** @internal Wakes the first who still waits. */
  _wakeNext(waiters: Deque<Future<void>>): void {
    for (let waiter = waiters.shift(); waiter !== undefined; waiter = waiters.shift()) {
      if (waiter.done()) continue;
      waiter.setResult(undefined);
      return;
    }
  }

  private _dropItems(): void {
    while (!this.empty()) {
      this._get();
      if (this._unfinished > 0) this._unfinished--;
    }
    if (this._unfinished === 0) this._finish();
  }

  /** Wakes who is in `join`. Whether one has to wait there `_unfinished` tells, so the event does not stay set. */
  private _finish(): void {
    this._finished.set();
    this._finished.clear();
  }

  private _format(): string {
    const facts = [`maxsize=${repr(this._maxsize)}`];
    if (!this.empty()) facts.push(`_queue=${repr([...this._queue])}`);
    if (this._getters.length > 0) facts.push(`_getters[${this._getters.length}]`);
    if (this._putters.length > 0) facts.push(`_putters[${this._putters.length}]`);
    if (this._unfinished > 0) facts.push(`tasks=${this._unfinished}`);
    if (this._isShutdown) facts.push("shutdown");
    return facts.join(" ");
  }
}

function* put(queue: Queue<unknown>, item: unknown): CoroutineGenerator<void> {
  while (queue.full()) {
    if (queue._isShutdown) throw new QueueShutDown();
    const putter = queue._addWaiter(queue._putters);
    try {
      yield* putter;
    } catch (error) {
      putter.cancel();
      queue._putters.remove(putter);
      // It was woken, but cannot use the slot: the next in line may.
      if (!queue.full() && !putter.cancelled()) queue._wakeNext(queue._putters);
      throw error;
    }
  }
  queue.putNowait(item);
}

function* get(queue: Queue<unknown>): CoroutineGenerator<unknown> {
  while (queue.empty()) {
    if (queue._isShutdown) throw new QueueShutDown();
    const getter = queue._addWaiter(queue._getters);
    try {
      yield* getter;
    } catch (error) {
      getter.cancel();
      queue._getters.remove(getter);
      // It was woken, but cannot take the item: the next in line may.
      if (!queue.empty() && !getter.cancelled()) queue._wakeNext(queue._getters);
      throw error;
    }
  }
  return queue.getNowait();
}

function* join(queue: Queue<unknown>): CoroutineGenerator<void> {
  // Once woken it does not look again: the queue may be in use anew by then.
  if (queue._unfinished === 0) return;
  yield* queue._finished.wait();
}

const putDefinition = new Definition({ name: "Queue.put" });
const getDefinition = new Definition({ name: "Queue.get" });
const joinDefinition = new Definition({ name: "Queue.join" });

function wakeAll(waiters: Deque<Future<void>>): void {
  for (let waiter = waiters.shift(); waiter !== undefined; waiter = waiters.shift()) {
    if (!waiter.done()) waiter.setResult(undefined);
  }
}

/**
 * A queue that gives the smallest item first. Python's `<` is what decides: numbers by value, strings by code points,
 * arrays as tuples (`[priority, data]`: by their first items that differ), dates by time, and any object by its method
 * `lessThan(other)`. Equal items come in the order of CPython's heap, which is not that of their coming in.
 *
 * @throws {TypeError} from `put` and `get`, when two items cannot be compared
 * @example
 * const queue = new asyncio.PriorityQueue<[number, string]>();
 * queue.putNowait([2, "later"]);
 * queue.putNowait([1, "sooner"]);
 * print(yield* queue.get());
 *
 * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.PriorityQueue
 */
export class PriorityQueue<T = unknown> extends Queue<T> {
  protected override _init(_maxsize: number): void {
    this._queue = [];
  }

  protected override _put(item: T): void {
    heapPush(this._queue as T[], item, lessThan);
  }

  protected override _get(): T {
    return heapPop(this._queue as T[], lessThan);
  }
}

/**
 * A queue that gives the item that came last first: a stack.
 *
 * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.LifoQueue
 */
export class LifoQueue<T = unknown> extends Queue<T> {
  protected override _init(_maxsize: number): void {
    this._queue = [];
  }

  protected override _put(item: T): void {
    (this._queue as T[]).push(item);
  }

  protected override _get(): T {
    return (this._queue as T[]).pop() as T;
  }
}
