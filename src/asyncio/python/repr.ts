// `repr` and `str` write values as CPython does, with the TypeScript names in them. Rule: an object that knows how it
// is written is asked for it.

/** An object that knows how it is written: futures, tasks, handles, coroutines. */
export const reprSymbol: unique symbol = Symbol.for("asyncio-lessons.repr");

/** An object that knows what `str` and `print` write of it: exceptions. */
export const strSymbol: unique symbol = Symbol.for("asyncio-lessons.str");

/** What such an object says of itself, where it says anything. */
interface Spoken {
  [reprSymbol]?(): string;
  [strSymbol]?(): string;
}

/** Is it a class, not just any function? Python's `isinstance(value, type)`. */
export function isClass(value: object): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value));
}

let asRecursionError = (thrown: unknown, _doing: string): unknown => thrown;

/** Sets what makes a RecursionError of what V8 throws at the end of the stack: exceptions are written by `repr` themselves. */
export function convertOverflowsBy(convert: (thrown: unknown, doing: string) => unknown): void {
  asRecursionError = convert;
}

// Objects whose repr is being written now, so that a cycle ends in "..." instead of the stack.
const inProgress = new Set<object>();

/** How CPython's `repr()` would write the value. */
export function repr(value: unknown): string {
  switch (typeof value) {
    case "string":
      return reprString(value);
    case "number":
      return reprNumber(value);
    case "bigint":
      return String(value);
    case "boolean":
      return value ? "True" : "False";
    case "undefined":
      return "None";
    case "symbol":
      return reprSymbolValue(value);
    case "function":
      return isClass(value) ? `<class '${value.name}'>` : `<function ${value.name || "<lambda>"}>`;
    default:
      return value === null ? "None" : reprOnce(value as object);
  }
}

/** How CPython's `str()`, and so `print`, would write the value. */
export function str(value: unknown): string {
  if (typeof value === "string") return value;
  return value instanceof Error ? ((value as Spoken)[strSymbol]?.() ?? value.message) : repr(value);
}

function reprOnce(value: object): string {
  if (inProgress.has(value)) return reprOfCycle(value);
  inProgress.add(value);
  try {
    return reprObject(value);
  } catch (error) {
    throw asRecursionError(error, " while getting the repr of an object");
  } finally {
    inProgress.delete(value);
  }
}

/** What stands in the place of an object that is being written already. */
function reprOfCycle(value: object): string {
  if (value instanceof Tuple) return "(...)";
  if (Array.isArray(value)) return "[...]";
  return value instanceof Map || isPlainObject(value) ? "{...}" : "...";
}

function reprObject(value: object): string {
  const own = (value as Spoken)[reprSymbol]?.();
  if (own !== undefined) return own;
  if (value instanceof Tuple) return `(${value.map(repr).join(", ")}${value.length === 1 ? "," : ""})`;
  if (Array.isArray(value)) return `[${value.map(repr).join(", ")}]`;
  if (value instanceof Set) return value.size === 0 ? "set()" : `{${[...value].map(repr).join(", ")}}`;
  if (value instanceof Map) return reprEntries([...value]);
  if (value instanceof Error) return `${value.name}(${value.message === "" ? "" : repr(value.message)})`;
  if (isPlainObject(value)) return reprEntries(Object.entries(value));
  return `<${className(value)} object>`;
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** One that stands for a value of Python's own is described as Python writes that. */
function reprSymbolValue(value: symbol): string {
  return value.description?.startsWith("<") ? value.description : String(value);
}

function reprEntries(entries: readonly (readonly [unknown, unknown])[]): string {
  return `{${entries.map(([key, value]) => `${repr(key)}: ${repr(value)}`).join(", ")}}`;
}

/** The name of the class that an object is an instance of. */
export function className(value: object): string {
  const made: { readonly constructor?: unknown } = value;
  return (typeof made.constructor === "function" && made.constructor.name) || "object";
}

/** The name of a value's type: Python's `None` and classes, JavaScript's name for the rest. */
export function typeName(value: unknown): string {
  if (value === null || value === undefined) return "NoneType";
  return typeof value === "object" ? className(value) : typeof value;
}

const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

// What Python's str.isprintable says no to: control, format, unassigned, surrogates, and all separators but the space.
const unprintable = /[\p{C}\p{Z}]/u;

function escapeCode(code: number): string {
  const digits = code.toString(16);
  if (code < 0x100) return `\\x${digits.padStart(2, "0")}`;
  return code < 0x10000 ? `\\u${digits.padStart(4, "0")}` : `\\U${digits.padStart(8, "0")}`;
}

function reprString(value: string): string {
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
  let written = "";
  for (const character of value) {
    const code = character.codePointAt(0) ?? 0;
    if (character === quote) written += `\\${quote}`;
    else if (character in escapes) written += escapes[character];
    else if (unprintable.test(character) && character !== " ") written += escapeCode(code);
    else written += character;
  }
  return quote + written + quote;
}

// JavaScript has one kind of number: a whole one is written as Python writes an int, any other as a float.
function reprNumber(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (Object.is(value, -0)) return "-0.0";
  if (Number.isInteger(value)) return BigInt(value).toString();
  if (Math.abs(value) >= 1e-4) return String(value);
  const [digits, power] = value.toExponential().split("e-") as [string, string];
  return `${digits}e-${power.padStart(2, "0")}`;
}

/** What Python calls a tuple: an array to everybody but `repr` and `print`. */
export class Tuple extends Array<unknown> {
  // Array methods such as map() should give plain arrays, not further tuples.
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
}

/**
 * Python's tuple: an array of the given values that cannot be changed, and that `print` and `repr` write with round
 * brackets. (Python's `tuple(iterable)` is `tuple(...iterable)`.)
 *
 * @see https://docs.python.org/3.13/library/stdtypes.html#tuple
 *
 * @example
 * print(tuple("F", "T"), tuple(1), ["F", "T"]); // ('F', 'T') (1,) ['F', 'T']
 */
export function tuple<A extends readonly unknown[]>(...values: A): Readonly<A> {
  const made = new Tuple();
  for (const value of values) made.push(value);
  // It has the values of `A`, which an array that is filled one by one does not show.
  return Object.freeze(made) as unknown as Readonly<A>;
}
