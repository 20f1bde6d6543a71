// This run beside others: order, elapsed time, where each figure comes from, and a bar on one common scale.
import { bar, mark, orderText, roundMark, seconds } from "../../draw/figures.js";
import type { Theme } from "../../draw/theme.js";
import { isNarrow, type View } from "../../draw/view.js";
import { padEnd, padStart, truncate, widestOf } from "../../draw/width.js";
import { drawWords } from "../../draw/words.js";
import { paragraph } from "../../draw/wrap.js";
import type { Figure } from "../../trace/compare.js";
import { reportWords } from "../common/reportWords.js";
import { runWords } from "./words.js";

/** Bars are no longer than this, however wide the terminal. */
const longestBar = 60;
/** A bar shorter than this tells nothing: it is left out. */
const shortestBar = 8;

/** @param figures this run's first */
export function renderComparison(figures: readonly Figure[], view: View): string {
  const lines = (isNarrow(view) ? null : sideBySide(figures, view)) ?? stacked(figures, view);
  const notes = figures.flatMap(({ note }) =>
    note === undefined ? [] : paragraph(runWords[view.language].borrowed(note.from), view.width, 2),
  );
  return [...lines, ...notes.map(view.theme.faint)].join("\n");
}

/** The article's row is named in the reader's language, a lesson's by its id. */
function labelOf({ source, label }: Figure, most: number, { theme, language }: View): string {
  const name = source === "article" ? drawWords[language].source.article : label;
  return truncate(name, most, theme.glyphs.ellipsis);
}

/** Null when the columns do not fit. */
function sideBySide(figures: readonly Figure[], view: View): string[] | null {
  const { width, theme, language } = view;
  const { columns } = reportWords[language];
  const rows = [
    { label: "", order: columns.order, time: columns.elapsed, source: columns.from },
    ...figures.map((figure) => ({
      label: labelOf(figure, Math.floor(width / 3), view),
      order: truncate(orderText(figure.order), Math.floor(width / 5), theme.glyphs.ellipsis),
      time: seconds(figure.elapsed),
      source: drawWords[language].from(figure, theme.glyphs.dot),
    })),
  ];
  const widest = (key: "label" | "order" | "time" | "source"): number =>
    widestOf(rows.map((row) => row[key]));
  const widths = {
    label: widest("label"),
    order: widest("order"),
    time: widest("time"),
    source: widest("source"),
  };
  const before = 2 + widths.label + 2 + widths.order + 3 + widths.time + 4 + widths.source;
  if (before > width) return null;
  const cells = Math.min(longestBar, width - before - 4);
  const drawn = cells >= shortestBar ? [scaleLine(figures, cells), ...barsOf(figures, cells, theme)] : [];
  const [head = "", ...lines] = rows.map(({ label, order, time, source }, at) => {
    const rest = drawn[at] ?? "";
    return [
      `  ${padEnd(label, widths.label)}  ${padEnd(order, widths.order)}   ${padStart(time, widths.time)}`,
      `    ${rest === "" ? source : `${padEnd(source, widths.source)}    ${rest}`}`,
    ].join("");
  });
  return [theme.faint(head), ...lines];
}

function stacked(figures: readonly Figure[], view: View): string[] {
  const { width, theme, language } = view;
  const bars = barsOf(figures, width - 6, theme);
  return figures.flatMap((figure, at) => [
    `  ${theme.strong(labelOf(figure, width - 2, view))}`,
    ...(figure.order.length === 0
      ? []
      : paragraph(`${reportWords[language].columns.order} ${orderText(figure.order)}`, width, 4)),
    ...paragraph(
      `${seconds(figure.elapsed)}  ${drawWords[language].from(figure, theme.glyphs.dot)}`,
      width,
      4,
    ),
    `    ${bars[at]}`,
  ]);
}

/** A bar a figure, all on one scale; "" for no time. */
function barsOf(figures: readonly Figure[], cells: number, theme: Theme): string[] {
  const longest = longestOf(figures);
  return figures.map(({ elapsed }) => {
    const drawn = bar(longest > 0 ? elapsed / longest : 0, cells, theme);
    return drawn === "" ? "" : theme.state.waiting(drawn);
  });
}

function longestOf(figures: readonly Figure[]): number {
  return Math.max(0, ...figures.map(({ elapsed }) => elapsed));
}

/** `0s`, the first figure's own value where there is room for it, and the longest at the end. */
function scaleLine(figures: readonly Figure[], cells: number): string {
  const longest = longestOf(figures);
  if (longest <= 0) return mark(0);
  const end = mark(roundMark(longest));
  const own = figures[0]?.elapsed ?? 0;
  const label = mark(roundMark(own));
  const at = Math.round((roundMark(own) / longest) * cells);
  const start = mark(0);
  const fits = at >= start.length + 1 && at + label.length + 1 <= cells - end.length;
  return (fits ? start.padEnd(at) + label : start).padEnd(cells - end.length) + end;
}
