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

/** @see https://docs.python.org/3.13/library/exceptions.html#KeyboardInterrupt */
export class KeyboardInterrupt extends BaseException {}

/** `message` is the exit code. @see https://docs.python.org/3.13/library/exceptions.html#SystemExit */
export class SystemExit extends BaseException {}

/** Thrown into a coroutine by `close()`. */
export class GeneratorExit extends BaseException {}

/** Several exceptions in one; the groups themselves are made by task groups. */
export class BaseExceptionGroup extends BaseException {}

export class RuntimeError extends Exception {}
export class ValueError extends Exception {}
export class LookupError extends Exception {}
export class IndexError extends LookupError {}
export class KeyError extends LookupError {}
export class ArithmeticError extends Exception {}
export class ZeroDivisionError extends ArithmeticError {}
export class AssertionError extends Exception {}
export class NotImplementedError extends RuntimeError {}
export class OSError extends Exception {}
export class StopIteration extends Exception {
  /** What the iterator returned. */
  get value(): unknown {
    return this.args[0];
  }
}
export class StopAsyncIteration extends Exception {}

/** The built-in one, which is also `asyncio.TimeoutError`. */
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
