// sleep: a future, a timer that sets it, and one more iteration for the wake-up. sleep(0) is one bare yield.
import type { Suspension } from "./awaitable.js";
import type { EventLoop } from "./base_events.js";
import { currentValues } from "./contextvars.js";
import { builtinDefinition, Coroutine, noGenerator } from "./coroutines.js";
import { TimerHandle } from "./events.js";
import { RuntimeError, ValueError } from "./exceptions.js";
import { type Future, setResultUnlessCancelled } from "./futures.js";
import { getRunningLoop, runningLoop } from "./running.js";
import { SleepFuture } from "./sleep_future.js";

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

/** The timer of one sleep, as instruments and debug mode are shown it. */
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
  /** At first the delay; then what wakes it, or null where nothing needs to. */
  #alarm: number | SleepFuture<T> | SleepTimer<T> | null;

  constructor(delay: number, result: T) {
    super(noGenerator, definition);
    this.#result = result;
    this.#alarm = delay;
  }

  override _resume(): IteratorResult<Suspension, T> {
    const alarm = this.#alarm;
    if (typeof alarm === "number") return this._begin(alarm);
    if (alarm === null) return { done: true, value: this.#result };
    const future = alarm instanceof SleepFuture ? alarm : alarm._future;
    this._switchOff(alarm);
    if (!future.done()) throw new RuntimeError("await wasn't used with future");
    return { done: true, value: future.result() };
  }

  override _raise(error: unknown): never {
    if (typeof this.#alarm === "object" && this.#alarm !== null) this._switchOff(this.#alarm);
    throw error;
  }

  private _begin(delay: number): IteratorResult<Suspension, T> {
    this.#alarm = null;
    if (delay <= 0) {
      runningLoop()?._instrument?.awaitBegan(null);
      return bareYield;
    }
    if (Number.isNaN(delay)) throw new ValueError("Invalid delay: NaN (not a number)");
    const loop = getRunningLoop();
    const future =
      loop._instrument === null && !loop._debug ? this._setLight(loop, delay) : this._set(loop, delay);
    future._blocking = true;
    return { done: false, value: future };
  }

  private _setLight(loop: EventLoop, delay: number): Future<T> {
    const future = loop._setSleep(delay, this.#result);
    this.#alarm = future;
    return future;
  }

  private _set(loop: EventLoop, delay: number): Future<T> {
    const future: Future<T> = loop.createFuture<T>();
    this.#alarm = loop._setTimer(new SleepTimer(loop.time() + delay, future, this.#result));
    loop._instrument?.awaitBegan(future);
    return future;
  }

  private _switchOff(alarm: SleepFuture<T> | SleepTimer<T>): void {
    if (alarm instanceof SleepFuture) alarm._cancelTimer();
    else alarm.cancel();
  }
}

// It is a TimerHandle to everybody: also in its repr.
Object.defineProperty(SleepTimer, "name", { value: TimerHandle.name });
