// What is told of a run once it is over: as text, and as JSON, in which its texts are as they were recorded. Rule: `schema`
// (in `run`) grows when a key's meaning changes; keys are never translated.
import { baseline } from "../../course/catalogue.js";
import { renderAwaiting } from "../../draw/awaiting.js";
import { capital } from "../../draw/say.js";
import { lanesToDraw } from "../../draw/shownLanes.js";
import { renderTimeline } from "../../draw/timeline.js";
import { isNarrow, type View } from "../../draw/view.js";
import { paragraph } from "../../draw/wrap.js";
import type { ClockChoice } from "../../run/runtime.js";
import { type Awaiting, awaitingOf } from "../../trace/awaiting.js";
import { type Explanation, type Figure, timesAsFast } from "../../trace/compare.js";
import { type Flow, flowOf } from "../../trace/flow.js";
import type { Lane } from "../../trace/lanes.js";
import type { Point } from "../../trace/points/point.js";
import { pointsOf } from "../../trace/points/points.js";
import { stuckAt } from "../../trace/stuck.js";
import { writtenOf } from "../../trace/written.js";
import type { CommandContext } from "../common/commandContext.js";
import { baselineFigure, figureOf, isWhole, type Measured, type Measurement } from "../common/measure.js";
import { reportWords } from "../common/reportWords.js";
import { renderComparison } from "./comparison.js";
import { renderFlow } from "./flow.js";
import { pointWords } from "./pointWords.js";
import { renderSummary } from "./summary.js";

/** Off a terminal more lanes than this are counted, not drawn. */
const mostLanes = 30;
/** However low a terminal is, so many lanes are drawn. */
const leastLanes = 4;
/** What stands above and below the lanes of a timeline: its axis, the lanes' count, the legend. */
const linesAround = 6;

/**
 * This run's figure, the baseline's and the article's; none for a run that is not known to its end. The baseline is run for
 * its figure unless it has been run already.
 */
export async function figuresOf(
  run: Measured,
  baselineRun: Measured | null,
  signal: AbortSignal,
): Promise<Figure[]> {
  if (!isWhole(run)) return [];
  const own = figureOf(run);
  const { lesson, other } = run.target;
  if (lesson === null || !lesson.compared) return [own];
  const delays = other?.delays ?? null;
  const figures = [own];
  if (lesson !== baseline) {
    const beside = baselineRun === null ? await baselineFigure(delays, signal) : figureOf(baselineRun);
    if (beside !== null) figures.push(beside);
  }
  const { article } = lesson;
  if (article === null || delays !== null) return figures;
  const { order, elapsed, borrowedFrom: from } = article;
  const note = from !== undefined && ({ note: { kind: "borrowed", from } } as const);
  return [...figures, { label: "article", order, elapsed, source: "article", ...note }];
}

/** What follows the output: "" where there is nothing to say. */
export async function reportOf(
  run: Measurement,
  baselineRun: Measured | null,
  context: CommandContext,
): Promise<string> {
  const { target, events, outputs } = run;
  const { lesson } = target;
  const view = await context.view();
  const stuck = stuckAt(events);
  const report = {
    // What was only taken down in the end is shown as it stood then.
    lanes: lanesOf(stuck === null ? run : { ...run, events: events.slice(0, stuck) }),
    isStuck: stuck !== null,
    maxLanes: lanesOnScreen(context, view),
    awaiting: lesson?.draws === "awaiting" ? awaitingOf(events) : null,
    // How control passed between the loop and the lesson's lanes, where the lesson is about that.
    ...(lesson?.draws === "flow" && {
      flow: flowOf(events, (name) => lesson.lanes.includes(name)),
    }),
    figures: await figuresOf(run, baselineRun, context.signal),
    explanation: run.explanation(),
    points: pointsOf(events, run.source === "virtual" ? null : run.speed),
  };
  const text = renderRunReport(report, view);
  return text !== "" && outputs.length > 0 ? `\n${text}` : text;
}

