// Bordered tables. Rule: text is wrapped and measured here, and a cell is one line by then. cli-table3 gets such lines: its
// own wrapping loses Japanese, and the time that it takes grows with the third power of a cell's lines.
import Table from "cli-table3";
import type { Paint, Theme } from "./theme.js";
import { padEnd, padStart, truncate } from "./width.js";
import { wrap } from "./wrap.js";

export interface Column {
  readonly head: string;
  /** Columns of text, without the padding. */
  readonly width: number;
  readonly align?: "left" | "right";
}

/** What borders and padding add to the texts of `count` columns. */
export function frameWidth(count: number): number {
  return 3 * count + 1;
}

/** One text a column; it may have several lines, and may be painted when it fits unwrapped. */
type Row = readonly string[];

/** A table of short cells, whose rows stand close together. */
export function drawTable(columns: readonly Column[], rows: readonly Row[], theme: Theme): string {
  const { horizontal, vertical, corners } = theme.glyphs.table;
  const border = (name: "top" | "bottom", [left, crossing, right]: (typeof corners)[number]) => ({
    [name]: horizontal,
    [`${name}-left`]: left,
    [`${name}-mid`]: crossing,
    [`${name}-right`]: right,
  });
  const table = new Table({
    colWidths: columns.map(({ width }) => width + 2),
    colAligns: columns.map(({ align }) => align ?? "left"),
    // Its own colours would go into pipes as well.
    style: { head: [], border: [] },
    chars: {
      ...border("top", corners[0]),
      ...border("bottom", corners[2]),
      left: vertical,
      right: vertical,
      middle: vertical,
      // Its rows are our lines: the one rule, below the head, is put in afterwards.
      mid: "",
      "left-mid": "",
      "mid-mid": "",
      "right-mid": "",
    },
  });
  const head = headLines(columns, theme);
  table.push(...head, ...rows.flatMap((row) => linesOf(row, columns)));
  return table
    .toString()
    .split("\n")
    .toSpliced(head.length + 1, 0, ruleOf(corners[1], columns, theme))
    .join("\n");
}

/**
 * A table of any text of any length, with a line between its rows. Cli-table3 measures by another measure than `widthOf`, so
 * that a character on which the two do not agree would break a border.
 */
export function drawRuledTable(columns: readonly Column[], rows: readonly Row[], theme: Theme): string {
  const { vertical, corners } = theme.glyphs.table;
  const [top, middle, bottom] = corners.map((corner) => ruleOf(corner, columns, theme));
  const drawn = (lines: readonly Row[]): string[] =>
    lines.map((line) => {
      const cells = columns.map(({ width, align }, at) => {
        const pad = align === "right" ? padStart : padEnd;
        return ` ${pad(line[at] ?? "", width)} `;
      });
      return vertical + cells.join(vertical) + vertical;
    });
  const body = rows.flatMap((row, at) => [...(at > 0 ? [middle] : []), ...drawn(linesOf(row, columns))]);
  return [top, ...drawn(headLines(columns, theme)), middle, ...body, bottom].join("\n");
}

function ruleOf(
  [left, crossing, right]: readonly string[],
  columns: readonly Column[],
  { glyphs }: Theme,
): string {
  return left + columns.map(({ width }) => glyphs.table.horizontal.repeat(width + 2)).join(crossing) + right;
}

function headLines(columns: readonly Column[], { strong }: Theme): string[][] {
  return linesOf(
    columns.map(({ head }) => head),
    columns,
    strong,
  );
}

/** The lines of one row, each with one text a column. */
function linesOf(row: Row, columns: readonly Column[], paint: Paint = (line) => line): string[][] {
  const cells = columns.map(({ width }, at) =>
    // In a column of one, half of a wide character has no room.
    (row[at] ?? "")
      .split("\n")
      .flatMap((line) => wrap(line, width).map((part) => paint(truncate(part, width, "")))),
  );
  const height = Math.max(...cells.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) => cells.map((lines) => lines[line] ?? ""));
}
