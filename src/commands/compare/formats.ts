// A comparison as a file: as Markdown in the reader's language, as JSON and as CSV. Rule: keys and headers of data are never
// translated, and `schema` grows when a key's meaning changes.
import type { View } from "../../draw/view.js";
import { baselineOf, type Comparison, timesAsFast } from "../../trace/compare.js";
import { harmlessJson } from "../../trace/harmless.js";
import { reportWords } from "../common/reportWords.js";
import { compareWords, renderCompareSentences, rowsOf } from "./compareTable.js";

/** A table and its sentences. Markdown folds lines itself, so the view's width is not used. */
export function comparisonToMarkdown(comparison: Comparison, view: View): string {
  const { columns } = reportWords[view.language];
  const rows = rowsOf(comparison, view).map(({ label, order, elapsed, source, times }) => {
    const [mean = "", range] = elapsed;
    const [from = "", runs] = source;
    return [`\`${label}\``, order, range === undefined ? mean : `${mean} (${range}, ${runs})`, from, times];
  });
  const { timesAsFast } = compareWords[view.language];
  const head = [columns.lesson, columns.order, columns.elapsed, columns.from, timesAsFast];
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
  const { baseline } = comparison;
  return harmlessJson({ schema: 1, kind: "comparison", baseline, runs: dataOf(comparison) }, 2);
}

function dataOf(comparison: Comparison) {
  const baseline = baselineOf(comparison);
  return comparison.runs.map(({ figure, explanation, late = null }) => {
    const { label: lesson, order, elapsed, source, note = null, statistics = null } = figure;
    const speed = source === "measured" ? (figure.speed ?? 1) : null;
    const times = baseline === null ? Number.NaN : timesAsFast(figure, baseline);
    const ratio = Number.isFinite(times) ? times : null;
    return { lesson, order, elapsed, source, speed, note, timesAsFast: ratio, statistics, late, explanation };
  });
}

const header = "lesson order elapsed_s source times_as_fast runs mean_s deviation_s min_s max_s speed".split(
  " ",
);

/**
 * After RFC 4180: CRLF, and quotes where a field needs them. All digits of every number are kept; fields that do not apply
 * are empty.
 */
export function comparisonToCsv(comparison: Comparison): string {
  const rows = dataOf(comparison).map(
    ({ lesson, order, elapsed, source, speed, timesAsFast, statistics }) => {
      const { runs, mean, deviation, min, max } = statistics ?? {};
      return [lesson, order.join(" "), elapsed, source, timesAsFast, runs, mean, deviation, min, max, speed];
    },
  );
  return [header, ...rows].map((row) => row.map(field).join(",")).join("\r\n");
}

function field(value: string | number | null | undefined): string {
  const text = String(value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
