// A Task is a coroutine that the loop runs, step by step. The invariant that it keeps stands in its class.
import { CANCELLED, FAILED, FINISHED, type TaskOptions, taskOptions } from "./base_futures.js";
import {
  type CallFrame,
  complaint,
  type PrintStackOptions,
  printStack,
  type StackOptions,
  stackOf,
  taskReprInfo,
} from "./base_tasks.js";
import { cancelFor, canceller } from "./cancelling.js";
import { startEagerly } from "./eager_start.js";
import type { Runnable } from "./events.js";
import { Future, firstFreeFlag, stateBits } from "./futures.js";
import type { Suspension } from "./python/awaitable.js";
import {
  type Context,
  type ContextHolder,
  contextOf,
  copyContext,
  currentValues,
  enterContext,
  type Values,
} from "./python/contextvars.js";
import { asCoroutine, type Coroutine, type CoroutineGenerator, isCoroutine } from "./python/coroutines.js";
import { CancelledError, escapesLoop, InvalidStateError, RuntimeError } from "./python/exceptions.js";
import type { Options } from "./python/options.js";
import { lastOfChain } from "./python/recursion.js";
import { repr, reprSymbol, str } from "./python/repr.js";
import { runningLoop } from "./running.js";
import { reportRefused } from "./shutdown_report.js";

/** Bit of `_flags`: a CancelledError is to be thrown in at the next step. */
const mustCancel = 1 << firstFreeFlag;
/** Bit of `_flags`: `_value` is to be thrown in at the next step. */
const hasThrow = 1 << (firstFreeFlag + 1);
/** Any of these: the next step is not just one more. */
const unusual = mustCancel | hasThrow | stateBits;
/** Bit of `_flags`: not worth a report when it is still pending at the end. */
const silent = 1 << (firstFreeFlag + 2);
/** The bits from here on count the requests to cancel. */
const cancelShift = firstFreeFlag + 3;
const oneCancel = 1 << cancelShift;

/** Nothing is to be thrown in at the next step. A symbol, because anything else can be thrown. */
const nothing: unique symbol = Symbol("nothing");

let unnamedTasks = 0;

/**
 * Runs a coroutine in the loop; its result is the coroutine's.
 *
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.Task
 */
export class Task<T> extends Future<T> implements Runnable, ContextHolder {
  // The invariant that all methods keep: of a task that is not done, either `_waiter` is a pending future, which puts the
  // task into the ready queue once it is done; or the task stands in that queue, and its next step comes with its turn.
  // Never both, and never neither: it would run twice, or never again. While it is being run, it is about to become
  // one of the two, or done.

  /** @internal */
  _coroutine: Coroutine<T>;
  /** @internal Its name, or the number of an unnamed one. */
  _name: string | number;
  /** @internal The context to run in, or the values for one as long as nobody has asked for it. */
  _context: Context | Values;
  /** @internal The future it waits for; also after that is done, until the step that its being done scheduled. */
  _waiter: Future<unknown> | null;
  /** @internal Where it stands in its loop's list of unfinished tasks; -1: it does not. */
  _place: number;

  /** @internal */
  static override readonly _options: Options<TaskOptions> = taskOptions;

  /** @throws {TypeError} when `coroutine` is none, and for an option that there is not */
  constructor(coroutine: Coroutine<T> | CoroutineGenerator<T>, options?: TaskOptions) {
    super(options);
    if (!isCoroutine(coroutine)) throw new TypeError(`a coroutine was expected, got ${repr(coroutine)}`);
    this._coroutine = asCoroutine(coroutine);
    this._coroutine._own();
    const name = options?.name ?? null;
    this._name = name === null ? ++unnamedTasks : str(name);
    this._context = options?.context ?? currentValues();
    this._waiter = null;
    this._place = -1;
    const isEager = options?.eagerStart === true && this._loop.isRunning();
    // First, as a closed loop refuses it.
    if (isEager) this.getContext()._checkNotEntered();
    else enqueueFirst(this);
    if (isEager) startEagerly(this);
    else this._enlist();
  }

  /** @internal From now on it is one of its loop's. */
  _enlist(): void {
    this._loop._tasks.add(this);
    this._loop._instrument?.taskCreated(this, runningLoop()?._currentTask ?? null);
  }

  /** Its coroutine. */
  getCoro(this: Task<unknown>): Coroutine<T> {
    return this._coroutine as Coroutine<T>;
  }

  /** The context it runs in. */
  getContext(this: Task<unknown>): Context {
    return contextOf(this);
  }

