// Runs compared: order, elapsed (mean, deviation and range when repeated), where from, bar, times as fast; and the sentences
// below the table, which tell what made the difference.
import { bar, meanAndDeviation, orderText, range, ratio, seconds } from "../../draw/figures.js";
import { english, japanese } from "../../draw/say.js";
import { type Column, drawTable, frameWidth } from "../../draw/table.js";
import { isNarrow, type Language, type View } from "../../draw/view.js";
import { truncate, widestOf, widthOf } from "../../draw/width.js";
import { drawWords } from "../../draw/words.js";
import { paragraph } from "../../draw/wrap.js";
import {
  baselineOf,
  type ComparedRun,
  type Comparison,
  otherWorkIn,
  timesAsFast,
} from "../../trace/compare.js";
import { reportWords } from "../common/reportWords.js";

const en = {
  timesAsFast: "times as fast",
  /** The same of one run, with the figure. */
  ratio: (ratio: string) => `${ratio} times as fast`,
  runs: (number: number) => english.count(number, "run"),
  /** Of runs that print other values than the baseline does. */
  otherWork: (labels: readonly string[], baseline: string) =>
    `${english.and(labels)} ${labels.length === 1 ? "prints" : "print"} other values than ${baseline}: that is other work, neither faster nor slower.`,
  /** Of a lesson that measures real work. */
  notComparable: (lesson: string) =>
    `${lesson} measures real work, so it cannot race other lessons: run it alone, asyncio-lessons run ${lesson}`,
};

const ja: typeof en = {
  timesAsFast: "速さの比",
  ratio: (ratio) => `${ratio}倍の速さ`,
  runs: (number) => `${number}回`,
  otherWork: (labels, baseline) =>
    `${japanese.list(labels)} が表示する値は ${baseline} とは違います。別の仕事なので、速さは比べられません。`,
  notComparable: (lesson) =>
    `${lesson} は実際の処理にかかる時間を測るレッスンなので、ほかのレッスンとは比べられません。単独で実行してください：asyncio-lessons run ${lesson}`,
};

export const compareWords = { en, ja };

const longestBar = 40;
const shortestBar = 6;
/** So long they are where something else can be broken for them; which is never narrower than this, in columns. */
const longEnoughBar = 8;
const narrowestSource = 12;
/** From so many columns on, every heading stands on one line. */
const wholeHeads = 100;

export function renderCompareTable(comparison: Comparison, view: View): string {
  const { language, theme, width } = view;
  const { columns } = reportWords[language];
  const rows = rowsOf(comparison, view);
  const column = (key: Exclude<keyof Row, "share">, head: string, most = width): Column => {
    const texts = rows.flatMap((row) => row[key]);
    const align = key === "elapsed" || key === "times" ? "right" : "left";
    const heads = width >= wholeHeads ? [head] : head.split(" ");
    return { head, width: Math.min(most, widestOf([...heads, ...texts])), align };
  };
  const [label, order, elapsed] = [
    column("label", columns.lesson, Math.floor(width / 3)),
    column("order", columns.order, orderWidth),
    column("elapsed", columns.elapsed),
  ];
  const times = column("times", compareWords[language].timesAsFast);
  const others = [label, order, elapsed, times].reduce((sum, { width }) => sum + width, 0);
  // The bars come first: where they would have no room, this one is broken.
  const forSource = width - others - frameWidth(6) - longEnoughBar;
  const source = column("source", columns.from, Math.max(narrowestSource, forSource));
  const before = [label, order, elapsed, source];
  const taken = others + source.width;
  if (isNarrow(view) || width < taken + frameWidth(5)) return stacked(rows, view);
  const room = width - taken - frameWidth(6);
  const bars = room < shortestBar ? [] : [{ head: "", width: Math.min(longestBar, room) }];
  const texts = rows.map((row) => [
    ...[row.label, row.order, row.elapsed.join("\n"), row.source.join("\n")],
    ...bars.map((column) => theme.state.waiting(bar(row.share, column.width, theme))),
    row.times,
  ]);
  return drawTable([...before, ...bars, times], texts, theme);
}

