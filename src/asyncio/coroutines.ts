// Coroutines: what calling a coroutine function gives. Nothing of the body runs before it is awaited or made a task.
import type { Awaitable, Suspension } from "./awaitable.js";
import { chainContext, GeneratorExit, RuntimeError, StopIteration, ValueError } from "./exceptions.js";
import { registryOf } from "./never_awaited.js";
import { asPythons, isStackOverflow } from "./recursion.js";
import { reprSymbol } from "./repr.js";
import { runningLoop } from "./running.js";
import { type SourceLocation, sourceLocation } from "./source_location.js";

/** The generator that a coroutine function's body is. */
export type CoroutineGenerator<T> = Generator<Suspension, T, unknown>;

/** What all coroutines of one coroutine function share. */
export interface Definition {
  readonly name: string;
  /** The core's own housekeeping, which no learner asked for: left out of traces. */
  readonly isInternal: boolean;
  /** What a trace calls the program's own code that runs in it; null where none does. */
  readonly frame: string | null;
  readonly location: () => SourceLocation | null;
  /** Makes the generator that runs the body, of what the coroutine holds till then. */
  readonly begin?: (held: unknown) => CoroutineGenerator<unknown>;
  /** What runs the body, where that is no generator. */
  readonly steps?: Steps;
  /** What messages call a coroutine of it, where that is not "coroutine 'name'" and "coroutine". */
  readonly words?: { readonly long: string; readonly short: string };
}

/** A body written by hand. What it has to remember it keeps in the coroutine's `_body`. */
export interface Steps {
  resume(coroutine: Coroutine<unknown>, value: unknown): IteratorResult<Suspension, unknown>;
  raise(coroutine: Coroutine<unknown>, exception: unknown): IteratorResult<Suspension, unknown>;
}

const CREATED = 0;
const SUSPENDED = 1;
const RUNNING = 2;
const CLOSED = 3;
/** Not started either, but a task has it and will start or close it. */
const OWNED = 4;

/** The states of a coroutine, as `inspect.getcoroutinestate` names them. */
export type CoroutineState = "CORO_CREATED" | "CORO_SUSPENDED" | "CORO_RUNNING" | "CORO_CLOSED";
const stateNames = ["CORO_CREATED", "CORO_SUSPENDED", "CORO_RUNNING", "CORO_CLOSED", "CORO_CREATED"] as const;

/**
 * A coroutine: single-use, started by `yield*` or by a task.
 *
 * @see https://docs.python.org/3.13/library/asyncio-task.html#coroutines
 */
export class Coroutine<T> implements Awaitable<T>, Iterator<Suspension, T, unknown> {
  /**
   * @internal The generator that runs the body. Before the start it is what the definition makes that of: a generator
   * that waits to be run takes much room.
   */
  _body: unknown;
  readonly #definition: Definition;
  private _state: typeof CREATED | typeof SUSPENDED | typeof RUNNING | typeof CLOSED | typeof OWNED = CREATED;

  /** @param body the generator, or what the definition makes it of */
  constructor(body: unknown, definition: Definition) {
    this._body = body;
    this.#definition = definition;
    registryOf(runningLoop()).add(this);
  }

  /** The name of its coroutine function. */
  get name(): string {
    return this.#definition.name;
  }

  /** @internal How the report that it was never awaited calls it. */
  get _description(): string {
    return this.#definition.words?.long ?? `coroutine '${this.name}'`;
  }

  /** Has it begun, is it running, has it ended? */
  get state(): CoroutineState {
    return stateNames[this._state];
  }

  /** @internal Was it called and then left alone, neither started nor given to a task? */
  get _isForgotten(): boolean {
    return this._state === CREATED;
  }

  /** @internal A task has it now, and will start or close it. */
  _own(): void {
    if (this._state === CREATED) this._state = OWNED;
  }

  /** @internal What a trace calls the program's own code that runs in it; null where none does. */
  get _frame(): string | null {
    return this.#definition.frame;
  }

  /** @internal Where its coroutine function was defined. */
  get _location(): SourceLocation | null {
    return this.#definition.location();
  }

  /** @internal */
  get _isInternal(): boolean {
    return this.#definition.isInternal;
  }

  /**
   * Awaiting: `yield* coroutine`.
   *
   * @throws {RuntimeError} when somebody else is awaiting it
   */
  [Symbol.iterator](): this {
    if (this._state === SUSPENDED) throw new RuntimeError("coroutine is being awaited already");
    return this;
  }

  /** Runs it up to its next suspension; Python's `send`. */
  next(value?: unknown): IteratorResult<Suspension, T> {
    if (active !== null && active[active.length - 1] !== this) return this._noted(active, "next", value);
    if (this._state !== SUSPENDED) this._start(value);
    this._state = RUNNING;
    let result: IteratorResult<Suspension, T>;
    try {
      result = this._resume(value);
    } catch (error) {
      // Not by `_end`: there may be no stack left for a call.
      this._state = CLOSED;
      this._body = null;
      throw raisable(error);
    }
    if (result.done) this._end();
    else this._state = SUSPENDED;
    return result;
  }

