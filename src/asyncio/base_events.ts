// The event loop: a FIFO of what is ready, a heap of timers, and one iteration after the other.
//
// An iteration runs exactly the handles that were ready when it began. Iterations run back to back; Node's own loop
// gets the thread only when nothing is ready, or when a time slice is spent, so that promises and I/O keep moving.
import { AsyncGenerators } from "./asyncgens.js";
import type { Awaitable } from "./awaitable.js";
import type { Clock } from "./clocks/clock.js";
import { RealClock } from "./clocks/real.js";
import { copyContext, currentValues, enterContext } from "./contextvars.js";
import {
  builtinDefinition,
  Coroutine,
  type CoroutineGenerator,
  isCoroutine,
  isCoroutineFunction,
} from "./coroutines.js";
import { describeDeadlock } from "./deadlock.js";
import { ensureFuture } from "./ensure_future.js";
import { type Callback, Handle, TimerHandle } from "./events.js";
import {
  defaultExceptionHandler,
  type ExceptionContext,
  type ExceptionHandler,
  handleException,
} from "./exception_handler.js";
import { DeadlockError, escapesLoop, RuntimeError } from "./exceptions.js";
import { Future, isFuture } from "./futures.js";
import { combineInstruments, type Instrument } from "./instrument.js";
import { log } from "./log.js";
import { Registry } from "./never_awaited.js";
import { ReadyQueue, type Runnable } from "./ready_queue.js";
import { repr, reprSymbol } from "./repr.js";
import { runningLoop, setEventLoopFactory, setRunningLoop } from "./running.js";
import { forgetLoop, registerLoop } from "./shutdown_report.js";
import { Task, TaskList, type TaskOptions } from "./tasks.js";
import { TimerQueue } from "./timer_queue.js";

export interface EventLoopOptions {
  /** Where time comes from; the real clock unless given. */
  readonly clock?: Clock;
  /** Who watches; nobody unless given. */
  readonly instruments?: readonly Instrument[];
}

/** Makes the tasks of a loop. */
export type TaskFactory = <T>(
  loop: EventLoop,
  coroutine: Coroutine<T> | CoroutineGenerator<T>,
  options: Omit<TaskOptions, "loop">,
) => Task<T>;

/** The longest wait at once: a timer of Node's takes no more than 24.8 days. */
const maximumWait = 24 * 3600;
/** How long the loop keeps the thread at a stretch, in milliseconds... */
const timeSlice = 10;
/** ...which is looked at after waits, and every so many iterations without: reading the clock costs more than those. */
const iterationsBetweenLooks = 64;

interface Runner {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The event loop.
 *
 * @see https://docs.python.org/3.13/library/asyncio-eventloop.html
 */
export class EventLoop {
  /** @internal */
  _instrument: Instrument | null;
  /** @internal */
  _currentTask: Task<unknown> | null = null;
  /** @internal */
  readonly _tasks: TaskList = new TaskList();
  /** @internal */
  readonly _neverAwaited: Registry = new Registry();
  /** @internal */
  readonly _asyncgens: AsyncGenerators = new AsyncGenerators();
  /** @internal Failed futures whose exception nobody has looked at. */
  readonly _unretrieved: Set<Future<unknown>> = new Set();
  /** @internal Its own options for what belongs to it, made once. */
  readonly _asOptions: { readonly loop: EventLoop } = { loop: this };

  readonly #clock: Clock;
  readonly #ready = new ReadyQueue();
  readonly #timers = new TimerQueue();
  #iterations = 0;
  #debug = false;
  #isClosed = false;
  #isStopping = false;
  #runner: Runner | null = null;
  /** Gives up the wait that the loop is in; null when it is not waiting. */
  #cancelWait: (() => void) | null = null;
  #outsideWork = 0;
  #isDeadlockSuspected = false;
  #sliceEnd = 0;
  #iterationsToLook = iterationsBetweenLooks;
  #exceptionHandler: ExceptionHandler | null = null;
  #taskFactory: TaskFactory | null = null;
  /** In debug mode a step that takes this long, in seconds, is reported. */
  slowCallbackDuration = 0.1;

  constructor(options: EventLoopOptions = {}) {
    this.#clock = options.clock ?? new RealClock();
    this._instrument = combineInstruments(options.instruments ?? [], (instrument, exception) => {
      log({
        level: "ERROR",
        message: `Exception in instrument ${repr(instrument)}: it is removed`,
        exception,
      });
    });
    registerLoop(this);
  }

