// A run gives a promise, as JavaScript cannot block. A program that does not await it goes on while the loop still
// runs, which is hardly ever meant. Rule: at the end of the program it is told so.
import { Coroutine } from "./python/coroutines.js";
import { warn } from "./python/log.js";

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
 * The same outcome; whoever never asks for it is told of that at the end.
 *
 * @param call how the program wrote it: `asyncio.run(main())`
 */
export function runPromise<T>(outcome: Promise<T>, call: string): Promise<T> {
  const promise = new RunPromise<T>((resolve, reject) => {
    outcome.then(resolve, reject);
  });
  unawaited.set(promise, call);
  return promise;
}

/** How a program is likely to have written the call that gave `coroutine`. */
export function callOf(coroutine: unknown): string {
  return coroutine instanceof Coroutine ? `${coroutine.name}()` : "…";
}

/** Tells of each run that nobody has awaited, and forgets them. */
export function reportUnawaitedRuns(): void {
  const calls = [...unawaited.values()];
  unawaited.clear();
  for (const call of calls) {
    const remedy = `write \`await ${call}\`, so that what comes after it waits for its end`;
    warn("RuntimeWarning", `${call} was never awaited: ${remedy}`);
  }
}
