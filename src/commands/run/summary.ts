// One line a lane: how it ended, how long it lived, and what it printed at which place among all.
import { seconds } from "../../draw/figures.js";
import { say } from "../../draw/say.js";
import { laneLabels } from "../../draw/shownLanes.js";
import { isNarrow, type View } from "../../draw/view.js";
import { padEnd, padStart, truncate, widestOf } from "../../draw/width.js";
import { drawWords } from "../../draw/words.js";
import { behind, paragraph } from "../../draw/wrap.js";
import type { Second } from "../../trace/event.js";
import { oneLine } from "../../trace/harmless.js";
import { endSaid, type Lane } from "../../trace/lanes.js";
import { mostTelling } from "../../trace/laneTree.js";
import { reportWords } from "../common/reportWords.js";
import { runWords } from "./words.js";

/** Of what a lane printed, more lines than this are counted, not told. */
const mostLines = 12;
/** And so many columns of each are. */
const widestText = 200;

/**
 * @param maxLanes at most so many lanes, the most telling ones; the rest is counted
 * @param isStuck what is unfinished waits for ever
 */
export function renderSummary(all: readonly Lane[], maxLanes: number, view: View, isStuck = false): string {
  const { width, theme, language } = view;
  // Of what the program measured itself there is nothing to add to the timeline: it prints nothing, and cannot fail.
  const lanes = withoutRoot(all.filter(({ measured, outputs }) => measured !== true || outputs.length > 0));
  const labelOf = laneLabels(lanes);
  const placed = lanes.map((lane) => ({ lane, level: 0 }));
  const shown = mostTelling(placed, maxLanes).map(({ lane }) => lane);
  const names = shown.map((lane) => truncate(labelOf(lane), Math.floor(width / 3), theme.glyphs.ellipsis));
  const times = shown.map((lane) => seconds(lengthOf(lane)));
  const nameWidth = widestOf(names);
  const timeWidth = widestOf(times);
  const rows = shown.flatMap((lane, at) => {
    const { outcome } = lane;
    const glyph = outcome === null ? " " : theme.outcome[outcome](theme.glyphs.outcome[outcome]);
    const head = `  ${glyph} ${padEnd(names[at] ?? "", nameWidth)}  ${padStart(times[at] ?? "", timeWidth)}`;
    const note = noteOf(lane, view, isStuck);
    return isNarrow(view) ? [head, ...paragraph(note, width, 4)] : behind(`${head}   `, note, width);
  });
  const hidden = lanes.length - shown.length;
  if (hidden > 0) rows.push(`  ${theme.faint(drawWords[language].more(hidden))}`);
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

function noteOf(lane: Lane, view: View, isStuck: boolean): string {
  const words = runWords[view.language];
  const parts = [...printedOf(lane, view), ...endingOf(lane, view, isStuck)];
  return parts.length === 0 ? words.printedNothing : say[view.language].list(parts);
}

function endingOf(lane: Lane, { language }: View, isStuck: boolean): string[] {
  if (lane.error !== null) return [reportWords[language].failedWith(oneLine(lane.error))];
  const end = endSaid(lane);
  if (end === null) return [];
  const { stuck, unfinished } = runWords[language];
  if (end === "unfinished") return [isStuck ? stuck : unfinished];
  return [drawWords[language].outcomes[end]];
}

function printedOf({ outputs }: Lane, { language, theme }: View): string[] {
  const words = runWords[language];
  const texts = outputs
    .slice(0, mostLines)
    .map(({ text }) => truncate(oneLine(text), widestText, theme.glyphs.ellipsis));
  const [first] = texts;
  if (first === undefined) return [];
  if (outputs.length > 1) return [words.printedMany(texts, outputs.length)];
  return [words.printedOne(first, (outputs[0]?.place ?? 0) + 1)];
}
