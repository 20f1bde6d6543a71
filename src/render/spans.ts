// Text of which parts are painted. It is wrapped plain and painted afterwards, so that no colour takes columns.
import type { Paint } from "./theme.js";
import { widthOf } from "./width.js";
import { wrap } from "./wrap.js";

/** A piece of text; null paints nothing. */
export interface Span {
  readonly text: string;
  readonly paint: Paint | null;
}

/** Wraps to `width` columns, with `indent` spaces before the first line and `hanging` before the others. */
export function wrapSpans(spans: readonly Span[], width: number, indent: number, hanging = indent): string[] {
  const text = spans.map((span) => span.text).join("");
  let from = 0;
  return wrapHanging(text, width, indent, hanging).map((line, at) => {
    // A line is a piece of the text; what stood between two lines are spaces.
    const start = Math.max(from, text.indexOf(line, from));
    from = start + line.length;
    return " ".repeat(at === 0 ? indent : hanging) + paintSlice(spans, start, from);
  });
}

function wrapHanging(text: string, width: number, indent: number, hanging: number): string[] {
  const lines = wrap(text, width - indent);
  if (indent === hanging || lines.length === 1) return lines;
  const [first = ""] = lines;
  return [first, ...wrap(text.slice(text.indexOf(first) + first.length).trimStart(), width - hanging)];
}

/**
 * Lays out a line of code: as it stands where it fits, else broken, with what follows set deeper than the line itself.
 */
export function wrapCode(spans: readonly Span[], width: number): string[] {
  const text = spans.map((span) => span.text).join("");
  if (widthOf(text) <= width) return [paintSlice(spans, 0, text.length)];
  const own = text.length - text.trimStart().length;
  const indent = Math.min(own, Math.floor(width / 3));
  return wrapSpans(dropStart(spans, own), width, indent, Math.min(indent + 4, Math.floor(width / 2)));
}

function dropStart(spans: readonly Span[], count: number): Span[] {
  let left = count;
  return spans.flatMap(({ text, paint }) => {
    const dropped = Math.min(left, text.length);
    left -= dropped;
    return dropped === text.length ? [] : [{ text: text.slice(dropped), paint }];
  });
}

/** A part of the text, painted. */
export function paintSlice(spans: readonly Span[], start: number, end: number): string {
  let at = 0;
  return spans
    .map(({ text, paint }) => {
      const piece = text.slice(Math.max(0, start - at), Math.max(0, end - at));
      at += text.length;
      return piece === "" || paint === null ? piece : paint(piece);
    })
    .join("");
}
