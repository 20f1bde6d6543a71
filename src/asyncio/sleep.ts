// sleep: a future, a timer that sets it, and one more iteration for the wake-up. sleep(0) is one bare yield.
import type { AbstractEventLoop } from "./abstract_event_loop.js";
import { checkSeconds } from "./check_callback.js";
import { TimerHandle } from "./events.js";
import { type Future, setResultUnlessCancelled } from "./futures.js";
import { currentValues } from "./python/contextvars.js";
import { Coroutine, type CoroutineGenerator, Definition } from "./python/coroutines.js";
import { areWatched } from "./python/watched.js";
import { getRunningLoop, runningLoop } from "./running.js";

/**
 * Waits `delay` seconds, and gives `result`. A delay of 0 or less gives every other ready task one turn.
 *
 * @param delay in seconds
 * @param result what awaiting it gives
 * @throws {TypeError} at the await, when the delay is no number
 * @throws {ValueError} at the await, when it is NaN
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.sleep
 */
export function sleep(delay: number): Coroutine<undefined>;
export function sleep<T>(delay: number, result: T): Coroutine<T>;
export function sleep<T>(delay: number, result?: T): Coroutine<T | undefined> {
  const isTurn = typeof delay === "number" && delay <= 0;
  return new Coroutine(isTurn ? giveWay(result) : sleepFor(delay, result), sleepDefinition);
}

const sleepDefinition = new Definition({ name: "sleep" });

function* giveWay<T>(result: T): CoroutineGenerator<T> {
  if (areWatched()) runningLoop()?._instrument?.awaitBegan(null);
  yield;
  return result;
}

function* sleepFor<T>(delay: number, result: T): CoroutineGenerator<T> {
  checkSeconds(delay, "delay must not be None");
  const timer = new SleepTimer(getRunningLoop(), delay, result);
  try {
    return yield* timer._future;
  } finally {
    timer.cancel();
  }
}

const noArgs: readonly unknown[] = Object.freeze([]);

/** The timer of one sleep. It holds its arguments itself, as a list of them would take another 64 bytes a sleeper. */
export class SleepTimer<T> extends TimerHandle {
  /** @internal What the sleeping coroutine waits for. */
  readonly _future: Future<T>;
  readonly #result: T;

  constructor(loop: AbstractEventLoop, delay: number, result: T) {
    super(loop.time() + delay, setResultUnlessCancelled, noArgs, loop, currentValues());
    this._future = loop.createFuture<T>();
    this.#result = result;
    loop._setTimer(this);
  }

  override _call(): void {
    setResultUnlessCancelled(this._future, this.#result);
  }
}

// It is a TimerHandle to everybody: also in its repr.
Object.defineProperty(SleepTimer, "name", { value: TimerHandle.name });
