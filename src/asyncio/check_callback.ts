// The loop looks at what it is asked to call, when, and with what. Rule: what could only fail later is refused at once.
import type { CallOptions } from "./abstract_event_loop.js";
import { Context, currentValues, type Values } from "./python/contextvars.js";
import { isCoroutine, isCoroutineFunction } from "./python/coroutines.js";
import { ValueError } from "./python/exceptions.js";
import { isPlainObject, Options } from "./python/options.js";
import { repr } from "./python/repr.js";
import { checkBound } from "./python/unbound.js";

/** @throws {TypeError} when `callback`, given to `method`, is a coroutine or cannot be called; for debug mode */
export function checkCallback(callback: unknown, method: string): void {
  if (isCoroutine(callback) || isCoroutineFunction(callback))
    throw new TypeError(`coroutines cannot be used with ${method}()`);
  if (typeof callback !== "function")
    throw new TypeError(`a callable object was expected by ${method}(), got ${repr(callback)}`);
}

/** @throws {TypeError} with `absent` when it is null, and when it is no number; {ValueError} for NaN, which never comes */
export function checkSeconds(seconds: unknown, absent: string): void {
  if (seconds === null || seconds === undefined) throw new TypeError(absent);
  if (typeof seconds !== "number")
    throw new TypeError(`a number of seconds was expected, got ${repr(seconds)}`);
  if (Number.isNaN(seconds)) throw new ValueError("Invalid delay: NaN (not a number)");
}

/** The loop's methods that take a callback, each with the name by which CPython's complaints call it. */
const callbackTakers = {
  callSoon: "call_soon",
  callSoonThreadsafe: "call_soon_threadsafe",
  callLater: "call_at",
  callAt: "call_at",
} as const;
export type CallbackTaker = keyof typeof callbackTakers;

/** What a callback is called with, and the context to call it in. */
type CallParts = readonly [args: readonly unknown[], context: Context | Values];

/**
 * Looks at a callback and at what follows it, and takes the options off its arguments.
 *
 * @throws {TypeError} when `context` is misspelt, and when the callback cannot be called as it was given
 */
export function readCall(
  call: CallbackTaker,
  callback: unknown,
  given: readonly unknown[],
  isDebug: boolean,
): CallParts {
  if (isDebug) checkCallback(callback, callbackTakers[call]);
  checkBound(callback, given.length > 0);
  const last = given.length > 0 ? given[given.length - 1] : null;
  return isPlainObject(last) ? splitOptions(call, given, last) : [given, currentValues()];
}

/** Of the objects that a callback may be called with, only what holds a context, under about that name, is the loop's. */
function splitOptions(call: CallbackTaker, given: readonly unknown[], last: object): CallParts {
  const options = new Options<CallOptions>(call, { context: true });
  const [first, ...others] = Object.entries(last);
  const isForLoop = others.length === 0 && first?.[1] instanceof Context && options.isNear(first[0]);
  return isForLoop
    ? [given.slice(0, -1), options.read(last as CallOptions).context]
    : [given, currentValues()];
}
