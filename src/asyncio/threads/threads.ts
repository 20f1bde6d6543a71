// Worker threads take calls that block. Rule: this is the only file of the core that imports modules of Node's, and the
// pool of threads is loaded with the first call.
import { availableParallelism } from "node:os";
import type { Tinypool } from "tinypool";
import { currentValues } from "../python/contextvars.js";
import { Coroutine, type CoroutineGenerator, Definition } from "../python/coroutines.js";
import { RuntimeError, ValueError } from "../python/exceptions.js";
import { Options } from "../python/options.js";
import { threadHostName } from "../python/thread_host.js";
import { getRunningLoop } from "../running.js";
import { threadEntry } from "./entry.js";
import { logUncaught, type ThreadJob } from "./jobs.js";
import type { NamedFunction, ThreadFunction, ThreadHooks } from "./protocol.js";

export interface ThreadPoolExecutorOptions {
  /**
   * How many threads at most; unless given, the machine's processors and four, up to 32, and in virtual time, which is the
   * same on every machine, 32.
   */
  readonly maxWorkers?: number;
}

const executorOptions = new Options<ThreadPoolExecutorOptions>("ThreadPoolExecutor", { maxWorkers: true });

/** The most threads that an executor has by itself, on the largest machine. */
const mostWorkers = 32;

/** How long a thread without work is kept, in milliseconds. */
const idleTimeout = 10_000;

let moduleHooks: ThreadHooks | null = null;

/** Module hooks to be registered in each thread; for whoever runs programs that need them. */
export function setThreadHooks(hooks: ThreadHooks): void {
  moduleHooks = hooks;
}

/**
 * Threads for `loop.runInExecutor`. Calls that find no thread free wait for one, in their order.
 *
 * @see https://docs.python.org/3.13/library/concurrent.futures.html#concurrent.futures.ThreadPoolExecutor
 */
export class ThreadPoolExecutor {
  /** 0: not given, and no call has come yet that tells for which time it is. */
  #maxWorkers: number;
  #pool: Promise<Tinypool> | null = null;
  readonly #waiting: ThreadJob[] = [];
  readonly #running = new Set<ThreadJob>();
  #isShutdown = false;
  #onIdle: (() => void)[] = [];

  /**
   * @throws {ValueError} when `maxWorkers` is 0 or less
   * @throws {TypeError} for any other option
   */
  constructor(options?: ThreadPoolExecutorOptions) {
    const maxWorkers = executorOptions.read(options).maxWorkers ?? null;
    if (maxWorkers !== null && !(maxWorkers > 0)) throw new ValueError("max_workers must be greater than 0");
    this.#maxWorkers = maxWorkers ?? 0;
  }

  /**
   * Takes no more calls, and ends the threads once they have done what they were given.
   *
   * @returns a promise that is kept when all calls have ended
   */
  shutdown(this: ThreadPoolExecutor): Promise<void> {
    return new Promise((resolve) => this._shutdown(resolve));
  }

