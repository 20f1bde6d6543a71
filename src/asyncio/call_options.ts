// The keyword argument of callSoon and its like: an object after the callback's own arguments.
import { Context, currentValues, type Values } from "./contextvars.js";

export interface CallOptions {
  /** The context to call it in; a copy of the current one unless given. */
  readonly context: Context;
}

function isCallOptions(value: unknown): value is CallOptions {
  if (typeof value !== "object" || value === null || !("context" in value)) return false;
  return value.context instanceof Context && Object.keys(value).length === 1;
}

/** Takes the options off the arguments. */
export function splitOptions(
  given: readonly unknown[],
): readonly [args: readonly unknown[], context: Context | Values] {
  const last = given[given.length - 1];
  return isCallOptions(last) ? [given.slice(0, -1), last.context] : [given, currentValues()];
}
