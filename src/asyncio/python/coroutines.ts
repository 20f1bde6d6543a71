// Calling a coroutine function gives a coroutine. Rule: nothing of the body runs before it is awaited or made a task.
import type { Awaitable, Suspension } from "./awaitable.js";
import { CLOSED, CREATED, Definition, OWNED, RUNNING, type State, SUSPENDED } from "./definition.js";
import {
  asRaised,
  asRaisedByAwait,
  chainContext,
  GeneratorExit,
  RuntimeError,
  ValueError,
} from "./exceptions.js";
import {
  asGenerator,
  generatorNext,
  generatorThrow,
  isGenerator,
  isGeneratorFunction,
} from "./generators.js";
import { noteInner } from "./inner_coroutines.js";
import { forgetNewestCoroutine, registerCoroutine } from "./never_awaited.js";
import { asPythons, isStackOverflow } from "./recursion.js";
import { reprSymbol } from "./repr.js";
import { type SourceLocation, sourceLocation } from "./stack_text.js";

/** The generator that a coroutine function's body is. */
export type CoroutineGenerator<T> = Generator<Suspension, T, unknown>;

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
  /** @internal */
  _definition: Definition;
  /** @internal */
  _state: State;

  /** @param body the generator, or what the definition makes it of */
  constructor(body: unknown, definition: Definition) {
    this._body = body;
    this._definition = definition;
    this._state = CREATED;
    registerCoroutine(this);
  }

  /** The name of its coroutine function. */
  get name(): string {
    return this._definition.name;
  }

  /** @internal How the report that it was never awaited calls it. */
  get _description(): string {
    return this._definition.words?.long ?? `coroutine '${this.name}'`;
  }

  /** Has it begun, is it running, has it ended? */
  get state(): CoroutineState {
    return stateNames[this._state];
  }

  /** @internal A task has it now, and will start or close it. */
  _own(): void {
    if (this._state === CREATED) this._state = OWNED;
  }

  /** @internal What a trace calls the program's own code that runs in it; null where none does. */
  get _frame(): string | null {
    return this._definition.frame;
  }

  /** @internal Where its coroutine function was defined. */
  get _location(): SourceLocation | null {
    return this._definition.location();
  }

  /** @internal */
  get _isInternal(): boolean {
    return this._definition.isInternal;
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
    if (active !== null && innermost !== this) return this._noted(active, "next", value);
    if (this._state !== SUSPENDED) this._start(value);
    this._state = RUNNING;
    let result: IteratorResult<Suspension, T>;
    try {
      result = generatorNext.call(this._body, value) as IteratorResult<Suspension, T>;
    } catch (error) {
      this._state = CLOSED; // Not by `_end`: there may be no stack left for a call.
      this._body = null;
      throw raisable(error);
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
    if (active !== null && innermost !== this) return this._noted(active, "throw", exception);
    if (this._state !== SUSPENDED) this._start();
    this._state = RUNNING;
    let result: IteratorResult<Suspension, T>;
    try {
      result = generatorThrow.call(this._body, exception) as IteratorResult<Suspension, T>;
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
    const awaiter = innermost;
    // Not `push` and `pop`: a list that gets empty gives up its room, and takes it anew each time.
    const place = depth++;
    stack[place] = this;
    innermost = this;
    try {
      return step === "next" ? this.next(sent) : this.throw(sent);
    } finally {
      depth = place;
      innermost = awaiter;
      if (notesInner) noteInner(awaiter, this);
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

/** Those that run at this moment, outermost first, and what was there before: noted only for those who watch. */
let active: Coroutine<unknown>[] | null = null;
/** How many they are. */
let depth = 0;
/** The last of them. */
let innermost: Coroutine<unknown> | null = null;

/** @internal Does debug mode note who awaits whom? */
export function areAwaitsNoted(): boolean {
  return notesInner;
}

/** @internal Does an instrument or debug mode watch the coroutines? */
export function areWatched(): boolean {
  return active !== null;
}

/** @internal Notes from now on which coroutines run, and in debug mode which one awaits which, or does so no more. */
export function noteActiveCoroutines(isNoted: boolean, isDebug: boolean): void {
  notesInner = isDebug;
  active = isNoted || isDebug ? (active ?? []) : null;
  if (active !== null) return;
  depth = 0;
  innermost = null;
}

let notesInner = false;

/** @internal How many coroutines run at this moment, one upon the other; 0 where nobody has asked for the note. */
export function activeDepth(): number {
  return depth;
}

/** @internal One of them; the outermost is number 0. */
export function activeCoroutine(number: number): Coroutine<unknown> | undefined {
  return active?.[number];
}

/** What a coroutine raises when `thrown` comes out of its body. */
function raisable(thrown: unknown): unknown {
  const error = asRaisedByAwait(thrown, "coroutine raised StopIteration");
  if (!isStackOverflow(error)) return error;
  // The innermost one may have been made and found no stack left to start on: it was awaited.
  forgetNewestCoroutine();
  return asPythons(error);
}

type Begin = (held: unknown) => CoroutineGenerator<unknown>;

/** How a body is started with no argument, one, two, or more: calling it with a list takes twice the time. */
function startsOf<A extends unknown[]>(
  body: (...args: A) => CoroutineGenerator<unknown>,
  name: string,
): [ofNone: Begin, ofOne: Begin, ofTwo: Begin, ofMany: Begin] {
  const call = body as unknown as (...args: readonly unknown[]) => CoroutineGenerator<unknown>;
  const checked = isGeneratorFunction(body)
    ? (begin: Begin) => begin
    : (begin: Begin) => (held: unknown) => asGenerator(begin(held), name);
  return [
    checked(() => call()),
    checked((held) => call(held)),
    checked((held) => call((held as readonly unknown[])[0], (held as readonly unknown[])[1])),
    checked((held) => call(...(held as readonly unknown[]))),
  ];
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
  const [ofNone, ofOne, ofTwo, ofMany] = startsOf(body, name);
  const definitions = {
    ofNone: new Definition({ ...facts, begin: ofNone }),
    ofOne: new Definition({ ...facts, begin: ofOne }),
    ofTwo: new Definition({ ...facts, begin: ofTwo }),
    ofMany: new Definition({ ...facts, begin: ofMany }),
  };
  const coroutineFunction = function (this: unknown, ...args: A): Coroutine<T> {
    if (this !== undefined) {
      return new Coroutine<T>(asGenerator(body.apply(this, args), name), begun);
    }
    // Very many coroutines may wait to be started: those of no or one argument do without a list.
    if (args.length === 0) return new Coroutine<T>(null, definitions.ofNone);
    if (args.length === 1) return new Coroutine<T>(args[0], definitions.ofOne);
    return new Coroutine<T>(args, args.length === 2 ? definitions.ofTwo : definitions.ofMany);
  };
  Object.defineProperty(coroutineFunction, "name", { value: name });
  return Object.assign(coroutineFunction, { [coroutineFunctionMark]: true } as const);
}

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
  return value instanceof Coroutine
    ? value
    : new Coroutine(asGenerator(value, "generator"), generatorDefinition);
}
