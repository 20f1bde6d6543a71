// The options of futures and tasks: of making them, and of listening to them.
import type { EventLoop } from "./base_events.js";
import type { Context } from "./python/contextvars.js";
import { Options } from "./python/options.js";

export interface FutureOptions {
  /** The loop it belongs to; the current one unless given. */
  readonly loop?: EventLoop;
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
export interface DoneCallbackOptions {
  /** The context to call it in; a copy of the current one unless given. */
  readonly context?: Context;
}

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
