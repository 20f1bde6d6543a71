// The keyword argument of callSoon and its like: an object after the callback's own arguments.
import { Context, currentValues, type Values } from "./python/contextvars.js";
import { isPlainObject, Options } from "./python/options.js";

export interface CallOptions {
  /** The context to call it in; a copy of the current one unless given. */
  readonly context: Context;
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
