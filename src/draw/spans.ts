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
  return placesOf(wrapHanging(text, width, indent, hanging), text).map(
    ([start, end], at) => " ".repeat(at === 0 ? indent : hanging) + paintSlice(spans, start, end),
  );
}

/**
 * The same, to be painted later, and with no more lines than `most`: the last one has all that is left, however wide.
 */
export function breakSpans(spans: readonly Span[], width: number, hanging: number, most: number): Span[][] {
  // Of a line that is a file by itself, no more than can be shown is looked at.
  const whole = spans.map((span) => span.text).join("");
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
  return sliceSpans(spans, start, end)
    .map(({ text, paint }) => (paint === null ? text : paint(text)))
    .join("");
}

export function sliceSpans(spans: readonly Span[], start: number, end: number): Span[] {
  let at = 0;
  return spans.flatMap(({ text, paint }) => {
    const piece = text.slice(Math.max(0, start - at), Math.max(0, end - at));
    at += text.length;
    return piece === "" ? [] : [{ text: piece, paint }];
  });
}
