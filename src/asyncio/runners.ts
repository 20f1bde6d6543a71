/// <reference lib="esnext.disposable" preserve="true" />
// run and Runner: a fresh loop for a coroutine, and a clean ending: leftovers are cancelled and waited for.
import type { AbstractEventLoop } from "./abstract_event_loop.js";
import type { TaskOptions } from "./base_futures.js";
import { allTasks } from "./create_task.js";
import { gatherAll } from "./gather.js";
import { type Context, copyContext } from "./python/contextvars.js";
import { type Coroutine, type CoroutineGenerator, isCoroutine } from "./python/coroutines.js";
import {
  chainContext,
  DeadlockError,
  RecursionError,
  RuntimeError,
  ValueError,
} from "./python/exceptions.js";
import { Options } from "./python/options.js";
import { repr } from "./python/repr.js";
import { activeLoop, newEventLoop, setEventLoop } from "./running.js";
import { runPromise } from "./shutdown_report.js";

/** How long the end of `run` waits for worker threads, in seconds. */
const threadJoinTimeout = 300;

/** What `run` and `Runner` take. */
export interface RunOptions {
  /** The loop's debug mode. */
  readonly debug?: boolean;
  /** Makes the loop; `newEventLoop` unless given. */
  readonly loopFactory?: () => AbstractEventLoop;
}

const runOptions = new Options<RunOptions>("run", { debug: true, loopFactory: true });
const runnerOptions = new Options<RunOptions>("Runner", { debug: true, loopFactory: true });
const runnerRunOptions = new Options<Pick<TaskOptions, "context">>("Runner.run", { context: true });

/**
 * Runs several coroutines on one loop, one after the other; tasks live on in between.
 *
 * @example
 * const runner = new asyncio.Runner();
 * print(await runner.run(asyncio.sleep(1, "one"))); // one
 * print(await runner.run(asyncio.sleep(1, "after the other"))); // after the other
 * await runner.close();
 *
 * @see https://docs.python.org/3.13/library/asyncio-runner.html#asyncio.Runner
 */
export class Runner {
  readonly #options: RunOptions;
  #made: { readonly loop: AbstractEventLoop; readonly context: Context } | null = null;
  #isClosed = false;

  /** @throws {TypeError} for an option other than `debug` and `loopFactory` */
  constructor(options?: RunOptions) {
    this.#options = runnerOptions.read(options);
  }

  /**
   * The loop, made now if it was not yet.
   *
   * @throws {RuntimeError} when the runner is closed
   */
  getLoop(this: Runner): AbstractEventLoop {
    return this.#make().loop;
  }

  /**
   * Runs `coroutine` to its end.
   *
   * @param options `context`: the one to run it in; the runner's own unless given
   * @returns a promise of its result: `await` it. One that is never awaited is told of at the end of the program
   * @throws {ValueError} at once, when it is no coroutine
   * @throws {RuntimeError} at once, when a loop is running or the runner is closed
   */
  run<T>(
    this: Runner,
    coroutine: Coroutine<T> | CoroutineGenerator<T>,
    options?: Pick<TaskOptions, "context">,
  ): Promise<T> {
    const { context: given } = runnerRunOptions.read(options);
    checkCoroutine(coroutine);
    if (activeLoop() !== null)
      throw new RuntimeError("Runner.run() cannot be called from a running event loop");
    const { loop, context } = this.#make();
    const task = loop.createTask(coroutine, { context: given ?? context });
    return runPromise(loop.runUntilComplete(task), "runner.run", coroutine);
  }

  /** Cancels and awaits what is left, and closes the loop. No effect when it was never used, or closed before. */
  async close(this: Runner): Promise<void> {
    if (this.#made === null) return;
    const { loop } = this.#made;
    try {
      await cancelAllTasks(loop);
      await loop.runUntilComplete(loop.shutdownAsyncgens());
      await loop.runUntilComplete(loop.shutdownDefaultExecutor(threadJoinTimeout));
    } finally {
      if (this.#options.loopFactory === undefined) setEventLoop(null);
      loop.close();
      this.#made = null;
      this.#isClosed = true;
    }
  }

  /** `await using runner = new Runner()`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #make(): { readonly loop: AbstractEventLoop; readonly context: Context } {
    if (this.#isClosed) throw new RuntimeError("Runner is closed");
    if (this.#made !== null) return this.#made;
    const { debug, loopFactory } = this.#options;
    const loop = loopFactory === undefined ? newEventLoop() : loopFactory();
    if (loopFactory === undefined) setEventLoop(loop);
    if (debug !== undefined) loop.setDebug(debug);
    this.#made = { loop, context: copyContext() };
    return this.#made;
  }
}

async function cancelAllTasks(loop: AbstractEventLoop): Promise<void> {
  const leftovers = [...allTasks(loop)];
  if (leftovers.length === 0) return;
  for (const task of leftovers) task.cancel();
  await loop.runUntilComplete(gatherAll(leftovers, { returnExceptions: true }));
  for (const task of leftovers) {
    const exception = task.cancelled() ? null : task.exception();
    if (exception === null) continue;
    const message = "unhandled exception during asyncio.run() shutdown";
    loop.callExceptionHandler({ message, exception, task });
  }
}

/**
 * Makes a new event loop, runs `main` on it, cancels and awaits what is left, and closes the loop.
 *
 * @returns a promise of what `main` returns: `await` it. One that is never awaited is told of at the end of the program
 * @throws {RuntimeError} at once, when a loop is running
 * @throws {ValueError} at once, when `main` is no coroutine
 * @throws {TypeError} at once, for an option other than `debug` and `loopFactory`
 * @see https://docs.python.org/3.13/library/asyncio-runner.html#asyncio.run
 */
export function run<T>(main: Coroutine<T> | CoroutineGenerator<T>, options?: RunOptions): Promise<T> {
  const { loopFactory } = runOptions.read(options);
  if (activeLoop() !== null)
    throw new RuntimeError("asyncio.run() cannot be called from a running event loop");
  // CPython has set and unset its loop by then, and there is none any more.
  if (!isCoroutine(main) && loopFactory === undefined) setEventLoop(null);
  checkCoroutine(main);
  return runPromise(runToTheEnd(new Runner(options), main), "asyncio.run", main);
}

function checkCoroutine(value: unknown): void {
  if (!isCoroutine(value)) throw new ValueError(`a coroutine was expected, got ${repr(value)}`);
}

async function runToTheEnd<T>(runner: Runner, main: Coroutine<T> | CoroutineGenerator<T>): Promise<T> {
  let result: T;
  try {
    result = await runner.run(main);
  } catch (error) {
    // What the ending raises takes the place of what was raised before, unless that tells why.
    await runner.close().catch((raised: unknown) => {
      // Tasks that wait for one another in a circle cannot be cancelled either.
      if (error instanceof DeadlockError && raised instanceof RecursionError) return;
      chainContext(raised, error);
      throw raised;
    });
    throw error;
  }
  await runner.close();
  return result;
}
