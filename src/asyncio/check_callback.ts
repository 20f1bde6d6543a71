// The loop looks at what it is asked to call, when, and with what: the callback, the seconds, and the options that
// follow. Rule: what could only fail later is refused at once.
import type { CallOptions } from "./abstract_event_loop.js";
import { Context, currentValues, type Values } from "./python/contextvars.js";
import { isCoroutine, isCoroutineFunction } from "./python/coroutines.js";
import { ValueError } from "./python/exceptions.js";
import { isPlainObject, Options } from "./python/options.js";
import { repr } from "./python/repr.js";

/** @throws {TypeError} when `callback`, given to `method`, is a coroutine or cannot be called */
export function checkCallback(callback: unknown, method: string): void {
  if (isCoroutine(callback) || isCoroutineFunction(callback)) {
    throw new TypeError(`coroutines cannot be used with ${method}()`);
  }
  if (typeof callback !== "function") {
    throw new TypeError(`a callable object was expected by ${method}(), got ${repr(callback)}`);
  }
}

/**
 * @throws {TypeError} with `absent` when `seconds` is null, and when it is no number
 * @throws {ValueError} when it is NaN, which no clock ever reaches
 */
export function checkSeconds(seconds: unknown, absent: string): void {
  if (seconds === null || seconds === undefined) throw new TypeError(absent);
  if (typeof seconds !== "number")
    throw new TypeError(`a number of seconds was expected, got ${repr(seconds)}`);
  if (Number.isNaN(seconds)) throw new ValueError("Invalid delay: NaN (not a number)");
}

const callOptions = {
  callSoon: new Options<CallOptions>("callSoon", { context: true }),
  callSoonThreadsafe: new Options<CallOptions>("callSoonThreadsafe", { context: true }),
  callLater: new Options<CallOptions>("callLater", { context: true }),
  callAt: new Options<CallOptions>("callAt", { context: true }),
} as const;

/**
 * A callback may be called with an object, and that is its own affair. But one that holds a context and nothing else, under
 * `context` or under a name that is nearly that, is meant for the loop.
 */
function isCallOptions(value: object, options: Options<CallOptions>): value is CallOptions {
  const [first, ...others] = Object.entries(value);
  return others.length === 0 && first?.[1] instanceof Context && options.isNear(first[0]);
}

/**
 * Takes the options off the arguments.
 *
 * @throws {TypeError} when `context` is misspelt
 */
export function splitOptions(
  given: readonly unknown[],
  call: keyof typeof callOptions,
): readonly [args: readonly unknown[], context: Context | Values] {
  if (given.length === 0) return [given, currentValues()];
  const last = given[given.length - 1];
  return isPlainObject(last) ? splitObject(given, last, callOptions[call]) : [given, currentValues()];
}

function splitObject(
  given: readonly unknown[],
  last: object,
  options: Options<CallOptions>,
): readonly [args: readonly unknown[], context: Context | Values] {
  return isCallOptions(last, options)
    ? [given.slice(0, -1), options.read(last).context]
    : [given, currentValues()];
}
