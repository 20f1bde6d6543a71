// Debug mode's look at what the loop is asked to call.
import { isCoroutine, isCoroutineFunction } from "./coroutines.js";
import { repr } from "./repr.js";

/** @throws {TypeError} when `callback`, given to `method`, is a coroutine or cannot be called */
export function checkCallback(callback: unknown, method: string): void {
  if (isCoroutine(callback) || isCoroutineFunction(callback)) {
    throw new TypeError(`coroutines cannot be used with ${method}()`);
  }
  if (typeof callback !== "function") {
    throw new TypeError(`a callable object was expected by ${method}(), got ${repr(callback)}`);
  }
}
