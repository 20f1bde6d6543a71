// Context variables have values that each task has for itself. Rule: a task gets a copy of its maker's when it is
// created; the map inside a context is never changed, only replaced, so that copying costs nothing.
import { LookupError, RuntimeError, ValueError } from "./exceptions.js";
import { Options } from "./options.js";
import { repr, reprSymbol, tuple } from "./repr.js";
import { threadHost } from "./thread_host.js";
import { checkBound } from "./unbound.js";

/** What a context maps; never changed, only replaced. */
export type Values = ReadonlyMap<ContextVar<unknown>, unknown>;

const noValues: Values = new Map();

/**
 * A mapping of context variables to values; a new one is empty. Only what is called by `run` can change it. Iterating
 * it gives its variables, in the order in which they were first set. Copying is cheap: the map inside is never changed,
 * only replaced.
 *
 * @see https://docs.python.org/3.13/library/contextvars.html#contextvars.Context
 */
export class Context implements ContextHolder, Iterable<ContextVar<unknown>> {
  /** @internal */
  _values: Values = noValues;

  /** @internal */
  get _context(): Context {
    return this;
  }

  /**
   * Calls `callable(...args)` in this context: what it sets stays here. Returns what it returns.
   *
   * @throws {RuntimeError} when the context is the current one already, or one further out
   * @throws {TypeError} for a method of the library's without its object
   */
  run<A extends readonly unknown[], R>(
    this: Context,
    callable: (this: void, ...args: A) => R,
    ...args: A
  ): R {
    checkBound(callable, args.length > 0);
    this._checkNotEntered();
    const previous = enterContext(this);
    furtherOut.push(previous);
    try {
      return callable(...args);
    } finally {
      furtherOut.pop();
      enterContext(previous);
    }
  }

  /** @internal @throws {RuntimeError} when the context is the current one already, or one further out */
  _checkNotEntered(): void {
    if (current._context !== this && !furtherOut.some((holder) => holder._context === this)) return;
    throw new RuntimeError(`cannot enter context: ${repr(this)} is already entered`);
  }

  /** A copy with the same values. */
  copy(this: Context): Context {
    return contextWith(this._values);
  }

  /** How many variables have a value here. */
  get size(): number {
    return this._values.size;
  }

  /**
   * Has `variable` a value here? Its default does not count. Python's `variable in context`.
   *
   * @throws {TypeError} when it is no context variable
   */
  has<T>(this: Context, variable: ContextVar<T>): boolean {
    return this._values.has(asKey(variable));
  }

  /**
   * The value of `variable` here, or `fallback` (undefined unless given). Its default does not count.
   *
   * @throws {TypeError} when it is no context variable
   */
  get<T>(this: Context, variable: ContextVar<T>, fallback?: T): T | undefined {
    const key = asKey(variable);
    return this._values.has(key) ? (this._values.get(key) as T) : fallback;
  }

  /** The variables that have a value here. */
  keys(this: Context): IterableIterator<ContextVar<unknown>> {
    return this._values.keys();
  }

  /** Their values. */
  values(this: Context): IterableIterator<unknown> {
    return this._values.values();
  }

  /** Tuples of a variable and its value. */
  *items(this: Context): IterableIterator<readonly [variable: ContextVar<unknown>, value: unknown]> {
    for (const [variable, value] of this._values) yield tuple(variable, value);
  }

  /** The variables, as `keys` gives them. */
  [Symbol.iterator](): IterableIterator<ContextVar<unknown>> {
    return this.keys();
  }
}

function contextWith(values: Values): Context {
  const made = new Context();
  made._values = values;
  return made;
}

function asKey(variable: unknown): ContextVar<unknown> {
  if (variable instanceof ContextVar) return variable;
  throw new TypeError(`a ContextVar key was expected, got ${repr(variable)}`);
}

/**
 * Whose context is the current one: a context itself, or a task or handle that runs. Those have contexts of their own
 * that nobody else holds, as a rule: as long as nobody asks for it, they keep its values in the place of it.
 */
export interface ContextHolder {
  /** @internal */
  _context: Context | Values;
}

let current: ContextHolder = new Context();
/** Those that `Context.run` has left for others, and comes back to. */
const furtherOut: ContextHolder[] = [];

/** Makes a holder's context the current one, and returns the holder before; for the loop, which restores it itself. */
export function enterContext(holder: ContextHolder): ContextHolder {
  const previous = current;
  current = holder;
  return previous;
}

/** The context of a task or handle, made now if nobody has asked for it before. */
export function contextOf(holder: ContextHolder): Context {
  const { _context: context } = holder;
  if (context instanceof Context) return context;
  const made = contextWith(context);
  holder._context = made;
  return made;
}

