// The list of lessons: number, name, the order and time to expect, and what a run shows. Drawn without cli-table3,
// which takes a quarter of the time that a cold `list` may take.
import type { Second } from "../trace/event.js";
import { mark, orderText } from "./figures.js";
import { isNarrow, type View } from "./view.js";
import { padEnd, padStart, widestOf, widthOf } from "./width.js";
import { paragraph } from "./wrap.js";

export interface LessonListEntry {
  readonly id: string;
  readonly shows: string;
  /** The values to expect, in the order of printing. */
  readonly order: readonly string[];
  /** The time to expect, in program seconds. */
  readonly takes: Second;
}

/** Between two columns. */
const gap = "  ";

/** @param entries in the order of the lessons */
export function renderLessonList(entries: readonly LessonListEntry[], view: View): string {
  const { columns } = view.messages;
  const rows = entries.map(({ id, shows, order, takes }, at) => ({
    number: String(at + 1),
    id,
    order: orderText(order),
    takes: mark(takes).replace("s", " s"),
    shows,
  }));
  const head = {
    number: "#",
    id: columns.lesson,
    order: columns.order,
    takes: columns.expected,
    shows: columns.shows,
  };
  const widest = (key: keyof Row): number => widestOf([head, ...rows].map((row) => row[key]));
  const widths = {
    number: widest("number"),
    id: widest("id"),
    order: widest("order"),
    takes: widest("takes"),
  };
  const leading = ({ number, id, order, takes }: Row): string =>
    [
      padStart(number, widths.number),
      padEnd(id, widths.id),
      padEnd(order, widths.order),
      padStart(takes, widths.takes),
    ].join(gap) + gap;
  const indent = 2 + widthOf(leading(head));
  if (isNarrow(view) || view.width - indent < shortestText) return stacked(rows, view);
  const line = (row: Row): string[] => {
    const [first = "", ...rest] = paragraph(row.shows, Math.min(view.width, indent + longestText), indent);
    return [`  ${leading(row)}${first.slice(indent)}`, ...rest];
  };
  return [...line(head).map(view.theme.faint), ...rows.flatMap(line)].join("\n");
}

/** The text that tells what a lesson shows stands beside the rest only when there is room for this many columns... */
const shortestText = 16;
/** ...and takes no more than these, for the eye's sake. */
const longestText = 72;

type Row = Readonly<Record<"number" | "id" | "order" | "takes" | "shows", string>>;

function stacked(rows: readonly Row[], view: View): string {
  const { width, theme, messages } = view;
  const { columns } = messages;
  const indent = widestOf(rows.map(({ number }) => number)) + 2;
  return rows
    .flatMap(({ number, id, order, takes, shows }) => [
      ...paragraph(`${padStart(number, indent - 2)}  ${id}`, width, 0, indent).map(theme.strong),
      ...paragraph(shows, width, indent),
      ...paragraph(
        `${columns.order} ${order} ${theme.glyphs.dot} ${columns.expected} ${takes}`,
        width,
        indent,
      ),
    ])
    .join("\n");
}
