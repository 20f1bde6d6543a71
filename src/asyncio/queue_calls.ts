// The coroutines of a queue's put, get and join. Their bodies are written by hand: programs pass very many items through
// queues, and a generator would cost more than all the rest of it.
import type { Suspension } from "./awaitable.js";
import { builtinDefinition, Coroutine, type Definition, type Steps } from "./coroutines.js";
import { QueueShutDown } from "./exceptions.js";
import { type Future, suspendOn } from "./futures.js";
import type { Queue } from "./queues.js";

/** A call of one of them: what it was called on and with, and the future that it waits for. */
class QueueCall<T> extends Coroutine<T> {
  /** Null as long as it has not had to wait. */
  _waiter: Future<void> | null = null;

  constructor(
    readonly _queue: Queue<unknown>,
    public _item: unknown,
    definition: Definition,
  ) {
    super(null, definition);
  }
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

const getDefinition = { ...builtinDefinition("Queue.get"), steps: getSteps };
const putDefinition = { ...builtinDefinition("Queue.put"), steps: putSteps };
const joinDefinition = { ...builtinDefinition("Queue.join"), steps: joinSteps };

/** What `queue.get()` gives. */
export function getCall<T>(queue: Queue<T>): Coroutine<T> {
  return new QueueCall<T>(queue as Queue<unknown>, undefined, getDefinition);
}

/** What `queue.put(item)` gives. */
export function putCall<T>(queue: Queue<T>, item: T): Coroutine<void> {
  return new QueueCall<void>(queue as Queue<unknown>, item, putDefinition);
}

/** What `queue.join()` gives. */
export function joinCall(queue: Queue<unknown>): Coroutine<void> {
  return new QueueCall<void>(queue, undefined, joinDefinition);
}

// It is a Coroutine to everybody.
Object.defineProperty(QueueCall, "name", { value: Coroutine.name });
