// What can be awaited has an iterator that yields futures and ends with the result: `yield* x` asks for it.
import { Context } from "./contextvars.js";

/** A future, as far as a coroutine knows of it: it hands it on to its task, which waits for it. */
export interface Waitable {
  /** Has it a result or an exception, or was it cancelled? */
  done(): boolean;
  /** @internal Set by the await that yields it, so that the task can tell it from one that was just yielded. */
  _blocking: boolean;
}

/** All that a coroutine ever yields: the future it waits for, or nothing (`sleep(0)`). */
export type Suspension = Waitable | null | undefined;

/** Anything whose result `yield*` gives: a coroutine, a task, a future, or an object that iterates like one. */
export interface Awaitable<T> {
  [Symbol.iterator](): Iterator<Suspension, T, unknown>;
}

/** The type of the result that awaiting `A` gives. */
export type ResultOf<A> = A extends Awaitable<infer T> ? T : A extends PromiseLike<infer T> ? T : never;

/** These can be iterated, but are surely not meant to be awaited. */
const collections = [Array, Map, Set, String, Context];

/** Can a `for` go through it? */
export function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof (value as Partial<Iterable<unknown>> | null | undefined)?.[Symbol.iterator] === "function";
}

/** Can `value` be awaited with `yield*`? Arrays and other collections iterate as well, and are not awaitable. */
export function isAwaitable(value: unknown): value is Awaitable<unknown> {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return false;
  return isIterable(value) && !collections.some((each) => value instanceof each);
}

/** Is it a promise, or like one? */
export function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}
