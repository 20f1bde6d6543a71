// Futures and tasks have this in common: their states and options, who listens to them, and how both are written.
import type { AbstractEventLoop } from "./abstract_event_loop.js";
import { type Callback, Handle } from "./events.js";
import { createdAt, formatCallback } from "./format_helpers.js";
import type { Future } from "./futures.js";
import type { Context } from "./python/contextvars.js";
import { Options } from "./python/options.js";
import { repr } from "./python/repr.js";
import { shortRepr } from "./python/reprlib.js";
import type { Task } from "./tasks.js";

export interface FutureOptions {
  /** The loop it belongs to; the current one unless given. */
  readonly loop?: AbstractEventLoop;
}

export interface TaskOptions extends FutureOptions {
  /** Shown in its repr; `Task-N` unless given. */
  readonly name?: unknown;
  /** The context to run in; a copy of the current one unless given. */
  readonly context?: Context;
  /** Run it at once, up to its first suspension, when its loop is running. */
  readonly eagerStart?: boolean;
}

/** What `createTask` takes, be it the loop's, a task group's or the function. */
export type CreateTaskOptions = Omit<TaskOptions, "loop" | "eagerStart">;

/** What `addDoneCallback` takes. */
export type DoneCallbackOptions = Pick<TaskOptions, "context">;

export const futureOptions: Options<FutureOptions> = new Options<FutureOptions>("Future", { loop: true });
export const taskOptions: Options<TaskOptions> = new Options<TaskOptions>("Task", {
  name: true,
  context: true,
  eagerStart: true,
  loop: true,
});
export const createTaskOptions: Options<CreateTaskOptions> = new Options<CreateTaskOptions>("createTask", {
  name: true,
  context: true,
});
export const doneCallbackOptions: Options<DoneCallbackOptions> = new Options<DoneCallbackOptions>(
  "addDoneCallback",
  { context: true },
);

export const PENDING = 0;
export const FINISHED = 1;
/** FINISHED to the outside: its value is an exception. */
export const FAILED = 2;
export const CANCELLED = 3;
const stateNames = ["pending", "finished", "finished", "cancelled"] as const;
export type State = typeof PENDING | typeof FINISHED | typeof FAILED | typeof CANCELLED;

/** A callback with the context to call it in. */
export class DoneCallback {
  constructor(
    readonly callback: Callback,
    readonly context: Context,
  ) {}

  /** @internal `future`, which it listens to, is done. */
  _notify(future: Future<unknown>): void {
    const handle = new Handle(this.callback, [future], future._loop, this.context);
    future._loop._enqueue(handle);
    future._loop._instrument?.callbackScheduled(handle, future);
  }
}

/** Who is told when the future is done: a callback, or the task that awaits it (its wake-up). */
export type Listener = DoneCallback | Task<unknown>;

/** The parts of a future's repr, without its class name. */
export function futureReprInfo(future: Future<unknown>): string[] {
  const info: string[] = [stateNames[future._state]];
  if (future._state === FINISHED) info.push(`result=${shortRepr(future._value)}`);
  if (future._state === FAILED) info.push(`exception=${repr(future._value)}`);
  const listeners = future._listeners();
  if (listeners.length > 0) info.push(`cb=[${formatListeners(listeners)}]`);
  info.push(...createdAt(future));
  return info;
}

function formatListeners(listeners: readonly Listener[]): string {
  const written = listeners.map((one) =>
    one instanceof DoneCallback ? formatCallback(one.callback) : "Task.task_wakeup()",
  );
  if (written.length <= 2) return written.join(", ");
  return `${written[0]}, <${written.length - 2} more>, ${written.at(-1)}`;
}
