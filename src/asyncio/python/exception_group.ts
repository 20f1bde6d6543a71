// An exception group is several exceptions raised as one, as a task group does. Rule: a part of a group is a group
// again, with the same nesting.
import {
  BaseException,
  type ExceptionOptions,
  exceptionMark,
  isErrorClass,
  isException,
  isOptions,
  ValueError,
} from "./exceptions.js";
import { isClass, repr, tuple, typeName } from "./repr.js";
import { checkBound } from "./unbound.js";

type ErrorClass = abstract new (...args: never[]) => Error;

/**
 * What picks exceptions out of a group: a class, a list of classes, or a function that says yes or no. A group itself is
 * asked first, and goes as a whole where it is picked.
 */
export type ExceptionCondition = ErrorClass | readonly ErrorClass[] | ((exception: Error) => unknown);

/**
 * A group of exceptions of any kind. Made of such exceptions only for which `isException` is true, it is an
 * `ExceptionGroup`.
 *
 * @see https://docs.python.org/3.13/library/exceptions.html#BaseExceptionGroup
 *
 * @example
 * const group = new ExceptionGroup("two things", [new ValueError("a"), new KeyError("b")]);
 * print(group); // two things (2 sub-exceptions)
 * const [values, rest] = group.split(ValueError);
 * print(repr(values)); // ExceptionGroup('two things', [ValueError('a')])
 * print(repr(rest)); // ExceptionGroup('two things', [KeyError('b')])
 */
export class BaseExceptionGroup extends BaseException {
  /** What it holds, in the order given; groups among them stay groups. */
  declare readonly exceptions: readonly Error[];

  /**
   * @param message what the group is about
   * @param exceptions one at least
   * @throws {TypeError} when `message` is no string, `exceptions` no list, or a subclass cannot hold one of them
   * @throws {ValueError} when `exceptions` is empty, or one of them is no exception
   */
  constructor(message: string, exceptions: readonly Error[], options?: ExceptionOptions) {
    super(message, options);
    checkArguments(message, exceptions, options);
    const holdsOnlyExceptions = exceptions.every(isException);
    if (new.target === BaseExceptionGroup && holdsOnlyExceptions) {
      // biome-ignore lint/correctness/noConstructorReturn: as in Python, such a group is one of the narrower class
      return new ExceptionGroup(message, exceptions, options);
    }
    if (this instanceof ExceptionGroup && !holdsOnlyExceptions) throw new TypeError(refusal(this));
    Object.defineProperty(this, "args", { value: tuple(message, exceptions), configurable: true });
    // Enumerable, unlike the rest: whoever inspects a group wants to see what is in it.
    Object.defineProperty(this, "exceptions", { value: tuple(...exceptions), enumerable: true });
  }

  /**
   * The group parted in two, as a tuple: what `condition` picks, and the rest; null where nothing would be in it.
   *
   * @throws {TypeError} when `condition` is none
   * @see https://docs.python.org/3.13/library/exceptions.html#BaseExceptionGroup.split
   */
  split(this: BaseExceptionGroup, condition: ExceptionCondition): Parts {
    return part(this, pickerOf(condition));
  }

  /**
   * The part of the group that `condition` picks, or null.
   *
   * @throws {TypeError} when `condition` is none
   * @see https://docs.python.org/3.13/library/exceptions.html#BaseExceptionGroup.subgroup
   */
  subgroup(this: BaseExceptionGroup, condition: ExceptionCondition): BaseExceptionGroup | null {
    return this.split(condition)[0];
  }

  /**
   * The group that `split` and `subgroup` make of a part. A subclass overrides it, so that its parts are of its kind.
   *
   * @see https://docs.python.org/3.13/library/exceptions.html#BaseExceptionGroup.derive
   */
  derive(this: BaseExceptionGroup, exceptions: readonly Error[]): BaseExceptionGroup {
    return new BaseExceptionGroup(this.message, exceptions);
  }

