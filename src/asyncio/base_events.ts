// The event loop as programs see it: callbacks, futures and tasks, running and stopping, errors and debug mode.
import { AsyncGenerators } from "./asyncgens.js";
import type { Awaitable } from "./awaitable.js";
import type { Clock } from "./clocks/clock.js";
import { RealClock } from "./clocks/real.js";
import { type Coroutine, type CoroutineGenerator, noteActiveCoroutines } from "./coroutines.js";
import { describeDeadlock } from "./deadlock.js";
import { Driver, type Runnable } from "./driver.js";
import { futureOf } from "./ensure_future.js";
import type { TimerHandle } from "./events.js";
import {
  defaultExceptionHandler,
  type ExceptionContext,
  type ExceptionHandler,
  handleException,
} from "./exception_handler.js";
import { DeadlockError, RuntimeError } from "./exceptions.js";
import { type CreateTaskOptions, createTaskOptions } from "./future_options.js";
import { type Future, isFuture, LoopFuture } from "./futures.js";
import { combineInstruments } from "./guarded_instrument.js";
import { shutdownAsyncgens } from "./housekeeping.js";
import type { Instrument } from "./instrument.js";
import { log } from "./log.js";
import { LoopWithCalls } from "./loop_calls.js";
import { LoopTask } from "./loop_task.js";
import { Registry } from "./never_awaited.js";
import { Options } from "./options.js";
import { repr, reprSymbol } from "./repr.js";
import { callOf, runPromise } from "./run_promise.js";
import { _runUntilCompleteCb } from "./run_until_complete.js";
import { activeLoop, runningLoop, setEventLoopFactory } from "./running.js";
import { forgetLoop, registerLoop, reportUnseen } from "./shutdown_report.js";
import { makeTaskWith, type TaskFactory } from "./task_factory.js";
import { TaskList } from "./task_list.js";
import { Task } from "./tasks.js";
import { checkBound } from "./unbound.js";

/** What a loop is made with. */
export interface EventLoopOptions {
  /** Where time comes from; the real clock unless given. */
  readonly clock?: Clock;
  /** Who watches; nobody unless given. */
  readonly instruments?: readonly Instrument[];
}

const loopOptions = new Options<EventLoopOptions>("EventLoop", { clock: true, instruments: true });

/**
 * The event loop.
 *
 * @see https://docs.python.org/3.13/library/asyncio-eventloop.html
 */
export class EventLoop extends LoopWithCalls {
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

  constructor(options?: EventLoopOptions) {
    super();
    const { clock = new RealClock(), instruments = [] } = loopOptions.read(options);
    this._clock = clock;
    this._driver = new Driver(this, clock);
    this._instrument = combineInstruments(instruments);
    registerLoop(this);
  }

  /** The loop's time, in seconds; its zero means nothing. */
  time(this: EventLoop): number {
    return this._clock.time();
  }

  /** How many iterations were begun so far. */
  get iterations(): number {
    return this._driver.iterations;
  }

  /** A future of this loop. */
  createFuture<T = unknown>(this: EventLoop): Future<T> {
    return new LoopFuture(this) as Future<T>;
  }

