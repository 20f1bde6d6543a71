// A Future is a result that is not there yet, with the callbacks to schedule once it is. Rule: it goes from pending to
// done once, and never back.
import type { AbstractEventLoop } from "./abstract_event_loop.js";
import {
  CANCELLED,
  DoneCallback,
  type DoneCallbackOptions,
  doneCallbackOptions,
  FAILED,
  FINISHED,
  type FutureOptions,
  futureOptions,
  futureReprInfo,
  type Listener,
  PENDING,
  type State,
} from "./base_futures.js";
import type { Suspension } from "./python/awaitable.js";
import { copyContext } from "./python/contextvars.js";
import {
  asRaisedByAwait,
  CancelledError,
  InvalidStateError,
  isErrorClass,
  RuntimeError,
  ValueError,
} from "./python/exceptions.js";
import type { Options } from "./python/options.js";
import { reprSymbol } from "./python/repr.js";
import { noteSource, type SourceFrame, sourceTracebackOf } from "./python/stack_text.js";
import { checkBound } from "./python/unbound.js";
import { areWatched } from "./python/watched.js";
import { getEventLoop } from "./running.js";
import { registerLoop } from "./shutdown_report.js";

/** Bits of `_flags`: the state. */
export const stateBits = 0b11;
/** Bit of `_flags`: set by the await that yields the future, so that a plain `yield future` can be told apart. */
const blocking = 1 << 2;
/** Bit of `_flags`: it failed, and nobody has looked at the exception yet. */
const logTraceback = 1 << 3;
/** The bits of `_flags` from here on are the subclasses'. */
export const firstFreeFlag = 4;

const noStopIteration = "StopIteration interacts badly with generators and cannot be raised into a Future";

/** What came with `cancel(message)`: hardly any future has one, so none has a field for it. */
const cancelMessages = new WeakMap<object, unknown>();

/**
 * A placeholder for a result that comes later.
 *
 * @see https://docs.python.org/3.13/library/asyncio-future.html#asyncio.Future
 */
export class Future<T> {
  /** @internal */
  _loop: AbstractEventLoop;
  /**
   * @internal The result when FINISHED, the exception when FAILED. Of a task that was cancelled: the very
   * CancelledError that ended it, to be raised once more in whoever awaits it. While it is pending, the lock or the queue
   * that has made it for one who waits: a note elsewhere makes a wait at a queue five times as long.
   */
  _value: unknown;
  /** @internal Bits, of which a task has more than a future: programs have very many of both, so they are kept small. */
  _flags: number;
  /** @internal Nearly every future has one listener at most: the list is made only for the second. */
  _listener: Listener | Listener[] | null;

  /** @internal What its constructor, or a subclass's, takes. */
  static readonly _options: Options<FutureOptions> = futureOptions;

  /**
   * @param options `loop`: the loop it belongs to; the current one unless given
   * @throws {TypeError} for any other option
   */
  constructor(options?: FutureOptions) {
    this._loop = new.target._options.read(options).loop ?? getEventLoop();
    this._value = undefined;
    this._flags = PENDING;
    this._listener = null;
    if (this._loop._debug) noteSource(this);
  }

  /** @internal In debug mode: where it was made. */
  get _sourceTraceback(): readonly SourceFrame[] | null {
    return sourceTracebackOf(this);
  }

  /** @internal */
  get _state(): State {
    return (this._flags & stateBits) as State;
  }

  /** From pending to done; there is no other way. */
  private _become(state: State): void {
    this._flags |= state;
  }

  /** @internal */
  get _cancelMessage(): unknown {
    return cancelMessages.get(this);
  }

  set _cancelMessage(message: unknown) {
    if (message === undefined) cancelMessages.delete(this);
    else cancelMessages.set(this, message);
  }

  /** @internal */
  get _blocking(): boolean {
    return (this._flags & blocking) !== 0;
  }

  set _blocking(value: boolean) {
    this._flags = value ? this._flags | blocking : this._flags & ~blocking;
  }

