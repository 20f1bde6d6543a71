// Two runs of each lesson side by side: every line that was printed, line by line, and how long it took.

import { orderText, seconds } from "../../draw/figures.js";
import { type Column, drawRuledTable, frameWidth } from "../../draw/table.js";
import { isNarrow, type View } from "../../draw/view.js";
import { widestOf, widthOf } from "../../draw/width.js";
import { paragraph, wrap } from "../../draw/wrap.js";
import type { Second } from "../../trace/event.js";
import { reportWords } from "../common/reportWords.js";
import { verifyWords } from "./words.js";

/** What one side has, and the other. */
type Both<T> = readonly [typescript: T, other: T];
const sides = [0, 1] as const;

/** A line of each side; null where it has none. */
export interface VerifiedLine {
  readonly texts: Both<string | null>;
  readonly differs: boolean;
}

export interface VerifiedRow {
  readonly id: string;
  readonly isSame: boolean;
  /** Without the line that is only the elapsed time. */
  readonly lines: readonly VerifiedLine[];
  readonly elapsed: Both<Second | null>;
}

/** @param other what stands beside TypeScript: `Python 3.13.0`, or what was recorded */
export function renderVerifyTable(rows: readonly VerifiedRow[], other: string, view: View): string {
  const names = ["TypeScript", other] as const;
  if (isNarrow(view)) return rows.flatMap((row) => stacked(row, names, view)).join("\n");
  const { width, theme, language } = view;
  const { columns } = reportWords[language];
  const heads = rows.map((row) => headOf(row, view));
  const first = Math.min(widestOf([columns.lesson, ...heads.flat()]), Math.floor(width / 3));
  const room = Math.floor((width - frameWidth(3) - first) / 2);
  const cells = rows.map((row) => cellsOf(row, room, view));
  const table: Column[] = [
    { head: columns.lesson, width: first },
    ...sides.map((side) => {
      const texts = cells.flatMap((cell) => cell[side] ?? []);
      return { head: names[side], width: Math.min(room, widestOf([names[side], ...texts])) };
    }),
  ];
  const drawn = rows.map(({ isSame }, at) => {
    const [lesson = "", verdict = ""] = heads[at] ?? [];
    const paint = theme.outcome[isSame ? "finished" : "failed"];
    return [[theme.strong(lesson), paint(verdict)], ...(cells[at] ?? [])].map((lines) => lines.join("\n"));
  });
  return drawRuledTable(table, drawn, theme);
}

/** The lesson, and whether it is the same on both sides: in a word as well. */
function headOf({ id, isSame }: VerifiedRow, { theme, language }: View): readonly [string, string] {
  const words = verifyWords[language];
  const { finished, failed } = theme.glyphs.outcome;
  return [`${isSame ? finished : failed} ${id}`, isSame ? words.same : words.different];
}

/** Of each side its lines, each as high as the other side's, and the time. */
function cellsOf({ lines, elapsed }: VerifiedRow, width: number, view: View): string[][] {
  const texts = [...inFewLines(lines, width).map((line) => textsOf(line, view)), elapsed.map(timeText)];
  const even = texts.map((pair) => {
    const wrapped = pair.map((text) => wrap(text ?? "", width));
    const height = Math.max(...wrapped.map(({ length }) => length));
    return wrapped.map((lines) => Array.from({ length: height }, (_, at) => lines[at] ?? ""));
  });
  return sides.map((side) => even.flatMap((pair) => pair[side] ?? []));
}

function textsOf({ texts, differs }: VerifiedLine, { theme }: View): (string | null)[] {
  return texts.map((text) => (text !== null && differs ? `${theme.glyphs.outcome.failed} ${text}` : text));
}

function timeText(elapsed: Second | null): string {
  return elapsed === null ? "-" : seconds(elapsed);
}

/** The lines with values, such as 3 and 2 and 1, in one line, `3 2 1`, where there is room. */
function inFewLines(lines: readonly VerifiedLine[], width: number): VerifiedLine[] {
  const shown: VerifiedLine[] = [];
  let values: VerifiedLine[] = [];
  const putValues = (): void => {
    const joined = joinedOf(values);
    const fits = joined.texts.every((text) => widthOf(text ?? "") + 2 <= width);
    shown.push(...(fits && values.length > 0 ? [joined] : values));
    values = [];
  };
  for (const line of lines) {
    if (line.texts.every((text) => text === null || !/\s/.test(text))) values.push(line);
    else {
      putValues();
      shown.push(line);
    }
  }
  putValues();
  return shown;
}

function joinedOf(values: readonly VerifiedLine[]): VerifiedLine {
  const join = (side: 0 | 1): string | null => {
    const there = values.flatMap(({ texts }) => texts[side] ?? []);
    return there.length === 0 ? null : orderText(there);
  };
  return { texts: [join(0), join(1)], differs: values.some(({ differs }) => differs) };
}

function stacked(row: VerifiedRow, names: Both<string>, view: View): string[] {
  const { width, theme } = view;
  const texts = inFewLines(row.lines, width - 6).map((line) => textsOf(line, view));
  return [
    ...paragraph(headOf(row, view).join(` ${theme.glyphs.dot} `), width, 2).map(theme.strong),
    ...sides.flatMap((side) => [
      ...paragraph(names[side], width, 4).map(theme.faint),
      ...[...texts.flatMap((pair) => pair[side] ?? []), timeText(row.elapsed[side])].flatMap((text) =>
        paragraph(text, width, 6),
      ),
    ]),
  ];
}