  /** Its name. */
  getName(this: Task<unknown>): string {
    return typeof this._name === "number" ? `Task-${this._name}` : this._name;
  }

  /** Names it; anything but a string is made one. */
  setName(this: Task<unknown>, name: unknown): void {
    this._name = str(name);
  }

  /** @throws {RuntimeError} always: a task's result is its coroutine's */
  override setResult(_result: T): never {
    throw new RuntimeError("Task does not support set_result operation");
  }

  /** @throws {RuntimeError} always: a task's exception is its coroutine's */
  override setException(_exception: unknown): never {
    throw new RuntimeError("Task does not support set_exception operation");
  }

  /**
   * Asks the task to cancel itself: a CancelledError is thrown into its coroutine in the next iteration. The coroutine
   * may clean up, take its time, or refuse.
   *
   * @param message for the CancelledError
   * @returns false when the task was done already
   * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.Task.cancel
   */
  override cancel(this: Future<unknown>, message?: unknown): boolean {
    const first = this as Task<unknown>;
    if (!first._noteCancel()) return false;
    const task = lastOfChain(first, nextToCancel);
    // What it waits for is cancelled first, and passes the CancelledError on. It stays the waiter: a task may refuse.
    if (task._waiter?.cancel(message)) return true;
    task._mustCancel = true;
    task._cancelMessage = message;
    return true;
  }

  /** @internal One more request to cancel; false when it is done. */
  _noteCancel(): boolean {
    this._markRetrieved();
    if (this.done()) return false;
    this._flags += oneCancel;
    this._loop._instrument?.cancelRequested(this, runningLoop()?._currentTask ?? null, canceller);
    return true;
  }

  /** How many requests to cancel are open: calls of `cancel` less calls of `uncancel`. */
  cancelling(this: Task<unknown>): number {
    return this._flags >>> cancelShift;
  }

  /** Takes back one request to cancel; the last one takes back a CancelledError not yet thrown in, too. */
  uncancel(this: Task<unknown>): number {
    if (this.cancelling() > 0) {
      this._flags -= oneCancel;
      if (this.cancelling() === 0) this._mustCancel = false;
    }
    return this.cancelling();
  }

  /**
   * The functions in which the task stands, outermost first. Of the task that is running: the program's active
   * functions, with the lines at which they are. Of a suspended one: its coroutine, and in debug mode also those that
   * it awaits, each with the line of its definition, as JavaScript does not tell where a generator is suspended. Of one
   * that has failed: where its exception came from. Of any other: none.
   *
   * @param options `limit`: so many frames at most, of a stack the innermost, of an exception the outermost
   * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.Task.get_stack
   */
  getStack(this: Task<unknown>, options?: StackOptions): CallFrame[] {
    return stackOf(this, options);
  }

  /**
   * Writes what `getStack` gives, as a traceback is written, to stderr.
   *
   * @param options `limit` as for `getStack`; `file`: what takes the text instead
   * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.Task.print_stack
   */
  printStack(this: Task<unknown>, options?: PrintStackOptions): void {
    printStack(this, options);
  }

  /** @internal Is it worth a report when it is still pending at the end? */
  get _logDestroyPending(): boolean {
    return (this._flags & silent) === 0;
  }

  set _logDestroyPending(value: boolean) {
    this._flags = value ? this._flags & ~silent : this._flags | silent;
  }

  private get _mustCancel(): boolean {
    return (this._flags & mustCancel) !== 0;
  }

  private set _mustCancel(value: boolean) {
    this._flags = value ? this._flags | mustCancel : this._flags & ~mustCancel;
  }

  override [reprSymbol](): string {
    return `<${this.constructor.name} ${taskReprInfo(this).join(" ")}>`;
  }

  /** @internal The future it waits for is done: its next step is due. */
  _notify(_future: Future<unknown>): void {
    this._loop._enqueue(this);
    this._loop._instrument?.taskWoken(this);
  }

  /** @internal */
  _isCancelled(): boolean {
    return false;
  }

  /** @internal One step: the loop's handle for a task is the task itself. */
  _run(): void {
    enterContext(this);
    const loop = this._loop;
    loop._currentTask = this;
    const waiter = this._waiter;
    if ((this._flags & unusual) === 0 && (waiter === null || waiter._state === FINISHED)) {
      this._waiter = null;
      this._step(nothing);
    } else if (this.done()) this._refuseStep();
    else this._step(this._takeThrown());
    // Where an exception escapes from the loop, the loop does this.
    loop._currentTask = null;
  }

