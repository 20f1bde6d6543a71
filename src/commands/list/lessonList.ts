// The list of lessons, part by part: number, name, the order and time to expect, what a run shows, and which are done.
import type { Lesson } from "../../course/model.js";
import { mark, orderText } from "../../draw/figures.js";
import { isNarrow, type View } from "../../draw/view.js";
import { padEnd, padStart, widestOf, widthOf } from "../../draw/width.js";
import { paragraph } from "../../draw/wrap.js";
import type { Second } from "../../trace/event.js";
import { reportWords } from "../common/reportWords.js";
import { listWords } from "./words.js";

export interface LessonListEntry {
  readonly id: string;
  readonly shows: string;
  /** The values to expect, in the order of printing. */
  readonly order: readonly string[];
  /** The time to expect, in program seconds. */
  readonly takes: Second;
  readonly part: Lesson["part"];
  /** Has the tour been through it? */
  readonly isDone: boolean;
}

/** Between two columns. */
const gap = "  ";

/** @param entries in the order of the lessons */
export function renderLessonList(entries: readonly LessonListEntry[], view: View): string {
  const { theme, language } = view;
  const { lesson, order } = reportWords[language].columns;
  const words = listWords[language];
  const done = entries.filter(({ isDone }) => isDone).length;
  const rows = entries.map(({ id, shows, order, takes, part, isDone }, at) => ({
    done: isDone ? theme.glyphs.outcome.finished : "",
    number: String(at + 1),
    id,
    order: orderText(order),
    takes: mark(takes).replace("s", " s"),
    shows,
    part,
  }));
  const head: Cells = {
    done: "",
    number: "#",
    id: lesson,
    order,
    takes: words.columns.expected,
    shows: words.columns.shows,
  };
  const draw = drawer(head, rows, view);
  const parts = [...new Set(entries.map(({ part }) => part))].map((part) => {
    const heading = paragraph(words.parts[part], view.width, 2).map(theme.strong);
    return [...heading, ...draw.rows(rows.filter((row) => row.part === part))].join("\n");
  });
  const legend = `${theme.glyphs.outcome.finished} ${words.done(done, entries.length)}`;
  return [
    [...draw.head, ...parts.slice(0, 1)].join("\n"),
    ...parts.slice(1),
    ...(done === 0 ? [] : [paragraph(legend, view.width, 2).join("\n")]),
  ].join("\n\n");
}

/** How the rows of such a table are drawn: beside each other where there is room, else what belongs together stacked. */
function drawer(head: Cells, rows: readonly Row[], view: View): Drawer {
  const widest = (key: keyof Cells): number => widestOf([head, ...rows].map((row) => row[key]));
  const widths = {
    done: widest("done"),
    number: widest("number"),
    id: widest("id"),
    order: widest("order"),
    takes: widest("takes"),
  };
  const leading = ({ done, number, id, order, takes }: Cells): string =>
    [
      // No column where nothing is done.
      ...(widths.done === 0 ? [] : [padEnd(done, widths.done)]),
      padStart(number, widths.number),
      padEnd(id, widths.id),
      padEnd(order, widths.order),
      padStart(takes, widths.takes),
    ].join(gap) + gap;
  const indent = 2 + widthOf(leading(head));
  if (isNarrow(view) || view.width - indent < shortestText)
    return { head: [], rows: (some) => stacked(some, widths, view) };
  const line = (row: Cells): string[] => {
    const [first = "", ...rest] = paragraph(row.shows, Math.min(view.width, indent + longestText), indent);
    return [`  ${leading(row)}${first.slice(indent)}`, ...rest];
  };
  return { head: line(head).map(view.theme.faint), rows: (some) => some.flatMap(line) };
}

/** The text that tells what a lesson shows stands beside the rest only when there is room for this many columns... */
const shortestText = 16;
/** ...and takes no more than these, for the eye's sake. */
const longestText = 72;

type Cells = Readonly<Record<"done" | "number" | "id" | "order" | "takes" | "shows", string>>;
type Row = Cells & { readonly part: Lesson["part"] };

interface Drawer {
  readonly head: readonly string[];
  readonly rows: (rows: readonly Row[]) => readonly string[];
}

function stacked(
  rows: readonly Row[],
  widths: { readonly done: number; readonly number: number },
  view: View,
): string[] {
  const { width, theme, language } = view;
  const columns = { ...reportWords[language].columns, ...listWords[language].columns };
  const before = widths.done === 0 ? 0 : widths.done + 1;
  const indent = before + widths.number + 2;
  return rows.flatMap(({ done, number, id, order, takes, shows }) => [
    ...paragraph(`${padEnd(done, before)}${padStart(number, widths.number)}  ${id}`, width, 0, indent).map(
      theme.strong,
    ),
    ...paragraph(shows, width, indent),
    ...paragraph(
      [...(order === "" ? [] : [`${columns.order} ${order}`]), `${columns.expected} ${takes}`].join(
        ` ${theme.glyphs.dot} `,
      ),
      width,
      indent,
    ),
  ]);
}
