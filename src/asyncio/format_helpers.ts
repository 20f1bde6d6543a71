// How callbacks are written in messages and reprs. JavaScript does not say where a function stands: no path, no line.
import { repr } from "./python/repr.js";
import { shortRepr } from "./python/reprlib.js";

/**
 * `callback()`, with its arguments only in debug mode, as they may hold what should not be logged.
 *
 * @param args what it is called with
 */
export function formatCallback(callback: unknown, args: readonly unknown[] = [], debug = false): string {
  const written = debug ? args.map((arg) => shortRepr(arg)).join(", ") : "";
  const name = typeof callback === "function" ? callback.name || "<lambda>" : repr(callback);
  return `${name}(${written})`;
}
