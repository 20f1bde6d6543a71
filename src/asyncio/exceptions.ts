// The exceptions that programs raise and catch, under CPython's names. All extend JavaScript's Error.
import { type Tuple, tuple } from "./tuple.js";

export interface ExceptionOptions {
  /** The exception that led to this one: Python's `raise … from cause`. */
  readonly cause?: unknown;
}

/**
 * The root of Python's exceptions. `message` is optional; leaving it out gives empty `args`, as in Python.
 *
 * @see https://docs.python.org/3.13/library/exceptions.html#BaseException
 */
export class BaseException extends Error {
  /** The arguments it was made with: empty, or the message alone. */
  readonly args: Tuple;
  /** The exception that was being handled when this one was raised (`__context__`), where it is known. */
  declare context?: unknown;

  constructor(message?: unknown, options?: ExceptionOptions) {
    super(message === undefined || message === null ? "" : String(message), options);
    this.args = message === undefined ? tuple() : tuple(message);
    this.name = new.target.name;
    // What Error's constructor makes enumerable is noise when an exception is inspected.
    Object.defineProperty(this, "args", { enumerable: false });
    Object.defineProperty(this, "name", { enumerable: false });
  }
}

/** @see https://docs.python.org/3.13/library/exceptions.html#Exception */
export class Exception extends BaseException {}

/** @internal Marks those that are an `Exception` beside what they extend: a class has but one parent here. */
export const exceptionMark: unique symbol = Symbol("Exception");
Object.defineProperty(Exception, Symbol.hasInstance, {
  value(this: unknown, value: unknown): boolean {
    if (Function.prototype[Symbol.hasInstance].call(this, value)) return true;
    return this === Exception && value instanceof BaseException && exceptionMark in value;
  },
});

/** @see https://docs.python.org/3.13/library/exceptions.html#KeyboardInterrupt */
export class KeyboardInterrupt extends BaseException {}

/** `message` is the exit code. @see https://docs.python.org/3.13/library/exceptions.html#SystemExit */
export class SystemExit extends BaseException {}

/** Thrown into a coroutine by `close()`. */
export class GeneratorExit extends BaseException {}

/**
 * Something is wrong that fits no other class: a loop that is closed, say.
 *
 * @see https://docs.python.org/3.13/library/exceptions.html#RuntimeError
 */
export class RuntimeError extends Exception {}

/**
 * An argument of the right type, but with a value that cannot be used.
 *
 * @see https://docs.python.org/3.13/library/exceptions.html#ValueError
 */
export class ValueError extends Exception {}

/**
 * Nothing is found under a key or an index.
 *
 * @see https://docs.python.org/3.13/library/exceptions.html#LookupError
 */
export class LookupError extends Exception {}

/**
 * An index is out of range.
 *
 * @see https://docs.python.org/3.13/library/exceptions.html#IndexError
 */
export class IndexError extends LookupError {}

/**
 * A key is not in the mapping.
 *
 * @see https://docs.python.org/3.13/library/exceptions.html#KeyError
 */
export class KeyError extends LookupError {}

/**
 * A calculation that has no result.
 *
 * @see https://docs.python.org/3.13/library/exceptions.html#ArithmeticError
 */
export class ArithmeticError extends Exception {}

/**
 * A division by zero; JavaScript itself raises none, and gives Infinity or NaN.
 *
 * @see https://docs.python.org/3.13/library/exceptions.html#ZeroDivisionError
 */
export class ZeroDivisionError extends ArithmeticError {}

/**
 * An assertion that does not hold.
 *
 * @see https://docs.python.org/3.13/library/exceptions.html#AssertionError
 */
export class AssertionError extends Exception {}

/**
 * What a subclass is to provide.
 *
 * @see https://docs.python.org/3.13/library/exceptions.html#NotImplementedError
 */
export class NotImplementedError extends RuntimeError {}

/**
 * Calls, or coroutines that await one another, are nested too deeply. Raised in place of the RangeError that JavaScript
 * throws at the end of the stack, once that comes out of a coroutine or a callback; it is the cause. How deep that is
 * depends on the program, and is more than Python's 1000.
 *
 * @see https://docs.python.org/3.13/library/exceptions.html#RecursionError
 */
export class RecursionError extends RuntimeError {}

/**
 * What the system refuses.
 *
 * @see https://docs.python.org/3.13/library/exceptions.html#OSError
 */
export class OSError extends Exception {}

/**
 * The end of an iterator, as Python has it. One that a coroutine raises becomes a RuntimeError.
 *
 * @see https://docs.python.org/3.13/library/exceptions.html#StopIteration
 */
export class StopIteration extends Exception {
  /** What the iterator returned. */
  get value(): unknown {
    return this.args[0];
  }
}

/**
 * The end of an asynchronous iterator.
 *
 * @see https://docs.python.org/3.13/library/exceptions.html#StopAsyncIteration
 */
export class StopAsyncIteration extends Exception {}

/**
 * The built-in one, which is also `asyncio.TimeoutError`.
 *
 * @see https://docs.python.org/3.13/library/asyncio-exceptions.html#asyncio.TimeoutError
 */
export class TimeoutError extends OSError {}

/**
 * The operation has been cancelled. Not an `Exception`: `isException` is false for it.
 *
 * @see https://docs.python.org/3.13/library/asyncio-exceptions.html#asyncio.CancelledError
 */
export class CancelledError extends BaseException {}

/**
 * The future's state does not allow the operation.
 *
 * @see https://docs.python.org/3.13/library/asyncio-exceptions.html#asyncio.InvalidStateError
 */
export class InvalidStateError extends Exception {}

/**
 * A barrier was reset or aborted while a task waited at it, or is broken.
 *
 * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.BrokenBarrierError
 */
export class BrokenBarrierError extends RuntimeError {}

/**
 * An item was asked for at once, and the queue is empty.
 *
 * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.QueueEmpty
 */
export class QueueEmpty extends Exception {}

/**
 * An item was to be put at once, and the queue is full.
 *
 * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.QueueFull
 */
export class QueueFull extends Exception {}

/**
 * The queue has been shut down.
 *
 * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.QueueShutDown
 */
export class QueueShutDown extends Exception {}

/**
 * Nothing is ready to run, no timer is set, and nothing outside the loop is pending: CPython's loop would wait for
 * ever. Names each task and what it waits for.
 */
export class DeadlockError extends RuntimeError {}

/**
 * Would Python's `except Exception` catch it? True for every thrown value but `CancelledError`,
 * `KeyboardInterrupt`, `SystemExit`, `GeneratorExit`, `BaseExceptionGroup` and other direct subclasses of
 * `BaseException`.
 */
export function isException(thrown: unknown): boolean {
  return !(thrown instanceof BaseException) || thrown instanceof Exception;
}

/** Those that leave the loop at once instead of staying in the task that raised them. */
export function escapesLoop(thrown: unknown): boolean {
  return thrown instanceof KeyboardInterrupt || thrown instanceof SystemExit;
}

/** Notes, as Python does by itself, that `raised` came up while `handled` was being handled. */
export function chainContext(raised: unknown, handled: unknown): void {
  if (raised === handled || !(raised instanceof Error) || !(handled instanceof Error)) return;
  if ("context" in raised && raised.context !== undefined) return;
  Object.defineProperty(raised, "context", { value: handled, configurable: true, writable: true });
}
