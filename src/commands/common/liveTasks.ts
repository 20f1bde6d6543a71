// The text beside a spinner while one program runs: output that has no newline yet, a heading with the time, a line a task.
// Rule: no line is ever wrapped, or a terminal could not redraw it in place; what is too long is cut.

import { seconds } from "../../draw/figures.js";
import { fitLines } from "../../draw/fitLines.js";
import type { View } from "../../draw/view.js";
import { padEnd, truncate, widestOf } from "../../draw/width.js";
import { drawWords } from "../../draw/words.js";
import type { Second } from "../../trace/event.js";
import type { Snapshot } from "../../trace/state/runState.js";
import { openLineRows } from "./openLines.js";
import { reportWords } from "./reportWords.js";
import { liveTasks, stateGlyph, stateOf, taskNames, waitDetailOf } from "./waiting.js";

export interface LiveTasksData {
  readonly label: string;
  readonly state: Snapshot;
  /** The program's own time now, in program seconds. */
  readonly now: Second;
  /**
   * At most so many lines in all, the heading among them, and half of them at most for output; tasks beyond them are
   * counted.
   */
  readonly maxLines?: number;
}

/** The first line leaves two columns for the spinner: of a line of output they are its margin. */
export function renderLiveTasks(data: LiveTasksData, view: View): string {
  const { width, theme, language } = view;
  const { ellipsis, dot } = theme.glyphs;
  const { forgotten, openLines } = data.state;
  const tasks = liveTasks(data.state);
  const { maxLines = Number.POSITIVE_INFINITY } = data;
  const open = openLineRows(openLines, Math.floor(maxLines / 2), view);
  const { shown, hidden } = fitLines(tasks, maxLines - open.length - 1);
  const nameOf = taskNames(data.state);
  const labels = shown.map((task) => truncate(nameOf(task), Math.floor(width / 3), ellipsis));
  const words = shown.map((task) => reportWords[language].live.state[stateOf(task)]);
  const labelWidth = widestOf(labels);
  const wordWidth = widestOf(words);
  const lines = shown.map((task, at) => {
    const detail = waitDetailOf(task, nameOf, data.now, view);
    const text = `${padEnd(labels[at] ?? "", labelWidth)}  ${padEnd(words[at] ?? "", wordWidth)}  ${detail}`;
    return `  ${stateGlyph(task, view)} ${truncate(text.trimEnd(), width - 4, ellipsis)}`;
  });
  if (hidden !== null) lines.push(`  ${theme.faint(drawWords[language].more(hidden + forgotten))}`);
  const heading = truncate(`${data.label} ${dot} ${seconds(data.now)}`, width - 2, ellipsis);
  return [...open, `  ${heading}`, ...lines].join("\n").slice(2);
}
