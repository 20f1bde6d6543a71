// AbstractEventLoop is the type of every loop, for programs and for the rest of the core. Rule: whoever only uses a
// loop imports this type, and not the class, which is in `base_events.ts`.
import type { CreateTaskOptions, TaskOptions } from "./base_futures.js";
import type { Clock } from "./clocks/clock.js";
import type { Handle, Runnable, TimerHandle } from "./events.js";
import type { ExceptionContext, ExceptionHandler } from "./exception_handler.js";
import type { Future } from "./futures.js";
import type { Instrument } from "./instrument.js";
import type { AsyncgenHooks } from "./python/asyncgens.js";
import type { Awaitable } from "./python/awaitable.js";
import type { Values } from "./python/contextvars.js";
import type { Coroutine, CoroutineGenerator } from "./python/coroutines.js";
import type { Registry } from "./python/never_awaited.js";
import type { Task } from "./tasks.js";
import type { NamedFunction, ThreadFunction } from "./threads/protocol.js";
import type { ThreadPoolExecutor } from "./threads/threads.js";

/** What a callback is called with. */
type Arguments = readonly unknown[];
/** No method that needs the object it belongs to: the loop calls functions alone. */
type Calling<A extends Arguments> = (this: void, ...args: A) => unknown;

/** What may follow the arguments of a callback. */
export type CallOptions = Required<Pick<TaskOptions, "context">>;

/** Anything that can be handed a call: a pool of processes, say. Cancelling the future does not reach it. */
export interface Executor {
  submit(given: unknown, ...args: readonly unknown[]): PromiseLike<unknown>;
}

/** Where a function is to be called; null: in the loop's own threads. */
export type AnyExecutor = ThreadPoolExecutor | Executor | null;

/** Makes the tasks of a loop, in place of the loop itself. */
export type TaskFactory = <T>(
  loop: AbstractEventLoop,
  coroutine: Coroutine<T> | CoroutineGenerator<T>,
  options: Omit<TaskOptions, "loop">,
) => Task<T>;

/** The unfinished tasks of a loop, in order of creation. */
interface UnfinishedTasks extends Iterable<Task<unknown>> {
  add(task: Task<unknown>): void;
  delete(task: Task<unknown>): void;
}

/** What the rest of the core, and those who watch, want of what makes a loop go round; the driver says what each is. */
interface Driving {
  readonly stretches: number;
  readonly waitsForOutside: boolean;
  readonly queued: { readonly ready: readonly Runnable[]; readonly timers: readonly TimerHandle[] };
  noteNothingAlive(): void;
  hold(): () => void;
  beginOutsideWork(): () => void;
  beginOutsideWait(): () => void;
}

/**
 * An event loop, as CPython's class of that name describes it. All times are seconds.
 *
 * @see https://docs.python.org/3.13/library/asyncio-eventloop.html
 */
export interface AbstractEventLoop {
  /** In debug mode a step that takes this long, in seconds, is reported. */
  slowCallbackDuration: number;

  /** The loop's time, in seconds; its zero means nothing. */
  time(this: AbstractEventLoop): number;

  /** How many iterations were begun so far. */
  readonly iterations: number;

  /** A future of this loop. */
  createFuture<T = unknown>(this: AbstractEventLoop): Future<T>;

  /**
   * Makes a task that runs `coroutine`: its first step comes in the next iteration.
   *
   * @param options `name`, `context`
   * @throws {TypeError} when it is no coroutine, and for an option that there is not
   * @throws {RuntimeError} when the loop is closed
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.create_task
   */
  createTask<T>(coroutine: Coroutine<T> | CoroutineGenerator<T>, options?: CreateTaskOptions): Task<T>;

  /**
   * Chooses what makes this loop's tasks; null: the loop itself.
   *
   * @throws {TypeError} when it is no function, and for a method of the library's without its object
   */
  setTaskFactory(this: AbstractEventLoop, factory: TaskFactory | null): void;

  /** What makes this loop's tasks, or null. */
  getTaskFactory(this: AbstractEventLoop): TaskFactory | null;

