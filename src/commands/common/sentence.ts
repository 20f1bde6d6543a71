// The sentence below a table: how a run stands to the baseline, and why.
import type { View } from "../../draw/view.js";
import { paragraph } from "../../draw/wrap.js";
import {
  type ComparedRun,
  type Comparison,
  type Explanation,
  type Figure,
  timesAsFast,
} from "../../trace/compare.js";
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
