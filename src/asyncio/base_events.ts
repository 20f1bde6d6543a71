// The event loop as programs see it: callbacks, futures and tasks, running and stopping, errors and debug mode.
import { AsyncGenerators } from "./asyncgens.js";
import type { Awaitable } from "./awaitable.js";
import { type CallOptions, splitOptions } from "./call_options.js";
import { checkCallback, checkSeconds } from "./check_callback.js";
import type { Clock } from "./clocks/clock.js";
import { RealClock } from "./clocks/real.js";
import { type Coroutine, type CoroutineGenerator, noteActiveCoroutines } from "./coroutines.js";
import { describeDeadlock } from "./deadlock.js";
import { Driver } from "./driver.js";
import { futureOf } from "./ensure_future.js";
import { type Callback, Handle, TimerHandle } from "./events.js";
import {
  defaultExceptionHandler,
  type ExceptionContext,
  type ExceptionHandler,
  handleException,
} from "./exception_handler.js";
import { DeadlockError, RuntimeError } from "./exceptions.js";
import { type Future, isFuture, LoopFuture } from "./futures.js";
import { combineInstruments } from "./guarded_instrument.js";
import { shutdownAsyncgens } from "./housekeeping.js";
import type { Instrument } from "./instrument.js";
import { log } from "./log.js";
import { LoopTask } from "./loop_task.js";
import { LoopWithThreads } from "./loop_threads.js";
import { Registry } from "./never_awaited.js";
import type { Runnable } from "./ready_queue.js";
import { repr, reprSymbol } from "./repr.js";
import { callOf, runPromise } from "./run_promise.js";
import { _runUntilCompleteCb } from "./run_until_complete.js";
import { activeLoop, runningLoop, setEventLoopFactory } from "./running.js";
import { forgetLoop, registerLoop, reportUnseen } from "./shutdown_report.js";
import { SleepFuture } from "./sleep_future.js";
import { makeTaskWith, type TaskFactory } from "./task_factory.js";
import { TaskList } from "./task_list.js";
import { Task, type TaskOptions } from "./tasks.js";
import type { Timer } from "./timer_queue.js";

/** What a loop is made with. */
export interface EventLoopOptions {
  /** Where time comes from; the real clock unless given. */
  readonly clock?: Clock;
  /** Who watches; nobody unless given. */
  readonly instruments?: readonly Instrument[];
}

/** What a callback is called with. */
type Arguments = readonly unknown[];

/**
 * The event loop.
 *
 * @see https://docs.python.org/3.13/library/asyncio-eventloop.html
 */
export class EventLoop extends LoopWithThreads {
  /** @internal */
  _instrument: Instrument | null;
  /** @internal */
  _currentTask: Task<unknown> | null = null;
  /** @internal In debug mode: the handle, or the task, that is running. */
  _currentItem: object | null = null;
  /** @internal */
  readonly _tasks: TaskList = new TaskList();
  /** @internal */
  readonly _neverAwaited: Registry = new Registry();
  /** @internal */
  readonly _asyncgens: AsyncGenerators = new AsyncGenerators();
  /** @internal Failed futures whose exception nobody has looked at. */
  readonly _unretrieved: Set<Future<unknown>> = new Set();

  /** @internal */
  readonly _clock: Clock;
  /** @internal */
  readonly _driver: Driver;
  /** @internal */
  _debug = false;
  #isClosed = false;
  #exceptionHandler: ExceptionHandler | null = null;
  #taskFactory: TaskFactory | null = null;
  /** In debug mode a step that takes this long, in seconds, is reported. */
  slowCallbackDuration = 0.1;

  constructor(options: EventLoopOptions = {}) {
    super();
    this._clock = options.clock ?? new RealClock();
    this._driver = new Driver(this, this._clock);
    this._instrument = combineInstruments(options.instruments ?? []);
    registerLoop(this);
  }

  /** The loop's time, in seconds; its zero means nothing. */
  time(): number {
    return this._clock.time();
  }

  /** How many iterations were begun so far. */
  get iterations(): number {
    return this._driver.iterations;
  }

  /**
   * Has `callback(...args)` called in the next iteration, after what is ready already.
   *
   * @throws {RuntimeError} when the loop is closed
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.call_soon
   */
  callSoon<A extends Arguments>(callback: (...args: A) => unknown, ...args: A): Handle;
  callSoon<A extends Arguments>(callback: (...args: A) => unknown, ...args: [...A, CallOptions]): Handle;
  callSoon(callback: Callback, ...args: Arguments): Handle {
    return this.#callSoon(callback, args, "call_soon");
  }

  /**
   * Like `callSoon`. A thread of JavaScript's has its loop for itself, and `callSoon` wakes a waiting loop as well:
   * the two differ in their name only.
   *
   * @throws {RuntimeError} when the loop is closed
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.call_soon_threadsafe
   */
  callSoonThreadsafe<A extends Arguments>(callback: (...args: A) => unknown, ...args: A): Handle;
  callSoonThreadsafe<A extends Arguments>(
    callback: (...args: A) => unknown,
    ...args: [...A, CallOptions]
  ): Handle;
  callSoonThreadsafe(callback: Callback, ...args: Arguments): Handle {
    return this.#callSoon(callback, args, "call_soon_threadsafe");
  }

