// A loop tells this to those who watch it. Rule: with nobody watching, each event costs the loop one branch; a watcher
// that throws is left out from then on and reported, and the loop goes on.
import type { AbstractEventLoop } from "./abstract_event_loop.js";
import type { Canceller } from "./cancelling.js";
import type { Handle, TimerHandle } from "./events.js";
import type { Future } from "./futures.js";
import { log } from "./python/log.js";
import { isStackOverflow, isStackShort } from "./python/recursion.js";
import { repr } from "./python/repr.js";
import type { Task } from "./tasks.js";

type AnyTask = Task<unknown>;
type AnyFuture = Future<unknown>;

/**
 * A watcher of a loop; override what is of interest. It must not change what it is shown, and is removed when it throws.
 */
export class Instrument {
  /** An iteration begins to run its `ready` handles. */
  iterationBegan(_loop: AbstractEventLoop, _ready: number): void {}
  /** Nothing is ready: the loop waits, at most `seconds` (null: until something outside wakes it). */
  waitBegan(_loop: AbstractEventLoop, _seconds: number | null): void {}
  /** A task was made, by `parent` or outside every task. */
  taskCreated(_task: AnyTask, _parent: AnyTask | null): void {}
  /** A task is about to run up to its next suspension; `thrown`: the exception that is raised in it there, if one is. */
  stepBegan(_task: AnyTask, _thrown?: unknown): void {}
  /** It has been suspended, or has ended. */
  stepEnded(_task: AnyTask): void {}
  /** The running task awaits `on`, which is not done, or nothing (`sleep(0)`): its coroutines stand on the stack. */
  awaitBegan(_on: AnyFuture | null): void {}
  /** `on` is null when the task only gave up its turn. */
  taskSuspended(_task: AnyTask, _on: AnyFuture | null): void {}
  /** The task's next step was put into the ready queue. */
  taskWoken(_task: AnyTask): void {}
  /** `cancel` was called, by a task or outside every task; `through`: what of the library did, if the program did not. */
  cancelRequested(_task: AnyTask, _by: AnyTask | null, _through?: Canceller | null): void {}
  /** The task is done; those who wait for it are woken next. */
  taskDone(_task: AnyTask): void {}
  /** A callback was put into the ready queue; `of` is the future whose end it is told of, if it is a done-callback. */
  callbackScheduled(_handle: Handle, _of: AnyFuture | null): void {}
  /** A callback is about to be called. */
  callbackBegan(_handle: Handle): void {}
  /** It has returned, or thrown. */
  callbackEnded(_handle: Handle): void {}
  /** What stood in the ready queue has come to its turn and is not run: it was cancelled, or the task is done already. */
  entrySkipped(_entry: Handle | AnyTask): void {}
  /** A timer was put into the heap. */
  timerSet(_timer: TimerHandle): void {}
  /** Its time has come: its callback is in the ready queue. */
  timerFired(_timer: TimerHandle): void {}
  /** It was cancelled before its time. */
  timerCancelled(_timer: TimerHandle): void {}
  /** A function in another thread has ended, by the loop's clock; `slept`: the seconds it asked to sleep, where known. */
  threadCallEnded(_name: string, _from: number, _to: number, _slept?: number): void {}
  /** The loop was closed: what was queued in it is forgotten. */
  loopClosed(_loop: AbstractEventLoop): void {}
}

const hooks = Object.getOwnPropertyNames(Instrument.prototype).filter(
  (name) => name !== "constructor",
) as (keyof Instrument)[];

/** Any hook, to who only passes on what it is told: none is told more than four things. */
type Tell = (this: Instrument, a: unknown, b: unknown, c: unknown, d: unknown) => void;

/** Null: nobody watches. Else the first of the instruments is told first. */
export function combineInstruments(instruments: readonly Instrument[]): Instrument | null {
  return instruments.reduceRight<Instrument | null>((next, instrument) => guard(instrument, next), null);
}

/** Tells one instrument, then the next. */
function guard(instrument: Instrument, next: Instrument | null): Instrument {
  let isRemoved = false;
  const remove = (exception: unknown): void => {
    // It is the program that is nested too deeply, and is to hear of it.
    if (isStackOverflow(exception) && isStackShort()) throw exception;
    if (isRemoved) return;
    isRemoved = true;
    log({ level: "ERROR", message: `Exception in instrument ${repr(instrument)}: it is removed`, exception });
  };
  const guarded = new Instrument();
  for (const hook of hooks) {
    const tell = instrument[hook] as Tell;
    const tellNext = next === null ? null : (next[hook] as Tell);
    const tellBoth: Tell = (a, b, c, d) => {
      try {
        if (!isRemoved) tell.call(instrument, a, b, c, d);
      } catch (error) {
        remove(error);
      }
      if (tellNext !== null) tellNext.call(next as Instrument, a, b, c, d);
    };
    Object.defineProperty(guarded, hook, { value: tellBoth });
  }
  return guarded;
}