  /**
   * Has `callback(...args)` called in the next iteration, after what is ready already. Options may follow the arguments:
   * `{ context }`, an object that holds a `Context` and nothing else. Any other object is an argument.
   *
   * @throws {TypeError} when `context` is misspelt, and for a method without its object: it is `callSoon(() => event.set())`
   * @throws {RuntimeError} when the loop is closed
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.call_soon
   */
  callSoon<A extends Arguments>(this: AbstractEventLoop, callback: Calling<A>, ...args: A): Handle;
  callSoon<A extends Arguments>(
    this: AbstractEventLoop,
    callback: Calling<A>,
    ...args: [...A, CallOptions]
  ): Handle;

  /**
   * The same as `callSoon`, which wakes a waiting loop as well: a thread of JavaScript's has its loop for itself.
   *
   * @throws {TypeError} when `context` is misspelt
   * @throws {RuntimeError} when the loop is closed
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.call_soon_threadsafe
   */
  callSoonThreadsafe<A extends Arguments>(this: AbstractEventLoop, callback: Calling<A>, ...args: A): Handle;
  callSoonThreadsafe<A extends Arguments>(
    this: AbstractEventLoop,
    callback: Calling<A>,
    ...args: [...A, CallOptions]
  ): Handle;

  /**
   * Has `callback(...args)` called `delay` seconds from now. Options may follow, as for `callSoon`.
   *
   * @throws {TypeError} when the delay is no number, and when `context` is misspelt
   * @throws {ValueError} when it is NaN
   * @throws {RuntimeError} when the loop is closed
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.call_later
   */
  callLater<A extends Arguments>(
    this: AbstractEventLoop,
    delay: number,
    callback: Calling<A>,
    ...args: A
  ): TimerHandle;
  callLater<A extends Arguments>(
    this: AbstractEventLoop,
    delay: number,
    callback: Calling<A>,
    ...args: [...A, CallOptions]
  ): TimerHandle;

  /**
   * Has `callback(...args)` called at `when`, a time of `loop.time()` in seconds. Options may follow, as for `callSoon`.
   *
   * @throws {TypeError} when the time is no number, and when `context` is misspelt
   * @throws {ValueError} when it is NaN
   * @throws {RuntimeError} when the loop is closed
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.call_at
   */
  callAt<A extends Arguments>(
    this: AbstractEventLoop,
    when: number,
    callback: Calling<A>,
    ...args: A
  ): TimerHandle;
  callAt<A extends Arguments>(
    this: AbstractEventLoop,
    when: number,
    callback: Calling<A>,
    ...args: [...A, CallOptions]
  ): TimerHandle;

  /**
   * Has `given(...args)` called in a thread of `executor`, as `toThread` does, but without the context variables.
   *
   * @param executor a `ThreadPoolExecutor`, or one whose `submit(given, ...args)` gives a promise; null: the loop's own
   * @param given the function, `{ module, function }` or `{ module, name }`
   * @returns a future. Cancelling it keeps a call from beginning that waits for a free thread; it stops no other
   * @throws {TypeError} when the function cannot be sent
   * @throws {RuntimeError} when the loop is closed, or the threads have been shut down
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.run_in_executor
   */
  runInExecutor<A extends readonly unknown[], R>(
    this: AbstractEventLoop,
    executor: AnyExecutor,
    given: ThreadFunction<A, R>,
    ...args: A
  ): Future<Awaited<R>>;
  runInExecutor<R = unknown>(
    this: AbstractEventLoop,
    executor: AnyExecutor,
    given: NamedFunction,
    ...args: readonly unknown[]
  ): Future<R>;

  /**
   * Chooses the executor that `runInExecutor(null, …)` and `toThread` use.
   *
   * @throws {TypeError} when it is no `ThreadPoolExecutor`
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.set_default_executor
   */
  setDefaultExecutor(this: AbstractEventLoop, executor: ThreadPoolExecutor): void;

  /**
   * For `run`'s ending: takes no call any more, waits until the default executor has done what it was given, and ends it.
   *
   * @param timeout in seconds, after which a RuntimeWarning is given; null: no limit
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.shutdown_default_executor
   */
  shutdownDefaultExecutor(this: AbstractEventLoop, timeout?: number | null): Coroutine<void>;