/** The lanes that the lesson names; of a program of one's own, all. */
function lanesOf({ target, events, ending, cut, elapsed }: Measured): Lane[] {
  const until = ending === "ended" || cut !== null ? 0 : elapsed;
  return lanesToDraw(events, target.lesson?.lanes ?? [], until);
}

/** As many lanes as a timeline may have without filling more than the screen. */
function lanesOnScreen({ isAnimated, screenLines }: CommandContext, view: View): number {
  if (!isAnimated) return mostLanes;
  const lines = Math.max(0, screenLines() - linesAround);
  return Math.max(leastLanes, isNarrow(view) ? Math.floor(lines / 2) : lines);
}

export interface RunReport {
  /** In the order in which they are shown. */
  readonly lanes: readonly Lane[];
  /** Did the run come to a deadlock? What is unfinished waits for ever then. */
  readonly isStuck?: boolean;
  /** At most so many lanes in the summary and in the timeline; the rest is counted. */
  readonly maxLanes: number;
  /** How control passed, where that is worth drawing. */
  readonly flow?: Flow;
  /** The await by which it is drawn how loop, task, coroutine and future hang together. */
  readonly awaiting?: Awaiting | null;
  /** This run first, then the baseline, then the article's; empty when the run has no figure. */
  readonly figures: readonly Figure[];
  readonly explanation: Explanation;
  /** What the run shows beside the time that it takes. */
  readonly points: readonly Point[];
}

export function renderRunReport(report: RunReport, view: View): string {
  const { lanes, isStuck, maxLanes, flow, awaiting = null, figures, explanation, points } = report;
  const parts: string[] = [];
  if (lanes.length > 0)
    parts.push(renderSummary(lanes, maxLanes, view, isStuck), renderTimeline({ lanes, maxLanes }, view));
  if (flow !== undefined && flow.rows.length > 0) parts.push(renderFlow(flow, view));
  if (awaiting !== null) parts.push(renderAwaiting(awaiting, view));
  const [figure, ...others] = figures;
  if (figure !== undefined) {
    const beside = others.find(({ source }) => source !== "article") ?? null;
    const sentence = renderSentence(figure, beside, explanation, points, view);
    // One row alone compares nothing.
    parts.push(others.length > 0 ? `${renderComparison(figures, view)}\n${sentence}` : sentence);
  }
  return parts.filter((part) => part !== "").join("\n\n");
}

/** What a run shows: how it stands to the baseline, where there is one, and why; and the points that it makes, or else why. */
export function renderSentence(
  figure: Figure,
  beside: Figure | null,
  explanation: Explanation,
  points: readonly Point[],
  view: View,
): string {
  const words = reportWords[view.language];
  const { point: said, between } = pointWords[view.language];
  const times = beside === null ? Number.NaN : timesAsFast(figure, beside);
  const told = points.map(said);
  const isCompared = Number.isFinite(times);
  const sentences = isCompared || told.length === 0 ? [words.reason(explanation), ...told] : told;
  const [first = "", ...others] = sentences;
  const next = others.map(capital);
  const stands = words.against(figure.label, beside?.label ?? "", times);
  return paragraph(stands + [first, ...next].join(between), view.width, 2).join("\n");
}

/**
 * All times in program seconds. An output that was written in several parts came, and is the task's and function's,
 * when the first of them was written.
 */
export function runDocument(run: Measured, figures: readonly Figure[], clock: ClockChoice): unknown {
  const { target, runtime, source, ending, cut, error, order, elapsed, events, check } = run;
  return {
    lesson: target.lesson?.id ?? null,
    program: target.label,
    ...(target.other?.delays ? { delays: target.other.delays } : {}),
    runtime,
    source,
    speed: clock.kind === "real" ? clock.speed : null,
    ending,
    // Where the events end that all below is made of; null when they are all that there were.
    truncated: cut,
    error,
    order,
    elapsed,
    outputs: writtenOf(events).map(({ at, text, stream, task, frames }) => {
      return { at, text, stream, task, by: frames.at(-1) ?? null };
    }),
    lanes: lanesOf(run),
    figures,
    explanation: run.explanation(),
    check,
  };
}
