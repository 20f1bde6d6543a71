// The event loop does it all: callbacks, timers, futures and tasks, threads, running and stopping, errors and debug
// mode. Rule: what each method does is said where its type is, in `abstract_event_loop.ts`.
import type { AbstractEventLoop, AnyExecutor, TaskFactory } from "./abstract_event_loop.js";
import { AsyncGenerators } from "./asyncgen_hooks.js";
import { type CreateTaskOptions, createTaskOptions } from "./base_futures.js";
import { type CallbackTaker, checkCallback, checkSeconds, readCall } from "./check_callback.js";
import type { Clock } from "./clocks/clock.js";
import { RealClock } from "./clocks/real.js";
import { Driver } from "./driver.js";
import { futureOf } from "./ensure_future.js";
import { type Callback, Handle, type Runnable, TimerHandle } from "./events.js";
import {
  defaultExceptionHandler,
  type ExceptionContext,
  type ExceptionHandler,
  handleException,
} from "./exception_handler.js";
import { Future, isFuture, setResultUnlessCancelled } from "./futures.js";
import { describeDeadlock } from "./graph.js";
import { combineInstruments, type Instrument } from "./instrument.js";
import { fromPromise } from "./promises.js";
import type { Awaitable } from "./python/awaitable.js";
import type { Values } from "./python/contextvars.js";
import { Coroutine, type CoroutineGenerator, Definition } from "./python/coroutines.js";
import { DeadlockError, escapesLoop, RuntimeError, TimeoutError } from "./python/exceptions.js";
import { log, warn } from "./python/log.js";
import { Registry } from "./python/never_awaited.js";
import { Options, OwnOptions } from "./python/options.js";
import { repr, reprSymbol } from "./python/repr.js";
import { checkBound } from "./python/unbound.js";
import { noteActiveCoroutines } from "./python/watched.js";
import { activeLoop, runningLoop, setEventLoopFactory } from "./running.js";
import { forgetLoop, registerLoop, reportUnseen, runPromise } from "./shutdown_report.js";
import { TaskList } from "./task_list.js";
import { Task } from "./tasks.js";
import { LoopThreads, ThreadJob } from "./threads/jobs.js";
import { ThreadPoolExecutor } from "./threads/threads.js";
import { waitFor } from "./timeouts.js";

/** What a loop is made with. */
export interface EventLoopOptions {
  /** Where time comes from; the real clock unless given. */
  readonly clock?: Clock;
  /** Who watches; nobody unless given. */
  readonly instruments?: readonly Instrument[];
}

const loopOptions = new Options<EventLoopOptions>("EventLoop", { clock: true, instruments: true });
const asyncgensDefinition = new Definition({ name: "shutdown_asyncgens", isInternal: true });
const executorDefinition = new Definition({ name: "shutdown_default_executor", isInternal: true });

/** The options of what the loop makes. */
class OfLoop extends OwnOptions {
  constructor(readonly loop: AbstractEventLoop) {
    super();
  }
}

class BaseEventLoop implements AbstractEventLoop {
  _instrument: Instrument | null;
  _currentTask: Task<unknown> | null = null;
  _currentItem: object | null = null;
  readonly _tasks: TaskList = new TaskList();
  readonly _neverAwaited: Registry = new Registry();
  readonly _asyncgens: AsyncGenerators = new AsyncGenerators();
  readonly _unretrieved: Set<Future<unknown>> = new Set();
  readonly _clock: Clock;
  readonly _driver: Driver;
  _debug = false;
  slowCallbackDuration = 0.1;
  #isClosed = false;
  #exceptionHandler: ExceptionHandler | null = null;
  #taskFactory: TaskFactory | null = null;
  readonly #ofLoop = new OfLoop(this);
  #threads: LoopThreads | null = null;
  #defaultExecutor: ThreadPoolExecutor | null = null;
  #isExecutorShutDown = false;

  constructor(options?: EventLoopOptions) {
    const { clock = new RealClock(), instruments = [] } = loopOptions.read(options);
    this._clock = clock;
    this._driver = new Driver(this, clock);
    this._instrument = combineInstruments(instruments);
    registerLoop(this);
  }

  time(): number {
    return this._clock.time();
  }

  get iterations(): number {
    return this._driver.iterations;
  }

  get _timerCount(): number {
    return this._driver.timerCount;
  }

