// AsyncExitStack is a block whose managers and clean-ups are found out only while it runs. Rule: they are left in the
// reverse order of being entered, each of them, whatever the others raise.
import { type AsyncContextManager, asyncEnter, asyncExit, checkManager } from "./async_with.js";
import type { Awaitable, Suspension } from "./awaitable.js";
import { Coroutine, Definition } from "./coroutines.js";
import { chainContext } from "./exceptions.js";
import { checkBound } from "./unbound.js";

/** Called with the exception, or null, when the stack is left; something true keeps the exception back. */
export type ExitCallback = (this: void, error: unknown) => unknown;
/** The same, to be awaited. */
export type AsyncExitCallback = (this: void, error: unknown) => Awaitable<unknown>;

/** What is done at one exit; a callback that is not awaited is made one of these as well. */
type Exit = (error: unknown) => Awaitable<unknown>;

const enterDefinition = new Definition({
  name: "enter_async_context",
  call: "AsyncExitStack.enter_async_context",
  hasBody: true,
});
const closeDefinition = new Definition({ name: "aclose", call: "AsyncExitStack.aclose", hasBody: true });

/**
 * Collects managers and callbacks, and leaves all of them at the end of its block, the last one first.
 *
 * @see https://docs.python.org/3.13/library/contextlib.html#contextlib.AsyncExitStack
 *
 * @example
 * const locks = [new asyncio.Lock(), new asyncio.Lock()];
 * yield* asyncWith(new AsyncExitStack(), function* (stack) {
 *   for (const lock of locks) yield* stack.enterAsyncContext(lock);
 *   stack.callback(print, "leaving");
 *   print(locks.map((lock) => lock.locked())); // [True, True]
 * });
 * print(locks.map((lock) => lock.locked())); // [False, False]
 */
export class AsyncExitStack implements AsyncContextManager<AsyncExitStack, boolean> {
  private _exits: Exit[] = [];

  /**
   * Enters a manager, to be left with the stack.
   *
   * Awaiting it raises a TypeError when `manager` is none.
   *
   * @returns what entering gives
   * @see https://docs.python.org/3.13/library/contextlib.html#contextlib.AsyncExitStack.enter_async_context
   */
  enterAsyncContext<T>(this: AsyncExitStack, manager: AsyncContextManager<T>): Coroutine<T> {
    return new Coroutine<T>(this._enter(manager), enterDefinition);
  }

  /**
   * Adds a callback that is told of the exception, and may keep it back by returning something true.
   *
   * @returns the callback
   * @throws {TypeError} for a method of the library's without its object
   * @see https://docs.python.org/3.13/library/contextlib.html#contextlib.ExitStack.push
   */
  push<F extends ExitCallback>(this: AsyncExitStack, exit: F): F {
    checkBound(exit, true);
    this._exits.push(function* (error) {
      return exit(error);
    });
    return exit;
  }

  /**
   * Adds a manager that was entered elsewhere, or a callback like `push`'s that is awaited.
   *
   * @returns the manager or callback
   * @throws {TypeError} when it is neither, and for a method of the library's without its object
   * @see https://docs.python.org/3.13/library/contextlib.html#contextlib.AsyncExitStack.push_async_exit
   */
  pushAsyncExit<E extends AsyncContextManager<unknown> | AsyncExitCallback>(
    this: AsyncExitStack,
    exit: E,
  ): E {
    checkBound(exit, true);
    const given: AsyncContextManager<unknown> | AsyncExitCallback = exit;
    if (typeof given === "function") this._exits.push(given);
    else this._pushManager(given);
    return exit;
  }

  /**
   * Adds a call that knows nothing of exceptions.
   *
   * @returns the function
   * @throws {TypeError} for a method of the library's without its object
   * @see https://docs.python.org/3.13/library/contextlib.html#contextlib.ExitStack.callback
   */
  callback<A extends unknown[]>(
    this: AsyncExitStack,
    callback: (this: void, ...args: A) => unknown,
    ...args: A
  ): (...args: A) => unknown {
    checkBound(callback, args.length > 0);
    this._exits.push(function* () {
      callback(...args);
    });
    return callback;
  }

  /**
   * Adds a call that is awaited, and knows nothing of exceptions.
   *
   * @returns the function
   * @throws {TypeError} for a method of the library's without its object
   * @see https://docs.python.org/3.13/library/contextlib.html#contextlib.AsyncExitStack.push_async_callback
   */
  pushAsyncCallback<A extends unknown[]>(
    this: AsyncExitStack,
    callback: (this: void, ...args: A) => Awaitable<unknown>,
    ...args: A
  ): (...args: A) => Awaitable<unknown> {
    checkBound(callback, args.length > 0);
    this._exits.push(function* () {
      yield* callback(...args);
    });
    return callback;
  }

  /**
   * Moves everything over into a new stack, so that leaving this one leaves nothing.
   *
   * @see https://docs.python.org/3.13/library/contextlib.html#contextlib.ExitStack.pop_all
   */
  popAll(this: AsyncExitStack): AsyncExitStack {
    const taken = new AsyncExitStack();
    taken._exits = this._exits;
    this._exits = [];
    return taken;
  }

  /**
   * Leaves everything now.
   *
   * Awaiting it raises what one of them raises.
   *
   * @see https://docs.python.org/3.13/library/contextlib.html#contextlib.AsyncExitStack.aclose
   */
  aclose(this: AsyncExitStack): Coroutine<void> {
    return new Coroutine<void>(this._close(), closeDefinition);
  }

  /** Python's `__aenter__`. */
  *[asyncEnter](): Generator<never, AsyncExitStack, unknown> {
    return this;
  }

  /** Python's `__aexit__`. */
  *[asyncExit](error: unknown): Generator<Suspension, boolean, unknown> {
    let current = error;
    let mustRaise = false;
    let isKeptBack = false;
    for (let exit = this._exits.pop(); exit !== undefined; exit = this._exits.pop()) {
      try {
        if (!(yield* exit(current))) continue;
        isKeptBack = true;
        mustRaise = false;
        current = null;
      } catch (raised) {
        setContext(raised, current);
        mustRaise = true;
        current = raised;
      }
    }
    if (mustRaise) throw current;
    return error !== null && isKeptBack;
  }

  private *_enter<T>(manager: AsyncContextManager<T>): Generator<Suspension, T, unknown> {
    checkManager(manager);
    const value = yield* manager[asyncEnter]();
    this._pushManager(manager);
    return value;
  }

  private _pushManager(manager: AsyncContextManager<unknown>): void {
    checkManager(manager);
    this._exits.push((error) => manager[asyncExit](error));
  }

  private *_close(): Generator<Suspension, void, unknown> {
    yield* this[asyncExit](null);
  }
}

/** What was raised while nothing was left to handle has no context, be the block's exception what it may. */
function setContext(raised: unknown, current: unknown): void {
  if (current !== null) chainContext(raised, current);
  else if (raised instanceof Error && !("context" in raised)) {
    Object.defineProperty(raised, "context", { value: null, configurable: true, writable: true });
  }
}