export interface Row {
  readonly label: string;
  readonly order: string;
  /** Of repeated runs mean and range. */
  readonly elapsed: readonly string[];
  /** Where the figures come from, and of how many runs they are where those were repeated. */
  readonly source: readonly string[];
  readonly times: string;
  /** The part of the longest elapsed time. */
  readonly share: number;
}

export function rowsOf(comparison: Comparison, { theme, language }: View): Row[] {
  const baseline = baselineOf(comparison);
  const longest = Math.max(0, ...comparison.runs.map(({ figure }) => figure.elapsed));
  return comparison.runs.map(({ figure }) => {
    const { label, order, elapsed, statistics } = figure;
    const from = drawWords[language].from(figure, theme.glyphs.dot);
    const told =
      statistics === undefined
        ? { elapsed: [seconds(elapsed)], source: [from] }
        : {
            elapsed: [meanAndDeviation(statistics, theme), range(statistics, theme)],
            source: [from, compareWords[language].runs(statistics.runs)],
          };
    const times = baseline === null ? "-" : ratio(timesAsFast(figure, baseline));
    return {
      label,
      order: shortOrder(order, language),
      ...told,
      times,
      share: longest > 0 ? elapsed / longest : 0,
    };
  });
}

/** In a table, in columns: what takes more than two lines is shortened. */
const orderWidth = 20;

/** The printed values; where they are too many for a cell, the first of them, and how many there are beside. */
function shortOrder(order: readonly string[], language: Language): string {
  const whole = orderText(order);
  if (widthOf(whole) <= 2 * orderWidth) return whole;
  let count = 1;
  while (widthOf(orderText(order.slice(0, count + 1))) <= orderWidth) count++;
  const first = truncate(orderText(order.slice(0, count)), orderWidth, "...");
  return count === order.length ? first : `${first} ${drawWords[language].more(order.length - count)}`;
}

function stacked(rows: readonly Row[], { width, theme, language }: View): string {
  const { order } = reportWords[language].columns;
  const dot = ` ${theme.glyphs.dot} `;
  const lines = rows.flatMap((row) => {
    const [elapsed = "", ...more] = row.elapsed;
    return [
      ...paragraph(row.label, width, 2).map(theme.strong),
      ...(row.order === "" ? [] : paragraph(`${order} ${row.order}`, width, 4)),
      ...paragraph(`${elapsed}  ${row.source.join(dot)}`, width, 4),
      ...more.flatMap((line) => paragraph(line, width, 4)),
      `    ${theme.state.waiting(bar(row.share, width - 6, theme))}`,
      ...(row.times === "-" ? [] : paragraph(compareWords[language].ratio(row.times), width, 4)),
    ];
  });
  return lines.join("\n");
}

/**
 * What made the difference between runs: one line for all that share a reason, the fastest first; and which of them are none
 * to compare.
 */
export function renderCompareSentences(comparison: Comparison, view: View): string {
  const { runs, baseline } = comparison;
  const words = reportWords[view.language];
  const reasonOf = ({ explanation }: ComparedRun): string | null =>
    explanation === null ? null : words.reason(explanation);
  const byTime = runs.toSorted((a, b) => a.figure.elapsed - b.figure.elapsed);
  const reasons = [...new Set(byTime.map(reasonOf))].filter((reason) => reason !== null);
  const sentences = reasons.map((reason) => {
    const labels = runs.filter((run) => reasonOf(run) === reason).map(({ figure }) => figure.label);
    return words.all(labels) + reason;
  });
  const others = otherWorkIn(comparison);
  if (others.length > 0) sentences.push(compareWords[view.language].otherWork(others, baseline));
  return sentences.flatMap((sentence) => paragraph(sentence, view.width, 2)).join("\n");
}
