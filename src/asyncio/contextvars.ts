// Context variables: values that each task has for itself, copied when the task is created.
import { LookupError, RuntimeError, ValueError } from "./exceptions.js";
import { repr, reprSymbol } from "./repr.js";
import { threadHost } from "./thread_host.js";

/** What a context maps; never changed, only replaced. */
export type Values = ReadonlyMap<ContextVar<unknown>, unknown>;

const noValues: Values = new Map();

/**
 * A mapping of context variables to values. Copying is cheap: the map is never changed, only replaced.
 *
 * @see https://docs.python.org/3.13/library/contextvars.html#contextvars.Context
 */
export class Context {
  /** @internal */
  _values: Values;
  #isEntered = false;

  constructor(values: Values = noValues) {
    this._values = values;
  }

  /**
   * Calls `callable(...args)` in this context: what it sets stays here. Returns what it returns.
   *
   * @throws {RuntimeError} when the context is the current one already, or one further out
   */
  run<A extends readonly unknown[], R>(callable: (...args: A) => R, ...args: A): R {
    this._checkNotEntered();
    const previous = enterContext(this);
    this.#isEntered = true;
    try {
      return callable(...args);
    } finally {
      this.#isEntered = false;
      enterContext(previous);
    }
  }

  /** @internal @throws {RuntimeError} when the context is the current one already, or one further out */
  _checkNotEntered(): void {
    if (!this.#isEntered && current !== this) return;
    throw new RuntimeError(`cannot enter context: ${repr(this)} is already entered`);
  }

  /** A copy with the same values. */
  copy(): Context {
    return new Context(this._values);
  }

  /** The value of `variable` here, or `fallback` (undefined unless given). */
  get<T>(variable: ContextVar<T>, fallback?: T): T | undefined {
    return this._values.has(variable as ContextVar<unknown>)
      ? (this._values.get(variable as ContextVar<unknown>) as T)
      : fallback;
  }
}

let current = new Context();

/** Makes `context` the current one and returns the one before; for the loop, which restores it itself. */
export function enterContext(context: Context): Context {
  const previous = current;
  current = context;
  return previous;
}

/** The current values: enough to make a copy of the current context later. */
export function currentValues(): Values {
  return current._values;
}

// Handles and tasks run in contexts of their own that nobody else holds, as a rule: one object serves them in turn.
let scratch = new Context();

/** Makes a context with `values` the current one; what is set in it is gone with the next. */
export function enterValues(values: Values): void {
  scratch._values = values;
  current = scratch;
}

/** The values of the context that `enterValues` has made, with what was set in it since. */
export function leaveValues(): Values {
  return scratch._values;
}

/** The context that `enterValues` has made, to keep: whoever asked for it holds it from now on. */
export function keepEntered(): Context {
  const kept = scratch;
  scratch = new Context();
  return kept;
}

/** A copy of the current context. */
export function copyContext(): Context {
  return new Context(current._values);
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

/**
 * A variable whose value belongs to the current context.
 *
 * @see https://docs.python.org/3.13/library/contextvars.html#contextvars.ContextVar
 */
export class ContextVar<T> {
  readonly name: string;
  readonly #hasDefault: boolean;
  readonly #default: T | undefined;

  /** @param options `default`: the value where none was set. */
  constructor(name: string, options: { readonly default?: T } = {}) {
    this.name = name;
    this.#hasDefault = "default" in options;
    this.#default = options.default;
  }

  /**
   * The value in the current context, else `fallback`, else the default.
   *
   * @throws {LookupError} when there is none of the three.
   */
  get(fallback?: T): T {
    const key = this as ContextVar<unknown>;
    if (current._values.has(key)) return current._values.get(key) as T;
    // In a worker thread: what the task that asked for the call had set.
    const given = threadHost()?.context;
    if (given?.has(this.name)) return given.get(this.name) as T;
    if (fallback !== undefined) return fallback;
    if (this.#hasDefault) return this.#default as T;
    throw new LookupError(repr(this));
  }

  /** Sets the value in the current context, and returns a token to undo it with. */
  set(value: T): Token<T> {
    const key = this as ContextVar<unknown>;
    const token = new Token<T>(this, current._values.has(key), current._values.get(key) as T | undefined);
    current._values = new Map(current._values).set(key, value);
    return token;
  }

  /**
   * Puts back what was there before the `set` that gave `token`.
   *
   * @throws {RuntimeError} when the token was used before
   * @throws {ValueError} when another variable gave it
   */
  reset(token: Token<T>): void {
    if (token._isUsed) throw new RuntimeError(`${repr(token)} has already been used once`);
    if (token.variable !== this) throw new ValueError(`${repr(token)} was created by a different ContextVar`);
    token._isUsed = true;
    const values = new Map(current._values);
    if (token._had) values.set(this as ContextVar<unknown>, token._oldValue);
    else values.delete(this as ContextVar<unknown>);
    current._values = values;
  }

  [reprSymbol](): string {
    return `<ContextVar name=${repr(this.name)}>`;
  }
}