  /** Somebody has made it done behind its back, by a method of `Future`'s own: its coroutine runs no further. */
  private _refuseStep(): void {
    this._waiter = null;
    this._loop._currentTask = null;
    this._loop._instrument?.entrySkipped(this);
    // The exception handler is called in the task's context, which is left here, so that it can be entered.
    enterContext(copyContext());
    this._loop.callExceptionHandler({
      message: "Exception in callback Task.task_step()",
      exception: new InvalidStateError(`_step(): already done: ${repr(this)} None`),
      task: this,
    });
  }

  /** What is to be thrown in at this step, or `nothing`. */
  private _takeThrown(): unknown {
    let thrown: unknown = nothing;
    if ((this._flags & hasThrow) !== 0) {
      this._flags &= ~hasThrow;
      thrown = this._value;
      this._value = undefined;
    }
    const waiter = this._waiter;
    if (waiter !== null) {
      this._waiter = null;
      if (waiter._state === CANCELLED) thrown = waiter._makeCancelledError();
      else if (waiter._state === FAILED) {
        waiter._markRetrieved();
        thrown = waiter._value;
      }
    }
    if (this._mustCancel) {
      if (!(thrown instanceof CancelledError)) thrown = this._makeCancelledError();
      this._mustCancel = false;
    }
    return thrown;
  }

  private _step(thrown: unknown): void {
    const instrument = this._loop._instrument;
    if (instrument !== null) instrument.stepBegan(this, thrown === nothing ? undefined : thrown);
    let result: IteratorResult<Suspension, T>;
    try {
      result = thrown === nothing ? this._coroutine.next() : this._coroutine.throw(thrown);
    } catch (error) {
      if (instrument !== null) instrument.stepEnded(this);
      this._endWith(error);
      return;
    }
    if (instrument !== null) instrument.stepEnded(this);
    if (result.done) this._finish(result.value);
    else if (result.value === undefined) this._takeAnotherTurn(instrument);
    else this._suspendOn(result.value);
  }

  private _takeAnotherTurn(instrument = this._loop._instrument): void {
    this._loop._enqueue(this);
    if (instrument !== null) instrument.taskSuspended(this, null);
  }

  private _finish(result: T): void {
    if (this._mustCancel) {
      // Cancelled just before it came to its end: the request wins over the result.
      this._mustCancel = false;
      super.cancel(this._cancelMessage);
    } else {
      this._setResult(result);
    }
  }

  private _endWith(error: unknown): void {
    if (error instanceof CancelledError) {
      this._value = error;
      super.cancel();
      return;
    }
    this._setException(error);
    if (escapesLoop(error)) throw error;
  }

  /** @internal Done: it leaves the loop's list, and is told to be done before those who waited are woken. */
  override _scheduleListeners(): void {
    this._loop._tasks.delete(this);
    this._loop._instrument?.taskDone(this);
    super._scheduleListeners();
  }

  private _suspendOn(yielded: unknown): void {
    if (yielded === null) {
      this._takeAnotherTurn();
    } else if (
      yielded instanceof Future &&
      yielded._loop === this._loop &&
      yielded._blocking &&
      yielded !== this
    ) {
      this._waitFor(yielded);
    } else {
      // While the task is pending, its value's place is free.
      this._value = new RuntimeError(complaint(this, yielded));
      this._flags |= hasThrow;
      this._takeAnotherTurn();
    }
  }

  private _waitFor(future: Future<unknown>): void {
    future._blocking = false;
    future._listen(this);
    this._waiter = future;
    this._loop._instrument?.taskSuspended(this, future);
    if (this._mustCancel && passOn(this, future)) this._mustCancel = false;
  }

  /** @internal For an eager start. */
  _stepFirst(): void {
    this._step(nothing);
  }
}

function enqueueFirst(task: Task<unknown>): void {
  try {
    task._loop._enqueue(task);
  } catch (error) {
    reportRefused(task);
    throw error;
  }
}

/** Cancels what `task` has begun to wait for. */
function passOn(task: Task<unknown>, future: Future<unknown>): boolean {
  return cancelFor({ by: "task", why: "cancelled", of: task }, () => future.cancel(task._cancelMessage));
}

/** The next one to be asked to cancel itself, when `task` is; null where it waits for no task that is to be asked so. */
function nextToCancel(task: Task<unknown>): Task<unknown> | null {
  const { _waiter: waiter } = task;
  const isPlain = waiter instanceof Task && waiter.cancel === Task.prototype.cancel;
  const note = (): boolean => isPlain && waiter._noteCancel();
  return cancelFor({ by: "task", why: "cancelled", of: task }, note) ? (waiter as Task<unknown>) : null;
}
