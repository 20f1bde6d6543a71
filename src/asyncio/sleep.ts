// sleep: a future, a timer that sets it, and one more iteration for the wake-up. sleep(0) is one bare yield.
import type { EventLoop } from "./base_events.js";
import { checkSeconds } from "./check_callback.js";
import { TimerHandle } from "./events.js";
import { type Future, setResultUnlessCancelled, suspendOn } from "./futures.js";
import type { Suspension } from "./python/awaitable.js";
import { currentValues } from "./python/contextvars.js";
import {
  advance,
  areAwaitsNoted,
  areWatched,
  CLOSED,
  Coroutine,
  type CoroutineGenerator,
  initCoroutine,
  isNew,
  SUSPENDED,
} from "./python/coroutines.js";
import { Definition, type Steps } from "./python/definition.js";
import { subclass } from "./python/subclass.js";
import { getRunningLoop, runningLoop } from "./running.js";
import { SleepFuture } from "./sleep_future.js";

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
  return result === undefined && typeof delay === "number"
    ? new Sleep(delay)
    : new Coroutine<T | undefined>([delay, result], definitionWithResult);
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

/** What ends a sleep: the future that it waits for, which is its own timer where nobody could tell the difference. */
type Alarm<T> = SleepFuture<T> | SleepTimer<T>;

function setAlarm<T>(loop: EventLoop, delay: number, result: T): Alarm<T> {
  if (loop._instrument === null && !loop._debug) return loop._setSleep(delay, result);
  return loop._setTimer(new SleepTimer(loop.time() + delay, loop.createFuture<T>(), result));
}

function futureOf<T>(alarm: Alarm<T>): Future<T> {
  return alarm instanceof SleepFuture ? alarm : alarm._future;
}

function switchOff(alarm: Alarm<unknown>): void {
  if (alarm instanceof SleepFuture) alarm._cancelTimer();
  else alarm.cancel();
}

const noDelay = "delay must not be None";
const bareYield: IteratorResult<Suspension, never> = Object.freeze({ done: false, value: undefined });
const over: IteratorResult<never, undefined> = Object.freeze({ done: true, value: undefined });

/**
 * The body by hand: sleeping is what programs do most, and a generator would take three times the memory. The coroutine
 * holds the delay; then its alarm, or null where it only gives way.
 */
const steps: Steps = {
  resume(coroutine) {
    const held = coroutine._body as number | Alarm<undefined> | null;
    if (typeof held === "number") return begin(coroutine, held);
    if (held === null) return over;
    const future = futureOf(held);
    if (!future.done()) return suspendAgain(held);
    switchOff(held);
    const result = future.result();
    return result === undefined ? over : { done: true, value: result };
  },
  raise(coroutine, exception) {
    const held = coroutine._body as number | Alarm<undefined> | null;
    if (typeof held === "object" && held !== null) switchOff(held);
    throw exception;
  },
};

function suspendAgain(alarm: Alarm<undefined>): IteratorResult<Suspension, never> {
  try {
    return suspendOn(futureOf(alarm));
  } catch (error) {
    switchOff(alarm);
    throw error;
  }
}

function begin(coroutine: Coroutine<unknown>, delay: number): IteratorResult<Suspension, never> {
  if (delay <= 0) {
    coroutine._body = null;
    if (areWatched()) runningLoop()?._instrument?.awaitBegan(null);
    return bareYield;
  }
  if (Number.isNaN(delay)) checkSeconds(delay, noDelay);
  const loop = getRunningLoop();
  const alarm = setAlarm(loop, delay, undefined);
  coroutine._body = alarm;
  return suspendOn(futureOf(alarm));
}

/** The same body as a generator: hardly any sleep has a result. (Nor a delay that is no number, which is refused here.) */
function* sleepWithResult<T>(delay: number, result: T): CoroutineGenerator<T> {
  checkSeconds(delay, noDelay);
  if (delay <= 0) {
    if (areWatched()) runningLoop()?._instrument?.awaitBegan(null);
    yield;
    return result;
  }
  const alarm = setAlarm(getRunningLoop(), delay, result);
  try {
    return yield* futureOf(alarm);
  } finally {
    switchOff(alarm);
  }
}

const definition = new Definition({ name: "sleep", steps });

/** A sleep without a result. Giving others a turn is what it does most, and has a short way. */
const Sleep = subclass<Coroutine<undefined>, [delay: number]>(
  Coroutine,
  function Sleep(delay) {
    initCoroutine(this, delay, definition);
  },
  {
    next(value?: unknown): IteratorResult<Suspension, undefined> {
      if (this._state === SUSPENDED) {
        if (this._body === null && !areAwaitsNoted()) {
          this._state = CLOSED;
          return over;
        }
      } else if (isNew(this, value) && (this._body as number) <= 0) {
        this._state = SUSPENDED;
        this._body = null;
        if (areWatched()) runningLoop()?._instrument?.awaitBegan(null);
        return bareYield;
      }
      return advance(this, value);
    },
  },
);

const definitionWithResult = new Definition({
  name: "sleep",
  begin: (held: unknown) => sleepWithResult(...(held as [delay: number, result: unknown])),
});

// It is a TimerHandle to everybody: also in its repr.
Object.defineProperty(SleepTimer, "name", { value: TimerHandle.name });
