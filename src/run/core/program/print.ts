// print: one line of output, its values written as Python writes them.
import { isPlainObject } from "../../../asyncio/python/options.js";
import { str } from "../../../asyncio/python/repr.js";
import { write } from "./output.js";

export interface PrintOptions {
  /** Between two values; a space unless given. */
  readonly sep?: string;
  /** After the last one; a newline unless given. */
  readonly end?: string;
}

const optionNames = new Set(["sep", "end"]);

function isOptions(value: unknown): value is PrintOptions {
  if (!isPlainObject(value)) return false;
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => optionNames.has(key));
}

/**
 * Writes the values to the program's output, with a space in between and a newline after them.
 *
 * @param values what to print; options (`sep`, `end`) may follow as the last argument. An object that has anything else in
 * it, a misspelt option too, is a value and is printed
 * @see https://docs.python.org/3.13/library/functions.html#print
 */
export function print(...values: readonly unknown[]): void {
  const last = values[values.length - 1];
  const options = isOptions(last) ? last : {};
  const printed = isOptions(last) ? values.slice(0, -1) : values;
  write("stdout", printed.map(str).join(options.sep ?? " ") + (options.end ?? "\n"));
}
