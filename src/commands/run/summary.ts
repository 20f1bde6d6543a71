// One line a lane: how it ended, how long it lived, and what it printed at which place among all.
import { seconds } from "../../draw/figures.js";
import { say } from "../../draw/say.js";
import { laneLabels } from "../../draw/shownLanes.js";
import { isNarrow, type View } from "../../draw/view.js";
import { padEnd, padStart, truncate, widestOf, widthOf } from "../../draw/width.js";
import { drawWords } from "../../draw/words.js";
import { paragraph } from "../../draw/wrap.js";
import type { Second } from "../../trace/event.js";
import { oneLine } from "../../trace/harmless.js";
import type { Lane } from "../../trace/lanes.js";
import { mostTelling } from "../../trace/laneTree.js";
import { reportWords } from "../common/reportWords.js";
import { runWords } from "./words.js";

export interface SummaryData {
  readonly lanes: readonly Lane[];
  /** At most so many lanes, the most telling ones; the rest is counted. */
  readonly maxLanes?: number;
}

export function renderSummary(data: SummaryData, view: View): string {
  // Of what the program measured itself there is nothing to add to the timeline: it prints nothing, and cannot fail.
  const lanes = withoutRoot(
    data.lanes.filter(({ measured, outputs }) => measured !== true || outputs.length > 0),
  );
  const labelOf = laneLabels(lanes);
  const placed = lanes.map((lane) => ({ lane, level: 0 }));
  const shown = mostTelling(placed, data.maxLanes ?? lanes.length).map(({ lane }) => lane);
  const names = shown.map((lane) =>
    truncate(labelOf(lane), Math.floor(view.width / 3), view.theme.glyphs.ellipsis),
  );
  const times = shown.map((lane) => seconds(lengthOf(lane)));
  const nameWidth = widestOf(names);
  const timeWidth = widestOf(times);
  const rows = shown.flatMap((lane, at) => {
    const paint = view.theme.outcome[lane.outcome];
    const name = padEnd(names[at] ?? "", nameWidth);
    const head = `${paint(view.theme.glyphs.outcome[lane.outcome])} ${name}  ${padStart(times[at] ?? "", timeWidth)}`;
    const note = noteOf(lane, data.lanes, view);
    if (isNarrow(view)) return [`  ${head}`, ...paragraph(note, view.width, 4)];
    const indent = 2 + widthOf(head) + 3;
    const [first = "", ...rest] = paragraph(note, view.width, indent);
    return [`  ${head}   ${first.trimStart()}`, ...rest];
  });
  const hidden = lanes.length - shown.length;
  if (hidden > 0) rows.push(`  ${view.theme.faint(drawWords[view.language].more(hidden))}`);
  return rows.join("\n");
}

/** What was measured may have gaps. */
function lengthOf({ from, to, intervals, measured }: Lane): Second {
  return measured ? intervals.reduce((sum, each) => sum + each.to - each.from, 0) : to - from;
}

/** The program's outermost lane only frames the others: it has a line when it is alone, or did not finish. */
function withoutRoot(lanes: readonly Lane[]): readonly Lane[] {
  const frames = (root: Lane): boolean =>
    root.depth === 0 &&
    (root.task === null || root.task === 1) &&
    root.outcome === "finished" &&
    lanes.every(({ from, to }) => from >= root.from && to <= root.to);
  const others = lanes.filter((lane) => !frames(lane));
  return others.length > 0 ? others : lanes;
}

function noteOf(lane: Lane, lanes: readonly Lane[], view: View): string {
  const words = runWords[view.language];
  const ending = lane.outcome === "finished" ? [] : [endingOf(lane, view)];
  const parts = [...printedOf(lane, lanes, view), ...ending];
  return parts.length === 0 ? words.printedNothing : say[view.language].list(parts);
}

function endingOf({ outcome, error }: Lane, { language }: View): string {
  if (error !== null) return reportWords[language].failedWith(oneLine(error));
  return outcome === "unfinished" ? runWords[language].unfinished : drawWords[language].outcomes[outcome];
}

function printedOf(lane: Lane, lanes: readonly Lane[], view: View): string[] {
  const words = runWords[view.language];
  const [first, ...rest] = lane.outputs;
  if (first === undefined) return [];
  if (rest.length > 0) return [words.printedMany(lane.outputs.map(({ text }) => oneLine(text)))];
  const earlier = lanes.flatMap(({ outputs }) => outputs).filter((output) => output.at < first.at).length;
  return [words.printedOne(oneLine(first.text), earlier + 1)];
}
