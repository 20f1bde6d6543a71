// Measures, pads, cuts and indents text by the columns that it takes on a terminal, Japanese included.
// Rule: cut and wrap plain text, paint afterwards.
import stringWidth from "string-width";
import { wrap } from "./wrap.js";

/** Columns that a line takes; colours take none. */
export function widthOf(text: string): number {
  return stringWidth(text);
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
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    taken += widthOf(segment);
    if (taken > room) break;
    kept += segment;
  }
  return room < 0 ? ellipsis.slice(0, Math.max(0, width)) : kept.trimEnd() + ellipsis;
}

/** Wraps text, with `indent` spaces before its first line and `hanging` before the others. */
export function paragraph(text: string, width: number, indent: number, hanging = indent): string[] {
  const lines = wrap(text, width - Math.max(indent, hanging));
  return lines.map((line, at) => " ".repeat(at === 0 ? indent : hanging) + line);
}

/** Makes a program's text safe to lay out: tabs become spaces, other control characters show as `\xNN`. */
export function plain(text: string): string {
  return text
    .replaceAll("\t", "    ")
    .replaceAll("\r\n", "\n")
    .replace(/(?!\n)\p{Cc}/gu, (mark) => `\\x${mark.charCodeAt(0).toString(16).padStart(2, "0")}`);
}

/** A program's text as a part of one line. */
export function oneLine(text: string): string {
  return plain(text).replaceAll("\n", " ");
}
