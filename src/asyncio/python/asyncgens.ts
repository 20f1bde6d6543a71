// Asynchronous generators are generators whose body may also await.
//
// A body yields two kinds of things: suspensions go on to the loop, as in any coroutine, and emissions go to whoever
// asked for the next value. CPython tells them apart in the same way, by a wrapper around the value.
import type { Awaitable, Suspension } from "./awaitable.js";
import { Coroutine, Definition } from "./coroutines.js";
import {
  asRaised,
  chainContext,
  GeneratorExit,
  RuntimeError,
  StopAsyncIteration,
  StopIteration,
} from "./exceptions.js";
import { reprSymbol } from "./repr.js";

/** Names the method by which an object gives its asynchronous iterator: Python's `__aiter__`. */
export const asyncIter: unique symbol = Symbol("asyncIter");
/** Names the method that gives the next item, and raises `StopAsyncIteration` at the end: Python's `__anext__`. */
export const asyncNext: unique symbol = Symbol("asyncNext");

/**
 * What `asyncFor` goes through: an asynchronous generator, `asCompleted`, or an object of one's own.
 *
 * @see https://docs.python.org/3.13/reference/datamodel.html#asynchronous-iterators
 */
export interface AsyncForIterable<Y> {
  [asyncIter](): AsyncForIterator<Y>;
}

/** Gives one item after the other. The method may be a generator (`*[asyncNext]() { … }`). */
export interface AsyncForIterator<Y> {
  [asyncNext](): Awaitable<Y>;
}

/** A value on its way from an asynchronous generator's body to its consumer. */
export class Emission<out Y> {
  constructor(readonly emitted: Y) {}
}

/** What can be awaited within an asynchronous generator only, as it emits values too. */
export interface Emitting<Y, R> {
  [Symbol.iterator](): Iterator<Suspension | Emission<Y>, R, unknown>;
}

/** The generator that an asynchronous generator function's body is. */
type AsyncGeneratorBody<Y> = Generator<Suspension | Emission<Y>, void, unknown>;
type MethodName = "asend" | "athrow" | "aclose";

/**
 * In the body of an asynchronous generator: hands `value` to the consumer. Python's `yield value`.
 *
 * @returns what the consumer sent with `asend`; undefined after `anext`
 */
export function* emit<Y>(value: Y): Generator<Emission<Y>, unknown, unknown> {
  return yield new Emission(value);
}

/** Who is told of asynchronous generators: the loop that runs. */
export interface AsyncgenHooks {
  /** It was asked for a value, or to end, for the first time. */
  begun(generator: AsyncGenerator<unknown>): void;
  ended(generator: AsyncGenerator<unknown>): void;
}

let hooks: AsyncgenHooks | null = null;

/** Python's `sys.set_asyncgen_hooks`, for the loop: sets who is told of those that are begun from now on, or nobody. */
export function setAsyncgenHooks(given: AsyncgenHooks | null): void {
  hooks = given;
}

/** Makes the function that gives asynchronous generators: calling it runs nothing. */
export type AsyncGeneratorFunction<A extends unknown[], Y> = (...args: A) => AsyncGenerator<Y>;

/**
 * Makes an asynchronous generator function of a generator function: Python's `async def` with a `yield` in it. In the
 * body, `yield* emit(value)` stands for `yield value`, and `yield* awaitable` for `await`.
 *
 * @example
 * const count = asyncGenerator(function* count(to: number) {
 *   for (let i = 0; i < to; i++) {
 *     yield* asyncio.sleep(1);
 *     yield* emit(i);
 *   }
 * });
 */
export function asyncGenerator<A extends unknown[], Y>(
  body: (...args: A) => AsyncGeneratorBody<Y>,
): AsyncGeneratorFunction<A, Y> {
  const name = body.name || "<lambda>";
  const asyncGeneratorFunction = (...args: A): AsyncGenerator<Y> => new AsyncGenerator(name, body(...args));
  Object.defineProperty(asyncGeneratorFunction, "name", { value: name });
  return asyncGeneratorFunction;
}

/**
 * What an asynchronous generator function gives. One that is left in the middle is closed when its loop ends.
 *
 * @see https://docs.python.org/3.13/reference/expressions.html#asynchronous-generator-iterator-methods
 */
export class AsyncGenerator<Y> implements AsyncForIterator<Y> {
  readonly name: string;
  readonly #body: AsyncGeneratorBody<Y>;
  /** What the coroutines that a method gives have in common; made with the first. */
  readonly #definitions: { [name in MethodName]?: Definition } = {};
  /** Who was told of it when it was first asked for something; undefined before. */
  #hooks: AsyncgenHooks | null | undefined;
  #isStarted = false;
  /** Somebody is awaiting its next value. */
  #isRunning = false;
  #isClosed = false;
  #isFinished = false;

  constructor(name: string, body: AsyncGeneratorBody<Y>) {
    this.name = name;
    this.#body = body;
  }

