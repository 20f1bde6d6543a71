// The list of lessons: number, name, what a run shows, the order to expect and the time it takes.
import type { Second } from "../trace/event.js";
import { mark, orderText } from "./figures.js";
import { drawTable, frameWidth } from "./table.js";
import { isNarrow, type View } from "./view.js";
import { padStart, paragraph, widestOf } from "./width.js";

export interface LessonListEntry {
  readonly id: string;
  readonly shows: string;
  /** The values to expect, in the order of printing. */
  readonly order: readonly string[];
  /** The time to expect, in program seconds. */
  readonly takes: Second;
}

/** @param entries in the order of the lessons */
export function renderLessonList(entries: readonly LessonListEntry[], view: View): string {
  const { theme, messages } = view;
  const { columns } = messages;
  const numbers = entries.map((_, at) => String(at + 1));
  const rows = entries.map(({ id, shows, order, takes }, at) => ({
    number: numbers[at] ?? "",
    id,
    shows,
    order: orderText(order),
    takes: mark(takes).replace("s", " s"),
  }));
  const widths = {
    number: widestOf(numbers),
    id: widestOf([columns.lesson, ...rows.map((row) => row.id)]),
    order: Math.min(20, widestOf([columns.order, ...rows.map((row) => row.order)])),
    takes: widestOf([columns.expected, ...rows.map((row) => row.takes)]),
  };
  const shows = view.width - frameWidth(5) - widths.number - widths.id - widths.order - widths.takes;
  if (isNarrow(view) || shows < 16) {
    return rows
      .flatMap((row) => [
        ...paragraph(
          `${padStart(row.number, widths.number)}  ${row.id}`,
          view.width,
          0,
          widths.number + 2,
        ).map(theme.strong),
        ...paragraph(row.shows, view.width, widths.number + 2),
        ...paragraph(
          [`${columns.order} ${row.order}`, `${columns.expected} ${row.takes}`].join(` ${theme.glyphs.dot} `),
          view.width,
          widths.number + 2,
        ),
      ])
      .join("\n");
  }
  return drawTable(
    [
      { head: "#", width: widths.number, align: "right" },
      { head: columns.lesson, width: widths.id },
      { head: columns.shows, width: Math.min(shows, Math.max(60, widestOf([columns.shows]))) },
      { head: columns.order, width: widths.order },
      { head: columns.expected, width: widths.takes, align: "right" },
    ],
    rows.map((row) => [row.number, row.id, row.shows, row.order, row.takes]),
    theme,
    { lines: true },
  );
}