  /** Raises `exception` where it is suspended, and runs it from there up to its next suspension. */
  throw(exception: unknown): IteratorResult<Suspension, T> {
    if (active !== null && active[active.length - 1] !== this) return this._noted(active, "throw", exception);
    if (this._state !== SUSPENDED) this._start();
    this._state = RUNNING;
    let result: IteratorResult<Suspension, T>;
    try {
      result = this._raise(exception);
    } catch (error) {
      this._state = CLOSED;
      this._body = null;
      chainContext(error, exception);
      throw raisable(error);
    }
    if (result.done) this._end();
    else this._state = SUSPENDED;
    return result;
  }

  /** Apart from `next` and `throw`: with their bodies in functions of their own, every step took a tenth longer. */
  private _noted(
    stack: Coroutine<unknown>[],
    step: "next" | "throw",
    sent: unknown,
  ): IteratorResult<Suspension, T> {
    stack.push(this);
    try {
      return this[step](sent);
    } finally {
      stack.pop();
      if (notesInner) noteInner(stack, this);
    }
  }

  private _resume(value: unknown): IteratorResult<Suspension, T> {
    const { steps } = this.#definition;
    return steps === undefined
      ? (this._body as CoroutineGenerator<T>).next(value)
      : (steps.resume(this, value) as IteratorResult<Suspension, T>);
  }

  private _raise(exception: unknown): IteratorResult<Suspension, T> {
    const { steps } = this.#definition;
    return steps === undefined
      ? (this._body as CoroutineGenerator<T>).throw(exception)
      : (steps.raise(this, exception) as IteratorResult<Suspension, T>);
  }

  /** Only for generators that delegate to it and are ended from outside. */
  return(value: T): IteratorResult<Suspension, T> {
    this.close();
    return { done: true, value };
  }

  /**
   * Ends it: a `GeneratorExit` is raised where it is suspended. One that was never started just ends, and is not
   * reported as never awaited.
   *
   * @returns what it returns in answer to that, if anything
   * @throws {RuntimeError} when it goes on waiting all the same
   */
  close(): T | undefined {
    if (this._state === CREATED || this._state === OWNED) this._end();
    if (this._state === CLOSED) return undefined;
    let result: IteratorResult<Suspension, T>;
    try {
      result = this.throw(new GeneratorExit());
    } catch (error) {
      if (error instanceof GeneratorExit) return undefined;
      throw error;
    }
    if (!result.done) throw new RuntimeError("coroutine ignored GeneratorExit");
    return result.value;
  }

  [reprSymbol](): string {
    return `<coroutine object ${this.name}>`;
  }

  /** @internal How a task's repr writes its coroutine. */
  _format(): string {
    const location = this.#definition.location();
    const where = location === null ? "" : ` at ${location.file}:${location.line}`;
    if (this._state === CLOSED) return `${this.name}() done, defined${where}`;
    // Python knows the line that a suspended coroutine stands at, JavaScript does not: name what is known.
    return this._state === CREATED || this._state === OWNED
      ? `${this.name}() running${where}`
      : `${this.name}() running, defined${where}`;
  }

  private _end(): void {
    this._state = CLOSED;
    // The registry may hold on to this object for a while: what the body held on to is let go.
    this._body = null;
  }

  /** Makes it ready to be run for the first time; refuses when it runs already, or has ended. */
  private _start(sent?: unknown): void {
    if (this._state === RUNNING) throw new ValueError("coroutine already executing");
    if (this._state === CLOSED) {
      throw new RuntimeError(`cannot reuse already awaited ${this.#definition.words?.short ?? "coroutine"}`);
    }
    if (sent !== undefined && sent !== null) {
      throw new TypeError("can't send non-None value to a just-started coroutine");
    }
    const { begin } = this.#definition;
    if (begin === undefined) return;
    try {
      this._body = checkGenerator(begin(this._body), this.name);
    } catch (error) {
      this._state = CLOSED;
      this._body = null;
      throw asPythons(error);
    }
  }
}

/** Those that run at this moment, outermost first: noted only for those who watch. */
let active: Coroutine<unknown>[] | null = null;

/** @internal Notes from now on which coroutines run, and in debug mode which one awaits which, or does so no more. */
export function noteActiveCoroutines(isNoted: boolean, isDebug: boolean): void {
  active = isNoted || isDebug ? (active ?? []) : null;
  notesInner = isDebug;
}

let notesInner = false;
/** The coroutine that a suspended one awaits. */
const innerCoroutines = new WeakMap<Coroutine<unknown>, Coroutine<unknown>>();

/** @internal The coroutine that `coroutine` awaits; null where it awaits none, or nobody has noted it. */
export function innerOf(coroutine: Coroutine<unknown>): Coroutine<unknown> | null {
  return innerCoroutines.get(coroutine) ?? null;
}

function noteInner(stack: readonly Coroutine<unknown>[], inner: Coroutine<unknown>): void {
  const awaiter = stack[stack.length - 1];
  // An eager task's coroutine runs upon the one that has made the task, which does not await it.
  if (awaiter === undefined || runningLoop()?._currentTask?.getCoro() === inner) return;
  if (inner.state === "CORO_SUSPENDED") innerCoroutines.set(awaiter, inner);
  else innerCoroutines.delete(awaiter);
}