  /** Runs it up to its next value. Awaiting it raises `StopAsyncIteration` when there is none. */
  anext(this: AsyncGenerator<Y>): Coroutine<Y> {
    return this.asend(undefined);
  }

  /**
   * Like `anext`; `value` is what the `emit` at which it stands gives.
   *
   * Awaiting it raises a TypeError when the generator was not started and the value is not undefined or null.
   */
  asend(this: AsyncGenerator<Y>, value: unknown): Coroutine<Y> {
    return this.#method("asend", this.#send(value));
  }

  /**
   * Raises `exception`, or one that it makes of a class, where it stands, and runs it up to its next value; undefined
   * when it had ended before.
   */
  athrow(this: AsyncGenerator<Y>, exception: unknown): Coroutine<Y | undefined> {
    return this.#method("athrow", this.#throw(exception));
  }

  /**
   * Ends it: a `GeneratorExit` is raised where it stands, and its `finally` blocks may await.
   *
   * Awaiting it raises a RuntimeError when the generator emits another value all the same.
   */
  aclose(this: AsyncGenerator<Y>): Coroutine<void> {
    return this.#method("aclose", this.#close());
  }

  /** For `asyncFor`: it is its own iterator. */
  [asyncIter](): this {
    return this;
  }

  /** For `asyncFor`: `anext` by its other name. */
  [asyncNext](): Coroutine<Y> {
    return this.anext();
  }

  [reprSymbol](): string {
    return `<async_generator object ${this.name}>`;
  }

  #method<T>(name: MethodName, body: Generator<Suspension, T, unknown>): Coroutine<T> {
    if (this.#hooks === undefined) {
      this.#hooks = hooks;
      hooks?.begun(this);
    }
    this.#definitions[name] ??= new Definition({
      name: `${this.name}.${name}`,
      frame: this.name,
      words: {
        long: `coroutine method '${name}' of '${this.name}'`,
        short: name === "asend" ? "anext()/asend()" : "aclose()/athrow()",
      },
    });
    return new Coroutine(body, this.#definitions[name]);
  }

  *#send(value: unknown): Generator<Suspension, Y, unknown> {
    this.#checkNotRunning("anext");
    if (!this.#isStarted && !this.#isFinished && value !== undefined && value !== null) {
      throw new TypeError("can't send non-None value to a just-started async generator");
    }
    return this.#valueOf(yield* this.#drive(() => this.#body.next(value)));
  }

  *#throw(exception: unknown): Generator<Suspension, Y | undefined, unknown> {
    if (this.#isFinished) return undefined;
    this.#checkNotRunning("athrow");
    if (this.#isClosed) throw new StopAsyncIteration();
    return this.#valueOf(yield* this.#drive(() => this.#throwIn(asRaised(exception))));
  }

  *#close(): Generator<Suspension, void, unknown> {
    if (this.#isFinished) return;
    this.#checkNotRunning("aclose");
    if (this.#isClosed) throw new StopAsyncIteration();
    this.#isClosed = true;
    let emission: Emission<Y> | null;
    try {
      emission = yield* this.#drive(() => this.#throwIn(new GeneratorExit()));
    } catch (error) {
      if (error instanceof GeneratorExit) return;
      throw error;
    }
    if (emission !== null) throw new RuntimeError("async generator ignored GeneratorExit");
  }

  /** Runs the body up to its next emission, handing on what it awaits; null at its end. */
  *#drive(
    first: () => IteratorResult<Suspension | Emission<Y>, void>,
  ): Generator<Suspension, Emission<Y> | null, unknown> {
    this.#isRunning = true;
    this.#isStarted = true;
    try {
      let step = first();
      while (!step.done) {
        if (step.value instanceof Emission) return step.value;
        let sent: unknown;
        try {
          sent = yield step.value;
        } catch (error) {
          step = this.#throwIn(error);
          continue;
        }
        step = this.#body.next(sent);
      }
    } catch (error) {
      this.#finish();
      throw withoutStop(error);
    } finally {
      this.#isRunning = false;
    }
    this.#finish();
    return null;
  }

  #throwIn(exception: unknown): IteratorResult<Suspension | Emission<Y>, void> {
    try {
      return this.#body.throw(exception);
    } catch (error) {
      chainContext(error, exception);
      throw error;
    }
  }

  #valueOf(emission: Emission<Y> | null): Y {
    if (emission === null) throw new StopAsyncIteration();
    return emission.emitted;
  }

  #checkNotRunning(method: string): void {
    if (this.#isRunning) throw new RuntimeError(`${method}(): asynchronous generator is already running`);
  }

  #finish(): void {
    this.#isFinished = true;
    this.#isClosed = true;
    this.#hooks?.ended(this);
  }
}

// Inside, both would be taken for the end of the iteration.
function withoutStop(thrown: unknown): unknown {
  const error = asRaised(thrown);
  if (error instanceof StopAsyncIteration || error instanceof StopIteration) {
    return new RuntimeError(`async generator raised ${error.name}`, { cause: error });
  }
  return error;
}