  /**
   * Has `callback(...args)` called `delay` seconds from now.
   *
   * @throws {TypeError} when the delay is no number
   * @throws {ValueError} when it is NaN
   */
  callLater<A extends Arguments>(delay: number, callback: (...args: A) => unknown, ...args: A): TimerHandle;
  callLater<A extends Arguments>(
    delay: number,
    callback: (...args: A) => unknown,
    ...args: [...A, CallOptions]
  ): TimerHandle;
  callLater(delay: number, callback: Callback, ...args: Arguments): TimerHandle {
    checkSeconds(delay, "delay must not be None");
    return this.#callAt(this.time() + delay, callback, args);
  }

  /**
   * Has `callback(...args)` called at `when`, a time of `loop.time()` in seconds.
   *
   * @throws {TypeError} when the time is no number
   * @throws {ValueError} when it is NaN
   * @throws {RuntimeError} when the loop is closed
   */
  callAt<A extends Arguments>(when: number, callback: (...args: A) => unknown, ...args: A): TimerHandle;
  callAt<A extends Arguments>(
    when: number,
    callback: (...args: A) => unknown,
    ...args: [...A, CallOptions]
  ): TimerHandle;
  callAt(when: number, callback: Callback, ...args: Arguments): TimerHandle {
    checkSeconds(when, "when cannot be None");
    return this.#callAt(when, callback, args);
  }

