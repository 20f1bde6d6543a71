// Looks at what the loop is asked to call, and when.
import { isCoroutine, isCoroutineFunction } from "./python/coroutines.js";
import { ValueError } from "./python/exceptions.js";
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
