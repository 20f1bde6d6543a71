// Text of which parts are painted. It is wrapped or cut plain and painted afterwards, so that no colour takes columns.
import type { Paint, Theme } from "./theme.js";
import { truncate, widthOf } from "./width.js";
import { wrap } from "./wrap.js";

/** A piece of text; null paints nothing. */
export interface Span {
  readonly text: string;
  readonly paint: Paint | null;
}

export type Line = readonly Span[];

export const emptyLine: Line = [];

export function text(text: string, paint: Span["paint"] = null): Span {
  return { text, paint };
}

export function textOf(spans: Line): string {
  return spans.map((span) => span.text).join("");
}

/** Wraps to `width` columns, with `indent` spaces before the first line and `hanging` before the others. */
export function wrapSpans(spans: Line, width: number, indent: number, hanging = indent): string[] {
  const text = textOf(spans);
  return placesOf(wrapHanging(text, width, indent, hanging), text).map(
    ([start, end], at) => " ".repeat(at === 0 ? indent : hanging) + painted(sliceSpans(spans, start, end)),
  );
}

/**
 * The same, to be painted later, and with no more lines than `most`: the last one has all that is left, however wide.
 */
export function breakSpans(spans: Line, width: number, hanging: number, most: number): Span[][] {
  // Of a line that is a file by itself, no more than can be shown is looked at.
  const whole = textOf(spans);
  const text = whole.slice(0, width * (most + 1));
  const places = placesOf(wrapHanging(text, width, 0, hanging), text).slice(0, most);
  return places.map(([start, end], at) => {
    const isLast = at === places.length - 1;
    const line = sliceSpans(spans, start, isLast ? whole.trimEnd().length : end);
    return at === 0 ? line : [{ text: " ".repeat(hanging), paint: null }, ...line];
  });
}

/** Where the lines lie in the text that they are pieces of; what stood between two of them are spaces. */
function placesOf(lines: readonly string[], text: string): (readonly [start: number, end: number])[] {
  let from = 0;
  return lines.map((line) => {
    const start = Math.max(from, text.indexOf(line, from));
    from = start + line.length;
    return [start, from];
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
export function wrapCode(spans: Line, width: number): string[] {
  const text = textOf(spans);
  if (widthOf(text) <= width) return [painted(spans)];
  const own = text.length - text.trimStart().length;
  const indent = Math.min(own, Math.floor(width / 3));
  return wrapSpans(
    sliceSpans(spans, own, text.length),
    width,
    indent,
    Math.min(indent + 4, Math.floor(width / 2)),
  );
}

export function painted(spans: Line): string {
  return spans.map(({ text, paint }) => (paint === null ? text : paint(text))).join("");
}

export function sliceSpans(spans: Line, start: number, end: number): Span[] {
  let at = 0;
  return spans.flatMap(({ text, paint }) => {
    const piece = text.slice(Math.max(0, start - at), Math.max(0, end - at));
    at += text.length;
    return piece === "" ? [] : [{ text: piece, paint }];
  });
}

/** Exactly as wide as asked for: cut, or padded. */
export function fitSpans(line: Line, width: number, theme: Theme): string {
  const whole = textOf(line);
  const { ellipsis } = theme.glyphs;
  const cut = truncate(whole, width, ellipsis);
  const isCut = cut !== whole;
  const kept = !isCut ? whole.length : cut.endsWith(ellipsis) ? cut.length - ellipsis.length : 0;
  return painted(sliceSpans(line, 0, kept)) + cut.slice(kept) + " ".repeat(Math.max(0, width - widthOf(cut)));
}
