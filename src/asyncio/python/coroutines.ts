// Calling a coroutine function gives a coroutine. Rule: nothing of the body runs before it is awaited or made a task.
import type { Awaitable, Suspension } from "./awaitable.js";
import {
  asRaised,
  asRaisedByAwait,
  chainContext,
  GeneratorExit,
  RuntimeError,
  ValueError,
} from "./exceptions.js";
import { registry } from "./never_awaited.js";
import { asPythons, isStackOverflow } from "./recursion.js";
import { reprSymbol } from "./repr.js";
import { type SourceLocation, sourceLocation } from "./stack_text.js";
import { active, enter, innermost, leave } from "./watched.js";

/** The generator that a coroutine function's body is. */
export type CoroutineGenerator<T> = Generator<Suspension, T, unknown>;

function* empty(): CoroutineGenerator<void> {}
/** What all of the language's own generators have in common. */
export const generatorPrototype = Object.getPrototypeOf(empty.prototype) as CoroutineGenerator<unknown>;

// Taken from here and not from each generator: the generators of one function have another shape than those of the next,
// and V8 would search for the method at each step.
export const generatorNext: (this: unknown, sent: unknown) => IteratorResult<Suspension, unknown> =
  generatorPrototype.next;
export const generatorThrow: (this: unknown, exception: unknown) => IteratorResult<Suspension, unknown> =
  generatorPrototype.throw;

/**
 * A generator of the language's own that does what `made` does.
 *
 * @throws {TypeError} when that is no generator at all
 */
function asGenerator<T>(made: CoroutineGenerator<T>, name: string): CoroutineGenerator<T> {
  if (Object.prototype.isPrototypeOf.call(generatorPrototype, made)) return made;
  // Not `isGenerator`: whatever steps is taken. A plain function gives no generator, and an async one a promise.
  if (typeof (made as Partial<CoroutineGenerator<T>> | null | undefined)?.next === "function") {
    return delegateTo(made);
  }
  throw new TypeError(
    `the body of coroutine '${name}' must be a generator: write \`coroutine(function* ${name}(…) { … })\``,
  );
}

function* delegateTo<T>(made: CoroutineGenerator<T>): CoroutineGenerator<T> {
  return yield* { [Symbol.iterator]: () => made };
}

/** Is it a generator, or an object of a program's own that has a generator's methods? */
function isGenerator(value: unknown): value is CoroutineGenerator<unknown> {
  if (Object.prototype.toString.call(value) === "[object Generator]") return true;
  if (typeof value !== "object" || value === null || !(Symbol.iterator in value)) return false;
  const { next, throw: raise, return: end } = value as Partial<CoroutineGenerator<unknown>>;
  return [next, raise, end].every((method) => typeof method === "function");
}

// What a coroutine's `_state` can be.
const CREATED = 0;
const SUSPENDED = 1;
const RUNNING = 2;
const CLOSED = 3;
/** Not started either, but a task has it and will start or close it. */
const OWNED = 4;
type State = typeof CREATED | typeof SUSPENDED | typeof RUNNING | typeof CLOSED | typeof OWNED;

/** The states of a coroutine, as `inspect.getcoroutinestate` names them. */
export type CoroutineState = "CORO_CREATED" | "CORO_SUSPENDED" | "CORO_RUNNING" | "CORO_CLOSED";
const stateNames = ["CORO_CREATED", "CORO_SUSPENDED", "CORO_RUNNING", "CORO_CLOSED", "CORO_CREATED"] as const;

/**
 * What all coroutines of one coroutine function share, as Python's code objects are. It is a class, and not just the
 * facts, so that all are of one shape, and V8 finds what it looks for at once.
 */
export class Definition {
  readonly name!: string;
  /** The core's own housekeeping, which no learner asked for: left out of traces. */
  readonly isInternal: boolean = false;
  /** What a trace calls the program's own code that runs in it; null where none does. */
  readonly frame: string | null = null;
  /** What a trace calls it, where the program has written another name than its own. */
  readonly call: string | null = null;
  /** Does it run what is not the library's, as `async with` its body? What is called there, the program has called. */
  readonly hasBody: boolean = false;
  /** Where its coroutine function was defined. The core's own have no place in the program's source. */
  readonly location: () => SourceLocation | null = () => null;
  /** Makes the generator that runs the body, of what the coroutine holds till then; null: it holds the generator. */
  readonly begin: ((held: unknown) => CoroutineGenerator<unknown>) | null = null;
  /** What messages call a coroutine of it, where that is not "coroutine 'name'" and "coroutine". */
  readonly words: { readonly long: string; readonly short: string } | null = null;

  constructor(facts: Partial<Definition> & { readonly name: string }) {
    Object.assign(this, facts);
  }
}

/**
 * A coroutine: single-use, started by `yield*` or by a task.
 *
 * @see https://docs.python.org/3.13/library/asyncio-task.html#coroutines
 */
export class Coroutine<T> implements Awaitable<T>, Iterator<Suspension, T, unknown> {
  /** @internal */
  _state: State = CREATED;

  constructor(
    /**
     * @internal The generator that runs the body. Before the start it is what the definition makes that of: a
     * generator that waits to be run takes much room. Once it has ended: what it has raised, or null.
     */
    public _body: unknown,
    /** @internal */
    readonly _definition: Definition,
  ) {
    registry.add(this);
  }

