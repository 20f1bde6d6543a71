// Context variables: values that each task has for itself, copied when the task is created.
import { LookupError, RuntimeError, ValueError } from "./exceptions.js";
import { Options } from "./options.js";
import { repr, reprSymbol } from "./repr.js";
import { threadHost } from "./thread_host.js";
import { checkBound } from "./unbound.js";

/** What a context maps; never changed, only replaced. */
export type Values = ReadonlyMap<ContextVar<unknown>, unknown>;

const noValues: Values = new Map();

/**
 * A mapping of context variables to values. Copying is cheap: the map is never changed, only replaced.
 *
 * @see https://docs.python.org/3.13/library/contextvars.html#contextvars.Context
 */
export class Context implements ContextHolder {
  /** @internal */
  _values: Values;

  /** @internal */
  get _context(): Context {
    return this;
  }

  constructor(values: Values = noValues) {
    this._values = values;
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
    return new Context(this._values);
  }

  /** The value of `variable` here, or `fallback` (undefined unless given). */
  get<T>(this: Context, variable: ContextVar<T>, fallback?: T): T | undefined {
    return this._values.has(variable as ContextVar<unknown>)
      ? (this._values.get(variable as ContextVar<unknown>) as T)
      : fallback;
  }
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
  const made = new Context(context);
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
  return new Context(currentValues());
}

/** What `ContextVar.set` returns, for `ContextVar.reset`. */
export class Token<T> {
  /** @internal */
  _isUsed = false;

  constructor(
    readonly variable: ContextVar<T>,
    /** @internal */ readonly _had: boolean,
    /** @internal */ readonly _oldValue: T | undefined,
  ) {}

  [reprSymbol](): string {
    return `<Token ${this._isUsed ? "used " : ""}var=${repr(this.variable)}>`;
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
  readonly name: string;
  readonly #hasDefault: boolean;
  readonly #default: T | undefined;

  /**
   * @param options `default`: the value where none was set
   * @throws {TypeError} for any other option
   */
  constructor(name: string, options?: ContextVarOptions<T>) {
    const given = contextVarOptions.read(options) as ContextVarOptions<T>;
    this.name = name;
    this.#hasDefault = "default" in given;
    this.#default = given.default;
  }

  /**
   * The value in the current context, else `fallback`, else the default.
   *
   * @throws {LookupError} when there is none of the three.
   */
  get(this: ContextVar<unknown>, fallback?: T): T {
    const key = this as ContextVar<unknown>;
    const values = currentValues();
    if (values.has(key)) return values.get(key) as T;
    // In a worker thread: what the task that asked for the call had set.
    const given = threadHost()?.context;
    if (given?.has(this.name)) return given.get(this.name) as T;
    if (fallback !== undefined) return fallback;
    if (this.#hasDefault) return this.#default as T;
    throw new LookupError(repr(this));
  }

  /** Sets the value in the current context, and returns a token to undo it with. */
  set(this: ContextVar<T>, value: T): Token<T> {
    const key = this as ContextVar<unknown>;
    const values = currentValues();
    const token = new Token<T>(this, values.has(key), values.get(key) as T | undefined);
    setCurrentValues(new Map(values).set(key, value));
    return token;
  }

  /**
   * Puts back what was there before the `set` that gave `token`.
   *
   * @throws {RuntimeError} when the token was used before
   * @throws {ValueError} when another variable gave it
   */
  reset(this: ContextVar<unknown>, token: Token<T>): void {
    if (token._isUsed) throw new RuntimeError(`${repr(token)} has already been used once`);
    if (token.variable !== this) throw new ValueError(`${repr(token)} was created by a different ContextVar`);
    token._isUsed = true;
    const values = new Map(currentValues());
    if (token._had) values.set(this as ContextVar<unknown>, token._oldValue);
    else values.delete(this as ContextVar<unknown>);
    setCurrentValues(values);
  }

  [reprSymbol](): string {
    return `<ContextVar name=${repr(this.name)}>`;
  }
}
