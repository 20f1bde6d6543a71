// What a sleeping task waits for, and its timer, in one object.
import type { AbstractEventLoop } from "./abstract_event_loop.js";
import { Handle } from "./events.js";
import { Future, firstFreeFlag, initFuture, PENDING, setResultUnlessCancelled } from "./futures.js";
import { currentValues } from "./python/contextvars.js";
import { subclass } from "./python/subclass.js";
import type { Runnable } from "./ready_queue.js";
import type { Timer } from "./timer_queue.js";

/** Bit of `_flags`: the sleep is over, its timer does not count any more. */
const timerCancelled = 1 << firstFreeFlag;
/** Bit of `_flags`: it stands in the heap. */
const scheduled = 1 << (firstFreeFlag + 1);

/**
 * A future that sets its own result when its time has come. Programs sleep in very many tasks at once, and a future and
 * a timer handle for each would take twice the memory. It is used where nobody could tell the difference: instruments
 * and debug mode are shown handles (see `sleep`).
 */
export interface SleepFuture<T> extends Future<T>, Runnable, Timer {
  /** @internal The sleep has ended, in whichever way: what `TimerHandle.cancel` is to a handle. */
  _cancelTimer(): void;
}

export const SleepFuture = subclass<SleepFuture<unknown>, [loop: AbstractEventLoop, result: unknown]>(
  Future,
  function SleepFuture(loop, result) {
    initFuture(this, loop);
    this._flags = scheduled;
    // While it is pending, its value's place keeps the result to be set.
    this._value = result;
  },
  {
    get _scheduled(): boolean {
      return (this._flags & scheduled) !== 0;
    },

    set _scheduled(value: boolean) {
      this._flags = value ? this._flags | scheduled : this._flags & ~scheduled;
    },

    cancel(message?: unknown): boolean {
      if (this._state === PENDING) this._value = undefined;
      return Future.prototype.cancel.call(this, message);
    },

    _cancelTimer(): void {
      if (this._isCancelled()) return;
      this._flags |= timerCancelled;
      this._loop._timerCancelled(this);
    },

    /** Does the timer not count any more? */
    _isCancelled(): boolean {
      return (this._flags & timerCancelled) !== 0;
    },

    /** The time has come. */
    _run(): void {
      if (this._isCancelled()) return;
      if (this._state === PENDING) this._setResult(this._value);
      // Somebody who drives the sleep by hand has set a result of their own: the handle fails, and reports it.
      else new Handle(setResultUnlessCancelled, [this, undefined], this._loop, currentValues())._run();
    },
  },
);
