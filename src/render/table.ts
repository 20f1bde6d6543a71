// A bordered table of known column widths, drawn by cli-table3. Rule: its own colours are off, since it
// would colour pipes, and text is wrapped before, since its own wrapping loses Japanese.
import Table from "cli-table3";
import type { Theme } from "./theme.js";
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

/**
 * @param rows one text a column; cells may hold several lines, and may be painted when they fit unwrapped
 * @param options.lines whether to rule a line between rows
 */
export function drawTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  theme: Theme,
  options: { readonly lines: boolean },
): string {
  const { horizontal, vertical, corners } = theme.glyphs.table;
  const [top, middle, bottom] = corners.map(([left, crossing, right]) => ({ left, crossing, right }));
  const chars = {
    top: horizontal,
    "top-left": top?.left ?? "",
    "top-mid": top?.crossing ?? "",
    "top-right": top?.right ?? "",
    mid: horizontal,
    "left-mid": middle?.left ?? "",
    "mid-mid": middle?.crossing ?? "",
    "right-mid": middle?.right ?? "",
    bottom: horizontal,
    "bottom-left": bottom?.left ?? "",
    "bottom-mid": bottom?.crossing ?? "",
    "bottom-right": bottom?.right ?? "",
    left: vertical,
    right: vertical,
    middle: vertical,
  };
  const table = new Table({
    head: columns.map(({ head, width }) => fitCell(head, width, theme.strong)),
    colWidths: columns.map(({ width }) => width + 2),
    colAligns: columns.map(({ align }) => align ?? "left"),
    style: { head: [], border: [] },
    chars,
  });
  const fitted = rows.map((row) =>
    columns.map(({ width }, at) => fitCell(row[at] ?? "", width, (line) => line)),
  );
  if (options.lines) table.push(...fitted);
  // Without lines between them, rows are the lines of one row: each padded to its own highest cell.
  else table.push(columns.map((_, at) => fitted.map((row) => level(row, at)).join("\n")));
  return table.toString();
}

function fitCell(text: string, width: number, paint: (line: string) => string): string {
  return text
    .split("\n")
    .flatMap((line) => wrap(line, width))
    .map(paint)
    .join("\n");
}

function level(row: readonly string[], column: number): string {
  const height = Math.max(...row.map((cell) => cell.split("\n").length));
  const lines = (row[column] ?? "").split("\n");
  return [...lines, ...Array<string>(height - lines.length).fill("")].join("\n");
}
