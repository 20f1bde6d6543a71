// These are the exceptions that programs raise and catch, under CPython's names. Rule: all extend JavaScript's Error.
import { isPlainObject } from "./options.js";
import { repr, reprSymbol, str, strSymbol, tuple } from "./repr.js";

export interface ExceptionOptions {
  /** The exception that led to this one: Python's `raise … from cause`. */
  readonly cause?: unknown;
}

/**
 * The root of Python's exceptions. It is made with any number of arguments, as in Python; `message` is what Python's
 * `str` makes of them. Options, `{ cause }`, may follow as the last argument.
 *
 * @see https://docs.python.org/3.13/library/exceptions.html#BaseException
 *
 * @example
 * const error = new ValueError("F", "T", { cause: new KeyError("k") });
 * print(repr(error), error.args); // ValueError('F', 'T') ('F', 'T')
 * print(repr(error.cause)); // KeyError('k')
 */
export class BaseException extends Error {
  /** The arguments it was made with; a tuple. */
  declare readonly args: readonly unknown[];
  /** The exception that was being handled when this one was raised (`__context__`), where it is known. */
  declare context?: unknown;

  /** @param given its arguments, and options; an undefined at the end counts as not given, null is Python's None */
  constructor(...given: readonly unknown[]) {
    const last = given.at(-1);
    const hasOptions = given.length > 1 && isOptions(last);
    const args = hasOptions || last === undefined ? given.slice(0, -1) : given;
    // To leave the message out, and yet give options, undefined stands in its place.
    const shown = args.length === 1 && args[0] === undefined ? [] : args;
    super(textOrNotice(new.target.prototype, shown), hasOptions ? last : undefined);
    Object.defineProperty(this, "args", { value: tuple(...shown), configurable: true });
    // Not enumerable: it would be noise when an exception is inspected.
    Object.defineProperty(this, "name", { value: new.target.name, configurable: true, writable: true });
  }

  /** @internal What `str` writes of one with these arguments. */
  _text(args: readonly unknown[]): string {
    return args.length > 1 ? repr(tuple(...args)) : args.map(str).join("");
  }

  [strSymbol](): string {
    return this._text(this.args);
  }

  [reprSymbol](): string {
    return `${this.name}(${this.args.map(repr).join(", ")})`;
  }
}

/** @internal Are these the options of an exception, and not one more argument? */
export function isOptions(value: unknown): value is ExceptionOptions {
  return isPlainObject(value) && "cause" in value && Object.keys(value).length === 1;
}

/** As CPython writes an exception whose arguments cannot be written: they are no reason not to raise it. */
function textOrNotice(written: BaseException, args: readonly unknown[]): string {
  try {
    return written._text(args);
  } catch (error) {
    // At the end of the stack: whoever stands further out has room to make a RecursionError.
    if (error instanceof RangeError) throw error;
    return "<exception str() failed>";
  }
}

/** @internal Marks what Python's `except Exception` catches: a class has but one parent here, and a group's is another. */
export const exceptionMark: unique symbol = Symbol("Exception");

/**
 * What programs raise and handle. JavaScript's own errors are instances of it as well (but of none of its subclasses):
 * they, too, are what Python's `except Exception` catches. They have no `args`.
 *
 * @see https://docs.python.org/3.13/library/exceptions.html#Exception
 */
export class Exception extends BaseException {
  /** @internal */
  declare readonly [exceptionMark]: true;
}
Object.defineProperty(Exception.prototype, exceptionMark, { value: true });
Object.defineProperty(Exception, Symbol.hasInstance, {
  value(this: unknown, value: unknown): boolean {
    return this === Exception
      ? value instanceof Error && isException(value)
      : Function.prototype[Symbol.hasInstance].call(this, value);
  },
});

// These are just what Python's page says of them.

/** @see https://docs.python.org/3.13/library/exceptions.html#KeyboardInterrupt */
export class KeyboardInterrupt extends BaseException {}
/** @see https://docs.python.org/3.13/library/exceptions.html#RuntimeError */
export class RuntimeError extends Exception {}
/** @see https://docs.python.org/3.13/library/exceptions.html#NotImplementedError */
export class NotImplementedError extends RuntimeError {}
/** @see https://docs.python.org/3.13/library/exceptions.html#ValueError */
export class ValueError extends Exception {}
/** @see https://docs.python.org/3.13/library/exceptions.html#AssertionError */
export class AssertionError extends Exception {}
/** @see https://docs.python.org/3.13/library/exceptions.html#ArithmeticError */
export class ArithmeticError extends Exception {}
/** @see https://docs.python.org/3.13/library/exceptions.html#LookupError */
export class LookupError extends Exception {}
/** @see https://docs.python.org/3.13/library/exceptions.html#IndexError */
export class IndexError extends LookupError {}

