// Makes text of others harmless: of a program, a trace file, a file's name. Whoever shows such text on a terminal shows what
// would act on it (titles, clipboards, the cursor, colours) and what would turn the direction of writing, as it is written
// in programs: `\x1b`, `\u202e`.

/**
 * What does harm: control characters, but for tabs and newlines; those that turn the direction of writing, behind which
 * the rest of a line could hide; the separators of lines and paragraphs; and halves of characters, which no encoding has.
 */
const harmful = /[^\P{Cc}\t\n\r]|\r(?!\n)|[\p{Bidi_Control}\p{Cs}\u2028\u2029]/gu;

/** Where there is none of these, nothing is to be done, as nearly always. */
const special = /[\p{Cc}\p{Bidi_Control}\p{Cs}\u2028\u2029]/u;

function codeOf(character: string, digits: number): string {
  return character.charCodeAt(0).toString(16).padStart(digits, "0");
}

/** The text with all that does harm written out. Its tabs and newlines (`\n`, `\r\n`) stay. */
export function harmless(text: string): string {
  if (!special.test(text)) return text;
  return text.replace(harmful, (each) =>
    each <= "\u00ff" ? `\\x${codeOf(each, 2)}` : `\\u${codeOf(each, 4)}`,
  );
}

/** Some end their lines as Windows does: all lines end with `\n`, and the last one, where that is left out, with nothing. */
export function withoutReturns(text: string): string {
  return text.replace(/\r+(?=\n|$)/g, "");
}

/**
 * A program's text as it is shown, whatever editor has written it: with no byte order mark, and with line feeds alone
 * between its lines. JavaScript and Python count a carriage return as the end of a line too, so no line changes its number.
 */
export function sourceText(text: string): string {
  return text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
}

/** Makes a text safe to lay out as well: tabs become spaces, and its lines end with `\n`. */
export function plain(text: string): string {
  if (!special.test(text)) return text;
  return harmless(withoutReturns(text).replaceAll("\t", "    "));
}

/** The text as a part of one line. */
export function oneLine(text: string): string {
  if (!special.test(text)) return text;
  return plain(text).replaceAll("\n", " ");
}

/** What JSON leaves as it is of that; documents are long, and this is looked for in a fifth of the time. */
const harmfulInJson = /[\u007f-\u009f\p{Bidi_Control}\u2028\u2029]/gu;

/** A value as JSON in which nothing does harm, and which is the same value all the same. */
export function harmlessJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(harmfulInJson, (each) => `\\u${codeOf(each, 4)}`);
}

/** Fields that hold texts of several lines; all others are names and the like, of one line. */
const longTexts: ReadonlySet<string> = new Set([
  "text",
  "message",
  "error",
  "errors",
  "causes",
  "result",
  "traceback",
]);
/** How deep events and documents go. What lies deeper in a file of anybody's is no part of a trace, and is not shown. */
const deepest = 8;

/** An event, or a whole trace, to be shown: all its texts are harmless. It is the same object where they are so already. */
export function harmlessTrace<T>(value: T): T {
  // Strings become strings, and all else keeps its form.
  return shown(value, "", deepest) as T;
}

function shown(value: unknown, key: string, depth: number): unknown {
  if (typeof value === "string") return longTexts.has(key) ? plain(value) : oneLine(value);
  if (typeof value !== "object" || value === null || depth === 0) return value;
  // A run has a million events, and hardly any with something to change: nothing is made for those.
  if (Array.isArray(value)) {
    const isSame = value.every((each) => Object.is(shown(each, key, depth - 1), each));
    return isSame ? value : value.map((each) => shown(each, key, depth - 1));
  }
  const bag = value as Readonly<Record<string, unknown>>;
  // The names of local variables are texts of others too, and none of them makes its value a text of several lines.
  const isLocals = key === "locals";
  for (const name in bag) {
    const isSame = Object.is(shown(bag[name], isLocals ? "" : name, depth - 1), bag[name]);
    if (isSame && (!isLocals || oneLine(name) === name)) continue;
    return Object.fromEntries(
      Object.entries(bag).map(([name, each]) =>
        isLocals ? [oneLine(name), shown(each, "", depth - 1)] : [name, shown(each, name, depth - 1)],
      ),
    );
  }
  return value;
}
