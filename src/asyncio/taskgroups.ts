// A TaskGroup holds tasks that live within a block. Rule: the block is left only when all of them are done.
import type { CreateTaskOptions } from "./base_futures.js";
import { type Canceller, cancelFor } from "./cancelling.js";
import { currentTask } from "./create_task.js";
import type { Future } from "./futures.js";
import { noteAwaiter, standsFor } from "./graph.js";
import { type AsyncContextManager, asyncEnter, asyncExit } from "./python/async_with.js";
import type { Suspension } from "./python/awaitable.js";
import { asCoroutine, type Coroutine, type CoroutineGenerator, isCoroutine } from "./python/coroutines.js";
import { BaseExceptionGroup } from "./python/exception_group.js";
import { CancelledError, escapesLoop, fromNone, RuntimeError } from "./python/exceptions.js";
import { repr, reprSymbol } from "./python/repr.js";
import type { Task } from "./tasks.js";

/**
 * A group of tasks, entered with `asyncWith`, and once. Leaving the block waits for all of them. When one of them, or the
 * block, raises anything but a `CancelledError`, the others, in the order of their creation, and the block are
 * cancelled, and what was raised comes out of the block as an `ExceptionGroup`.
 *
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.TaskGroup
 *
 * @example
 * const square = coroutine(function* square(n: number) {
 *   yield* asyncio.sleep(n);
 *   return n * n;
 * });
 * const [a, b] = yield* asyncWith(new asyncio.TaskGroup(), function* (group) {
 *   return [group.createTask(square(1)), group.createTask(square(2))] as const;
 * });
 * print(a.result(), b.result()); // 1 4
 */
export class TaskGroup implements AsyncContextManager<TaskGroup, undefined> {
  private _parent: Task<unknown> | null = null;
  private _isExiting = false;
  private _isAborting = false;
  /** The parent was cancelled by the group itself, which is to be taken back at the end. */
  private _hasCancelledParent = false;
  private readonly _tasks = new Set<Task<unknown>>();
  private _errors: Error[] = [];
  /** A KeyboardInterrupt or SystemExit, which comes out of the block as it is. */
  private _baseError: unknown = null;
  /** What leaving the block waits for. */
  private _completed: Future<true> | null = null;

  /**
   * Makes a task that belongs to the group.
   *
   * @param options `name`, `context`
   * @throws {RuntimeError} (and closes the coroutine) outside the block, and when the group is over or being cancelled
   * @throws {TypeError} when it is no coroutine, and for an option that there is not
   * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.TaskGroup.create_task
   */
  createTask<T>(coroutine: Coroutine<T> | CoroutineGenerator<T>, options?: CreateTaskOptions): Task<T> {
    const refusal = this._refusal();
    if (this._parent === null || refusal !== null) {
      if (isCoroutine(coroutine)) asCoroutine(coroutine).close();
      throw new RuntimeError(`TaskGroup ${repr(this)} ${refusal}`);
    }
    const task = this._parent.getLoop().createTask(coroutine, options);
    if (task.done()) {
      // An eager task that never suspended: nothing needs to be scheduled.
      this._onTaskDone(task);
    } else {
      this._tasks.add(task);
      task.addDoneCallback(this._onTaskDone);
    }
    return task;
  }

  /** Python's `__aenter__`. Awaiting it raises a RuntimeError when it was entered before, or no task is running. */
  *[asyncEnter](): Generator<never, TaskGroup, unknown> {
    if (this._parent !== null) throw new RuntimeError(`TaskGroup ${repr(this)} has already been entered`);
    const parent = currentTask();
    if (parent === null) throw new RuntimeError(`TaskGroup ${repr(this)} cannot determine the parent task`);
    this._parent = parent;
    if (parent.getLoop()._debug) noteAwaiter(this._onTaskDone, parent);
    return this;
  }

