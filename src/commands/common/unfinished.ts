// What a run that was cut short (time-out, Ctrl-C) was waiting for, task by task.

import { isNarrow, type View } from "../../draw/view.js";
import { padEnd, truncate, widestOf, widthOf } from "../../draw/width.js";
import { drawWords } from "../../draw/words.js";
import { paragraph } from "../../draw/wrap.js";
import type { Snapshot } from "../../trace/state/runState.js";
import { reportWords } from "./reportWords.js";
import { liveTasks, stateGlyph, stateOf, taskNames, waitDetailOf } from "./waiting.js";

/** So many are told one by one: a reader looks for what hangs, of which they tell. */
const mostTold = 20;

/** @param data the state that the last event left behind */
export function renderUnfinished(data: Snapshot, view: View): string {
  const { width, language } = view;
  const say = reportWords[language];
  const { ellipsis } = view.theme.glyphs;
  const unfinished = liveTasks(data).filter(({ doing }) => doing !== "done");
  const left = unfinished.length > mostTold ? unfinished.slice(0, mostTold - 1) : unfinished;
  if (left.length === 0) return paragraph(say.unfinished.none, width, 2).join("\n");
  const nameOf = taskNames(data);
  const labels = left.map((task) => truncate(nameOf(task), Math.floor(width / 3), ellipsis));
  const words = left.map((task) => say.live.state[stateOf(task)]);
  const labelWidth = widestOf(labels);
  const wordWidth = widestOf(words);
  const lines = left.flatMap((task, at) => {
    const head = `${padEnd(labels[at] ?? "", labelWidth)}  ${padEnd(words[at] ?? "", wordWidth)}`;
    const glyph = stateGlyph(task, view);
    const detail = waitDetailOf(task, nameOf, null, view);
    if (isNarrow(view)) {
      const below = detail === "" ? [] : paragraph(detail, width, 6);
      return [`  ${glyph} ${head.trimEnd()}`, ...below];
    }
    const indent = 4 + widthOf(head) + 2;
    const [first = "", ...rest] = paragraph(detail, width, indent);
    return [`  ${glyph} ${head}  ${first.trimStart()}`.trimEnd(), ...rest];
  });
  const hidden = unfinished.length - left.length;
  if (hidden > 0) lines.push(`    ${drawWords[language].more(hidden)}`);
  return [...paragraph(say.unfinished.heading(data.at), width, 2), ...lines].join("\n");
}
