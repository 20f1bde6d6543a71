// Lines that fill a box: cut and padded to a width, painted only then, so that no border is ever moved.
import { paintSlice, type Span } from "./spans.js";
import type { Theme } from "./theme.js";
import { truncate, widthOf } from "./width.js";

export type Line = readonly Span[];

export const emptyLine: Line = [];

export function text(text: string, paint: Span["paint"] = null): Span {
  return { text, paint };
}

/** Exactly as wide as asked for. */
export function fitSpans(line: Line, width: number, theme: Theme): string {
  const whole = line.map((span) => span.text).join("");
  const isPlain = /^[\x20-\x7e]*$/.test(whole);
  const taken = isPlain ? whole.length : widthOf(whole);
  if (taken <= width) return paintSlice(line, 0, whole.length) + " ".repeat(width - taken);
  const { ellipsis } = theme.glyphs;
  const cut = truncate(beginningOf(whole, width), width, ellipsis);
  const kept = cut.endsWith(ellipsis) ? cut.length - ellipsis.length : 0;
  return paintSlice(line, 0, kept) + cut.slice(kept) + " ".repeat(Math.max(0, width - widthOf(cut)));
}

/** As much of a text as is wider than that: parting a long one into characters takes a while. */
function beginningOf(whole: string, width: number): string {
  for (let length = width + 8; length < whole.length; length *= 2) {
    const beginning = whole.slice(0, length);
    // What is last may be half a character.
    if (widthOf(beginning) > width + 4) return beginning;
  }
  return whole;
}