  /** @internal Will its exception be reported as never retrieved? That can be switched off, and not on. */
  get _logTraceback(): boolean {
    return (this._flags & logTraceback) !== 0;
  }

  set _logTraceback(value: boolean) {
    if (value) throw new ValueError("_log_traceback can only be set to False");
    this._flags &= ~logTraceback;
  }

  /** The loop that the future belongs to. */
  getLoop(this: Future<unknown>): AbstractEventLoop {
    return this._loop;
  }

  /** Has it a result or an exception, or was it cancelled? */
  done(this: Future<unknown>): boolean {
    return this._state !== PENDING;
  }

  /** Was it cancelled? */
  cancelled(this: Future<unknown>): boolean {
    return this._state === CANCELLED;
  }

  /**
   * The result.
   *
   * @throws the exception that was set; {CancelledError} when cancelled; {InvalidStateError} when not done
   */
  result(this: Future<unknown>): T {
    if (this._state === FINISHED) return this._value as T;
    if (this._state === CANCELLED) throw this._makeCancelledError();
    if (this._state === PENDING) throw new InvalidStateError("Result is not set.");
    this._markRetrieved();
    throw this._value;
  }

  /**
   * The exception that was set, or null when there is a result.
   *
   * @throws {CancelledError} when cancelled
   * @throws {InvalidStateError} when not done
   */
  exception(this: Future<unknown>): unknown {
    if (this._state === CANCELLED) throw this._makeCancelledError();
    if (this._state === PENDING) throw new InvalidStateError("Exception is not set.");
    this._markRetrieved();
    return this._state === FAILED ? this._value : null;
  }

  /**
   * Marks the future done and sets its result.
   *
   * @throws {InvalidStateError} when it is done already
   */
  setResult(this: Future<unknown>, result: T): void {
    this._setResult(result);
  }

  /**
   * Marks the future done and sets an exception, given itself or by its class.
   *
   * @throws {InvalidStateError} when it is done already
   * @throws {TypeError} when it is neither
   */
  setException(this: Future<unknown>, exception: unknown): void {
    if (this._state !== PENDING) throw new InvalidStateError("invalid state");
    const made = isErrorClass(exception) ? new exception() : exception;
    if (!(made instanceof Error)) throw new TypeError("invalid exception object");
    this._setException(made);
  }

  /**
   * Cancels the future and schedules its callbacks.
   *
   * @param message for the CancelledError
   * @returns false when it was done already
   */
  cancel(this: Future<unknown>, message?: unknown): boolean {
    this._markRetrieved();
    if (this._state !== PENDING) return false;
    this._become(CANCELLED);
    this._cancelMessage = message;
    this._scheduleListeners();
    return true;
  }

  /**
   * Has `callback(future)` called soon after the future is done; in the next iteration when it is done already.
   *
   * @param options `context`: the context to call it in; a copy of the current one unless given
   * @throws {TypeError} for any other option, and for a method of the library's without its object
   */
  addDoneCallback(
    this: Future<unknown>,
    callback: (this: void, future: Future<T>) => unknown,
    options?: DoneCallbackOptions,
  ): void {
    const context = options === undefined ? undefined : doneCallbackOptions.read(options).context;
    checkBound(callback, false);
    this._listen(new DoneCallback(callback, context ?? copyContext()));
  }

  /** Removes every registration of `callback`; returns how many there were. */
  removeDoneCallback(this: Future<unknown>, callback: (this: void, future: Future<T>) => unknown): number {
    const before = this._listeners();
    const kept = before.filter((one) => !(one instanceof DoneCallback && one.callback === callback));
    if (kept.length === before.length) return 0;
    this._listener = kept.length > 1 ? kept : (kept[0] ?? null);
    return before.length - kept.length;
  }

  /** Awaiting: `yield* future`. */
  [Symbol.iterator](): Iterator<Suspension, T, unknown> {
    return new FutureAwait(this);
  }

  [reprSymbol](): string {
    return `<${this.constructor.name} ${futureReprInfo(this).join(" ")}>`;
  }

