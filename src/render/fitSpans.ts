// Lines that fill a box: cut and padded to a width, painted only then, so that no border is ever moved.

import { oneLine } from "../trace/harmless.js";
import { paintSlice, type Span } from "./spans.js";
import type { Theme } from "./theme.js";
import { truncate, widthOf } from "./width.js";

export type Line = readonly Span[];

export const emptyLine: Line = [];

export function text(text: string, paint: Span["paint"] = null): Span {
  return { text, paint };
}

/** Exactly as wide as asked for. */
export function fitSpans(given: Line, width: number, theme: Theme): string {
  let line = given;
  let whole = textOf(line);
  const isPlain = /^[\x20-\x7e]*$/.test(whole);
  // A trace may be anybody's: whatever it calls its tasks, nothing gets to the terminal as a command.
  if (!isPlain && oneLine(whole) !== whole) {
    line = line.map((span) => ({ ...span, text: oneLine(span.text) }));
    whole = textOf(line);
  }
  const taken = isPlain ? whole.length : widthOf(whole);
  if (taken <= width) return paintSlice(line, 0, whole.length) + " ".repeat(width - taken);
  const { ellipsis } = theme.glyphs;
  const cut = truncate(beginningOf(whole, width), width, ellipsis);
  const kept = cut.endsWith(ellipsis) ? cut.length - ellipsis.length : 0;
  return paintSlice(line, 0, kept) + cut.slice(kept) + " ".repeat(Math.max(0, width - widthOf(cut)));
}

function textOf(line: Line): string {
  return line.map((span) => span.text).join("");
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
