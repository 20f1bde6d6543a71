// How futures and tasks are written: the states, the callbacks, what a task waits for.

import { DoneCallback, type Listener } from "./done_callback.js";
import { formatCallback } from "./format_helpers.js";
import { CANCELLED, FAILED, FINISHED, type Future } from "./futures.js";
import { repr } from "./python/repr.js";
import { shortRepr } from "./python/reprlib.js";
import { createdAt } from "./python/source_traceback.js";

/** The parts of a future's repr, without its class name. */
export function futureReprInfo(future: Future<unknown>): string[] {
  const info = [stateName(future)];
  if (future._state === FINISHED) info.push(`result=${shortRepr(future._value)}`);
  if (future._state === FAILED) info.push(`exception=${repr(future._value)}`);
  const listeners = future._listeners();
  if (listeners.length > 0) info.push(`cb=[${formatListeners(listeners)}]`);
  info.push(...createdAt(future));
  return info;
}

function stateName(future: Future<unknown>): string {
  if (future._state === CANCELLED) return "cancelled";
  return future._state === FINISHED || future._state === FAILED ? "finished" : "pending";
}

function formatListeners(listeners: readonly Listener[]): string {
  const written = listeners.map((one) =>
    one instanceof DoneCallback ? formatCallback(one.callback) : "Task.task_wakeup()",
  );
  if (written.length <= 2) return written.join(", ");
  return `${written[0]}, <${written.length - 2} more>, ${written[written.length - 1]}`;
}
