// Draws a lesson's two programs: side by side, with what matches on one line, or one below the other.
import { type Span, wrapCode } from "../spans.js";
import type { CodeKind } from "../theme.js";
import type { View } from "../view.js";
import { padEnd, padStart, widestOf } from "../width.js";
import { drawWords } from "../words.js";
import { alignPrograms, type LinePair } from "./align.js";

export interface Programs {
  readonly python: string;
  readonly typescript: string;
}

export type ProgramLanguage = keyof Programs;

/** A piece of code; null is nothing worth a colour. */
export interface CodePiece {
  readonly text: string;
  readonly kind: CodeKind | null;
}

/** The pieces of each line. It comes from outside: a highlighter takes a while to load, and is needed for colours alone. */
export type Highlight = (code: string, written: ProgramLanguage) => readonly (readonly CodePiece[])[];

const fileName = { python: "program.py", typescript: "program.ts" } as const;

/** From so many columns on the two stand side by side. */
export const sideBySideFrom = 100;
const indent = 2;

/** @param highlight null paints nothing */
export function renderPrograms(
  programs: Programs,
  which: ProgramLanguage | "both",
  view: View,
  highlight: Highlight | null,
): string {
  const sheets = (which === "both" ? (["python", "typescript"] as const) : [which]).map((written) =>
    sheetOf(programs[written], written, view, highlight),
  );
  const [python, typescript] = sheets;
  if (which === "python" && python !== undefined) return alone({ ...python, name: pythonAlone(view) }, view);
  if (python === undefined || typescript === undefined || view.width < sideBySideFrom) {
    return sheets.map((sheet) => alone(sheet, view)).join("\n\n");
  }
  return sideBySide(python, typescript, alignPrograms(programs.typescript, programs.python), view);
}

/** Python without its TypeScript beside it says what runs in its place. */
function pythonAlone({ language }: View): string {
  const { noted, ran } = drawWords[language];
  return noted(fileName.python, ran(fileName.typescript));
}

/** A program ready to be laid out. */
interface Sheet {
  readonly name: string;
  readonly lines: readonly (readonly Span[])[];
  /** Columns of its widest line, and of the line numbers before it. */
  readonly width: number;
  readonly margin: number;
}

function sheetOf(source: string, written: ProgramLanguage, view: View, highlight: Highlight | null): Sheet {
  const code = source.trimEnd();
  const plain = code.split("\n");
  return {
    name: fileName[written],
    lines: codeLines(code, written, view, highlight),
    width: widestOf(plain),
    margin: Math.max(2, String(plain.length).length) + 2,
  };
}

/** Code in its colours, line by line. @param highlight null paints nothing */
export function codeLines(
  code: string,
  written: ProgramLanguage,
  { theme }: View,
  highlight: Highlight | null,
): readonly (readonly Span[])[] {
  const pieces = highlight?.(code, written) ?? code.split("\n").map((text) => [{ text, kind: null }]);
  return pieces.map((line) =>
    line.map(({ text, kind }) => ({ text, paint: kind === null ? null : theme.code[kind] })),
  );
}

function alone(sheet: Sheet, view: View): string {
  const width = view.width - indent;
  const rows = sheet.lines.flatMap((_, at) => numbered(sheet, at, width, view));
  return [view.theme.strong(sheet.name), ...rows].map((row) => " ".repeat(indent) + row).join("\n");
}

/** One line of a program with its number, on as many rows as it takes; none for a line that is not there. */
function numbered({ lines, margin }: Sheet, at: number | null, width: number, { theme }: View): string[] {
  if (at === null) return [];
  return wrapCode(lines[at] ?? [], width - margin).map((row, nth) => {
    const shown = nth === 0 ? theme.faint(padStart(`${at + 1}`, margin - 2)) : " ".repeat(margin - 2);
    return row === "" ? shown : `${shown}  ${row}`;
  });
}

function sideBySide(left: Sheet, right: Sheet, pairs: readonly LinePair[], view: View): string {
  const bar = ` ${view.theme.glyphs.table.vertical} `;
  const room = view.width - indent - bar.length;
  const leftWidth = shareOf(room, left.width + left.margin, right.width + right.margin);
  const rows = rowsOf(left, right, pairs).flatMap(([python, typescript]) => {
    const one = numbered(left, python, leftWidth, view);
    const other = numbered(right, typescript, room - leftWidth, view);
    return Array.from({ length: Math.max(one.length, other.length) }, (_, at) => [
      one[at] ?? "",
      other[at] ?? "",
    ]);
  });
  const { strong } = view.theme;
  return [[strong(left.name), strong(right.name)], ...rows]
    .map(([one = "", other = ""]) =>
      `${" ".repeat(indent)}${padEnd(one, leftWidth)}${other === "" ? bar.trimEnd() : bar}${other}`.trimEnd(),
    )
    .join("\n");
}

/** What the left one gets of the room: as much as it needs, and half where both need more than there is. */
function shareOf(room: number, left: number, right: number): number {
  const half = Math.floor(room / 2);
  if (left + right <= room || left <= half) return left;
  return right <= half ? room - right : half;
}

type Row = readonly [left: number | null, right: number | null];

/** Matching lines beside each other; between them, nothing but an empty line stands beside a line of the other. */
function rowsOf(left: Sheet, right: Sheet, pairs: readonly LinePair[]): Row[] {
  const rows: Row[] = [];
  let [i, j] = [0, 0];
  const isEmpty = ({ lines }: Sheet, at: number): boolean =>
    (lines[at] ?? []).every(({ text }) => text.trim() === "");
  const upTo = (leftEnd: number, rightEnd: number): void => {
    while (i < leftEnd || j < rightEnd) {
      const both = i < leftEnd && j < rightEnd;
      if (both && (isEmpty(left, i) || isEmpty(right, j))) rows.push([i++, j++]);
      else if (j < rightEnd) rows.push([null, j++]);
      else rows.push([i++, null]);
    }
  };
  for (const { python, typescript } of pairs) {
    upTo(python - 1, typescript - 1);
    rows.push([i++, j++]);
  }
  upTo(left.lines.length, right.lines.length);
  return rows;
}