/** The current values: enough to make a copy of the current context later. */
export function currentValues(): Values {
  const { _context: context } = current;
  return context instanceof Context ? context._values : context;
}

function setCurrentValues(values: Values): void {
  const { _context: context } = current;
  if (context instanceof Context) context._values = values;
  else current._context = values;
}

/** A copy of the current context. */
export function copyContext(): Context {
  return contextWith(currentValues());
}

/**
 * What `ContextVar.set` returns, for `ContextVar.reset`.
 *
 * @see https://docs.python.org/3.13/library/contextvars.html#contextvars.Token
 */
export class Token<T> {
  /** The `oldValue` of a token whose variable had no value before; a default is none. */
  static readonly MISSING: unique symbol = Symbol("<Token.MISSING>");

  /** @internal */
  _isUsed = false;

  /** The variable whose `set` gave it. */
  readonly var: ContextVar<T>;

  /** @internal Only a variable's `set` makes tokens. */
  constructor(
    variable: ContextVar<T>,
    /** The value that the variable had before, or `Token.MISSING`. */
    readonly oldValue: T | typeof Token.MISSING,
    /** @internal Where it was set. */
    readonly _context: Context,
  ) {
    this.var = variable;
  }

  [reprSymbol](): string {
    return `<Token ${this._isUsed ? "used " : ""}var=${repr(this.var)}>`;
  }
}

export interface ContextVarOptions<T> {
  /** The value where none was set. */
  readonly default?: T;
}

const contextVarOptions = new Options<ContextVarOptions<unknown>>("ContextVar", { default: true });

/**
 * A variable whose value belongs to the current context.
 *
 * @see https://docs.python.org/3.13/library/contextvars.html#contextvars.ContextVar
 */
export class ContextVar<T> {
  /** Its name: for reprs, and for debugging. */
  readonly name: string;
  readonly #hasDefault: boolean;
  readonly #default: T | undefined;

  /**
   * @param options `default`: the value where none was set
   * @throws {TypeError} when `name` is no string, and for any other option
   */
  constructor(name: string, options?: ContextVarOptions<T>) {
    if (typeof name !== "string") throw new TypeError("context variable name must be a str");
    const given = contextVarOptions.read(options) as ContextVarOptions<T>;
    this.name = name;
    this.#hasDefault = "default" in given;
    this.#default = given.default;
  }

  /**
   * The value in the current context, else `fallback`, else the default.
   *
   * @throws {LookupError} when there is none of the three; its argument is the variable
   */
  get(this: ContextVar<unknown>, fallback?: T): T {
    const values = currentValues();
    if (values.has(this)) return values.get(this) as T;
    // In a worker thread: what the task that asked for the call had set.
    const given = threadHost()?.context;
    if (given?.has(this.name)) return given.get(this.name) as T;
    if (fallback !== undefined) return fallback;
    if (this.#hasDefault) return this.#default as T;
    throw new LookupError(this);
  }

  /** Sets the value in the current context, and returns a token to undo it with. */
  set(this: ContextVar<T>, value: T): Token<T> {
    const key = this as ContextVar<unknown>;
    const values = currentValues();
    const oldValue = values.has(key) ? (values.get(key) as T) : Token.MISSING;
    const token = new Token<T>(this, oldValue, contextOf(current));
    setCurrentValues(new Map(values).set(key, value));
    return token;
  }

  /**
   * Puts back what was there before the `set` that gave `token`.
   *
   * @throws {TypeError} when it is no token
   * @throws {RuntimeError} when the token was used before
   * @throws {ValueError} when another variable gave it, or this one in another context
   */
  reset(this: ContextVar<unknown>, token: Token<T>): void {
    if (!(token instanceof Token)) throw new TypeError(`expected an instance of Token, got ${repr(token)}`);
    if (token._isUsed) throw new RuntimeError(`${repr(token)} has already been used once`);
    if (token.var !== this) throw new ValueError(`${repr(token)} was created by a different ContextVar`);
    if (token._context !== contextOf(current)) {
      throw new ValueError(`${repr(token)} was created in a different Context`);
    }
    token._isUsed = true;
    const values = new Map(currentValues());
    if (token.oldValue === Token.MISSING) values.delete(this);
    else values.set(this, token.oldValue);
    setCurrentValues(values);
  }

  [reprSymbol](): string {
    const written = this.#hasDefault ? ` default=${repr(this.#default)}` : "";
    return `<ContextVar name=${repr(this.name)}${written}>`;
  }
}