  #callAt(when: number, callback: Callback, args: Arguments): TimerHandle {
    this.#checkClosed();
    if (this._debug) checkCallback(callback, "call_at");
    const [ownArgs, context] = splitOptions(args);
    return this._setTimer(new TimerHandle(when, callback, ownArgs, this, context));
  }

  #callSoon(callback: Callback, args: Arguments, method: string): Handle {
    this.#checkClosed();
    if (this._debug) checkCallback(callback, method);
    const [ownArgs, context] = splitOptions(args);
    const handle = new Handle(callback, ownArgs, this, context);
    this._enqueue(handle);
    this._instrument?.callbackScheduled(handle, null);
    return handle;
  }

  /** @internal */
  _setTimer<H extends TimerHandle>(timer: H): H {
    this._driver.addTimer(timer, timer._when);
    this._instrument?.timerSet(timer);
    return timer;
  }

  /** @internal */
  _setSleep<T>(delay: number, result: T): SleepFuture<T> {
    const future = new SleepFuture(this, result) as SleepFuture<T>;
    this._driver.addTimer(future, this.time() + delay);
    return future;
  }

  /** A future of this loop. */
  createFuture<T = unknown>(): Future<T> {
    return new LoopFuture(this) as Future<T>;
  }

  /**
   * Makes a task that runs `coroutine`: its first step comes in the next iteration.
   *
   * @param options `name`, `context`
   * @throws {TypeError} when it is no coroutine
   * @throws {RuntimeError} when the loop is closed
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.create_task
   */
  createTask<T>(
    coroutine: Coroutine<T> | CoroutineGenerator<T>,
    options?: Omit<TaskOptions, "loop" | "eagerStart">,
  ): Task<T> {
    this.#checkClosed();
    if (this.#taskFactory !== null) return makeTaskWith(this.#taskFactory, this, coroutine, options);
    return new LoopTask(this, coroutine, options?.name, options?.context) as Task<T>;
  }

  /** Chooses what makes this loop's tasks; null: the loop itself. */
  setTaskFactory(factory: TaskFactory | null): void {
    if (factory !== null && typeof factory !== "function") {
      throw new TypeError("task factory must be a callable or None");
    }
    this.#taskFactory = factory;
  }

  /** What makes this loop's tasks, or null. */
  getTaskFactory(): TaskFactory | null {
    return this.#taskFactory;
  }

  /**
   * Runs until `stop()` is called.
   *
   * @returns a promise: JavaScript cannot block. It is rejected with a KeyboardInterrupt or SystemExit that a callback
   * raised, and with a DeadlockError when nothing could ever run again
   * @throws {RuntimeError} at once, when the loop is closed or a loop is running
   */
  runForever(): Promise<void> {
    this.#checkClosed();
    this.#checkRunning();
    return runPromise(this._driver.run(), "loop.runForever()");
  }

  /**
   * Runs until `awaitable` is done, and gives its result.
   *
   * @returns a promise of the result, rejected with the exception, or with a RuntimeError when the loop was stopped first
   * @throws {RuntimeError} at once, when the loop is closed or a loop is running
   * @throws {TypeError} at once, when it cannot be awaited
   */
  runUntilComplete<T>(awaitable: Awaitable<T>): Promise<T> {
    this.#checkClosed();
    this.#checkRunning();
    const isNew = !isFuture(awaitable);
    const future: Future<T> = futureOf(awaitable, this) as Future<T>;
    // Its exception, or its absence, is told to the caller: no report on top.
    if (isNew && future instanceof Task) future._logDestroyPending = false;
    future.addDoneCallback(_runUntilCompleteCb);
    const outcome = this._driver.run().then(
      () => {
        future.removeDoneCallback(_runUntilCompleteCb);
        if (!future.done()) throw new RuntimeError("Event loop stopped before Future completed.");
        return future.result();
      },
      (error: unknown) => {
        future.removeDoneCallback(_runUntilCompleteCb);
        if (isNew && future.done() && !future.cancelled()) future.exception();
        throw error;
      },
    );
    return runPromise(outcome, `loop.runUntilComplete(${callOf(awaitable)})`);
  }

  /** Ends `runForever` after the current iteration; before it, lets it run exactly one. */
  stop(): void {
    this._driver.stop();
  }

  /** Is it running, waiting included? */
  isRunning(): boolean {
    return this._driver.isRunning;
  }

  /** Was it closed? */
  isClosed(): boolean {
    return this.#isClosed;
  }

  /**
   * Drops what is queued and refuses everything from now on. Coroutines that were never awaited, and exceptions that
   * nobody retrieved, are reported here.
   *
   * @throws {RuntimeError} when it is running
   */
  close(): void {
    if (this.isRunning()) throw new RuntimeError("Cannot close a running event loop");
    if (this.#isClosed) return;
    if (this._debug) log({ level: "DEBUG", message: `Close ${repr(this)}` });
    this.#isClosed = true;
    this._driver.close();
    this._instrument?.loopClosed(this);
    this._closeThreads();
    reportUnseen(this);
    if (this._tasks.isEmpty) forgetLoop(this);
  }

  /**
   * For `run`'s ending: closes the asynchronous generators that were begun and have not ended.
   *
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.shutdown_asyncgens
   */
  shutdownAsyncgens(): Coroutine<void> {
    return shutdownAsyncgens(this);
  }

  /** Is debug mode on? */
  getDebug(): boolean {
    return this._debug;
  }

  /**
   * Debug mode checks callbacks, reports slow ones, and notes where futures, tasks, handles and coroutines are made:
   * their reprs and what is reported of them tell it then. JavaScript's threads share no objects, so there is no call from
   * another thread to check for.
   *
   * @see https://docs.python.org/3.13/library/asyncio-dev.html#debug-mode
   */
  setDebug(enabled: boolean): void {
    this._debug = enabled;
    this._neverAwaited.notesOrigin = enabled;
    if (runningLoop() === this) noteActiveCoroutines(this._instrument !== null, enabled);
  }

  /** What `setExceptionHandler` has set, or null. */
  getExceptionHandler(): ExceptionHandler | null {
    return this.#exceptionHandler;
  }

  /** Sets who hears of exceptions that nobody awaits; null: the default, which logs them. */
  setExceptionHandler(handler: ExceptionHandler | null): void {
    if (handler !== null && typeof handler !== "function") {
      throw new TypeError(`A callable object or None is expected, got ${repr(handler)}`);
    }
    this.#exceptionHandler = handler;
  }

  /** Logs the context's message and exception at ERROR. */
  defaultExceptionHandler(context: ExceptionContext): void {
    defaultExceptionHandler(context, this._currentItem);
  }

  /** Gives an exception that nobody awaits to the exception handler. */
  callExceptionHandler(context: ExceptionContext): void {
    handleException(this, this.#exceptionHandler, context);
  }

  [reprSymbol](): string {
    const yes = (value: boolean): string => repr(value);
    return `<${this.constructor.name} running=${yes(this.isRunning())} closed=${yes(this.#isClosed)} debug=${yes(this._debug)}>`;
  }

  /** @internal Puts a handle, or a task's next step, into the ready queue. */
  _enqueue(item: Runnable): void {
    this._driver.enqueue(item);
  }

  /** @internal */
  _timerCancelled(timer: Timer): void {
    // One that has fired is cancelled as well by those who clean up after themselves: nothing happens then.
    if (!timer._scheduled) return;
    this._driver.timerCancelled();
    if (timer instanceof TimerHandle) this._instrument?.timerCancelled(timer);
  }

  /**
   * @internal Nothing is ready, no timer is set and nothing outside is pending. A subclass may make something ready
   * instead of throwing.
   *
   * @throws {DeadlockError} naming each task and what it waits for
   */
  _onDeadlock(): void {
    throw new DeadlockError(describeDeadlock(this));
  }

  #checkClosed(): void {
    if (this.#isClosed) throw new RuntimeError("Event loop is closed");
  }

  #checkRunning(): void {
    if (this.isRunning()) throw new RuntimeError("This event loop is already running");
    if (activeLoop() !== null)
      throw new RuntimeError("Cannot run the event loop while another loop is running");
  }
}

setEventLoopFactory(() => new EventLoop());
