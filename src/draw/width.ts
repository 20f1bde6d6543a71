// Measures, pads and cuts text by the columns that it takes on a terminal, Japanese included.
// Rule: cut plain text, paint afterwards.
// The usual string-width takes 80 ms to load, as it makes an Intl.Segmenter: `list` has not so much to spend.
import fastStringWidth from "fast-string-width";

/** Of ASCII alone, each of its characters stands for itself and takes one column. */
export function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

/** Columns that a line takes; colours take none. */
export function widthOf(text: string): number {
  return isAscii(text) ? text.length : fastStringWidth(text);
}

/** Rows that lines take on a screen of so many columns, on which the longer ones are broken; 0: its width is unknown. */
export function heightOf(text: string, columns: number): number {
  return text
    .split("\n")
    .reduce((rows, line) => rows + Math.max(1, columns > 0 ? Math.ceil(widthOf(line) / columns) : 1), 0);
}

export function widestOf(texts: readonly string[]): number {
  return texts.reduce((widest, text) => Math.max(widest, widthOf(text)), 0);
}

export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

export function padStart(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - widthOf(text))) + text;
}

/** Cuts a line to `width` columns, with `ellipsis` in the place of what was cut off. */
export function truncate(text: string, width: number, ellipsis: string): string {
  if (widthOf(text) <= width) return text;
  const room = width - widthOf(ellipsis);
  let kept = "";
  let taken = 0;
  for (const segment of graphemesOf(text)) {
    taken += widthOf(segment);
    if (taken > room) break;
    kept += segment;
  }
  return room < 0 ? ellipsis.slice(0, Math.max(0, width)) : kept.trimEnd() + ellipsis;
}

const made = new Map<"grapheme" | "word", Intl.Segmenter>();

/** A segmenter takes 70 ms to make, so none is made before Japanese or a cut asks for it; of a long text, no more than is asked for is parted. */
function* segmentsOf(text: string, granularity: "grapheme" | "word"): Generator<string> {
  const segmenter = made.get(granularity) ?? new Intl.Segmenter("ja", { granularity });
  made.set(granularity, segmenter);
  for (const { segment } of segmenter.segment(text)) yield segment;
}

/** What a reader takes for single characters. */
export function graphemesOf(text: string): Iterable<string> {
  return isAscii(text) ? text : segmentsOf(text, "grapheme");
}

/** Words, and what stands between them; Japanese is parted as well. */
export function wordsOf(text: string): Iterable<string> {
  return segmentsOf(text, "word");
}
