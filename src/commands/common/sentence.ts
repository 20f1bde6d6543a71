// The sentence below a table: how a run stands to the baseline, and why.

import type { View } from "../../draw/view.js";
import { paragraph } from "../../draw/wrap.js";
import type { Comparison, Explanation, Figure } from "../../trace/compare.js";
import { timesAsFast } from "../../trace/compare.js";
import { reportWords } from "./reportWords.js";

export interface SentenceData {
  readonly figure: Figure;
  readonly explanation: Explanation;
  /** Null when there is none; a run is not compared with itself. */
  readonly baseline: Figure | null;
}

export function renderSentence(data: SentenceData, view: View): string {
  const { figure, explanation, baseline } = data;
  const against =
    baseline === null || baseline.label === figure.label
      ? null
      : { baseline: baseline.label, timesAsFast: timesAsFast(figure, baseline) };
  const words = reportWords[view.language];
  const sentence = words.against(figure.label, against) + words.reason(explanation);
  return paragraph(sentence, view.width, 2).join("\n");
}

/** What made the difference between runs: one line for all that share an explanation, the fastest first. */
export function renderCompareSentences(comparison: Comparison, view: View): string {
  const groups = new Map<string, { explanation: Explanation; labels: string[] }>();
  const byTime = comparison.runs.toSorted((a, b) => a.figure.elapsed - b.figure.elapsed);
  for (const { explanation } of byTime) {
    if (explanation === null) continue;
    const key = keyOf(explanation);
    if (groups.has(key)) continue;
    const labels = comparison.runs
      .filter((run) => run.explanation !== null && keyOf(run.explanation) === key)
      .map(({ figure }) => figure.label);
    groups.set(key, { explanation, labels });
  }
  const words = reportWords[view.language];
  return [...groups.values()]
    .flatMap(({ labels, explanation }) =>
      paragraph(words.all(labels) + words.reason(explanation), view.width, 2),
    )
    .join("\n");
}

/** Runs are told of together when the sentence would be the same. */
function keyOf(explanation: Explanation): string {
  switch (explanation.kind) {
    case "blocked":
      return `blocked ${explanation.waits} ${explanation.loop}`;
    case "overlap":
      return `overlap ${explanation.waits} ${explanation.of} ${explanation.held} ${explanation.threads}`;
    case "spans":
      return `spans ${explanation.spans} ${explanation.most}`;
    default:
      return `${explanation.kind} ${explanation.waits}`;
  }
}
