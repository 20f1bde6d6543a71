// `async with`: enters a manager, runs a body, and leaves the manager however the body ends. It is made of plain awaits
// and costs no iteration of its own.
import type { Emitting } from "./asyncgens.js";
import type { Awaitable, Suspension } from "./awaitable.js";
import {
  Coroutine,
  type CoroutineGenerator,
  Definition,
  generatorNext,
  generatorPrototype,
  generatorThrow,
} from "./coroutines.js";
import { asRaised, chainContext } from "./exceptions.js";
import { typeName } from "./repr.js";

/** Names the method that `asyncWith` enters a manager by: Python's `__aenter__`. */
export const asyncEnter: unique symbol = Symbol("asyncEnter");
/** Names the method that `asyncWith` leaves a manager by: Python's `__aexit__`. */
export const asyncExit: unique symbol = Symbol("asyncExit");

/**
 * What `asyncWith` takes. Both methods may be generators (`*[asyncEnter]() { … }`).
 *
 * `T` is what the body is given, `S` what leaving gives: something true keeps back the body's exception.
 *
 * @see https://docs.python.org/3.13/reference/datamodel.html#asynchronous-context-managers
 */
export interface AsyncContextManager<T, S = unknown> {
  [asyncEnter](): Awaitable<T>;
  /** @param error the exception that the body ended with, or null */
  [asyncExit](error: unknown): Awaitable<S>;
}

/** What comes out of a body that gives `R` in a manager whose leaving gives `S`: nothing if that kept an exception back. */
type Outcome<R, S> = [Exclude<Exclude<S, void>, false | null>] extends [never] ? R : R | undefined;

/**
 * Enters a manager, runs `body`, and leaves the manager, whether the body returns or raises: Python's
 * `async with manager as value`.
 *
 * @param manager a lock, a semaphore, a condition, a timeout, a task group, or an object of one's own with the methods
 * `asyncEnter` and `asyncExit`
 * @param body given what entering gives
 * @returns what the body returns; undefined when the manager kept its exception back
 * @throws {TypeError} when `manager` lacks one of the two methods
 * @see https://docs.python.org/3.13/reference/compound_stmts.html#the-async-with-statement
 *
 * @example
 * const lock = new asyncio.Lock();
 * const answer = yield* asyncWith(lock, function* () {
 *   yield* asyncio.sleep(1);
 *   return 42;
 * });
 * print(answer); // 42
 */
export function asyncWith<T, S, R>(
  manager: AsyncContextManager<T, S>,
  body: (value: T) => Awaitable<R>,
): Coroutine<Outcome<R, S>>;
/** The same within an asynchronous generator: the body may `emit`. */
export function asyncWith<T, S, R, Y>(
  manager: AsyncContextManager<T, S>,
  body: (value: T) => Emitting<Y, R>,
): Emitting<Y, Outcome<R, S>>;
export function asyncWith(
  manager: AsyncContextManager<unknown>,
  body: (value: never) => Emitting<unknown, unknown>,
): Coroutine<unknown> {
  // What the body emits goes through like what it waits for.
  return new Coroutine(runWithin(manager, body as Body), definition);
}

type Body = (value: unknown) => Awaitable<unknown>;

const definition = new Definition({ name: "asyncWith", call: "async_with", hasBody: true });

function* runWithin(manager: AsyncContextManager<unknown>, body: Body): CoroutineGenerator<unknown> {
  checkManager(manager);
  const value = yield* manager[asyncEnter]();
  let result: unknown;
  try {
    result = yield* run(body, value);
  } catch (thrown) {
    // JavaScript can throw null and undefined, which would look as if nothing were raised.
    const error = asRaised(thrown) ?? new TypeError("exceptions must derive from BaseException");
    if (yield* leave(manager, error)) return undefined;
    throw error;
  }
  yield* manager[asyncExit](null);
  return result;
}

function* leave(manager: AsyncContextManager<unknown>, error: unknown): CoroutineGenerator<unknown> {
  try {
    return yield* manager[asyncExit](error);
  } catch (raisedOnLeaving) {
    chainContext(raisedOnLeaving, error);
    throw raisedOnLeaving;
  }
}

// A trick for speed. A body that stands where it is run, as nearly all do, is a new function each time, and V8 learns
// anew what the generators of a function look like: it makes them a prototype and a shape, and searches for their methods.
// A prototype for all, and no search, take 1.3 µs for a turn of the bench's `lock`, where it takes 2.9 without them (the
// best of sixteen runs each, in turn, of processor time; Node 20). A first call of a function takes 0.4 of that.

const prototypeOfAll: object = Object.create(generatorPrototype);
/** A body that stands elsewhere comes again and again, and V8 would learn it anew each time that it is given a prototype. */
let latestBody: Body | null = null;

function run(body: Body, value: unknown): Awaitable<unknown> {
  if (body !== latestBody) Reflect.set(body, "prototype", prototypeOfAll);
  latestBody = body;
  const made = awaitable(body(value));
  return Object.prototype.isPrototypeOf.call(generatorPrototype, made) ? new Running(made) : made;
}

/**
 * What was raised in a body that went on waiting. When it comes out in the end, another may have been raised there
 * meanwhile, and was not what led to it.
 */
const outlasted = new WeakSet<object>();

/** Runs a generator by the methods that all generators have. */
class Running implements Awaitable<unknown>, Iterator<Suspension, unknown, unknown> {
  constructor(private readonly generator: object) {}

  [Symbol.iterator](): this {
    return this;
  }

  next(value?: unknown): IteratorResult<Suspension, unknown> {
    return generatorNext.call(this.generator, value);
  }

  throw(error: unknown): IteratorResult<Suspension, unknown> {
    try {
      const result = generatorThrow.call(this.generator, error);
      if (typeof error === "object" && error !== null) outlasted.add(error);
      return result;
    } catch (thrown) {
      // The manager is to find what led to it.
      if (!outlasted.has(thrown as object)) chainContext(thrown, error);
      throw thrown;
    }
  }
}

/** @throws {TypeError} when it lacks one of the two methods */
export function checkManager(manager: Partial<AsyncContextManager<unknown>> | null | undefined): void {
  const hasEnter = typeof manager?.[asyncEnter] === "function";
  const hasExit = typeof manager?.[asyncExit] === "function";
  if (hasEnter && hasExit) return;
  const type = typeName(manager);
  const missed = hasEnter ? " (missed asyncExit method)" : "";
  throw new TypeError(`'${type}' object does not support the asynchronous context manager protocol${missed}`);
}

/** @throws {TypeError} when a body is a plain function, its `*` forgotten */
export function awaitable<T>(made: Awaitable<T>): Awaitable<T> {
  if (typeof made === "object" && made !== null) return made;
  throw new TypeError("the body must be a generator: write `function* (value) { … }`");
}