  /** The loop's time, in seconds; its zero means nothing. */
  time(): number {
    return this.#clock.time();
  }

  /** How many iterations were begun so far. */
  get iterations(): number {
    return this.#iterations;
  }

  /** @internal How many timers stand in the heap. */
  get _timerCount(): number {
    return this.#timers.length;
  }

  // ------------------------------------------------------------------ callbacks

  /**
   * Has `callback(...args)` called in the next iteration, after what is ready already.
   *
   * @throws {RuntimeError} when the loop is closed
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.call_soon
   */
  callSoon<A extends readonly unknown[]>(callback: (...args: A) => unknown, ...args: A): Handle {
    this.#checkClosed();
    if (this.#debug) checkCallback(callback, "call_soon");
    const handle = new Handle(callback as Callback, args, this, currentValues());
    this._enqueue(handle);
    return handle;
  }

  /**
   * Like `callSoon`. A thread of JavaScript's has its loop for itself, and `callSoon` wakes a waiting loop as well:
   * the two differ in their name only.
   *
   * @throws {RuntimeError} when the loop is closed
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.call_soon_threadsafe
   */
  callSoonThreadsafe<A extends readonly unknown[]>(callback: (...args: A) => unknown, ...args: A): Handle {
    this.#checkClosed();
    if (this.#debug) checkCallback(callback, "call_soon_threadsafe");
    const handle = new Handle(callback as Callback, args, this, currentValues());
    this._enqueue(handle);
    return handle;
  }

  /**
   * Has `callback(...args)` called `delay` seconds from now.
   *
   * @throws {TypeError} when the delay is null
   */
  callLater<A extends readonly unknown[]>(
    delay: number,
    callback: (...args: A) => unknown,
    ...args: A
  ): TimerHandle {
    if (delay === null || delay === undefined) throw new TypeError("delay must not be None");
    return this.callAt(this.time() + delay, callback, ...args);
  }

  /**
   * Has `callback(...args)` called at `when`, a time of `loop.time()` in seconds.
   *
   * @throws {TypeError} when the time is null
   * @throws {RuntimeError} when the loop is closed
   */
  callAt<A extends readonly unknown[]>(
    when: number,
    callback: (...args: A) => unknown,
    ...args: A
  ): TimerHandle {
    if (when === null || when === undefined) throw new TypeError("when cannot be None");
    this.#checkClosed();
    if (this.#debug) checkCallback(callback, "call_at");
    return this._setTimer(new TimerHandle(when, callback as Callback, args, this, currentValues()));
  }

  /** @internal */
  _setTimer<H extends TimerHandle>(timer: H): H {
    this.#timers.push(timer);
    this._instrument?.timerSet(timer);
    // The loop may be waiting for something later, or for nothing: let it look again.
    if (this.#cancelWait !== null) this.#wake();
    return timer;
  }

  // ------------------------------------------------------------------ futures and tasks

  /** A future of this loop. */
  createFuture<T = unknown>(): Future<T> {
    return new Future<T>(this._asOptions);
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
    if (this.#taskFactory !== null) return this.#makeWithFactory(this.#taskFactory, coroutine, options);
    return new Task(coroutine, options === undefined ? this._asOptions : { ...options, loop: this });
  }

  #makeWithFactory<T>(
    factory: TaskFactory,
    coroutine: Coroutine<T> | CoroutineGenerator<T>,
    options: Omit<TaskOptions, "loop" | "eagerStart"> = {},
  ): Task<T> {
    const { name, context } = options;
    const task = factory(this, coroutine, context === undefined ? {} : { context });
    // Only now, as in CPython 3.13.0: an eager task runs its first step without its name, and one that is given no
    // name is called "None".
    task.setName(name);
    return task;
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

  // ------------------------------------------------------------------ running

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
    return new Promise<void>((resolve, reject) => {
      this.#runner = { resolve, reject };
      this.#drive(false);
    });
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
    const future: Future<T> = ensureFuture(awaitable, this._asOptions);
    // Its exception, or its absence, is told to the caller: no report on top.
    if (isNew && future instanceof Task) future._logDestroyPending = false;
    future.addDoneCallback(_runUntilCompleteCb);
    return this.runForever().then(
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
  }

  /** Ends `runForever` after the current iteration; before it, lets it run exactly one. */
  stop(): void {
    this.#isStopping = true;
    if (this.#cancelWait !== null) this.#wake();
  }

  /** Is it running, waiting included? */
  isRunning(): boolean {
    return this.#runner !== null;
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
    if (this.#debug) log({ level: "DEBUG", message: `Close ${repr(this)}` });
    this.#isClosed = true;
    this.#ready.clear();
    this.#timers.clear();
    this._reportUnseen();
    if (this._tasks.isEmpty) forgetLoop(this);
  }

  /**
   * For `run`'s ending: closes the asynchronous generators that were begun and have not ended.
   *
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.shutdown_asyncgens
   */
  shutdownAsyncgens(): Coroutine<void> {
    return new Coroutine(this._asyncgens.shutdown(this), shutdownAsyncgensDefinition);
  }

  /** For `run`'s ending; worker threads are waited for here. */
  shutdownDefaultExecutor(): Coroutine<void> {
    return new Coroutine(endAtOnce(), shutdownDefaultExecutorDefinition);
  }

  // ------------------------------------------------------------------ debug and errors

  getDebug(): boolean {
    return this.#debug;
  }

  /** Debug mode checks callbacks and reports slow ones. */
  setDebug(enabled: boolean): void {
    this.#debug = enabled;
  }

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
    defaultExceptionHandler(context);
  }

  /** Gives an exception that nobody awaits to the exception handler. */
  callExceptionHandler(context: ExceptionContext): void {
    handleException(this, this.#exceptionHandler, context);
  }

  [reprSymbol](): string {
    const yes = (value: boolean): string => repr(value);
    return `<${this.constructor.name} running=${yes(this.isRunning())} closed=${yes(this.#isClosed)} debug=${yes(this.#debug)}>`;
  }

  // ------------------------------------------------------------------ for the core

  /** @internal Puts a handle, or a task's next step, into the ready queue. */
  _enqueue(item: Runnable): void {
    this.#ready.push(item);
    // In CPython nobody but another thread could call a waiting loop; here an event handler of Node's can.
    if (this.#cancelWait !== null) this.#wake();
  }

  /** @internal */
  _timerHandleCancelled(timer: TimerHandle): void {
    // One that has fired is cancelled as well by those who clean up after themselves: nothing happens then.
    if (!timer._scheduled) return;
    this.#timers.cancelled++;
    this._instrument?.timerCancelled(timer);
  }

  /** @internal Something outside is under way that will wake the loop; call what it returns when it has ended. */
  _beginOutsideWork(): () => void {
    this.#outsideWork++;
    let isOver = false;
    return () => {
      if (!isOver) this.#outsideWork--;
      isOver = true;
    };
  }

  /** @internal Reports the coroutines never awaited and the exceptions never retrieved so far. */
  _reportUnseen(): void {
    this._neverAwaited.report();
    const failed = [...this._unretrieved].sort((a, b) => a._serial - b._serial);
    this._unretrieved.clear();
    for (const future of failed) {
      future._logTraceback = false;
      const message = `${future instanceof Task ? "Task" : "Future"} exception was never retrieved`;
      this.callExceptionHandler({ message, exception: future._value, future });
    }
  }

  /**
   * Nothing is ready, no timer is set and nothing outside is pending. A subclass may make something ready instead of
   * throwing.
   *
   * @throws {DeadlockError} naming each task and what it waits for
   */
  protected onDeadlock(): void {
    throw new DeadlockError(describeDeadlock(this));
  }

  // ------------------------------------------------------------------ iterations

  /** Runs iterations for as long as it may keep the thread. `isPolled`: the wait of the current one is over. */
  #drive(isPolled: boolean): void {
    const context = enterContext(copyContext());
    setRunningLoop(this);
    this.#sliceEnd = performance.now() + timeSlice;
    let failure: { readonly error: unknown } | null = null;
    let polled = isPolled;
    try {
      for (;;) {
        if (!polled && !this.#poll()) return;
        polled = false;
        this.#runIteration();
        if (this.#isStopping) break;
      }
    } catch (error) {
      failure = { error };
    } finally {
      setRunningLoop(null);
      enterContext(context);
    }
    this.#finish(failure);
  }

  #finish(failure: { readonly error: unknown } | null): void {
    this.#isStopping = false;
    const runner = this.#runner;
    this.#runner = null;
    if (failure === null) runner?.resolve();
    else runner?.reject(failure.error);
  }

  /** Waits where there is nothing to run. False: the thread is given back, and the loop resumes by itself. */
  #poll(): boolean {
    // An iteration begins with its wait; a second look, for a suspected deadlock, still belongs to the same one.
    if (!this.#isDeadlockSuspected) this.#iterations++;
    this.#timers.dropCancelled();
    const seconds = this.#secondsToWait();
    if (seconds === 0) {
      this.#clock.poll();
      return !this.#isTimeToLook() || !this.#isSliceSpent() || this.#giveWay(true);
    }
    this._instrument?.waitBegan(this, seconds);
    return seconds === null ? this.#waitForOutside() : this.#waitFor(seconds);
  }

  /** 0: do not wait; null: there is no timer to wait for. */
  #secondsToWait(): number | null {
    if (this.#ready.length > 0 || this.#isStopping) return 0;
    const next = this.#timers.first;
    if (next === undefined) return null;
    return Math.max(0, Math.min(next._when - this.time(), maximumWait));
  }

  #waitForOutside(): boolean {
    if (this.#outsideWork > 0) {
      this.#cancelWait = () => {};
      return false;
    }
    // A promise's callback that is due at this very moment may still bring something.
    if (!this.#isDeadlockSuspected) {
      this.#isDeadlockSuspected = true;
      return this.#giveWay(false);
    }
    this.#isDeadlockSuspected = false;
    this.onDeadlock();
    return true;
  }

  #waitFor(seconds: number): boolean {
    this.#cancelWait = this.#clock.wait(seconds, this.#outsideWork > 0, () => this.#resume(true));
    if (this.#cancelWait !== null) return false;
    // The time is up without the thread having been given back, be it that the clock has jumped or that it blocked.
    return !this.#isSliceSpent() || this.#giveWay(true);
  }

  // Counted by itself, not by the iterations: a program may wait in every second one.
  #isTimeToLook(): boolean {
    if (--this.#iterationsToLook > 0) return false;
    this.#iterationsToLook = iterationsBetweenLooks;
    return true;
  }

  #isSliceSpent(): boolean {
    return performance.now() >= this.#sliceEnd;
  }

  /** Lets Node's own loop have a turn. */
  #giveWay(isPolled: boolean): false {
    const immediate = setImmediate(() => this.#resume(isPolled));
    this.#cancelWait = () => clearImmediate(immediate);
    return false;
  }

  #wake(): void {
    this.#cancelWait?.();
    this.#cancelWait = null;
    this.#isDeadlockSuspected = false;
    // Later, not now: whoever calls may have more to put into the same iteration.
    queueMicrotask(() => this.#resume(true));
  }

  #resume(isPolled: boolean): void {
    this.#cancelWait = null;
    this.#drive(isPolled);
  }

  #runIteration(): void {
    const ready = this.#ready;
    const end = this.time() + this.#clock.resolution;
    for (let timer = this.#timers.takeDue(end); timer !== null; timer = this.#timers.takeDue(end)) {
      ready.push(timer);
      this._instrument?.timerFired(timer);
    }
    this._instrument?.iterationBegan(this, ready.length);
    for (let left = ready.length; left > 0; left--) {
      const item = ready.shift();
      if (this.#debug) this.#runTimed(item);
      else item._run();
    }
  }

  #runTimed(item: Runnable): void {
    if (item._isCancelled()) return;
    const began = this.time();
    item._run();
    const took = this.time() - began;
    if (took < this.slowCallbackDuration) return;
    log({ level: "WARNING", message: `Executing ${repr(item)} took ${took.toFixed(3)} seconds` });
  }

  #checkClosed(): void {
    if (this.#isClosed) throw new RuntimeError("Event loop is closed");
  }

  #checkRunning(): void {
    if (this.isRunning()) throw new RuntimeError("This event loop is already running");
    if (runningLoop() !== null)
      throw new RuntimeError("Cannot run the event loop while another loop is running");
  }
}

function _runUntilCompleteCb(future: Future<unknown>): void {
  // An exception that has left the loop already has ended the run, too.
  if (!future.cancelled() && escapesLoop(future.exception())) return;
  future.getLoop().stop();
}

function checkCallback(callback: unknown, method: string): void {
  if (isCoroutine(callback) || isCoroutineFunction(callback)) {
    throw new TypeError(`coroutines cannot be used with ${method}()`);
  }
  if (typeof callback !== "function") {
    throw new TypeError(`a callable object was expected by ${method}(), got ${repr(callback)}`);
  }
}

const shutdownAsyncgensDefinition = builtinDefinition("shutdown_asyncgens", true);
const shutdownDefaultExecutorDefinition = builtinDefinition("shutdown_default_executor", true);

function* endAtOnce(): Generator<never, void, unknown> {}

setEventLoopFactory(() => new EventLoop());