  /** @internal */
  override _text(args: readonly unknown[]): string {
    // While it is made, `message` is wanted.
    if (!("exceptions" in this)) return super._text(args);
    const { length } = this.exceptions;
    return `${this.message} (${length} sub-exception${length === 1 ? "" : "s"})`;
  }
}

/**
 * A group of exceptions for each of which `isException` is true. It is so for the group, too: what catches every
 * exception catches this.
 *
 * @see https://docs.python.org/3.13/library/exceptions.html#ExceptionGroup
 */
export class ExceptionGroup extends BaseExceptionGroup {
  /** @internal Python's class has two parents, this one and Exception. */
  declare readonly [exceptionMark]: true;
}
Object.defineProperty(ExceptionGroup.prototype, exceptionMark, { value: true });

function checkArguments(message: unknown, exceptions: unknown, options: unknown): void {
  if (options !== undefined && !isOptions(options)) {
    throw new TypeError(
      `a message, a list of exceptions and { cause } were expected, got ${repr(options)} as well`,
    );
  }
  if (exceptions === undefined) {
    const given = message === undefined ? 0 : 1;
    throw new TypeError(`BaseExceptionGroup.__new__() takes exactly 2 arguments (${given} given)`);
  }
  if (typeof message !== "string") {
    throw new TypeError(`BaseExceptionGroup.__new__() argument 1 must be str, not ${typeName(message)}`);
  }
  if (!Array.isArray(exceptions)) throw new TypeError("second argument (exceptions) must be a sequence");
  if (exceptions.length === 0)
    throw new ValueError("second argument (exceptions) must be a non-empty sequence");
  const wrong = exceptions.findIndex((one) => !(one instanceof Error));
  if (wrong !== -1) throw new ValueError(`Item ${wrong} of second argument (exceptions) is not an exception`);
}

function refusal(group: ExceptionGroup): string {
  const kind = group.constructor === ExceptionGroup ? "an ExceptionGroup" : `'${group.constructor.name}'`;
  return `Cannot nest BaseExceptions in ${kind}`;
}

/** What is picked of a group, and the rest of it. */
type Parts = readonly [picked: BaseExceptionGroup | null, rest: BaseExceptionGroup | null];

type Picker = (exception: Error) => unknown;

function pickerOf(condition: unknown): Picker {
  if (isErrorClass(condition)) return (exception) => exception instanceof condition;
  if (Array.isArray(condition) && condition.every(isErrorClass)) {
    return (exception) => condition.some((one) => exception instanceof one);
  }
  checkBound(condition, false);
  if (typeof condition === "function" && !isClass(condition)) return condition as Picker;
  throw new TypeError(
    "expected an exception type, a tuple of exception types, or a callable (other than a class)",
  );
}

function part(group: BaseExceptionGroup, picks: Picker): Parts {
  if (picks(group)) return tuple(group, null);
  const picked: Error[] = [];
  const rest: Error[] = [];
  for (const exception of group.exceptions) {
    if (exception instanceof BaseExceptionGroup) {
      const [inPicked, inRest] = part(exception, picks);
      if (inPicked !== null) picked.push(inPicked);
      if (inRest !== null) rest.push(inRest);
    } else if (picks(exception)) picked.push(exception);
    else rest.push(exception);
  }
  return tuple(partOf(group, picked), partOf(group, rest));
}

/** What is known of the whole group, where it was raised and why, holds for each part. */
function partOf(group: BaseExceptionGroup, exceptions: readonly Error[]): BaseExceptionGroup | null {
  if (exceptions.length === 0) return null;
  const made: unknown = group.derive(exceptions);
  if (!(made instanceof BaseExceptionGroup)) {
    throw new TypeError("derive must return an instance of BaseExceptionGroup");
  }
  for (const name of ["cause", "context", "stack"] as const) {
    const known = Object.getOwnPropertyDescriptor(group, name);
    if (known !== undefined) Object.defineProperty(made, name, known);
  }
  return made;
}
