// A comparison as a JSON document. Rule: `schema` grows when a key's meaning changes; keys are never translated.
import { baselineOf, type Comparison, timesAsFast } from "../../trace/compare.js";
import { harmlessJson } from "../../trace/harmless.js";

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