  createFuture<T = unknown>(): Future<T> {
    return new Future<T>(this.#ofLoop);
  }

  createTask<T>(coroutine: Coroutine<T> | CoroutineGenerator<T>, options?: CreateTaskOptions): Task<T> {
    this.#checkClosed();
    if (options !== undefined) createTaskOptions.read(options);
    if (this.#taskFactory === null) {
      return new Task(coroutine, options === undefined ? this.#ofLoop : { ...options, loop: this });
    }
    const { name, context } = options ?? {};
    const task = this.#taskFactory(this, coroutine, context === undefined ? {} : { context });
    // Only now, as in CPython 3.13.0: an eager task's first step has no name, and one given no name is called "None".
    task.setName(name);
    return task;
  }

  setTaskFactory(factory: TaskFactory | null): void {
    if (factory !== null && typeof factory !== "function")
      throw new TypeError("task factory must be a callable or None");
    checkBound(factory, true);
    this.#taskFactory = factory;
  }

  getTaskFactory(): TaskFactory | null {
    return this.#taskFactory;
  }

  callSoon(callback: Callback, ...args: readonly unknown[]): Handle {
    return this.#callSoon("callSoon", callback, args);
  }

  callSoonThreadsafe(callback: Callback, ...args: readonly unknown[]): Handle {
    return this.#callSoon("callSoonThreadsafe", callback, args);
  }

  callLater(delay: number, callback: Callback, ...args: readonly unknown[]): TimerHandle {
    checkSeconds(delay, "delay must not be None");
    return this.#callAt("callLater", this.time() + delay, callback, args);
  }

  callAt(when: number, callback: Callback, ...args: readonly unknown[]): TimerHandle {
    checkSeconds(when, "when cannot be None");
    return this.#callAt("callAt", when, callback, args);
  }

  #callSoon(call: CallbackTaker, callback: Callback, given: readonly unknown[]): Handle {
    this.#checkClosed();
    const [args, context] = readCall(call, callback, given, this._debug);
    const handle = new Handle(callback, args, this, context);
    this._enqueue(handle);
    this._instrument?.callbackScheduled(handle, null);
    return handle;
  }

  #callAt(call: CallbackTaker, when: number, callback: Callback, given: readonly unknown[]): TimerHandle {
    this.#checkClosed();
    const [args, context] = readCall(call, callback, given, this._debug);
    return this._setTimer(new TimerHandle(when, callback, args, this, context));
  }

  _setTimer<H extends TimerHandle>(timer: H): H {
    this._driver.addTimer(timer);
    this._instrument?.timerSet(timer);
    return timer;
  }

  _enqueue(item: Runnable): void {
    this._driver.enqueue(item);
  }

  _timerCancelled(timer: TimerHandle): void {
    // One that has fired is cancelled as well by those who clean up after themselves: nothing happens then.
    if (!timer._scheduled) return;
    this._driver.timerCancelled();
    this._instrument?.timerCancelled(timer);
  }

  runInExecutor<R>(executor: AnyExecutor, given: unknown, ...args: readonly unknown[]): Future<R> {
    if (this._debug && typeof given !== "object") checkCallback(given, "run_in_executor");
    return this._runInThread(executor, given, args, new Map()) as Future<R>;
  }