  /**
   * Runs until `stop()` is called.
   *
   * @returns a promise, rejected with a callback's KeyboardInterrupt or SystemExit, or a DeadlockError when all wait in vain
   * @throws {RuntimeError} at once, when the loop is closed or a loop is running
   */
  runForever(this: AbstractEventLoop): Promise<void>;

  /**
   * Runs until `awaitable` is done, and gives its result.
   *
   * @returns a promise of the result, rejected with the exception, or with a RuntimeError when the loop was stopped first
   * @throws {RuntimeError} at once, when the loop is closed or a loop is running
   * @throws {TypeError} at once, when it cannot be awaited
   */
  runUntilComplete<T>(this: AbstractEventLoop, awaitable: Awaitable<T>): Promise<T>;

  /** Ends `runForever` after the current iteration; before it, lets it run exactly one. */
  stop(this: AbstractEventLoop): void;

  /** Is it running, waiting included? */
  isRunning(this: AbstractEventLoop): boolean;

  /** Was it closed? */
  isClosed(this: AbstractEventLoop): boolean;

  /**
   * Drops what is queued, refuses all from now on, and reports coroutines never awaited and exceptions never retrieved.
   *
   * @throws {RuntimeError} when it is running
   */
  close(this: AbstractEventLoop): void;

  /**
   * For `run`'s ending: closes the asynchronous generators that were begun and have not ended.
   *
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.shutdown_asyncgens
   */
  shutdownAsyncgens(this: AbstractEventLoop): Coroutine<void>;

  /** Is debug mode on? */
  getDebug(this: AbstractEventLoop): boolean;

  /**
   * Debug mode checks callbacks, reports slow ones, and has reprs and reports tell where an object was made.
   *
   * @see https://docs.python.org/3.13/library/asyncio-dev.html#debug-mode
   */
  setDebug(this: AbstractEventLoop, enabled: boolean): void;

  /** What `setExceptionHandler` has set, or null. */
  getExceptionHandler(this: AbstractEventLoop): ExceptionHandler | null;

  /**
   * Sets who hears of exceptions that nobody awaits; null: the default, which logs them.
   *
   * @throws {TypeError} when it is no function, and for a method of the library's without its object
   */
  setExceptionHandler(this: AbstractEventLoop, handler: ExceptionHandler | null): void;

  /** Logs the context's message and exception at ERROR. */
  defaultExceptionHandler(this: AbstractEventLoop, context: ExceptionContext): void;

  /** Gives an exception that nobody awaits to the exception handler. */
  callExceptionHandler(this: AbstractEventLoop, context: ExceptionContext): void;

  // The rest is for the core itself.

  /** @internal Who watches, or null. */
  _instrument: Instrument | null;
  /** @internal */
  _currentTask: Task<unknown> | null;
  /** @internal In debug mode: the handle, or the task, that is running. */
  _currentItem: object | null;
  /** @internal */
  readonly _tasks: UnfinishedTasks;
  /** @internal */
  readonly _neverAwaited: Registry;
  /** @internal */
  readonly _asyncgens: AsyncgenHooks;
  /** @internal Failed futures whose exception nobody has looked at. */
  readonly _unretrieved: Set<Future<unknown>>;
  /** @internal */
  readonly _clock: Clock;
  /** @internal */
  readonly _driver: Driving;
  /** @internal */
  _debug: boolean;
  /** @internal How many timers are set: those cancelled do not count. */
  readonly _timerCount: number;

  /** @internal Puts a handle, or a task's next step, into the ready queue. */
  _enqueue(item: Runnable): void;
  /** @internal Puts a timer into the heap. */
  _setTimer<H extends TimerHandle>(timer: H): H;
  /** @internal */
  _timerCancelled(timer: TimerHandle): void;
  /** @internal `runInExecutor`, for the core itself: context variables are passed on. */
  _runInThread(executor: AnyExecutor, given: unknown, args: Arguments, context: Values): Future<unknown>;
  /** @internal Nothing can wake it any more. A subclass may make something ready instead of throwing a DeadlockError. */
  _onDeadlock(): void;
}
