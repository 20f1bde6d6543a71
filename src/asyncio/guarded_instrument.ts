// Several instruments as one. Rule: one that throws is left out from then on and reported; the loop goes on.
import type { AbstractEventLoop } from "./abstract_event_loop.js";
import type { Handle, TimerHandle } from "./events.js";
import type { Future } from "./futures.js";
import { Instrument } from "./instrument.js";
import { log } from "./python/log.js";
import { isStackOverflow, isStackShort } from "./python/recursion.js";
import { repr } from "./python/repr.js";
import type { Task } from "./tasks.js";

type AnyTask = Task<unknown>;
type AnyFuture = Future<unknown>;

/** Null: nobody watches. Else the first of the instruments is told first. */
export function combineInstruments(instruments: readonly Instrument[]): Instrument | null {
  return instruments.reduceRight<Instrument | null>(
    (next, instrument) => new GuardedInstrument(instrument, next),
    null,
  );
}

/** Tells one instrument, then the next. Each hook is written out: they are called very often, and a loop over them costs more than what they do. */
class GuardedInstrument extends Instrument {
  #instrument: Instrument | null;
  readonly #next: Instrument | null;

  constructor(instrument: Instrument, next: Instrument | null) {
    super();
    this.#instrument = instrument;
    this.#next = next;
  }

  private _remove(exception: unknown): void {
    // It is the program that is nested too deeply, and is to hear of it.
    if (isStackOverflow(exception) && isStackShort()) throw exception;
    const instrument = this.#instrument;
    this.#instrument = null;
    if (instrument === null) return;
    const message = `Exception in instrument ${repr(instrument)}: it is removed`;
    log({ level: "ERROR", message, exception });
  }

  override iterationBegan(loop: AbstractEventLoop, ready: number): void {
    try {
      this.#instrument?.iterationBegan(loop, ready);
    } catch (error) {
      this._remove(error);
    }
    this.#next?.iterationBegan(loop, ready);
  }

  override waitBegan(loop: AbstractEventLoop, seconds: number | null): void {
    try {
      this.#instrument?.waitBegan(loop, seconds);
    } catch (error) {
      this._remove(error);
    }
    this.#next?.waitBegan(loop, seconds);
  }

  override taskCreated(task: AnyTask, parent: AnyTask | null): void {
    try {
      this.#instrument?.taskCreated(task, parent);
    } catch (error) {
      this._remove(error);
    }
    this.#next?.taskCreated(task, parent);
  }

  override stepBegan(task: AnyTask, thrown?: unknown): void {
    try {
      this.#instrument?.stepBegan(task, thrown);
    } catch (error) {
      this._remove(error);
    }
    this.#next?.stepBegan(task, thrown);
  }

  override stepEnded(task: AnyTask): void {
    try {
      this.#instrument?.stepEnded(task);
    } catch (error) {
      this._remove(error);
    }
    this.#next?.stepEnded(task);
  }

  override awaitBegan(on: AnyFuture | null): void {
    try {
      this.#instrument?.awaitBegan(on);
    } catch (error) {
      this._remove(error);
    }
    this.#next?.awaitBegan(on);
  }

  override taskSuspended(task: AnyTask, on: AnyFuture | null): void {
    try {
      this.#instrument?.taskSuspended(task, on);
    } catch (error) {
      this._remove(error);
    }
    this.#next?.taskSuspended(task, on);
  }

  override taskWoken(task: AnyTask): void {
    try {
      this.#instrument?.taskWoken(task);
    } catch (error) {
      this._remove(error);
    }
    this.#next?.taskWoken(task);
  }

  override cancelRequested(task: AnyTask, by: AnyTask | null): void {
    try {
      this.#instrument?.cancelRequested(task, by);
    } catch (error) {
      this._remove(error);
    }
    this.#next?.cancelRequested(task, by);
  }

  override taskDone(task: AnyTask): void {
    try {
      this.#instrument?.taskDone(task);
    } catch (error) {
      this._remove(error);
    }
    this.#next?.taskDone(task);
  }

  override callbackScheduled(handle: Handle, of: AnyFuture | null): void {
    try {
      this.#instrument?.callbackScheduled(handle, of);
    } catch (error) {
      this._remove(error);
    }
    this.#next?.callbackScheduled(handle, of);
  }

  override callbackBegan(handle: Handle): void {
    try {
      this.#instrument?.callbackBegan(handle);
    } catch (error) {
      this._remove(error);
    }
    this.#next?.callbackBegan(handle);
  }

  override callbackEnded(handle: Handle): void {
    try {
      this.#instrument?.callbackEnded(handle);
    } catch (error) {
      this._remove(error);
    }
    this.#next?.callbackEnded(handle);
  }

  override entrySkipped(entry: Handle | AnyTask): void {
    try {
      this.#instrument?.entrySkipped(entry);
    } catch (error) {
      this._remove(error);
    }
    this.#next?.entrySkipped(entry);
  }

  override timerSet(timer: TimerHandle): void {
    try {
      this.#instrument?.timerSet(timer);
    } catch (error) {
      this._remove(error);
    }
    this.#next?.timerSet(timer);
  }

  override timerFired(timer: TimerHandle): void {
    try {
      this.#instrument?.timerFired(timer);
    } catch (error) {
      this._remove(error);
    }
    this.#next?.timerFired(timer);
  }

  override timerCancelled(timer: TimerHandle): void {
    try {
      this.#instrument?.timerCancelled(timer);
    } catch (error) {
      this._remove(error);
    }
    this.#next?.timerCancelled(timer);
  }

  override threadCallEnded(name: string, from: number, to: number, slept?: number): void {
    try {
      this.#instrument?.threadCallEnded(name, from, to, slept);
    } catch (error) {
      this._remove(error);
    }
    this.#next?.threadCallEnded(name, from, to, slept);
  }

  override loopClosed(loop: AbstractEventLoop): void {
    try {
      this.#instrument?.loopClosed(loop);
    } catch (error) {
      this._remove(error);
    }
    this.#next?.loopClosed(loop);
  }
}