  _runInThread(
    executor: AnyExecutor,
    given: unknown,
    args: readonly unknown[],
    context: Values,
  ): Future<unknown> {
    this.#checkClosed();
    const chosen = executor ?? this.#getDefaultExecutor();
    if (!(chosen instanceof ThreadPoolExecutor)) {
      if (typeof chosen.submit !== "function")
        throw new TypeError(`an executor or null was expected, got ${repr(executor)}`);
      return fromPromise(chosen.submit(given, ...args), this);
    }
    this.#threads ??= new LoopThreads(this);
    const job = new ThreadJob(this.#threads, given, args, context);
    chosen._submit(job);
    return job.future;
  }

  setDefaultExecutor(executor: ThreadPoolExecutor): void {
    if (!(executor instanceof ThreadPoolExecutor))
      throw new TypeError("executor must be ThreadPoolExecutor instance");
    this.#defaultExecutor = executor;
  }

  #getDefaultExecutor(): ThreadPoolExecutor {
    if (this.#isExecutorShutDown) throw new RuntimeError("Executor shutdown has been called");
    this.#defaultExecutor ??= new ThreadPoolExecutor();
    return this.#defaultExecutor;
  }

  shutdownDefaultExecutor(timeout: number | null = null): Coroutine<void> {
    return new Coroutine(this.#shutdownThreads(timeout), executorDefinition);
  }

  *#shutdownThreads(timeout: number | null): CoroutineGenerator<void> {
    this.#isExecutorShutDown = true;
    if (this.#defaultExecutor === null) return;
    const joined = this.createFuture<void>();
    this.#defaultExecutor._shutdown(() => {
      if (!this.#isClosed) this.callSoonThreadsafe(setResultUnlessCancelled, joined, undefined);
    });
    try {
      yield* waitFor(joined, timeout);
    } catch (error) {
      if (!(error instanceof TimeoutError)) throw error;
      const message = `The executor did not finishing joining its threads within ${repr(timeout)} seconds.`;
      warn("RuntimeWarning", message);
    }
  }

  runForever(): Promise<void> {
    this.#checkClosed();
    this.#checkRunning();
    return runPromise(this._driver.run(), "loop.runForever");
  }

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
    return runPromise(outcome, "loop.runUntilComplete", awaitable);
  }

  stop(): void {
    this._driver.stop();
  }

  isRunning(): boolean {
    return this._driver.isRunning;
  }

  isClosed(): boolean {
    return this.#isClosed;
  }

  close(): void {
    if (this.isRunning()) throw new RuntimeError("Cannot close a running event loop");
    if (this.#isClosed) return;
    if (this._debug) log({ level: "DEBUG", message: `Close ${repr(this)}` });
    this.#isClosed = true;
    this._driver.close();
    this._instrument?.loopClosed(this);
    this.#isExecutorShutDown = true;
    this.#defaultExecutor?._shutdown();
    this.#defaultExecutor = null;
    this.#threads?.close();
    reportUnseen(this);
    if (this._tasks.isEmpty) forgetLoop(this);
  }

  shutdownAsyncgens(): Coroutine<void> {
    return new Coroutine(this._asyncgens.shutdown(this), asyncgensDefinition);
  }

  getDebug(): boolean {
    return this._debug;
  }

  setDebug(enabled: boolean): void {
    this._debug = enabled;
    const { _neverAwaited: registry } = this;
    function _set_coroutine_origin_tracking(): void {
      registry.setDebug(enabled);
    }
    if (this.isRunning()) this.callSoonThreadsafe(_set_coroutine_origin_tracking);
    else _set_coroutine_origin_tracking();
    if (runningLoop() === this) noteActiveCoroutines(this._instrument !== null, enabled);
  }

  getExceptionHandler(): ExceptionHandler | null {
    return this.#exceptionHandler;
  }

  setExceptionHandler(handler: ExceptionHandler | null): void {
    if (handler !== null && typeof handler !== "function")
      throw new TypeError(`A callable object or None is expected, got ${repr(handler)}`);
    checkBound(handler, true);
    this.#exceptionHandler = handler;
  }

  defaultExceptionHandler(context: ExceptionContext): void {
    defaultExceptionHandler(context, this._currentItem);
  }

  callExceptionHandler(context: ExceptionContext): void {
    handleException(this, this.#exceptionHandler, context);
  }

  [reprSymbol](): string {
    const [running, closed, debug] = [this.isRunning(), this.#isClosed, this._debug].map(repr);
    return `<${this.constructor.name} running=${running} closed=${closed} debug=${debug}>`;
  }

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

/** By this done-callback `runUntilComplete` stops its loop. It has CPython's name, as it shows in reprs. */
function _runUntilCompleteCb(future: Future<unknown>): void {
  // An exception that has left the loop already has ended the run, too.
  if (!future.cancelled() && escapesLoop(future.exception())) return;
  future.getLoop().stop();
}

// Everybody knows it by the name that it is exported by: also in its repr.
Object.defineProperty(BaseEventLoop, "name", { value: "EventLoop" });

/**
 * The event loop.
 *
 * @see https://docs.python.org/3.13/library/asyncio-eventloop.html
 */
export const EventLoop: {
  new (options?: EventLoopOptions): AbstractEventLoop;
  readonly prototype: AbstractEventLoop;
} = BaseEventLoop;
export type EventLoop = AbstractEventLoop;

setEventLoopFactory(() => new EventLoop());