  /** The name of its coroutine function. */
  get name(): string {
    return this._definition.name;
  }

  /** @internal Was it called and then left alone, neither started nor given to a task? */
  get _isForgotten(): boolean {
    return this._state === CREATED;
  }

  /** Has it begun, is it running, has it ended? */
  get state(): CoroutineState {
    return stateNames[this._state];
  }

  /** @internal A task has it now, and will start or close it. */
  _own(): void {
    if (this._state === CREATED) this._state = OWNED;
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
    if (active !== null && innermost !== this) return this._noted("next", value);
    if (this._state !== SUSPENDED) this._start(value);
    this._state = RUNNING;
    let result: IteratorResult<Suspension, T>;
    try {
      result = generatorNext.call(this._body, value) as IteratorResult<Suspension, T>;
    } catch (error) {
      this._state = CLOSED; // Not by `_end`: there may be no stack left for a call.
      this._body = null;
      throw raisable(error, this);
    }
    if (result.done) this._end();
    else this._state = SUSPENDED;
    return result;
  }

  /**
   * Raises an exception, given itself or by its class, where it is suspended, and runs it from there up to its next
   * suspension. Nothing else is refused: `yield*` calls this with whatever was thrown.
   */
  throw(given: unknown): IteratorResult<Suspension, T> {
    const exception = asRaised(given);
    if (active !== null && innermost !== this) return this._noted("throw", exception);
    if (this._state !== SUSPENDED) this._start();
    this._state = RUNNING;
    let result: IteratorResult<Suspension, T>;
    try {
      result = generatorThrow.call(this._body, exception) as IteratorResult<Suspension, T>;
    } catch (error) {
      this._state = CLOSED;
      this._body = null;
      chainContext(error, exception);
      throw raisable(error, this);
    }
    if (result.done) this._end();
    else this._state = SUSPENDED;
    return result;
  }

  /** Apart from `next` and `throw`: with their bodies in functions of their own, every step took a tenth longer. */
  private _noted(step: "next" | "throw", sent: unknown): IteratorResult<Suspension, T> {
    const awaiter = innermost;
    const place = enter(this);
    try {
      return step === "next" ? this.next(sent) : this.throw(sent);
    } finally {
      leave(this, place, awaiter);
    }
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
  close(this: Coroutine<unknown>): T | undefined {
    if (this._state === CREATED || this._state === OWNED) this._end();
    if (this._state === CLOSED) return undefined;
    let result: IteratorResult<Suspension, unknown>;
    try {
      result = this.throw(new GeneratorExit());
    } catch (error) {
      if (error instanceof GeneratorExit) return undefined;
      throw error;
    }
    if (!result.done) throw new RuntimeError("coroutine ignored GeneratorExit");
    return result.value as T;
  }

  [reprSymbol](): string {
    return `<coroutine object ${this.name}>`;
  }

  /** @internal How a task's repr writes its coroutine. */
  _format(): string {
    const location = this._definition.location();
    const where = location === null ? "" : ` at ${location.file}:${location.line}`;
    const doing = this._state === CLOSED ? "done" : "running";
    // Python knows the line that a suspended coroutine stands at, JavaScript does not: name what is known.
    const isStarted = this._state !== CREATED && this._state !== OWNED;
    return `${this.name}() ${doing}${isStarted ? ", defined" : ""}${where}`;
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
      throw new RuntimeError(`cannot reuse already awaited ${this._definition.words?.short ?? "coroutine"}`);
    }
    if (sent !== undefined && sent !== null) {
      throw new TypeError("can't send non-None value to a just-started coroutine");
    }
    const { begin } = this._definition;
    if (begin === null) return;
    try {
      this._body = begin(this._body);
    } catch (error) {
      this._state = CLOSED;
      this._body = null;
      throw asPythons(error);
    }
  }
}

/** What a coroutine raises when `thrown` comes out of its body. */
function raisable(thrown: unknown, from: Coroutine<unknown>): unknown {
  const error = asRaisedByAwait(thrown, "coroutine raised StopIteration");
  from._body = error;
  if (!isStackOverflow(error)) return error;
  // The innermost one may have been made and found no stack left to start on: it was awaited.
  registry.forgetNewest();
  from._body = asPythons(error);
  return from._body;
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
  const name = body.name || "<lambda>";
  const facts = { name, frame: name, location: sourceLocation(coroutine) };
  const begun = new Definition(facts);
  const definition = new Definition({ ...facts, begin: (args) => asGenerator(body(...(args as A)), name) });
  if (body.prototype !== undefined) definitions.set(body.prototype, begun);
  const coroutineFunction = function (this: unknown, ...args: A): Coroutine<T> {
    return this === undefined
      ? new Coroutine<T>(args, definition)
      : new Coroutine<T>(asGenerator(body.apply(this, args), name), begun);
  };
  Object.defineProperty(coroutineFunction, "name", { value: name });
  return Object.assign(coroutineFunction, { [coroutineFunctionMark]: true } as const);
}

/** By what all generators of such a body inherit from: in it its own name stands for the bare function, where it calls itself. */
const definitions = new WeakMap<object, Definition>();
const generatorDefinition = new Definition({ name: "generator" });

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
  if (value instanceof Coroutine) return value;
  const definition = definitions.get(Object.getPrototypeOf(value)) ?? generatorDefinition;
  return new Coroutine(asGenerator(value, definition.name), definition);
}
