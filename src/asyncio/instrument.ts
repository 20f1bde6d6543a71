// What a loop tells those who watch it. With nobody watching, each event costs the loop one branch.
import type { EventLoop } from "./base_events.js";
import type { Handle, TimerHandle } from "./events.js";
import type { Future } from "./futures.js";
import type { Task } from "./tasks.js";

type AnyTask = Task<unknown>;
type AnyFuture = Future<unknown>;

/**
 * A watcher of a loop; override what is of interest. An instrument only looks: it must not change what it is
 * shown. One that throws is removed, and the loop goes on.
 */
export class Instrument {
  /** An iteration begins to run its `ready` handles. */
  iterationBegan(_loop: EventLoop, _ready: number): void {}
  /** Nothing is ready: the loop waits, at most `seconds` (null: until something outside wakes it). */
  waitBegan(_loop: EventLoop, _seconds: number | null): void {}
  taskCreated(_task: AnyTask, _parent: AnyTask | null): void {}
  stepBegan(_task: AnyTask): void {}
  stepEnded(_task: AnyTask): void {}
  /**
   * A coroutine of the running task awaits something that is not done: called from inside the await, while the
   * coroutines that led to it stand on the stack. `on` is null for the bare yield of `sleep(0)`.
   */
  awaitBegan(_on: AnyFuture | null): void {}
  /** `on` is null when the task only gave up its turn. */
  taskSuspended(_task: AnyTask, _on: AnyFuture | null): void {}
  /** The task's next step was put into the ready queue. */
  taskWoken(_task: AnyTask): void {}
  cancelRequested(_task: AnyTask, _by: AnyTask | null): void {}
  taskDone(_task: AnyTask): void {}
  callbackBegan(_handle: Handle): void {}
  callbackEnded(_handle: Handle): void {}
  timerSet(_timer: TimerHandle): void {}
  timerFired(_timer: TimerHandle): void {}
  timerCancelled(_timer: TimerHandle): void {}
}

type Hook = Exclude<keyof Instrument, symbol>;

const hooks: readonly Hook[] = [
  "iterationBegan",
  "waitBegan",
  "taskCreated",
  "stepBegan",
  "stepEnded",
  "awaitBegan",
  "taskSuspended",
  "taskWoken",
  "cancelRequested",
  "taskDone",
  "callbackBegan",
  "callbackEnded",
  "timerSet",
  "timerFired",
  "timerCancelled",
];

/** Several instruments as one, each guarded: one that throws is left out from then on and reported. */
export function combineInstruments(
  instruments: readonly Instrument[],
  onRemoved: (instrument: Instrument, error: unknown) => void,
): Instrument | null {
  if (instruments.length === 0) return null;
  let active = instruments;
  const combined = new Instrument();
  for (const hook of hooks) {
    const callAll = (...args: readonly unknown[]): void => {
      for (const instrument of active) {
        try {
          // The hook's own parameters come in and go out unchanged, so their types agree by construction.
          (instrument[hook] as (...args: readonly unknown[]) => void)(...args);
        } catch (error) {
          active = active.filter((other) => other !== instrument);
          onRemoved(instrument, error);
        }
      }
    };
    Object.defineProperty(combined, hook, { value: callAll });
  }
  return combined;
}
