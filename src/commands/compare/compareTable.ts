// Runs compared: order, elapsed (mean, deviation and range when repeated), where from, bar, times as fast; and the sentences
// below the table, which tell what made the difference.
import { bar, meanAndDeviation, orderText, range, ratio, seconds } from "../../draw/figures.js";
import { type Column, drawTable, frameWidth } from "../../draw/table.js";
import { isNarrow, type View } from "../../draw/view.js";
import { widestOf } from "../../draw/width.js";
import { drawWords } from "../../draw/words.js";
import { paragraph } from "../../draw/wrap.js";
import {
  baselineOf,
  type ComparedRun,
  type Comparison,
  type Figure,
  timesAsFast,
} from "../../trace/compare.js";
import { reportWords } from "../common/reportWords.js";
import { compareWords } from "./words.js";

const longestBar = 40;
const shortestBar = 6;
/** From so many columns on, every heading stands on one line. */
const wholeHeads = 100;

export function renderCompareTable(comparison: Comparison, view: View): string {
  const { language, theme } = view;
  const { columns } = reportWords[language];
  const baseline = baselineOf(comparison);
  const longest = Math.max(0, ...comparison.runs.map(({ figure }) => figure.elapsed));
  const rows = comparison.runs.map((run) => rowOf(run, baseline, longest, view));
  const column = (key: Exclude<keyof Row, "share">, head: string, most: number): Column => {
    const texts = rows.flatMap((row) => row[key].split("\n"));
    const align = key === "elapsed" || key === "times" ? "right" : "left";
    const heads = view.width >= wholeHeads ? [head] : head.split(" ");
    return { head, width: Math.min(most, widestOf([...heads, ...texts])), align };
  };
  const fixed = [
    column("label", columns.lesson, Math.floor(view.width / 3)),
    column("order", columns.order, 20),
    column("elapsed", columns.elapsed, view.width),
    column("source", columns.from, view.width),
    column("times", compareWords[language].timesAsFast, view.width),
  ];
  const taken = fixed.reduce((sum, { width }) => sum + width, 0);
  const room = view.width - taken - frameWidth(fixed.length + 1);
  const drawn = room >= shortestBar;
  if (isNarrow(view) || view.width < taken + frameWidth(fixed.length)) return stacked(rows, view);
  const cells = Math.min(longestBar, room);
  const withBars = drawn ? fixed.toSpliced(4, 0, { head: "", width: cells }) : fixed;
  const texts = rows.map((row) => {
    const drawnBar = theme.state.waiting(bar(row.share, cells, theme));
    const cellsOfRow = [row.label, row.order, row.elapsed, row.source, row.times];
    return drawn ? cellsOfRow.toSpliced(4, 0, drawnBar) : cellsOfRow;
  });
  return drawTable(withBars, texts, theme);
}

interface Row {
  readonly label: string;
  readonly order: string;
  readonly elapsed: string;
  readonly source: string;
  readonly times: string;
  /** The part of the longest elapsed time. */
  readonly share: number;
}

function rowOf({ figure }: ComparedRun, baseline: Figure | null, longest: number, view: View): Row {
  const { statistics } = figure;
  return {
    label: figure.label,
    order: orderText(figure.order),
    elapsed:
      statistics === undefined
        ? seconds(figure.elapsed)
        : `${meanAndDeviation(statistics, view.theme)}\n${range(statistics, view.theme)}`,
    source:
      drawWords[view.language].source[figure.source] +
      (statistics === undefined ? "" : `\n${compareWords[view.language].runs(statistics.runs)}`),
    times: baseline === null ? "-" : ratio(timesAsFast(figure, baseline)),
    share: longest > 0 ? figure.elapsed / longest : 0,
  };
}

function stacked(rows: readonly Row[], view: View): string {
  const { width, theme, language } = view;
  return rows
    .flatMap((row) => {
      const [elapsed = "", ...more] = row.elapsed.split("\n");
      return [
        ...paragraph(row.label, width, 2).map(theme.strong),
        ...(row.order === ""
          ? []
          : paragraph(`${reportWords[language].columns.order} ${row.order}`, width, 4)),
        ...paragraph(`${elapsed}  ${row.source.replace("\n", ` ${theme.glyphs.dot} `)}`, width, 4),
        ...more.flatMap((line) => paragraph(line, width, 4)),
        `    ${theme.state.waiting(bar(row.share, width - 6, theme))}`,
        ...paragraph(compareWords[language].ratio(row.times), width, 4),
      ];
    })
    .join("\n");
}

/** What made the difference between runs: one line for all that share a reason, the fastest first. */
export function renderCompareSentences({ runs }: Comparison, view: View): string {
  const words = reportWords[view.language];
  const reasonOf = ({ explanation }: ComparedRun): string | null =>
    explanation === null ? null : words.reason(explanation);
  const byTime = runs.toSorted((a, b) => a.figure.elapsed - b.figure.elapsed);
  const reasons = [...new Set(byTime.map(reasonOf))].filter((reason) => reason !== null);
  return reasons
    .flatMap((reason) => {
      const labels = runs.filter((run) => reasonOf(run) === reason).map(({ figure }) => figure.label);
      return paragraph(words.all(labels) + reason, view.width, 2);
    })
    .join("\n");
}