  /** @internal @throws {RuntimeError} when it was shut down */
  _submit(job: ThreadJob): void {
    if (this.#isShutdown) throw new RuntimeError("cannot schedule new futures after shutdown");
    const { isVirtual } = job.future._loop._clock;
    this.#maxWorkers ||= isVirtual ? mostWorkers : Math.min(mostWorkers, availableParallelism() + 4);
    this.#waiting.push(job);
    const _forget = (): void => {
      // Whoever waited for it does not any more: if it has not begun, it never will.
      const place = this.#waiting.indexOf(job);
      if (place === -1) return;
      this.#waiting.splice(place, 1);
      this.#goOn();
    };
    job.future.addDoneCallback(_forget);
    this.#goOn();
  }

  /** @internal `onIdle` is called once all calls have ended; at once when there is none. */
  _shutdown(onIdle: () => void = () => {}): void {
    this.#isShutdown = true;
    this.#onIdle.push(onIdle);
    this.#goOn();
  }

  /** Begins those that find a thread; ends the threads when there is no call any more, and none will come. */
  #goOn(): void {
    while (this.#waiting.length > 0 && this.#running.size < this.#maxWorkers) {
      this.#begin(this.#waiting.shift() as ThreadJob);
    }
    if (!this.#isShutdown || this.#running.size > 0) return;
    const pool = this.#pool;
    this.#pool = null;
    // Nobody waits for the threads to be gone: they have nothing left to do.
    pool?.then((made) => made.destroy()).catch(() => {});
    for (const onIdle of this.#onIdle.splice(0)) onIdle();
  }

  #begin(job: ThreadJob): void {
    this.#running.add(job);
    job.onEnd = () => {
      this.#running.delete(job);
      this.#goOn();
    };
    job.onThreadGone = () => {
      this.#pool = null;
    };
    const call = job.begin(import.meta.url, moduleHooks);
    this.#pool ??= this.#makePool();
    const pool = this.#pool;
    pool
      .then((made) => made.run(call, { transferList: [call.port as never] }))
      .catch((error: unknown) => {
        // A pool that is destroyed fails the calls of whose end it has not heard yet.
        if (this.#pool === pool || !job.hasEnded) job.fail(error);
      });
  }

  async #makePool(): Promise<Tinypool> {
    const { Tinypool } = await import("tinypool");
    const pool = new Tinypool({
      filename: entryModule(),
      name: "call",
      minThreads: 0,
      maxThreads: this.#maxWorkers,
      idleTimeout,
      // Between two calls a thread goes on with what the first left behind, as any thread of Node's does.
      useAtomics: false,
    });
    return pool.on("error", (error: unknown) => {
      // It says so of a call's end that it hears after the exception which has ended the thread.
      const isOfEnd = error instanceof Error && error.message.startsWith("Unexpected message from Worker");
      if (!isOfEnd) logUncaught(error);
    });
  }
}

/** The module that a thread loads: the entry's source, and what only a module can give it. */
function entryModule(): string {
  const source = `
import { createRequire, register } from "node:module";
import { pathToFileURL } from "node:url";
// Compilers that keep the names of functions call this helper.
const __name = (f) => f;
const tools = {
  ready: { tsx: false, hooks: false },
  load: (url) => import(url),
  registerTsx: async (from, hooks) => {
    const require = createRequire(from);
    const file = require.resolve("tsx/package.json");
    const { env } = globalThis.process;
    const before = env.TSX_DISABLE_CACHE;
    // It would keep what it has compiled in a folder that all users share. It looks for this when it is loaded, also
    // by the thread of the hooks, which takes the environment of the moment when the first of them is registered.
    env.TSX_DISABLE_CACHE = "1";
    try {
      if (hooks !== null) register(hooks);
      // What is required would be its other half, which registers nothing.
      const tsx = new URL(require(file).exports["./esm/api"].import.default, pathToFileURL(file));
      (await import(tsx)).register();
    } finally {
      if (before === undefined) delete env.TSX_DISABLE_CACHE;
      else env.TSX_DISABLE_CACHE = before;
    }
  },
  register: (hooks) => register(hooks),
  setExit: (exit) => {
    const { process: here } = globalThis;
    const own = here.exit;
    if (own.isReplaced) return;
    // Node itself ends a thread in which an exception was not caught.
    const isByNode = () => new Error().stack.includes("[as _fatalException]");
    here.exit = Object.assign((code) => (isByNode() ? own(code) : exit(code)), { isReplaced: true });
  },
};
${threadEntry.toString()}
export const call = (given) => ${threadEntry.name}(given, tools, ${JSON.stringify(threadHostName)});
`;
  const escaped = encodeURIComponent(source).replace(
    /[()]/g,
    (each) => `%${each.charCodeAt(0).toString(16)}`,
  );
  return `data:text/javascript,${escaped}`;
}

const definition = new Definition({ name: "to_thread" });

function* callInThread(given: unknown, args: readonly unknown[]): CoroutineGenerator<unknown> {
  const loop = getRunningLoop();
  return yield* loop._runInThread(null, given, args, currentValues());
}

/**
 * Calls a function in a thread of its own, and gives what it returns: for what would block the loop. The call begins
 * when it is awaited. Cancelling it ends the waiting alone: the thread works to its end, and `run` waits for that.
 *
 * Threads of JavaScript's share no objects. So the function is one that a module exports, `{ module: import.meta.url,
 * function: work }` (the module is loaded once more in the thread: keep it free of what runs the program), or one that
 * is complete in itself, whose source is sent. Arguments and result are copied as `structuredClone` does. An exception
 * arrives as what it was: class, message and cause; of a class that the library does not have, as the nearest one above
 * that it has. What the thread prints is output of the program. The context variables of the calling task are there
 * under their names, with the values they had.
 *
 * In virtual time the loop stands while the thread works; only the thread's own `time.sleep` takes time.
 *
 * @param given the function, `{ module, function }` or `{ module, name }`
 * @param args what to call it with
 * @throws {TypeError} at the await, when it cannot be sent
 * @throws {RuntimeError} at the await, when the loop's threads have been shut down
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.to_thread
 *
 * @example
 * const square = (n: number): number => n * n;
 * print(yield* asyncio.toThread(square, 7)); // 49
 */
export function toThread<A extends readonly unknown[], R>(
  given: ThreadFunction<A, R>,
  ...args: A
): Coroutine<Awaited<R>>;
export function toThread<R = unknown>(given: NamedFunction, ...args: readonly unknown[]): Coroutine<R>;
export function toThread(given: unknown, ...args: readonly unknown[]): Coroutine<unknown> {
  return new Coroutine(callInThread(given, args), definition);
}
