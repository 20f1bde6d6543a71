// `async for`: runs a body for one item after the other. It is made of plain awaits and costs no iteration of its own.
import { fromPromise } from "../promises.js";
import { getRunningLoop } from "../running.js";
import { awaitable } from "./async_with.js";
import { type AsyncForIterable, asyncIter, asyncNext, type Emitting } from "./asyncgens.js";
import type { Awaitable } from "./awaitable.js";
import { Coroutine, type CoroutineGenerator, Definition } from "./coroutines.js";
import { StopAsyncIteration } from "./exceptions.js";
import { typeName } from "./repr.js";

const definition = new Definition({ name: "asyncFor", call: "async_for", hasBody: true });

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
  iterable: AsyncItems,
  body: (item: never) => Emitting<unknown, unknown>,
): Coroutine<unknown> {
  // What the body emits goes through like what it waits for.
  return new Coroutine(forEach(iterable, body as Body), definition);
}

type AsyncItems = AsyncForIterable<unknown> | AsyncIterable<unknown>;
type Body = (item: unknown) => Awaitable<unknown>;

function forEach(iterable: AsyncItems, body: Body): CoroutineGenerator<unknown> {
  // What is no iterable says so where it is awaited.
  return hasMethod(iterable, asyncIter) || !hasMethod(iterable, Symbol.asyncIterator)
    ? forEachOf(iterable as AsyncForIterable<unknown>, body)
    : forEachOfNative(iterable as AsyncIterable<unknown>, body);
}

function* forEachOf(iterable: AsyncForIterable<unknown>, body: Body): CoroutineGenerator<unknown> {
  if (!hasMethod(iterable, asyncIter)) {
    throw new TypeError(`'async for' requires an object with asyncIter method, got ${typeName(iterable)}`);
  }
  const iterator = iterable[asyncIter]();
  if (!hasMethod(iterator, asyncNext)) {
    throw new TypeError(
      `'async for' received an object from asyncIter that does not implement asyncNext: ${typeName(iterator)}`,
    );
  }
  for (;;) {
    let item: unknown;
    try {
      item = yield* iterator[asyncNext]();
    } catch (error) {
      if (error instanceof StopAsyncIteration) return undefined;
      throw error;
    }
    const result = yield* awaitable(body(item));
    if (result !== undefined) return result;
  }
}

/** JavaScript's own asynchronous iterators give promises, and want to be told when they are left early. */
function* forEachOfNative(iterable: AsyncIterable<unknown>, body: Body): CoroutineGenerator<unknown> {
  const iterator = iterable[Symbol.asyncIterator]();
  let isOver = false;
  try {
    for (;;) {
      let next: ReturnType<typeof fromPromise<IteratorResult<unknown>>> | null = null;
      let item: IteratorResult<unknown>;
      try {
        next = fromPromise(Promise.resolve(iterator.next()), getRunningLoop());
        item = yield* next;
      } catch (error) {
        // An iterator that raises has ended; one that is not waited for any longer has not.
        isOver = next === null || (next.done() && !next.cancelled());
        if (error instanceof StopAsyncIteration) return undefined;
        throw error;
      }
      isOver = item.done === true;
      if (isOver) return undefined;
      const result = yield* awaitable(body(item.value));
      if (result === undefined) continue;
      isOver = true;
      if (iterator.return !== undefined) {
        yield* fromPromise(Promise.resolve(iterator.return()), getRunningLoop());
      }
      return result;
    }
  } finally {
    // The loop ends with an exception: that one counts, whatever comes of ending the iterator.
    if (!isOver) Promise.resolve(iterator.return?.()).catch(() => {});
  }
}

function hasMethod(value: unknown, name: symbol): boolean {
  if (typeof value !== "object" || value === null) return false;
  return typeof (value as Readonly<Record<symbol, unknown>>)[name] === "function";
}
