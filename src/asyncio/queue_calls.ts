// The coroutines of a queue's put, get and join. Their bodies are written by hand: programs pass very many items through
// queues, and a generator would cost more than all the rest of it.
import { type Future, suspendOn } from "./futures.js";
import type { Suspension } from "./python/awaitable.js";
import { advance, CLOSED, Coroutine, initCoroutine, isNew, raisable } from "./python/coroutines.js";
import { Definition, type Steps } from "./python/definition.js";
import { QueueShutDown } from "./python/exceptions.js";
import { subclass } from "./python/subclass.js";
import type { Queue } from "./queues.js";

/** A call of one of them: what it was called on and with, and the future that it waits for. */
interface QueueCall<T> extends Coroutine<T> {
  _queue: Queue<unknown>;
  _item: unknown;
  /** Null as long as it has not had to wait. */
  _waiter: Future<void> | null;
}

function initCall(
  call: QueueCall<unknown>,
  queue: Queue<unknown>,
  item: unknown,
  definition: Definition,
): void {
  initCoroutine(call, null, definition);
  call._queue = queue;
  call._item = item;
  call._waiter = null;
}

type Step = IteratorResult<Suspension, unknown>;

const over: Step = Object.freeze({ done: true, value: undefined });

function wait(call: QueueCall<unknown>, waiter: Future<void>): Step {
  call._waiter = waiter;
  return suspendOn(waiter);
}

/**
 * @param proceed what it does at first, and again each time that what it waited for is done (`hasWaited`)
 * @param abandon what it does when an exception comes out of the waiting
 */
function stepsOf(
  proceed: (call: QueueCall<unknown>, hasWaited: boolean) => Step,
  abandon: (call: QueueCall<unknown>, waiter: Future<void>) => void,
): Steps {
  const leave = (call: QueueCall<unknown>): void => {
    const waiter = call._waiter;
    call._waiter = null;
    if (waiter !== null) abandon(call, waiter);
  };
  return {
    resume(coroutine) {
      const call = coroutine as QueueCall<unknown>;
      const waiter = call._waiter;
      if (waiter !== null) {
        try {
          if (!waiter.done()) return suspendOn(waiter);
          waiter.result();
        } catch (error) {
          leave(call);
          throw error;
        }
        call._waiter = null;
      }
      return proceed(call, waiter !== null);
    },
    raise(coroutine, exception) {
      leave(coroutine as QueueCall<unknown>);
      throw exception;
    },
  };
}

const getSteps = stepsOf(
  (call) => {
    const queue = call._queue;
    if (!queue.empty()) return { done: true, value: queue.getNowait() };
    if (queue._isShutdown) throw new QueueShutDown();
    return wait(call, queue._addWaiter(queue._getters));
  },
  ({ _queue: queue }, getter) => {
    getter.cancel();
    queue._getters.remove(getter);
    // It was woken, but cannot take the item: the next in line may.
    if (!queue.empty() && !getter.cancelled()) queue._wakeNext(queue._getters);
  },
);

const putSteps = stepsOf(
  (call) => {
    const queue = call._queue;
    if (!queue.full()) {
      queue.putNowait(call._item);
      // Whoever holds on to the coroutine does not keep the item.
      call._item = undefined;
      return over;
    }
    if (queue._isShutdown) throw new QueueShutDown();
    return wait(call, queue._addWaiter(queue._putters));
  },
  ({ _queue: queue }, putter) => {
    putter.cancel();
    queue._putters.remove(putter);
    if (!queue.full() && !putter.cancelled()) queue._wakeNext(queue._putters);
  },
);

const joinSteps = stepsOf(
  (call, hasWaited) => {
    const queue = call._queue;
    // Once woken it does not look again: the queue may be in use anew by then.
    if (hasWaited || queue._unfinished <= 0) return over;
    return wait(call, queue._addWaiter(queue._joiners));
  },
  ({ _queue: queue }, joiner) => {
    queue._joiners.remove(joiner);
  },
);

const getDefinition = new Definition({ name: "Queue.get", steps: getSteps });
const putDefinition = new Definition({ name: "Queue.put", steps: putSteps });
const joinDefinition = new Definition({ name: "Queue.join", steps: joinSteps });

/** What `queue.get()` gives. Where an item is there, it has a short way. */
export const GetCall = subclass<QueueCall<unknown>, [queue: Queue<unknown>]>(
  Coroutine,
  function GetCall(queue) {
    initCall(this, queue, undefined, getDefinition);
  },
  {
    next(value?: unknown): Step {
      if (!isNew(this, value) || !this._queue._isPlain || this._queue.empty()) return advance(this, value);
      this._state = CLOSED;
      try {
        return { done: true, value: this._queue.getNowait() };
      } catch (error) {
        throw raisable(error);
      }
    },
  },
);

/** What `queue.put(item)` gives. Where there is room, it has a short way. */
export const PutCall = subclass<QueueCall<void>, [queue: Queue<unknown>, item: unknown]>(
  Coroutine,
  function PutCall(queue, item) {
    initCall(this, queue, item, putDefinition);
  },
  {
    next(value?: unknown): Step {
      if (!isNew(this, value) || !this._queue._isPlain || this._queue.full()) return advance(this, value);
      this._state = CLOSED;
      const item = this._item;
      // Whoever holds on to the coroutine does not keep the item.
      this._item = undefined;
      try {
        this._queue.putNowait(item);
      } catch (error) {
        throw raisable(error);
      }
      return over;
    },
  },
);

/** What `queue.join()` gives. */
export const JoinCall = subclass<QueueCall<void>, [queue: Queue<unknown>]>(
  Coroutine,
  function JoinCall(queue) {
    initCall(this, queue, undefined, joinDefinition);
  },
);
