// `async with`: enters a manager, runs a body, and leaves the manager however the body ends. It is made of plain awaits
// and costs no iteration of its own.
import type { Emitting } from "./asyncgens.js";
import type { Awaitable, Suspension } from "./awaitable.js";
import { Coroutine } from "./coroutines.js";
import { Definition, type Steps } from "./definition.js";
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
  return new Coroutine(new Block(manager, body as (value: unknown) => Awaitable<unknown>), definition);
}

const ENTERING = 0;
const INSIDE = 1;
const LEAVING = 2;
/** Leaving after an exception. */
const FAILING = 3;

/** One `asyncWith`: how far it has come. */
class Block {
  phase: typeof ENTERING | typeof INSIDE | typeof LEAVING | typeof FAILING = ENTERING;
  /** What runs in this phase: the entering, the body or the leaving; null before it has begun. */
  running: Iterator<Suspension, unknown, unknown> | null = null;
  /** What the phase before gave: the value for the body, the body's result, or its exception. */
  outcome: unknown;

  constructor(
    readonly manager: AsyncContextManager<unknown>,
    readonly body: (value: unknown) => Awaitable<unknown>,
  ) {}

  enter(phase: typeof INSIDE | typeof LEAVING | typeof FAILING, outcome: unknown): void {
    this.phase = phase;
    this.running = null;
    this.outcome = outcome;
  }
}

// By hand, not as a generator, which takes more time and room. What is left is mostly the body's: V8 spends two
// microseconds on a generator function that is written in place, as it makes a new one each time.
const steps: Steps = {
  resume: (coroutine, value) => advance(coroutine._body as Block, false, value),
  raise: (coroutine, exception) => advance(coroutine._body as Block, true, exception),
};
const definition = new Definition({ name: "asyncWith", steps });

/**
 * What was raised in a block that went on waiting. When it comes out in the end, another may have been raised there
 * meanwhile, and was not what led to it.
 */
const outlasted = new WeakSet<object>();

/**
 * Sends `given` in, or raises it there; runs up to the next suspension or to the end. All in one function: an exception's
 * stack has ten frames, and the program's own are to be among them.
 */
function advance(block: Block, isRaised: boolean, given: unknown): IteratorResult<Suspension, unknown> {
  let raises = isRaised;
  let sent = given;
  for (;;) {
    let result: IteratorResult<Suspension, unknown>;
    try {
      const { running } = block;
      if (!raises) {
        block.running ??= begin(block);
        result = block.running.next(sent);
      } else if (running?.throw !== undefined) {
        result = running.throw(sent);
        if (typeof sent === "object" && sent !== null) outlasted.add(sent);
      } else throw sent;
    } catch (thrown) {
      if (raises && block.phase === INSIDE && !outlasted.has(thrown as object)) chainContext(thrown, sent);
      if (block.phase === FAILING) chainContext(thrown, block.outcome);
      if (block.phase !== INSIDE) throw thrown;
      block.enter(FAILING, raised(thrown));
      raises = false;
      sent = undefined;
      continue;
    }
    if (!result.done) return result;
    const { value } = result;
    if (block.phase === LEAVING) return { done: true, value: block.outcome };
    if (block.phase === FAILING) {
      if (value) return { done: true, value: undefined };
      throw block.outcome;
    }
    block.enter(block.phase === ENTERING ? INSIDE : LEAVING, value);
    raises = false;
    sent = undefined;
  }
}

function begin({ phase, manager, body, outcome }: Block): Iterator<Suspension, unknown, unknown> {
  if (phase === ENTERING) {
    checkManager(manager);
    return manager[asyncEnter]()[Symbol.iterator]();
  }
  if (phase === INSIDE) return awaitable(body(outcome))[Symbol.iterator]();
  return manager[asyncExit](phase === FAILING ? outcome : null)[Symbol.iterator]();
}

/** What is raised when `thrown` is: JavaScript can throw null and undefined, which would look as if nothing were. */
export function raised(thrown: unknown): unknown {
  return asRaised(thrown) ?? new TypeError("exceptions must derive from BaseException");
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
