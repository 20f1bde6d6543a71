// A comparison as a file: as Markdown in the reader's language, as JSON and as CSV. Rule: keys and headers of data are never
// translated, and `schema` grows when a key's meaning changes.
import { meanAndDeviation, orderText, range, ratio, seconds } from "../../draw/figures.js";
import type { View } from "../../draw/view.js";
import { drawWords } from "../../draw/words.js";
import { baselineOf, type Comparison, timesAsFast } from "../../trace/compare.js";
import { harmlessJson } from "../../trace/harmless.js";
import { reportWords } from "../common/reportWords.js";
import { renderCompareSentences } from "./compareTable.js";
import { compareWords } from "./words.js";

/** A table and its sentences. Markdown folds lines itself, so the view's width is not used. */
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

/** All times in program seconds; `timesAsFast` is null where there is no ratio. */
export function comparisonToJson(comparison: Comparison): string {
  const baseline = baselineOf(comparison);
  const document = {
    schema: 1,
    kind: "comparison",
    baseline: comparison.baseline,
    runs: comparison.runs.map(({ figure, explanation, late = null }) => {
      const times = baseline === null ? Number.NaN : timesAsFast(figure, baseline);
      return {
        lesson: figure.label,
        order: figure.order,
        elapsed: figure.elapsed,
        source: figure.source,
        note: figure.note ?? null,
        timesAsFast: Number.isFinite(times) ? times : null,
        statistics: figure.statistics ?? null,
        late,
        explanation,
      };
    }),
  };
  return harmlessJson(document, 2);
}

const header = "lesson order elapsed_s source times_as_fast runs mean_s deviation_s min_s max_s".split(" ");

/**
 * After RFC 4180: CRLF, and quotes where a field needs them. All digits of every number are kept; fields that do not apply
 * are empty.
 */
export function comparisonToCsv(comparison: Comparison): string {
  const baseline = baselineOf(comparison);
  const rows = comparison.runs.map(({ figure }) => {
    const { label, order, elapsed, source, statistics } = figure;
    const times = baseline === null ? Number.NaN : timesAsFast(figure, baseline);
    const repeated =
      statistics === undefined
        ? ["", "", "", "", ""]
        : [statistics.runs, statistics.mean, statistics.deviation, statistics.min, statistics.max];
    return [label, order.join(" "), elapsed, source, Number.isFinite(times) ? times : "", ...repeated];
  });
  return [header, ...rows].map((row) => row.map(field).join(",")).join("\r\n");
}

function field(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