  /**
   * Makes a task that runs `coroutine`: its first step comes in the next iteration.
   *
   * @param options `name`, `context`
   * @throws {TypeError} when it is no coroutine, and for an option that there is not
   * @throws {RuntimeError} when the loop is closed
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.create_task
   */
  createTask<T>(coroutine: Coroutine<T> | CoroutineGenerator<T>, options?: CreateTaskOptions): Task<T> {
    this._checkClosed();
    if (options !== undefined) createTaskOptions.read(options);
    if (this.#taskFactory !== null) return makeTaskWith(this.#taskFactory, this, coroutine, options);
    return new LoopTask(this, coroutine, options?.name, options?.context) as Task<T>;
  }

  /**
   * Chooses what makes this loop's tasks; null: the loop itself.
   *
   * @throws {TypeError} when it is no function, and for a method of the library's without its object
   */
  setTaskFactory(this: EventLoop, factory: TaskFactory | null): void {
    if (factory !== null && typeof factory !== "function") {
      throw new TypeError("task factory must be a callable or None");
    }
    checkBound(factory, true);
    this.#taskFactory = factory;
  }

  /** What makes this loop's tasks, or null. */
  getTaskFactory(this: EventLoop): TaskFactory | null {
    return this.#taskFactory;
  }

  /**
   * Runs until `stop()` is called.
   *
   * @returns a promise: JavaScript cannot block. It is rejected with a KeyboardInterrupt or SystemExit that a callback
   * raised, and with a DeadlockError when nothing could ever run again
   * @throws {RuntimeError} at once, when the loop is closed or a loop is running
   */
  runForever(this: EventLoop): Promise<void> {
    this._checkClosed();
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
  runUntilComplete<T>(this: EventLoop, awaitable: Awaitable<T>): Promise<T> {
    this._checkClosed();
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
  stop(this: EventLoop): void {
    this._driver.stop();
  }

  /** Is it running, waiting included? */
  isRunning(this: EventLoop): boolean {
    return this._driver.isRunning;
  }

  /** Was it closed? */
  isClosed(this: EventLoop): boolean {
    return this.#isClosed;
  }

  /**
   * Drops what is queued and refuses everything from now on. Coroutines that were never awaited, and exceptions that
   * nobody retrieved, are reported here.
   *
   * @throws {RuntimeError} when it is running
   */
  close(this: EventLoop): void {
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
  shutdownAsyncgens(this: EventLoop): Coroutine<void> {
    return shutdownAsyncgens(this);
  }

  /** Is debug mode on? */
  getDebug(this: EventLoop): boolean {
    return this._debug;
  }

  /**
   * Debug mode checks callbacks, reports slow ones, and notes where futures, tasks, handles and coroutines are made:
   * their reprs and what is reported of them tell it then. JavaScript's threads share no objects, so there is no call from
   * another thread to check for.
   *
   * @see https://docs.python.org/3.13/library/asyncio-dev.html#debug-mode
   */
  setDebug(this: EventLoop, enabled: boolean): void {
    this._debug = enabled;
    this._neverAwaited.notesOrigin = enabled;
    if (runningLoop() === this) noteActiveCoroutines(this._instrument !== null, enabled);
  }

  /** What `setExceptionHandler` has set, or null. */
  getExceptionHandler(this: EventLoop): ExceptionHandler | null {
    return this.#exceptionHandler;
  }

  /**
   * Sets who hears of exceptions that nobody awaits; null: the default, which logs them.
   *
   * @throws {TypeError} when it is no function, and for a method of the library's without its object
   */
  setExceptionHandler(this: EventLoop, handler: ExceptionHandler | null): void {
    if (handler !== null && typeof handler !== "function") {
      throw new TypeError(`A callable object or None is expected, got ${repr(handler)}`);
    }
    checkBound(handler, true);
    this.#exceptionHandler = handler;
  }

  /** Logs the context's message and exception at ERROR. */
  defaultExceptionHandler(this: EventLoop, context: ExceptionContext): void {
    defaultExceptionHandler(context, this._currentItem);
  }

  /** Gives an exception that nobody awaits to the exception handler. */
  callExceptionHandler(this: EventLoop, context: ExceptionContext): void {
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
  _timerCancelled(timer: TimerHandle): void {
    // One that has fired is cancelled as well by those who clean up after themselves: nothing happens then.
    if (!timer._scheduled) return;
    this._driver.timerCancelled();
    this._instrument?.timerCancelled(timer);
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

  /** @internal @throws {RuntimeError} when it was closed */
  _checkClosed(): void {
    if (this.#isClosed) throw new RuntimeError("Event loop is closed");
  }

  #checkRunning(): void {
    if (this.isRunning()) throw new RuntimeError("This event loop is already running");
    if (activeLoop() !== null)
      throw new RuntimeError("Cannot run the event loop while another loop is running");
  }
}

setEventLoopFactory(() => new EventLoop());
