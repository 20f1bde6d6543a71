// An eager task runs its first step within the step of whoever makes it. Where hardly any stack is left, as eager tasks
// make eager tasks, not even how a step ended can be noted: such tasks are put aside, and ended once there is room.
import { FAILED, PENDING } from "./base_futures.js";
import { stateBits } from "./futures.js";
import { type ContextHolder, enterContext } from "./python/contextvars.js";
import { asPythons, isStackOverflow, isStackShort } from "./python/recursion.js";
import { areAwaitsNoted, noteEager } from "./python/watched.js";
import { endCoroutine } from "./shutdown_report.js";
import type { Task } from "./tasks.js";

/**
 * The latest of those put aside, whose `_waiter` is the one before; the `_value` of one that is pending is what its step
 * came to grief on. A list that one can be put on without a call.
 */
export const broken: { latest: Task<unknown> | null } = { latest: null };

/** Runs the task up to its first suspension. */
export function startEagerly(task: Task<unknown>): void {
  const loop = task._loop;
  const previousTask = loop._currentTask;
  let previousContext: ContextHolder | null = null;
  // Where modules are emulated, an imported name is a call.
  const bits = stateBits;
  const pending = PENDING;
  const failed = FAILED;
  try {
    task._enlist();
    previousContext = enterContext(task.getContext());
    loop._currentTask = task;
    if (areAwaitsNoted()) noteEager(task.getCoro());
    task._stepFirst();
    // It has failed with what V8 throws, as no stack was left to make a RecursionError of that.
    if ((task._flags & bits) === failed && task._value instanceof RangeError) {
      task._waiter = broken.latest;
      broken.latest = task;
    }
  } catch (error) {
    // No calls here, and so no getters either.
    if ((task._flags & bits) === pending) task._value = error;
    task._waiter = broken.latest;
    broken.latest = task;
    throw error;
  } finally {
    loop._currentTask = previousTask;
    if (previousContext !== null) enterContext(previousContext);
    try {
      if (broken.latest !== null && !isStackShort()) finishBroken();
    } catch {
      // Not even to find that out. Whoever made this one may have more room.
    }
  }
}

/** Ends them, if they have not ended. Whoever made one has been told: the exception was raised there as well. */
export function finishBroken(): void {
  for (let task = broken.latest; task !== null; task = broken.latest) {
    broken.latest = task._waiter as Task<unknown> | null;
    task._waiter = null;
    if (!task.done()) endPending(task);
    else if (task._place >= 0) task._scheduleListeners();
    // Else it may have ended as it should, by a SystemExit or a RangeError of the program's own.
    if (task._state !== FAILED || !isStackOverflow(task._value)) continue;
    task._value = asPythons(task._value);
    task._markRetrieved();
  }
}

function endPending(task: Task<unknown>): void {
  const exception = task._value;
  task._value = undefined;
  endCoroutine(task.getCoro());
  task._setException(exception);
}
