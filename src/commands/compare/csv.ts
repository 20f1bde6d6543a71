// A comparison as CSV after RFC 4180: CRLF, a header of fixed names, quotes where a field needs them.
import { baselineOf, type Comparison, timesAsFast } from "../../trace/compare.js";

const header = [
  "lesson",
  "order",
  "elapsed_s",
  "source",
  "times_as_fast",
  "runs",
  "mean_s",
  "deviation_s",
  "min_s",
  "max_s",
];

/** All digits of every number are kept; fields that do not apply are empty. */
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
