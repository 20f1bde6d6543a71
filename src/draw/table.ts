// A bordered table of short cells, drawn by cli-table3. Rules: its own colours are off, since it would colour pipes; text is
// wrapped before, since its own wrapping loses Japanese; and each line is a row to it, since the time that it takes grows
// with the third power of a cell's lines.
import Table from "cli-table3";
import type { Column } from "./columns.js";
import type { Theme } from "./theme.js";
import { wrap } from "./wrap.js";

/** @param rows one text a column; cells may hold several lines, and may be painted when they fit unwrapped */
export function drawTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  theme: Theme,
): string {
  const { horizontal, vertical, corners } = theme.glyphs.table;
  const [top, middle, bottom] = corners.map(([left, crossing, right]) => ({ left, crossing, right }));
  const chars = {
    top: horizontal,
    "top-left": top?.left ?? "",
    "top-mid": top?.crossing ?? "",
    "top-right": top?.right ?? "",
    // No rule between rows, which are lines here; the one below the head is put in afterwards.
    mid: "",
    "left-mid": "",
    "mid-mid": "",
    "right-mid": "",
    bottom: horizontal,
    "bottom-left": bottom?.left ?? "",
    "bottom-mid": bottom?.crossing ?? "",
    "bottom-right": bottom?.right ?? "",
    left: vertical,
    right: vertical,
    middle: vertical,
  };
  const table = new Table({
    colWidths: columns.map(({ width }) => width + 2),
    colAligns: columns.map(({ align }) => align ?? "left"),
    style: { head: [], border: [] },
    chars,
  });
  const head = linesOf(
    columns.map(({ head }) => head),
    columns,
    theme.strong,
  );
  const body = rows.flatMap((row) => linesOf(row, columns, (line) => line));
  table.push(...head, ...body);
  const rule = columns.map(({ width }) => horizontal.repeat(width + 2)).join(middle?.crossing);
  return table
    .toString()
    .split("\n")
    .toSpliced(head.length + 1, 0, `${middle?.left}${rule}${middle?.right}`)
    .join("\n");
}

/** The lines of one row, each with one text a column. */
function linesOf(
  row: readonly string[],
  columns: readonly Column[],
  paint: (line: string) => string,
): string[][] {
  const cells = columns.map(({ width }, at) =>
    (row[at] ?? "").split("\n").flatMap((line) => wrap(line, width).map(paint)),
  );
  const height = Math.max(...cells.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) => cells.map((lines) => lines[line] ?? ""));
}