/** @internal The coroutines that run at this moment, outermost first; none where nobody has asked for the note. */
export function activeCoroutines(): readonly Coroutine<unknown>[] {
  return active ?? [];
}

/** What a coroutine raises when `error` comes out of its body. */
function raisable(error: unknown): unknown {
  if (error instanceof StopIteration) {
    return new RuntimeError("coroutine raised StopIteration", { cause: error });
  }
  if (!isStackOverflow(error)) return error;
  // The innermost one may have been made and found no stack left to start on: it was awaited.
  registryOf(runningLoop()).forgetNewest();
  return asPythons(error);
}

/** A coroutine function: calling it gives a coroutine, and runs nothing. */
export type CoroutineFunction<A extends unknown[], T> = ((...args: A) => Coroutine<T>) & {
  readonly [coroutineFunctionMark]: true;
};
const coroutineFunctionMark: unique symbol = Symbol("coroutine function");

/**
 * Makes a coroutine function of a generator function: Python's `async def`. In the body, `yield*` stands for `await`.
 *
 * @example
 * const greet = coroutine(function* greet(name: string) {
 *   yield* asyncio.sleep(1);
 *   return `Hello, ${name}`;
 * });
 */
export function coroutine<A extends unknown[], T>(
  body: (...args: A) => CoroutineGenerator<T>,
): CoroutineFunction<A, T> {
  const begun: Definition = {
    name: body.name || "<lambda>",
    isInternal: false,
    frame: body.name || "<lambda>",
    location: sourceLocation(coroutine),
  };
  // Very many coroutines may wait to be started: those of no or one argument do without a list.
  const bodyOfNone = body as unknown as () => CoroutineGenerator<T>;
  const bodyOfOne = body as unknown as (argument: unknown) => CoroutineGenerator<T>;
  const ofNone: Definition = { ...begun, begin: () => bodyOfNone() };
  const ofOne: Definition = { ...begun, begin: (argument) => bodyOfOne(argument) };
  const ofMany: Definition = { ...begun, begin: (args) => body(...(args as A)) };
  const coroutineFunction = function (this: unknown, ...args: A): Coroutine<T> {
    if (this !== undefined) {
      return new Coroutine<T>(checkGenerator(body.apply(this, args), begun.name), begun);
    }
    if (args.length === 0) return new Coroutine<T>(null, ofNone);
    return args.length === 1 ? new Coroutine<T>(args[0], ofOne) : new Coroutine<T>(args, ofMany);
  };
  Object.defineProperty(coroutineFunction, "name", { value: begun.name });
  return Object.assign(coroutineFunction, { [coroutineFunctionMark]: true } as const);
}

/** For the core's own coroutine functions: a body by hand, and no place in the program's source. */
export function builtinDefinition(name: string, isInternal = false): Definition {
  return { name, isInternal, frame: null, location: () => null };
}

/** @throws {TypeError} when a coroutine function's body is a plain function, its `*` forgotten */
function checkGenerator<T>(made: CoroutineGenerator<T>, name: string): CoroutineGenerator<T> {
  // Not `isGenerator`, which is slow: a plain function gives no generator, and an async one a promise.
  if (typeof (made as Partial<CoroutineGenerator<T>> | null | undefined)?.next === "function") return made;
  throw new TypeError(
    `the body of coroutine '${name}' must be a generator: write \`coroutine(function* ${name}(…) { … })\``,
  );
}

const generatorDefinition = builtinDefinition("generator");

function isGenerator(value: unknown): value is CoroutineGenerator<unknown> {
  return Object.prototype.toString.call(value) === "[object Generator]" || isLikeGenerator(value);
}

/** An object of a program's own that has a generator's methods. */
function isLikeGenerator(value: unknown): boolean {
  if (typeof value !== "object" || value === null || !(Symbol.iterator in value)) return false;
  const { next, throw: raise, return: end } = value as Partial<CoroutineGenerator<unknown>>;
  return typeof next === "function" && typeof raise === "function" && typeof end === "function";
}

/**
 * Is `value` a coroutine? A bare generator object counts as one.
 *
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.iscoroutine
 */
export function isCoroutine(value: unknown): value is Coroutine<unknown> | CoroutineGenerator<unknown> {
  return value instanceof Coroutine || isGenerator(value);
}

/**
 * Is `value` a function made by `coroutine`?
 *
 * @see https://docs.python.org/3.13/library/inspect.html#inspect.iscoroutinefunction
 */
export function isCoroutineFunction(value: unknown): boolean {
  return typeof value === "function" && coroutineFunctionMark in value;
}

/** The coroutine itself; a bare generator gets its coroutine made around it. */
export function asCoroutine<T>(value: Coroutine<T> | CoroutineGenerator<T>): Coroutine<T> {
  return value instanceof Coroutine ? value : new Coroutine(value, generatorDefinition);
}
