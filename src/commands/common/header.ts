// The line above a run: which lesson it is, what it is about, and where its figures come from.
import type { View } from "../../draw/view.js";
import { widthOf } from "../../draw/width.js";
import { drawWords } from "../../draw/words.js";
import { paragraph } from "../../draw/wrap.js";
import type { FigureSource, Second } from "../../trace/event.js";
import { reportWords } from "./reportWords.js";

export interface HeaderData {
  readonly id: string;
  readonly title: string;
  /** Its place in the list, from 1, and how many there are. */
  readonly number: number;
  readonly total: number;
  /** Where the times below it come from; left out when they tell it themselves. */
  readonly source?: FigureSource;
  /** The delays in the place of the lesson's own. */
  readonly delays?: readonly Second[] | undefined;
}

export function renderHeader(data: HeaderData, view: View): string {
  const { width, theme, language } = view;
  const words = reportWords[language];
  const { dot } = theme.glyphs;
  const place = words.lessonOf(data.number, data.total);
  const right = [
    place,
    ...(data.source === undefined ? [] : [drawWords[language].source[data.source]]),
    ...(data.delays === undefined ? [] : [words.withDelays(data.delays)]),
  ].join(` ${dot} `);
  const left = `${data.id} ${dot} ${data.title}`;
  const gap = width - 2 - widthOf(left) - widthOf(right);
  if (gap >= 2)
    return `  ${theme.strong(data.id)} ${dot} ${data.title}${" ".repeat(gap)}${theme.faint(right)}`;
  const lines = paragraph(left, width, 2).map((line, at) => (at === 0 ? theme.strong(line) : line));
  return [...lines, ...paragraph(right, width, 2).map(theme.faint)].join("\n");
}