  /** @internal */
  _listeners(): Listener[] {
    if (this._listener === null) return [];
    return Array.isArray(this._listener) ? [...this._listener] : [this._listener];
  }

  /** @internal */
  _listen(listener: Listener): void {
    if (this._state !== PENDING) listener._notify(this);
    else if (this._listener === null) this._listener = listener;
    else if (Array.isArray(this._listener)) this._listener.push(listener);
    else this._listener = [this._listener, listener];
  }

  /** @internal `setResult` for the loop's own use; a task refuses the public one. */
  _setResult(result: T): void {
    if (this._state !== PENDING) throw new InvalidStateError("invalid state");
    this._value = result;
    this._become(FINISHED);
    this._scheduleListeners();
  }

  /** @internal Of whatever was thrown. */
  _setException(thrown: unknown): void {
    if (this._state !== PENDING) throw new InvalidStateError("invalid state");
    this._value = asRaisedByAwait(thrown, noStopIteration);
    this._become(FAILED);
    this._flags |= logTraceback;
    this._loop._unretrieved.add(this);
    if (this._loop.isClosed()) registerLoop(this._loop);
    this._scheduleListeners();
  }

  /** @internal The CancelledError to raise in whoever asks for the result. */
  _makeCancelledError(): CancelledError {
    const error = this._value;
    // One that was not cancelled may be asked as well, by gather: its value, a CancelledError or not, stays where it is.
    if (this._state !== CANCELLED || !(error instanceof CancelledError)) {
      return cancelledError(this._cancelMessage ?? undefined);
    }
    this._value = undefined;
    return error;
  }

  /** @internal Somebody has seen the exception: no report that it was never retrieved. */
  _markRetrieved(): void {
    if (!this._logTraceback) return;
    this._logTraceback = false;
    this._loop._unretrieved.delete(this);
  }

  /** @internal */
  _scheduleListeners(): void {
    const listener = this._listener;
    if (listener === null) return;
    this._listener = null;
    if (!Array.isArray(listener)) listener._notify(this);
    else for (const one of listener) one._notify(this);
  }
}

/** Made without a stack: it would show the loop's own functions alone, and take most of the time of cancelling many. */
function cancelledError(message: unknown): CancelledError {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return new CancelledError(message);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/**
 * Marks a pending future as awaited. Whoever goes on while it is still pending, as a second task that was given the same
 * coroutine does, waits for it as well.
 */
function block(future: Future<unknown>): void {
  // A task takes the mark off: where it still stands, something else than a task was given the future, or a task that
  // refused it.
  if (future._blocking) throw new RuntimeError("await wasn't used with future");
  future._blocking = true;
  if (areWatched()) future._loop._instrument?.awaitBegan(future);
}

/**
 * One `yield*` of a future. It is its own IteratorResult as well: an await then costs one object, and `yield*`
 * passes the very result that it got from inside on to the task.
 */
class FutureAwait<T> implements Iterator<Suspension, T, unknown> {
  done = false;
  /** The future, until that is done; then its result. */
  value: unknown;

  constructor(future: Future<T>) {
    this.value = future;
  }

  next(): IteratorResult<Suspension, T> {
    if (this.done) return { done: true, value: undefined as T };
    const future = this.value as Future<T>;
    if (future._state === PENDING) {
      block(future);
      return this as IteratorYieldResult<Suspension>;
    }
    this.done = true;
    this.value = future.result();
    return this as IteratorReturnResult<T>;
  }

  throw(error: unknown): never {
    throw error;
  }

  return(value: T): IteratorResult<Suspension, T> {
    return { done: true, value };
  }
}

/**
 * Is `value` a future (or a task)?
 *
 * @see https://docs.python.org/3.13/library/asyncio-future.html#asyncio.isfuture
 */
export function isFuture(value: unknown): value is Future<unknown> {
  return value instanceof Future;
}

/** @internal For timers: the future may have been cancelled before its time came. */
export function setResultUnlessCancelled<T>(future: Future<T>, result: T): void {
  if (future._state !== CANCELLED) future._setResult(result);
}
