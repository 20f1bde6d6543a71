// How a trace writes values: the words that generator/fuzz.py has for them.

/** An exception's class and, of a group, its members' in brackets. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const name = error.constructor.name;
  if (!("exceptions" in error) || !Array.isArray(error.exceptions)) return name;
  return `${name}[${error.exceptions.map(nameOf).join(", ")}]`;
}

/** Python's None, True and False stand as null, true and false. */
export function valueText(value: unknown): string {
  if (value instanceof Error) return nameOf(value);
  if (Array.isArray(value)) return `[${value.map(valueText).join(", ")}]`;
  return value === undefined ? "null" : String(value);
}
