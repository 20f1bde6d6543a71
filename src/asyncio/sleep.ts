// sleep: a future, a timer that sets it, and one more iteration for the wake-up. sleep(0) is one bare yield.
import type { Suspension } from "./awaitable.js";
import { currentValues } from "./contextvars.js";
import { builtinDefinition, Coroutine, noGenerator } from "./coroutines.js";
import { TimerHandle } from "./events.js";
import { RuntimeError, ValueError } from "./exceptions.js";
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
  return new Sleep<T | undefined>(delay, result);
}

const noArgs: readonly unknown[] = Object.freeze([]);

/** The timer of one sleep. */
export class SleepTimer<T> extends TimerHandle {
  /** @internal What the sleeping coroutine waits for. */
  readonly _future: Future<T>;
  readonly #result: T;

  constructor(when: number, future: Future<T>, result: T) {
    super(when, setResultUnlessCancelled, noArgs, future._loop, currentValues());
    this._future = future;
    this.#result = result;
  }

  override _call(): void {
    setResultUnlessCancelled(this._future, this.#result);
  }
}

/**
 * Its body by hand, not as a generator: sleeping is what programs do most, and this takes half the memory. It awaits
 * its future by itself.
 */
class Sleep<T> extends Coroutine<T> {
  readonly #result: T;
  /** At first the delay; then the timer, or null where there is none. */
  #delayOrTimer: number | SleepTimer<T> | null;

  constructor(delay: number, result: T) {
    super(noGenerator, definition);
    this.#result = result;
    this.#delayOrTimer = delay;
  }

  override _resume(): IteratorResult<Suspension, T> {
    const timer = this.#delayOrTimer;
    if (typeof timer === "number") return this.#begin(timer);
    if (timer === null) return { done: true, value: this.#result };
    timer.cancel();
    if (!timer._future.done()) throw new RuntimeError("await wasn't used with future");
    return { done: true, value: timer._future.result() };
  }

  override _raise(error: unknown): never {
    if (this.#delayOrTimer instanceof SleepTimer) this.#delayOrTimer.cancel();
    throw error;
  }

  #begin(delay: number): IteratorResult<Suspension, T> {
    this.#delayOrTimer = null;
    if (delay <= 0) {
      runningLoop()?._instrument?.awaitBegan(null);
      return bareYield;
    }
    if (Number.isNaN(delay)) throw new ValueError("Invalid delay: NaN (not a number)");
    const loop = getRunningLoop();
    const future: Future<T> = loop.createFuture<T>();
    this.#delayOrTimer = loop._setTimer(new SleepTimer(loop.time() + delay, future, this.#result));
    future._blocking = true;
    loop._instrument?.awaitBegan(future);
    return { done: false, value: future };
  }
}

// It is a TimerHandle to everybody: also in its repr.
Object.defineProperty(SleepTimer, "name", { value: TimerHandle.name });
