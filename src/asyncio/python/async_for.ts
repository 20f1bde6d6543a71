// `async for`: runs a body for one item after the other. It is made of plain awaits and costs no iteration of its own.
import { fromPromise } from "../promises.js";
import { getRunningLoop } from "../running.js";
import { awaitable } from "./async_with.js";
import {
  type AsyncForIterable,
  type AsyncForIterator,
  asyncIter,
  asyncNext,
  type Emitting,
} from "./asyncgens.js";
import type { Awaitable, Suspension } from "./awaitable.js";
import { Coroutine, type CoroutineGenerator, Definition } from "./coroutines.js";
import { StopAsyncIteration } from "./exceptions.js";
import { typeName } from "./repr.js";

const definition = new Definition({ name: "asyncFor" });

/**
 * Runs `body` for one item after the other: Python's `async for item in iterable`.
 *
 * In the body, `return;` goes on with the next item (`continue`). Returning anything but undefined ends the loop
 * (`break`), and is what `asyncFor` gives.
 *
 * An asynchronous generator that is left early stays where it is, as in Python: `aclose` ends it, or the end of `run`.
 * One of JavaScript's own (`async function*`) is ended at once, as `for await` does.
 *
 * @param iterable an asynchronous generator, `asCompleted`, an object with the method `asyncIter`, or one that
 * JavaScript's `for await` takes as asynchronous
 * @param body given each item
 * @returns what the body ended the loop with; undefined when it went to the end
 * @throws {TypeError} when `iterable` is none
 * @see https://docs.python.org/3.13/reference/compound_stmts.html#the-async-for-statement
 *
 * @example
 * const count = asyncGenerator(function* count(to: number) {
 *   for (let i = 1; i <= to; i++) {
 *     yield* asyncio.sleep(1);
 *     yield* emit(i);
 *   }
 * });
 * const found = yield* asyncFor(count(10), function* (n) {
 *   if (n * n > 10) return n;
 * });
 * print(found); // 4
 */
export function asyncFor<Y, R>(
  iterable: AsyncForIterable<Y> | AsyncIterable<Y>,
  body: (item: Y) => Awaitable<R>,
): Coroutine<Exclude<R, void> | undefined>;
/** The same within an asynchronous generator: the body may `emit`. */
export function asyncFor<Y, R, E>(
  iterable: AsyncForIterable<Y> | AsyncIterable<Y>,
  body: (item: Y) => Emitting<E, R>,
): Emitting<E, Exclude<R, void> | undefined>;
export function asyncFor(
  iterable: AsyncForIterable<unknown> | AsyncIterable<unknown>,
  body: (item: never) => Emitting<unknown, unknown>,
): Coroutine<unknown> {
  // What the body emits goes through like what it waits for.
  return new Coroutine(forEach(iterable, body as Body), definition);
}

type Body = (item: unknown) => Awaitable<unknown>;

function* forEach(
  iterable: AsyncForIterable<unknown> | AsyncIterable<unknown>,
  body: Body,
): CoroutineGenerator<unknown> {
  const iterator = iteratorOf(iterable);
  try {
    for (;;) {
      let item: unknown;
      try {
        item = yield* iterator[asyncNext]();
      } catch (error) {
        if (error instanceof StopAsyncIteration) return undefined;
        throw error;
      }
      const result = yield* awaitable(body(item));
      if (result !== undefined) {
        if (iterator instanceof NativeIterator) yield* iterator.end();
        return result;
      }
    }
  } finally {
    if (iterator instanceof NativeIterator) iterator.abandon();
  }
}

function iteratorOf(iterable: AsyncForIterable<unknown> | AsyncIterable<unknown>): AsyncForIterator<unknown> {
  const given: unknown = iterable;
  if (hasMethod(given, asyncIter)) {
    const iterator = (given as AsyncForIterable<unknown>)[asyncIter]();
    if (hasMethod(iterator, asyncNext)) return iterator;
    throw new TypeError(
      `'async for' received an object from asyncIter that does not implement asyncNext: ${typeName(iterator)}`,
    );
  }
  if (hasMethod(given, Symbol.asyncIterator)) {
    return new NativeIterator((given as AsyncIterable<unknown>)[Symbol.asyncIterator]());
  }
  throw new TypeError(`'async for' requires an object with asyncIter method, got ${typeName(given)}`);
}

function hasMethod(value: unknown, name: symbol): boolean {
  if (typeof value !== "object" || value === null) return false;
  return typeof (value as Readonly<Record<symbol, unknown>>)[name] === "function";
}

/** JavaScript's own asynchronous iterator, which gives promises, and wants to be told when it is left early. */
class NativeIterator<Y> implements AsyncForIterator<Y> {
  private isOver = false;

  constructor(private readonly iterator: AsyncIterator<Y>) {}

  *[asyncNext](): Generator<Suspension, Y, unknown> {
    const next = fromPromise(Promise.resolve(this.iterator.next()), getRunningLoop());
    let result: IteratorResult<Y, unknown>;
    try {
      result = yield* next;
    } catch (error) {
      // An iterator that raises has ended; one that is not waited for any longer has not.
      this.isOver = next.done() && !next.cancelled();
      throw error;
    }
    if (!result.done) return result.value;
    this.isOver = true;
    throw new StopAsyncIteration();
  }

  /** The body has broken off the loop. */
  *end(): Generator<Suspension, void, unknown> {
    if (this.isOver) return;
    this.isOver = true;
    if (this.iterator.return === undefined) return;
    yield* fromPromise(Promise.resolve(this.iterator.return()), getRunningLoop());
  }

  /** The loop ends with an exception: that one counts, whatever comes of ending the iterator. */
  abandon(): void {
    if (this.isOver) return;
    this.isOver = true;
    Promise.resolve(this.iterator.return?.()).catch(() => {});
  }
}
