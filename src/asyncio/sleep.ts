// sleep: a future, a timer that sets it, and one more iteration for the wake-up. sleep(0) is one bare yield.
import type { Suspension } from "./awaitable.js";
import type { EventLoop } from "./base_events.js";
import { currentValues } from "./contextvars.js";
import { builtinDefinition, Coroutine } from "./coroutines.js";
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
  return result === undefined ? new Sleep(delay) : new SleepWithResult(delay, result);
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
 * A coroutine whose body is written by hand, not a generator: sleeping is what programs do most, and this takes a fraction
 * of the memory and time. In the place of the generator it keeps the delay; then what wakes it, or null where nothing
 * needs to.
 */
class Sleep<T> extends Coroutine<T | undefined> {
  declare protected _body: number | SleepFuture<T | undefined> | SleepTimer<T | undefined> | null;

  constructor(delay: number) {
    super(delay, definition);
  }

  protected get _result(): T | undefined {
    return undefined;
  }

  override _resume(): IteratorResult<Suspension, T | undefined> {
    const alarm = this._body;
    if (typeof alarm === "number") return this._begin(alarm);
    if (alarm === null) return { done: true, value: this._result };
    const future = alarm instanceof SleepFuture ? alarm : alarm._future;
    switchOff(alarm);
    if (!future.done()) throw new RuntimeError("await wasn't used with future");
    return { done: true, value: future.result() };
  }

  override _raise(error: unknown): never {
    const alarm = this._body;
    if (typeof alarm === "object" && alarm !== null) switchOff(alarm);
    throw error;
  }

  private _begin(delay: number): IteratorResult<Suspension, never> {
    this._body = null;
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

  private _setLight(loop: EventLoop, delay: number): Future<T | undefined> {
    const future = loop._setSleep(delay, this._result);
    this._body = future;
    return future;
  }

  private _set(loop: EventLoop, delay: number): Future<T | undefined> {
    const future: Future<T | undefined> = loop.createFuture<T | undefined>();
    this._body = loop._setTimer(new SleepTimer(loop.time() + delay, future, this._result));
    loop._instrument?.awaitBegan(future);
    return future;
  }
}

/** Hardly any sleep has a result: the others do without the field. */
class SleepWithResult<T> extends Sleep<T> {
  readonly #result: T;

  constructor(delay: number, result: T) {
    super(delay);
    this.#result = result;
  }

  protected override get _result(): T {
    return this.#result;
  }
}

function switchOff<T>(alarm: SleepFuture<T> | SleepTimer<T>): void {
  if (alarm instanceof SleepFuture) alarm._cancelTimer();
  else alarm.cancel();
}

// It is a TimerHandle to everybody: also in its repr.
Object.defineProperty(SleepTimer, "name", { value: TimerHandle.name });
