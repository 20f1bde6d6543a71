// sleep: a future, a timer that sets it, and one more iteration for the wake-up. sleep(0) is one bare yield.
import type { Suspension } from "./awaitable.js";
import { type Body, builtinDefinition, Coroutine } from "./coroutines.js";
import type { TimerHandle } from "./events.js";
import { ValueError } from "./exceptions.js";
import { type Future, setResultUnlessCancelled } from "./futures.js";
import { getRunningLoop, runningLoop } from "./running.js";

const definition = builtinDefinition("sleep");
const bareYield: IteratorResult<Suspension, never> = Object.freeze({ done: false, value: undefined });

/**
 * Waits `delay` seconds, and gives `result`. A delay of 0 or less gives every other ready task one turn.
 *
 * @param delay in seconds
 * @param result what awaiting it gives
 * @throws {ValueError} when the delay is not a number (at the await)
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.sleep
 */
export function sleep(delay: number): Coroutine<undefined>;
export function sleep<T>(delay: number, result: T): Coroutine<T>;
export function sleep<T>(delay: number, result?: T): Coroutine<T | undefined> {
  return new Coroutine<T | undefined>(new Sleep(delay, result), definition);
}

const created = 0;
const yielded = 1;

// The body by hand, not as a generator: sleeping is what programs do most, and this takes half the objects.
class Sleep<T> implements Body<T> {
  readonly #delay: number;
  readonly #result: T;
  #step = created;
  #timer: TimerHandle | null = null;
  #await: Iterator<Suspension, T, unknown> | null = null;

  constructor(delay: number, result: T) {
    this.#delay = delay;
    this.#result = result;
  }

  next(): IteratorResult<Suspension, T> {
    if (this.#await !== null) return this.#passOn(this.#await);
    if (this.#step === yielded) return { done: true, value: this.#result };
    this.#step = yielded;
    if (this.#delay <= 0) {
      runningLoop()?._instrument?.awaitBegan(null);
      return bareYield;
    }
    if (Number.isNaN(this.#delay)) throw new ValueError("Invalid delay: NaN (not a number)");
    const loop = getRunningLoop();
    const future: Future<T> = loop.createFuture<T>();
    this.#timer = loop.callLater(this.#delay, setResultUnlessCancelled<T>, future, this.#result);
    this.#await = future[Symbol.iterator]();
    return this.#await.next();
  }

  throw(error: unknown): never {
    this.#timer?.cancel();
    throw error;
  }

  #passOn(inner: Iterator<Suspension, T, unknown>): IteratorResult<Suspension, T> {
    try {
      return inner.next();
    } finally {
      this.#timer?.cancel();
    }
  }
}
