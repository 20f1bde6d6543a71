// A comparison as a Markdown table and its sentences, in the reader's language.

import { meanAndDeviation, orderText, range, ratio, seconds } from "../../draw/figures.js";
import type { View } from "../../draw/view.js";
import { baselineOf, type Comparison, timesAsFast } from "../../trace/compare.js";
import { renderCompareSentences } from "../common/sentence.js";

/** Markdown folds lines itself, so the view's width is not used. */
export function comparisonToMarkdown(comparison: Comparison, view: View): string {
  const { messages, theme } = view;
  const { columns } = messages;
  const baseline = baselineOf(comparison);
  const rows = comparison.runs.map(({ figure }) => {
    const { statistics } = figure;
    const elapsed =
      statistics === undefined
        ? seconds(figure.elapsed)
        : `${meanAndDeviation(statistics, theme)} (${range(statistics, theme)}, ${messages.runs(statistics.runs)})`;
    const times = baseline === null ? "-" : ratio(timesAsFast(figure, baseline));
    return [`\`${figure.label}\``, orderText(figure.order), elapsed, messages.source[figure.source], times];
  });
  const head = [columns.lesson, columns.order, columns.elapsed, columns.from, columns.timesAsFast];
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
