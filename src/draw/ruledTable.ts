// A bordered table with a line between its rows, whose cells may hold any text of any length. Drawn without cli-table3, which
// measures by another measure than `widthOf`, so that a character on which the two do not agree breaks a border, and takes
// minutes for a hundred lines in a cell.
import type { Column } from "./columns.js";
import type { Theme } from "./theme.js";
import { padEnd, padStart, truncate } from "./width.js";
import { wrap } from "./wrap.js";

/**
 * @param rows one text a column; cells may hold several lines, and may be painted when they fit unwrapped
 */
export function drawRuledTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  theme: Theme,
): string {
  const { horizontal, vertical, corners } = theme.glyphs.table;
  const [top, middle, bottom] = corners.map(
    ([left, crossing, right]) =>
      left + columns.map(({ width }) => horizontal.repeat(width + 2)).join(crossing) + right,
  );
  const drawRow = (texts: readonly string[], paint: (line: string) => string): string[] => {
    const cells = columns.map(({ width }, at) => fitCell(texts[at] ?? "", width).map(paint));
    const height = Math.max(...cells.map(({ length }) => length));
    return Array.from({ length: height }, (_, line) => {
      const drawn = columns.map(({ width, align }, at) => {
        const pad = align === "right" ? padStart : padEnd;
        return ` ${pad(cells[at]?.[line] ?? "", width)} `;
      });
      return vertical + drawn.join(vertical) + vertical;
    });
  };
  const heads = drawRow(
    columns.map(({ head }) => head),
    theme.strong,
  );
  const body = rows.flatMap((row, at) => [...(at > 0 ? [middle] : []), ...drawRow(row, (line) => line)]);
  return [top, ...heads, middle, ...body, bottom].join("\n");
}

function fitCell(text: string, width: number): string[] {
  // In a column of one, half of a wide character has no room.
  return text.split("\n").flatMap((line) => wrap(line, width).map((part) => truncate(part, width, "")));
}
