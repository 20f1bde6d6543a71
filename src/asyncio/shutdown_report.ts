// CPython reports some mistakes when objects are collected, and JavaScript, which cannot block, has one more: a run whose
// promise nobody awaits. Rule: here they are reported when the loop is closed or the program is over, each once.
import type { AbstractEventLoop } from "./abstract_event_loop.js";
import { sourceEntry } from "./format_helpers.js";
import { Coroutine } from "./python/coroutines.js";
import { log, warn } from "./python/log.js";
import { outsideLoops } from "./python/never_awaited.js";
import { repr, typeName } from "./python/repr.js";
import { activeLoop } from "./running.js";
import type { Task } from "./tasks.js";

const loops = new Set<AbstractEventLoop>();

/** For those who watch: the pending task whose `finally` blocks run at this moment, outside every step. */
export let collected: Task<unknown> | null = null;

/** Tasks whose first step their loop would not take: they are in no list of its, and pending for ever. */
const refused: Task<unknown>[] = [];

export function reportRefused(task: Task<unknown>): void {
  refused.push(task);
}

/** A loop is known as long as there is, or may be, something of it to report at the end. */
export function registerLoop(loop: AbstractEventLoop): void {
  loops.add(loop);
}

export function forgetLoop(loop: AbstractEventLoop): void {
  loops.delete(loop);
}

/**
 * To be called once the program is over: reports the runs and coroutines never awaited, the tasks still pending, and the
 * exceptions never retrieved, each in their order and once. The `finally` blocks of those tasks run here.
 *
 * Nothing is reported, and nothing runs, where a loop is still under way, as the process was ended in the middle then.
 */
export function reportAtExit(): void {
  if (activeLoop() !== null) return;
  reportUnawaitedRuns();
  outsideLoops.report();
  for (const task of refused.splice(0)) reportPending(task);
  for (const loop of loops) {
    reportUnseen(loop);
    for (const task of [...loop._tasks]) {
      loop._tasks.delete(task);
      if (task._logDestroyPending) reportPending(task);
      collected = task;
      endCoroutine(task.getCoro());
      collected = null;
    }
  }
  loops.clear();
}

function reportPending(task: Task<unknown>): void {
  const message = "Task was destroyed but it is pending!";
  task._loop.callExceptionHandler({ message, task, ...sourceEntry(task) });
}

/** Reports the coroutines of a loop that were never awaited and the exceptions never retrieved, so far. */
export function reportUnseen(loop: AbstractEventLoop): void {
  loop._neverAwaited.report();
  const failed = [...loop._unretrieved];
  loop._unretrieved.clear();
  for (const future of failed) {
    future._logTraceback = false;
    loop.callExceptionHandler({
      message: `${typeName(future)} exception was never retrieved`,
      exception: future._value,
      future,
      ...sourceEntry(future),
    });
  }
}

/** Ends a coroutine as one that is collected: its `finally` blocks run, must not wait any more, and raise in vain. */
export function endCoroutine(coroutine: Coroutine<unknown>): void {
  try {
    coroutine.close();
  } catch (exception) {
    log({ level: "ERROR", message: `Exception ignored in: ${repr(coroutine)}`, exception });
  }
}

/** The runs that nobody has awaited so far, each as it is to be written. */
const unawaited = new Map<RunPromise<unknown>, string>();

/** A promise that knows whether somebody has asked for its outcome: `await`, `catch` and all the others call `then`. */
class RunPromise<T> extends Promise<T> {
  /** What is made of it is an ordinary promise. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  // biome-ignore lint/suspicious/noThenProperty: it is a promise
  override then<A = T, B = never>(
    onResult?: ((value: T) => A | PromiseLike<A>) | null,
    onError?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    unawaited.delete(this);
    return super.then(onResult, onError);
  }
}

// It is a Promise to everybody: also where it is inspected.
Object.defineProperty(RunPromise, "name", { value: Promise.name });

/**
 * A promise of the same outcome; whoever never asks for it is told of that at the end.
 *
 * @param method what the program has called: `asyncio.run`
 * @param given what it has called that with, which is written as it is likely to stand there; none unless given
 */
export function runPromise<T>(outcome: Promise<T>, method: string, given?: unknown): Promise<T> {
  const promise = new RunPromise<T>((resolve, reject) => {
    outcome.then(resolve, reject);
  });
  const argument = given instanceof Coroutine ? `${given.name}()` : "…";
  unawaited.set(promise, given === undefined ? `${method}()` : `${method}(${argument})`);
  return promise;
}

function reportUnawaitedRuns(): void {
  const calls = [...unawaited.values()];
  unawaited.clear();
  for (const call of calls) {
    const remedy = `write \`await ${call}\`, so that what comes after it waits for its end`;
    warn("RuntimeWarning", `${call} was never awaited: ${remedy}`);
  }
}