/** @see https://docs.python.org/3.13/library/exceptions.html#SystemExit */
export class SystemExit extends BaseException {
  /** The exit code: what it was made with, null where that is nothing. */
  get code(): unknown {
    return this.args.length > 1 ? this.args : (this.args[0] ?? null);
  }
}

/** Thrown into a coroutine by `close()`. */
export class GeneratorExit extends BaseException {}

/**
 * A key is not in the mapping.
 *
 * @see https://docs.python.org/3.13/library/exceptions.html#KeyError
 */
export class KeyError extends LookupError {
  /** @internal A key that is an empty string, or ends in a space, is to be seen. */
  override _text(args: readonly unknown[]): string {
    return args.length === 1 ? repr(args[0]) : super._text(args);
  }
}

/**
 * A division by zero; JavaScript itself raises none, and gives Infinity or NaN.
 *
 * @see https://docs.python.org/3.13/library/exceptions.html#ZeroDivisionError
 */
export class ZeroDivisionError extends ArithmeticError {}
/**
 * Calls, or coroutines that await one another, are nested too deeply. Raised in place of the RangeError that JavaScript
 * throws at the end of the stack, once that comes out of a coroutine or a callback; it is the cause. How deep that is
 * depends on the program, and is more than Python's 1000.
 *
 * @see https://docs.python.org/3.13/library/exceptions.html#RecursionError
 */
export class RecursionError extends RuntimeError {}

/**
 * What the system refuses. Two arguments are the error's number and its text.
 *
 * @see https://docs.python.org/3.13/library/exceptions.html#OSError
 */
export class OSError extends Exception {
  /** @internal */
  override _text(args: readonly unknown[]): string {
    return args.length === 2 ? `[Errno ${str(args[0])}] ${str(args[1])}` : super._text(args);
  }
}

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
 * The end of an asynchronous iterator: what `asyncNext` raises when there is no further item.
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
 * A barrier was reset or aborted while a task waited at it, or is broken.
 *
 * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.BrokenBarrierError
 */
export class BrokenBarrierError extends RuntimeError {}

/**
 * The future's state does not allow the operation.
 *
 * @see https://docs.python.org/3.13/library/asyncio-exceptions.html#asyncio.InvalidStateError
 */
export class InvalidStateError extends Exception {}

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
 * `BaseException`. Where it is true, TypeScript takes the value for an Error: raise nothing else.
 *
 * @example
 * try {
 *   null.length;
 * } catch (error) {
 *   if (!isException(error)) throw error; // Python: except Exception as error
 *   print(error.name); // TypeError
 * }
 */
export function isException(thrown: unknown): thrown is Error & { readonly [exceptionMark]: true } {
  return !(thrown instanceof BaseException) || exceptionMark in thrown;
}

/** Is it a class of exceptions? */
export function isErrorClass(value: unknown): value is new (...args: readonly unknown[]) => Error {
  return typeof value === "function" && (value === Error || value.prototype instanceof Error);
}

/** What Python raises where it is told to raise `given`: for a class, a new instance, or what making one raises. */
export function asRaised(given: unknown): unknown {
  if (!isErrorClass(given)) return given;
  try {
    return new given();
  } catch (error) {
    return error;
  }
}

/** `asRaised`; the end of an iteration, which whoever awaits would take for another, becomes a RuntimeError. */
export function asRaisedByAwait(thrown: unknown, complaint: string): unknown {
  const error = asRaised(thrown);
  return error instanceof StopIteration ? new RuntimeError(complaint, { cause: error }) : error;
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

const raisedFromNone = new WeakSet<Error>();

/** Python's `raise exception from None`: its traceback is not to tell of what was being handled. */
export function fromNone<E extends Error>(exception: E): E {
  raisedFromNone.add(exception);
  return exception;
}

export function isFromNone(exception: Error): boolean {
  return exception.cause === null || raisedFromNone.has(exception);
}
