// A comparison as a Markdown table and its sentences, in the reader's language.

import { meanAndDeviation, orderText, range, ratio, seconds } from "../../draw/figures.js";
import type { View } from "../../draw/view.js";
import { drawWords } from "../../draw/words.js";
import { baselineOf, type Comparison, timesAsFast } from "../../trace/compare.js";
import { reportWords } from "../common/reportWords.js";
import { renderCompareSentences } from "../common/sentence.js";
import { compareWords } from "./words.js";

/** Markdown folds lines itself, so the view's width is not used. */
export function comparisonToMarkdown(comparison: Comparison, view: View): string {
  const { language, theme } = view;
  const { columns } = reportWords[language];
  const words = compareWords[language];
  const baseline = baselineOf(comparison);
  const rows = comparison.runs.map(({ figure }) => {
    const { statistics } = figure;
    const elapsed =
      statistics === undefined
        ? seconds(figure.elapsed)
        : `${meanAndDeviation(statistics, theme)} (${range(statistics, theme)}, ${words.runs(statistics.runs)})`;
    const times = baseline === null ? "-" : ratio(timesAsFast(figure, baseline));
    return [
      `\`${figure.label}\``,
      orderText(figure.order),
      elapsed,
      drawWords[language].source[figure.source],
      times,
    ];
  });
  const head = [columns.lesson, columns.order, columns.elapsed, columns.from, words.timesAsFast];
  const table = [head, ["---", "---", "---:", "---", "---:"], ...rows].map(
    (row) => `| ${row.map(cell).join(" | ")} |`,
  );
  const sentences = renderCompareSentences(comparison, { ...view, width: Number.MAX_SAFE_INTEGER })
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return [table.join("\n"), ...sentences].join("\n\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
