// A Handle is a callback in the ready queue, a TimerHandle one in the timer heap. Rule: what a callback raises never
// ends the loop, but for a KeyboardInterrupt or SystemExit.
import type { AbstractEventLoop } from "./abstract_event_loop.js";
import { createdAt, formatCallback, sourceEntry } from "./format_helpers.js";
import {
  type Context,
  type ContextHolder,
  contextOf,
  copyContext,
  enterContext,
  type Values,
} from "./python/contextvars.js";
import { escapesLoop } from "./python/exceptions.js";
import { asPythons } from "./python/recursion.js";
import { repr, reprSymbol } from "./python/repr.js";
import { noteSource, type SourceFrame, sourceTracebackOf } from "./python/stack_text.js";

/** What the loop can run: a handle, or a task's next step. */
export interface Runnable {
  /** @internal Runs it; only KeyboardInterrupt and SystemExit come out. */
  _run(): void;
  /** @internal Will running it do nothing? */
  _isCancelled(): boolean;
}

/** Any function that the loop is asked to call; its arguments are checked where it is handed over. */
export type Callback = (...args: never[]) => unknown;

/**
 * What `callSoon` gives back: a callback that can still be cancelled.
 *
 * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.Handle
 */
export class Handle implements Runnable, ContextHolder {
  // Programs have very many handles, so they are kept small: plain fields, set in the constructor.
  /** @internal Null once it is cancelled. */
  _callback: Callback | null | undefined;
  /** @internal */
  _args: readonly unknown[];
  /** @internal */
  readonly _loop: AbstractEventLoop;
  /** @internal The context to run in, or the values for one that is made when it runs. */
  _context: Context | Values;

  constructor(
    callback: Callback,
    args: readonly unknown[],
    loop: AbstractEventLoop,
    context: Context | Values,
  ) {
    // A program may hand over null, which is to fail in its turn like any other callback that is no function.
    this._callback = callback ?? undefined;
    this._args = args;
    this._loop = loop;
    this._context = context;
    if (loop._debug) noteSource(this);
  }

  /** @internal In debug mode: where it was made. */
  get _sourceTraceback(): readonly SourceFrame[] | null {
    return sourceTracebackOf(this);
  }

  /** The context in which the callback is called. */
  getContext(this: Handle): Context {
    return contextOf(this);
  }

  /** Cancels the callback; no effect when it has been called or cancelled. */
  cancel(this: Handle): void {
    if (this._callback === null) return;
    if (this._loop.getDebug()) reprsOfCancelled.set(this, repr(this));
    this._callback = null;
    this._args = [];
  }

  /** Was it cancelled? */
  cancelled(this: Handle): boolean {
    return this._callback === null;
  }

  /** @internal */
  _isCancelled(): boolean {
    return this._callback === null;
  }

  /** @internal */
  _run(): void {
    const callback = this._callback as ((...args: readonly unknown[]) => unknown) | null;
    if (callback === null) {
      this._loop._instrument?.entrySkipped(this);
      return;
    }
    // Left without restoring: the loop does that once, when it gives the thread back.
    enterContext(this);
    this._loop._instrument?.callbackBegan(this);
    try {
      this._call(callback);
    } catch (exception) {
      this._failed(callback, exception);
    }
    this._loop._instrument?.callbackEnded(this);
  }

  /** @internal The callback has thrown: the exception handler is told, unless that is for whoever runs the loop. */
  _failed(callback: Callback, exception: unknown): void {
    if (escapesLoop(exception)) throw exception;
    // The exception handler is called in the context of the callback, which is left here, so that it can be entered.
    enterContext(copyContext());
    const written = formatCallback(callback, this._args, this._loop.getDebug());
    this._loop.callExceptionHandler({
      message: `Exception in callback ${written}`,
      exception: asPythons(exception),
      handle: this,
      ...sourceEntry(this),
    });
  }

  /** @internal */
  _call(callback: (...args: readonly unknown[]) => unknown): void {
    callback(...this._args);
  }

  /** @internal */
  _reprInfo(): string[] {
    const info: string[] = [this.constructor.name];
    if (this._callback === null) info.push("cancelled");
    else info.push(formatCallback(this._callback, this._args, this._loop.getDebug()));
    info.push(...createdAt(this));
    return info;
  }

  [reprSymbol](): string {
    return reprsOfCancelled.get(this) ?? `<${this._reprInfo().join(" ")}>`;
  }
}

// Cancelling drops the callback; debug mode keeps how it was written.
const reprsOfCancelled = new WeakMap<Handle, string>();

/**
 * What `callLater` and `callAt` give back.
 *
 * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.TimerHandle
 */
export class TimerHandle extends Handle {
  /** @internal */
  readonly _when: number;
  /** @internal Does it stand in the heap? */
  _scheduled: boolean;

  constructor(
    when: number,
    callback: Callback,
    args: readonly unknown[],
    loop: AbstractEventLoop,
    context: Context | Values,
  ) {
    super(callback, args, loop, context);
    this._when = when;
    this._scheduled = true;
  }

  /** The deadline, in seconds of `loop.time()`. */
  when(this: TimerHandle): number {
    return this._when;
  }

  /** The deadline: so `<`, `<=`, `>` and `>=` compare timers by it. */
  override valueOf(): number {
    return this._when;
  }

  /** Python's `==`: the same deadline, callback and arguments, and either both cancelled or neither. */
  equals(this: TimerHandle, other: unknown): boolean {
    return (
      other instanceof TimerHandle &&
      this._when === other._when &&
      this._callback === other._callback &&
      this._args.length === other._args.length &&
      this._args.every((argument, i) => argument === other._args[i])
    );
  }

  override cancel(this: Handle): void {
    if (!this.cancelled()) this._loop._timerCancelled(this as TimerHandle);
    super.cancel();
  }

  /** @internal */
  override _reprInfo(): string[] {
    const info = super._reprInfo();
    info.splice(this.cancelled() ? 2 : 1, 0, `when=${repr(this._when)}`);
    return info;
  }
}
