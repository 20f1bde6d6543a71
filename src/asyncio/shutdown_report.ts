// CPython reports some mistakes when objects are collected. Rule: here they are reported when the loop is closed or the
// program is over, each once.
import type { AbstractEventLoop } from "./abstract_event_loop.js";
import { sourceEntry } from "./format_helpers.js";
import { log } from "./python/log.js";
import { outsideLoops } from "./python/never_awaited.js";
import { repr } from "./python/repr.js";
import { reportUnawaitedRuns } from "./run_promise.js";
import { activeLoop } from "./running.js";
import type { Task } from "./tasks.js";

const loops = new Set<AbstractEventLoop>();

/** Tasks whose first step their loop would not take: they are in no list of its. */
const refused: Task<unknown>[] = [];

/** @internal Such a task is pending for ever, and is reported at the end. */
export function reportRefused(task: Task<unknown>): void {
  refused.push(task);
}

/** @internal A loop is known as long as there is, or may be, something of it to report at the end. */
export function registerLoop(loop: AbstractEventLoop): void {
  loops.add(loop);
}

/** @internal A loop that was closed with no task pending: nothing is left to report. */
export function forgetLoop(loop: AbstractEventLoop): void {
  loops.delete(loop);
}

/**
 * To be called once the program is over: reports the runs and the coroutines never awaited and the tasks still pending,
 * each in order of creation, and the exceptions never retrieved, in the order in which they came. What those have in
 * `finally` blocks runs here. What was reported is not reported again.
 *
 * Nothing is reported, and nothing runs, where a loop is still under way: then the process was ended in the middle of the
 * program, as by `os._exit`.
 */
export function reportAtExit(): void {
  if (activeLoop() !== null) return;
  reportUnawaitedRuns();
  outsideLoops.report();
  for (const task of refused.splice(0)) reportPending(task);
  for (const loop of loops) {
    reportUnseen(loop);
    for (const task of [...loop._tasks]) {
      loop._tasks.delete(task);
      if (task._logDestroyPending) reportPending(task);
      endCoroutine(task);
    }
  }
  loops.clear();
}

function reportPending(task: Task<unknown>): void {
  const message = "Task was destroyed but it is pending!";
  task._loop.callExceptionHandler({ message, task, ...sourceEntry(task) });
}

/** Reports the coroutines of a loop that were never awaited and the exceptions never retrieved, so far. */
export function reportUnseen(loop: AbstractEventLoop): void {
  loop._neverAwaited.report();
  const failed = [...loop._unretrieved];
  loop._unretrieved.clear();
  for (const future of failed) {
    future._logTraceback = false;
    const kind = "getCoro" in future ? "Task" : "Future";
    loop.callExceptionHandler({
      message: `${kind} exception was never retrieved`,
      exception: future._value,
      future,
      ...sourceEntry(future),
    });
  }
}

/** A coroutine that is collected is closed: its `finally` blocks run, and must not wait any more. */
function endCoroutine(task: Task<unknown>): void {
  const coroutine = task.getCoro();
  try {
    coroutine.close();
  } catch (exception) {
    log({ level: "ERROR", message: `Exception ignored in: ${repr(coroutine)}`, exception });
  }
}