  /** Python's `__aexit__`. */
  *[asyncExit](error: unknown): Generator<Suspension, undefined, unknown> {
    this._isExiting = true;
    if (escapesLoop(error)) this._baseError ??= error;
    let cancelled = error instanceof CancelledError ? error : null;
    if (error !== null && !this._isAborting) {
      if (cancelled === null) this._abort();
      else this._abort("cancelled", this._parent);
    }
    cancelled = (yield* this._waitForTasks()) ?? cancelled;
    if (this._baseError !== null) throw this._baseError;
    const parent = this._parent as Task<unknown>;
    // With no other request left, the cancellation was the group's own, and ends here.
    if (this._hasCancelledParent && parent.uncancel() === 0) cancelled = null;
    if (cancelled !== null && this._errors.length === 0) throw cancelled;
    if (error !== null && !(error instanceof CancelledError)) this._errors.push(asError(error));
    if (this._errors.length > 0) this._raiseErrors(parent);
    return undefined;
  }

  [reprSymbol](): string {
    let info = "";
    if (this._tasks.size > 0) info += ` tasks=${this._tasks.size}`;
    if (this._errors.length > 0) info += ` errors=${this._errors.length}`;
    if (this._isAborting) info += " cancelling";
    else if (this._parent !== null) info += " entered";
    return `<TaskGroup${info}>`;
  }

  /** Why no task can be made now; null when one can. */
  private _refusal(): string | null {
    if (this._parent === null) return "has not been entered";
    if (this._isExiting && this._tasks.size === 0) return "is finished";
    return this._isAborting ? "is shutting down" : null;
  }

  /** Waits until none is left, however often that is cancelled; gives the cancellation to pass on, if one came. */
  private *_waitForTasks(): Generator<Suspension, CancelledError | null, unknown> {
    let cancelled: CancelledError | null = null;
    while (this._tasks.size > 0) {
      this._completed = (this._parent as Task<unknown>).getLoop().createFuture<true>();
      standsFor(this._completed, "TaskGroup", () => this._tasks);
      try {
        yield* this._completed;
      } catch (error) {
        if (!(error instanceof CancelledError)) throw error;
        // The group's own doing when it is aborting; else the parent is being cancelled from outside.
        if (!this._isAborting) {
          cancelled = error;
          this._abort("cancelled", this._parent);
        }
      }
      this._completed = null;
    }
    return cancelled;
  }

  private _raiseErrors(parent: Task<unknown>): never {
    // A cancellation from outside that was swallowed for the errors' sake: the next await is to raise it.
    if (parent.cancelling() > 0) {
      parent.uncancel();
      cancelFor({ by: "TaskGroup", why: "cancelled", of: parent }, () => parent.cancel());
    }
    const errors = this._errors;
    this._errors = [];
    const group = fromNone(new BaseExceptionGroup("unhandled errors in a TaskGroup", errors));
    // Its stack is that of the block: of the few frames that a stack has, none is wasted on the core's own.
    Error.captureStackTrace?.(group, this[asyncExit]);
    throw group;
  }

  /** Cancels the tasks, as one of them has failed, or its parent is cancelled; `of`: null where it is its block. */
  private _abort(why: Canceller["why"] = "failed", of: Future<unknown> | null = null): void {
    this._isAborting = true;
    cancelFor({ by: "TaskGroup", why, of }, () => {
      for (const task of this._tasks) if (!task.done()) task.cancel();
    });
  }

  private readonly _onTaskDone = (task: Future<unknown>): void => {
    this._tasks.delete(task as Task<unknown>);
    if (this._tasks.size === 0 && this._completed?.done() === false) this._completed.setResult(true);
    if (task.cancelled()) return;
    const error = task.exception();
    if (error === null) return;
    this._errors.push(asError(error));
    if (escapesLoop(error)) this._baseError ??= error;
    const parent = this._parent as Task<unknown>;
    if (parent.done()) {
      // The block was left without its end being waited for: somebody closed its coroutine.
      const message = `Task ${repr(task)} has errored out but its parent task ${repr(parent)} is already completed`;
      parent.getLoop().callExceptionHandler({ message, exception: error, task: task as Task<unknown> });
    } else if (!this._isAborting && !this._hasCancelledParent) {
      this._abort("failed", task);
      this._hasCancelledParent = true;
      cancelFor({ by: "TaskGroup", why: "failed", of: task }, () => parent.cancel());
    }
  };
}

/** What JavaScript can throw, and Python cannot, stands in the group as the cause of Python's complaint. */
function asError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  return new TypeError("exceptions must derive from BaseException", { cause: thrown });
}
