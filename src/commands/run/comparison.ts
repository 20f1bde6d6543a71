// This run beside others: order, elapsed time, where each figure comes from, and a bar on one common scale.
import { bar, mark, meanAndDeviation, orderText, roundMark, seconds } from "../../draw/figures.js";
import { isNarrow, type View } from "../../draw/view.js";
import { padEnd, padStart, truncate, widestOf } from "../../draw/width.js";
import { drawWords } from "../../draw/words.js";
import { paragraph } from "../../draw/wrap.js";
import type { Figure } from "../../trace/compare.js";
import { reportWords } from "../common/reportWords.js";
import { runWords } from "./words.js";

export interface ComparisonData {
  /** This run first. */
  readonly figures: readonly Figure[];
}

/** Bars are no longer than this, however wide the terminal. */
const longestBar = 60;
/** A bar shorter than this tells nothing: it is left out. */
const shortestBar = 8;

export function renderComparison(data: ComparisonData, view: View): string {
  const beside = isNarrow(view) ? null : sideBySide(data.figures, view);
  const lines = beside ?? stacked(data.figures, view);
  const notes = data.figures.flatMap(({ note }) =>
    note === undefined ? [] : paragraph(runWords[view.language].borrowed(note.from), view.width, 2),
  );
  return [...lines, ...notes.map((line) => view.theme.faint(line))].join("\n");
}

/** The article's row is named in the reader's language, a lesson's by its id. */
function labelOf(figure: Figure, view: View): string {
  return figure.source === "article" ? drawWords[view.language].source.article : figure.label;
}

function elapsedOf(figure: Figure, view: View): string {
  return figure.statistics === undefined
    ? seconds(figure.elapsed)
    : meanAndDeviation(figure.statistics, view.theme);
}

/** Null when the columns do not fit. */
function sideBySide(figures: readonly Figure[], view: View): string[] | null {
  const { width, theme, language } = view;
  const { columns } = reportWords[language];
  const cut = (text: string, most: number): string => truncate(text, most, theme.glyphs.ellipsis);
  const labels = figures.map((figure) => cut(labelOf(figure, view), Math.floor(width / 3)));
  const orders = figures.map(({ order }) => cut(orderText(order), Math.floor(width / 5)));
  const times = figures.map((figure) => elapsedOf(figure, view));
  const sources = figures.map(({ source }) => drawWords[language].source[source]);
  const orderWidth = widestOf([columns.order, ...orders]);
  const timeWidth = widestOf([columns.elapsed, ...times]);
  const sourceWidth = widestOf([columns.from, ...sources]);
  const labelWidth = widestOf(labels);
  const before = 2 + labelWidth + 2 + orderWidth + 3 + timeWidth + 4 + sourceWidth;
  if (before > width) return null;
  const cells = Math.min(longestBar, width - before - 4);
  const drawn = cells >= shortestBar;
  const longest = longestOf(figures);
  const line = (label: string, order: string, time: string, source: string, rest: string): string =>
    [
      `  ${padEnd(label, labelWidth)}  ${padEnd(order, orderWidth)}   ${padStart(time, timeWidth)}`,
      `    ${drawn && rest !== "" ? `${padEnd(source, sourceWidth)}    ${rest}` : source}`,
    ].join("");
  const head = line("", columns.order, columns.elapsed, columns.from, drawn ? scaleLine(figures, cells) : "");
  const rows = figures.map((figure, at) => {
    const drawnBar = drawn ? bar(longest > 0 ? figure.elapsed / longest : 0, cells, theme) : "";
    const rest = drawnBar === "" ? "" : theme.state.waiting(drawnBar);
    return line(labels[at] ?? "", orders[at] ?? "", times[at] ?? "", sources[at] ?? "", rest);
  });
  return [theme.faint(head), ...rows];
}

function stacked(figures: readonly Figure[], view: View): string[] {
  const { width, theme, language } = view;
  const longest = longestOf(figures);
  return figures.flatMap((figure) => {
    const time = `${elapsedOf(figure, view)}  ${drawWords[language].source[figure.source]}`;
    const order = `${reportWords[language].columns.order} ${orderText(figure.order)}`;
    return [
      `  ${theme.strong(truncate(labelOf(figure, view), width - 2, theme.glyphs.ellipsis))}`,
      ...(figure.order.length === 0 ? [] : paragraph(order, width, 4)),
      ...paragraph(time, width, 4),
      `    ${theme.state.waiting(bar(longest > 0 ? figure.elapsed / longest : 0, width - 6, theme))}`,
    ];
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
