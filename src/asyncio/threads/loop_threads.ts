// The part of an event loop that has to do with what goes on outside of it: threads, the default executor and its shutdown.
import type { EventLoop } from "../base_events.js";
import { checkCallback } from "../check_callback.js";
import type { Driver } from "../driver.js";
import { type Future, setResultUnlessCancelled } from "../futures.js";
import { fromPromise } from "../promises.js";
import type { Values } from "../python/contextvars.js";
import { Coroutine, type CoroutineGenerator } from "../python/coroutines.js";
import { Definition } from "../python/definition.js";
import { RuntimeError, TimeoutError } from "../python/exceptions.js";
import { warn } from "../python/log.js";
import { repr } from "../python/repr.js";
import { waitFor } from "../wait_for.js";
import type { NamedFunction, ThreadFunction } from "./functions.js";
import { LoopThreads, ThreadJob } from "./jobs.js";
import { ThreadPoolExecutor } from "./threads.js";

/** Anything that can be handed a call: a pool of processes, say. Cancelling the future does not reach it. */
export interface Executor {
  submit(given: unknown, ...args: readonly unknown[]): PromiseLike<unknown>;
}

const noContext: Values = new Map();
const shutdownDefinition = new Definition({ name: "shutdown_default_executor", isInternal: true });

export abstract class LoopWithThreads {
  /** @internal */
  abstract readonly _driver: Driver;
  private _threads: LoopThreads | null = null;
  private _defaultExecutor: ThreadPoolExecutor | null = null;
  private _isExecutorShutDown = false;

  /**
   * Has `given(...args)` called in a thread of `executor`, beginning now. Everything that `toThread` says of functions,
   * arguments and results holds here; context variables are not passed on.
   *
   * @param executor a `ThreadPoolExecutor`, or any object whose `submit(given, ...args)` gives a promise; null: the
   * loop's own threads
   * @param given the function, `{ module, function }` or `{ module, name }`
   * @returns a future. Cancelling it keeps a call from beginning that waits for a free thread; it stops no other
   * @throws {TypeError} when the function cannot be sent
   * @throws {RuntimeError} when the loop is closed, or the threads have been shut down
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.run_in_executor
   */
  runInExecutor<A extends readonly unknown[], R>(
    this: EventLoop,
    executor: ThreadPoolExecutor | Executor | null,
    given: ThreadFunction<A, R>,
    ...args: A
  ): Future<Awaited<R>>;
  runInExecutor<R = unknown>(
    this: EventLoop,
    executor: ThreadPoolExecutor | Executor | null,
    given: NamedFunction,
    ...args: readonly unknown[]
  ): Future<R>;
  runInExecutor(
    this: EventLoop,
    executor: ThreadPoolExecutor | Executor | null,
    given: unknown,
    ...args: readonly unknown[]
  ): Future<unknown> {
    if (this._debug && typeof given !== "object") checkCallback(given, "run_in_executor");
    return this._runInThread(executor, given, args, noContext);
  }

  /**
   * Chooses the executor that `runInExecutor(null, …)` and `toThread` use.
   *
   * @throws {TypeError} when it is no `ThreadPoolExecutor`
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.set_default_executor
   */
  setDefaultExecutor(this: EventLoop, executor: ThreadPoolExecutor): void {
    if (!(executor instanceof ThreadPoolExecutor)) {
      throw new TypeError("executor must be ThreadPoolExecutor instance");
    }
    this._defaultExecutor = executor;
  }

  /**
   * Waits until the threads of the default executor have done what they were given, and ends them: for `run`'s ending.
   * No call is taken any more.
   *
   * @param timeout how long to wait at most, in seconds; null: without a limit. A RuntimeWarning is given when the time
   * was up
   * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.shutdown_default_executor
   */
  shutdownDefaultExecutor(this: EventLoop, timeout: number | null = null): Coroutine<void> {
    return new Coroutine(this._shutdownThreads(timeout), shutdownDefinition);
  }

  /** @internal */
  _runInThread(
    this: EventLoop,
    executor: ThreadPoolExecutor | Executor | null,
    given: unknown,
    args: readonly unknown[],
    context: Values,
  ): Future<unknown> {
    if (this.isClosed()) throw new RuntimeError("Event loop is closed");
    const chosen = executor ?? this._getDefaultExecutor();
    if (!(chosen instanceof ThreadPoolExecutor)) {
      if (typeof chosen.submit !== "function")
        throw new TypeError(`an executor or null was expected, got ${repr(executor)}`);
      return fromPromise(chosen.submit(given, ...args), this);
    }
    this._threads ??= new LoopThreads(this);
    const job = new ThreadJob(this._threads, given, args, context);
    chosen._submit(job);
    return job.future;
  }

  /** @internal Something outside is under way that will wake the loop; call what it returns when it has ended. */
  _beginOutsideWork(): () => void {
    return this._driver.beginOutsideWork();
  }

  /** @internal Somebody outside waits for what the loop gives; call what it returns when that is there. */
  _beginOutsideWait(): () => void {
    return this._driver.beginOutsideWait();
  }

  /** @internal How many timers stand in the heap. */
  get _timerCount(): number {
    return this._driver.timerCount;
  }

  /** @internal The loop is being closed: nobody waits for its threads any more. */
  _closeThreads(): void {
    this._isExecutorShutDown = true;
    this._defaultExecutor?._shutdown();
    this._defaultExecutor = null;
    this._threads?.close();
  }

  private _getDefaultExecutor(): ThreadPoolExecutor {
    if (this._isExecutorShutDown) throw new RuntimeError("Executor shutdown has been called");
    this._defaultExecutor ??= new ThreadPoolExecutor();
    return this._defaultExecutor;
  }

  /** @internal */
  *_shutdownThreads(this: EventLoop, timeout: number | null): CoroutineGenerator<void> {
    const executor = this._takeDefaultExecutor();
    if (executor === null) return;
    const joined = this.createFuture<void>();
    executor._shutdown(() => {
      if (!this.isClosed()) this.callSoonThreadsafe(setResultUnlessCancelled, joined, undefined);
    });
    try {
      yield* waitFor(joined, timeout);
    } catch (error) {
      if (!(error instanceof TimeoutError)) throw error;
      const message = `The executor did not finishing joining its threads within ${repr(timeout)} seconds.`;
      warn("RuntimeWarning", message);
    }
  }

  /** @internal From now on there is none. */
  _takeDefaultExecutor(): ThreadPoolExecutor | null {
    this._isExecutorShutDown = true;
    return this._defaultExecutor;
  }
}
