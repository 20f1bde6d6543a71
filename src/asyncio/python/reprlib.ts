// `reprlib.repr` is a repr with limits, as the repr of a future writes its result.
import { isException } from "./exceptions.js";
import { className, repr, Tuple } from "./repr.js";

const maxString = 30;
const maxOther = 30;
const maxDigits = 40;
const maxItems = 6;
const maxEntries = 4;
const maxLevel = 6;

/** `repr(value)`, with long strings and other objects cut in the middle and long containers cut at the end. */
export function shortRepr(value: unknown, level: number = maxLevel): string {
  if (typeof value === "string") return shortString(value);
  if (typeof value === "bigint" || Number.isInteger(value)) return cutMiddle(repr(value), maxDigits);
  if (typeof value !== "object" || value === null) return repr(value);
  if (value instanceof Tuple) {
    return bracketed("(", value, value.length === 1 && level > 0 ? ",)" : ")", level);
  }
  if (Array.isArray(value)) return bracketed("[", value, "]", level);
  if (value instanceof Set)
    return value.size === 0 ? "set()" : bracketed("{", sortedIfPossible([...value]), "}", level);
  if (value instanceof Map) return entries([...value], level);
  if (Object.getPrototypeOf(value) === Object.prototype) return entries(Object.entries(value), level);
  return cutMiddle(reprOrClass(value), maxOther);
}

/** CPython gives the address as well. */
function reprOrClass(value: object): string {
  try {
    return repr(value);
  } catch (error) {
    if (!isException(error)) throw error;
    return `<${className(value)} instance>`;
  }
}

function shortString(value: string): string {
  const written = repr(value.slice(0, maxString));
  if (written.length <= maxString) return written;
  const [head, tail] = sides(maxString);
  return cutMiddle(repr(value.slice(0, head) + value.slice(value.length - tail)), maxString, true);
}

/** Sets and dictionaries are written in order where their keys have one: all numbers, or all strings. */
function sortedIfPossible(keys: readonly unknown[]): readonly unknown[] {
  if (keys.every((key) => typeof key === "string")) return [...keys].sort();
  if (keys.every((key) => typeof key === "number")) return [...keys].sort((a, b) => a - b);
  return keys;
}

function bracketed(open: string, items: readonly unknown[], close: string, level: number): string {
  if (level <= 0 && items.length > 0) return `${open}...${close}`;
  const written = items.slice(0, maxItems).map((item) => shortRepr(item, level - 1));
  if (items.length > maxItems) written.push("...");
  return open + written.join(", ") + close;
}

function entries(all: readonly (readonly [unknown, unknown])[], level: number): string {
  if (level <= 0 && all.length > 0) return "{...}";
  const values = new Map(all);
  const written = sortedIfPossible([...values.keys()])
    .slice(0, maxEntries)
    .map((key) => `${shortRepr(key, level - 1)}: ${shortRepr(values.get(key), level - 1)}`);
  if (all.length > maxEntries) written.push("...");
  return `{${written.join(", ")}}`;
}

function cutMiddle(written: string, limit: number, always = false): string {
  if (!always && written.length <= limit) return written;
  const [head, tail] = sides(limit);
  return `${written.slice(0, head)}...${written.slice(written.length - tail)}`;
}

function sides(limit: number): readonly [head: number, tail: number] {
  const head = Math.max(0, Math.floor((limit - 3) / 2));
  return [head, Math.max(0, limit - 3 - head)];
}
