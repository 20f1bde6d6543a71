// All that follows a run's output, as text: summary, timeline, flow of control, table and sentence, a blank line between them.
// And the run as JSON, its texts as they were recorded. Rule: `schema` (in `run`) grows when a key's meaning changes; keys are
// never translated.
import { renderTimeline } from "../../draw/timeline.js";
import type { View } from "../../draw/view.js";
import { paragraph } from "../../draw/wrap.js";
import type { ClockChoice } from "../../run/core/protocol.js";
import { type Explanation, type Figure, timesAsFast } from "../../trace/compare.js";
import type { Flow } from "../../trace/flow.js";
import type { Lane } from "../../trace/lanes.js";
import { writtenOf } from "../../trace/written.js";
import type { Measured } from "../common/measure.js";
import { reportWords } from "../common/reportWords.js";
import { renderComparison } from "./comparison.js";
import { renderFlow } from "./flow.js";
import { renderSummary } from "./summary.js";

export interface RunReport {
  /** Those to show, in the order to show them (see `pickLanes`). */
  readonly lanes: readonly Lane[];
  /** At most so many lanes in the summary and in the timeline; the rest is counted. */
  readonly maxLanes?: number;
  /** How control passed, where that is worth drawing. */
  readonly flow?: Flow | undefined;
  /** This run first, then the baseline, then the article's; empty when the run has no figure. */
  readonly figures: readonly Figure[];
  readonly baseline: Figure | null;
  readonly explanation: Explanation;
}

export function renderRunReport(report: RunReport, view: View): string {
  const { lanes, maxLanes, flow, figures, baseline, explanation } = report;
  const drawn = maxLanes === undefined ? { lanes } : { lanes, maxLanes };
  const parts = lanes.length === 0 ? [] : [renderSummary(drawn, view), renderTimeline(drawn, view)];
  if (flow !== undefined && flow.rows.length > 0) parts.push(renderFlow(flow, view));
  const [figure] = figures;
  if (figure !== undefined) {
    const sentence = renderSentence({ figure, explanation, baseline }, view);
    // One row alone compares nothing.
    parts.push(figures.length > 1 ? `${renderComparison({ figures }, view)}\n${sentence}` : sentence);
  }
  return parts.filter((part) => part !== "").join("\n\n");
}

interface SentenceData {
  readonly figure: Figure;
  readonly explanation: Explanation;
  /** Null when there is none; a run is not compared with itself. */
  readonly baseline: Figure | null;
}

/** The sentence below a table: how a run stands to the baseline, and why. */
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

/**
 * All times in program seconds. An output that was written in several parts came, and is the task's and function's,
 * when the first of them was written.
 */
export function runDocument(
  run: Measured,
  figures: readonly Figure[],
  lanes: readonly Lane[],
  clock: ClockChoice,
): unknown {
  return {
    lesson: run.target.lesson?.id ?? null,
    program: run.target.label,
    ...(run.target.other?.delays ? { delays: run.target.other.delays } : {}),
    source: run.source,
    speed: clock.kind === "real" ? clock.speed : null,
    ending: run.ending,
    // Where the events end that all below is made of; null when they are all that there were.
    truncated: run.cut,
    error: run.error,
    order: run.order,
    elapsed: run.elapsed,
    outputs: writtenOf(run.events).map(({ at, text, stream, task, frames }) => {
      return { at, text, stream, task, by: frames.at(-1) ?? null };
    }),
    lanes,
    figures,
    explanation: run.explanation(),
    check: run.check,
  };
}
