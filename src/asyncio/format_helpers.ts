// Reprs and reports say this of callbacks, and in debug mode of where an object was made.
import { bottomOfLoop } from "./landmarks.js";
import { repr } from "./python/repr.js";
import { shortRepr } from "./python/reprlib.js";
import { makerOf, type SourceFrame, sourceTracebackOf } from "./python/stack_text.js";

/**
 * `callback()`, with its arguments only in debug mode, as they may hold what should not be logged. JavaScript does not
 * say where a function stands: there is no path and no line, as CPython has them.
 */
export function formatCallback(callback: unknown, args: readonly unknown[] = [], debug = false): string {
  const written = debug ? args.map((arg) => shortRepr(arg)).join(", ") : "";
  const name = typeof callback === "function" ? callback.name || "<lambda>" : repr(callback);
  return `${name}(${written})`;
}

/** What a repr adds in debug mode. */
export function createdAt(made: object): string[] {
  const last = makerOf(made, bottomOfLoop);
  return last === undefined ? [] : [`created at ${last.file}:${last.line}`];
}

/** What a report adds in debug mode. */
export function sourceEntry(made: object): { readonly sourceTraceback?: readonly SourceFrame[] } {
  const sourceTraceback = sourceTracebackOf(made);
  return sourceTraceback === null ? {} : { sourceTraceback };
}
