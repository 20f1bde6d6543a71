// Wraps plain text to a width in columns. Latin text breaks at spaces; Japanese, which has none, between phrases, never
// before a closing mark or between a number and its counter. A phrase that is too long breaks between words, a word anywhere.
import { wrapAnsi } from "fast-wrap-ansi";
import { neverFirst, neverLast, phrasesOf } from "./phrases.js";
import { graphemesOf, isAscii, padEnd, widthOf, wordsOf } from "./width.js";

/** Has a text Japanese characters, or marks of Japanese? */
export const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/**
 * @param width columns of the widest line wanted; two at least are taken, the width of one character
 * @returns one line or more, none with a newline in it
 */
export function wrap(text: string, width: number): string[] {
  const room = Math.max(2, width);
  if (isAscii(text) && text.length <= room) return [text.trimEnd()];
  if (!japanese.test(text)) {
    const lines = wrapAnsi(text, room, { hard: true }).split("\n");
    return lines.filter((line, at) => line !== "" || at === 0);
  }
  const lines = [""];
  let taken = 0;
  const put = (piece: string): void => {
    if (taken > 0 && taken + widthOf(piece.trimEnd()) > room) {
      lines.push("");
      taken = 0;
    }
    lines[lines.length - 1] += piece;
    taken += widthOf(piece);
  };
  const fits = (piece: string): boolean => widthOf(piece.trimEnd()) <= room;
  for (const phrase of phrasesOf(text)) {
    if (fits(phrase)) put(phrase);
    else
      for (const word of partsOf(phrase))
        for (const part of fits(word) ? [word] : graphemesOf(word)) put(part);
  }
  return lines.map((line) => line.trimEnd()).filter((line, at) => line !== "" || at === 0);
}

/** Wraps text, with `indent` spaces before its first line and `hanging` before the others. */
export function paragraph(text: string, width: number, indent: number, hanging = indent): string[] {
  const lines = wrap(text, width - Math.max(indent, hanging));
  return lines.map((line, at) => " ".repeat(at === 0 ? indent : hanging) + line);
}

/** A line of a layout of its own: it keeps the spaces before it, but for so many that they are no layout any more. */
export function laidOut(line: string, width: number, indent = 0): string[] {
  const own = Math.min(8, line.length - line.trimStart().length);
  return paragraph(line.trim(), width, indent + own).map((each) => each.trimEnd());
}

/** A text behind `head`, which may be painted; its further lines stand below its first. */
export function behind(head: string, text: string, width: number): string[] {
  const [first = "", ...rest] = paragraph(text, width, widthOf(head));
  return [(head + first.trimStart()).trimEnd(), ...rest];
}

/** So many columns of a text it takes to stand beside its name. */
const leastBeside = 22;

/** A name, of which the longest has `widest` columns, and what it is beside it; below it where there is no room. */
export function named(name: string, widest: number, what: string, width: number, indent: number): string[] {
  if (width - widest - indent < leastBeside)
    return [...paragraph(name, width, indent), ...paragraph(what, width, indent + 2)];
  return behind(`${" ".repeat(indent)}${padEnd(name, widest)}  `, what, width);
}

/** Pieces one after the other, with `gap` between them, in as few lines as they take; none is parted. */
export function packed(pieces: readonly string[], gap: string, width: number): string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const longer = `${lines.at(-1)}${gap}${piece}`;
    if (lines.length > 0 && widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(piece);
  }
  return lines;
}

/** A phrase in the pieces between which it breaks where no line is wide enough for it. */
function partsOf(phrase: string): string[] {
  const parts: string[] = [];
  for (const word of wordsOf(phrase)) {
    const before = parts.at(-1);
    if (before === undefined || mayBreak(before, word)) parts.push(word);
    else parts[parts.length - 1] = before + word;
  }
  return parts;
}

function mayBreak(before: string, after: string): boolean {
  if (/^\s/u.test(after) || neverFirst.test(after) || neverLast.test(before)) return false;
  return /\s$/u.test(before) || japanese.test([...before].at(-1) ?? "") || japanese.test([...after][0] ?? "");
}
