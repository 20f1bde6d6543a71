// The line above a run: which lesson it is, what it is about, and where its figures come from.
import { lessons } from "../../course/catalogue.js";
import type { Lesson } from "../../course/model.js";
import type { View } from "../../draw/view.js";
import { widthOf } from "../../draw/width.js";
import { drawWords, type Origin } from "../../draw/words.js";
import { paragraph } from "../../draw/wrap.js";
import type { Second } from "../../trace/event.js";
import { reportWords } from "./reportWords.js";

/** What stands above a lesson's text: the line above, and which passage of the article is shown. */
export function renderOpening(lesson: Lesson, title: string, view: View): string {
  const { width, theme, language } = view;
  const header = renderHeader(lesson, title, {}, view);
  if (lesson.passage === null) return header;
  const passage = reportWords[language].inArticle(lesson.passage[language]);
  return [header, ...paragraph(passage, width, 2).map(theme.faint)].join("\n");
}

/**
 * @param title of the lesson, in the view's language
 * @param told where the times below come from, if they do not tell it themselves, and delays in the place of the lesson's own
 */
export function renderHeader(
  { id }: Pick<Lesson, "id">,
  title: string,
  { origin, delays = null }: { origin?: Origin; delays?: readonly Second[] | null },
  view: View,
): string {
  const { width, theme, language } = view;
  const words = reportWords[language];
  const { dot } = theme.glyphs;
  const right = [
    words.lessonOf(lessons.findIndex((lesson) => lesson.id === id) + 1, lessons.length),
    ...(origin === undefined ? [] : [drawWords[language].from(origin, dot)]),
    ...(delays === null ? [] : [words.withDelays(delays)]),
  ].join(` ${dot} `);
  const left = `${id} ${dot} ${title}`;
  const gap = width - 2 - widthOf(left) - widthOf(right);
  if (gap >= 2) return `  ${theme.strong(id)} ${dot} ${title}${" ".repeat(gap)}${theme.faint(right)}`;
  const lines = paragraph(left, width, 2).map((line, at) => (at === 0 ? theme.strong(line) : line));
  return [...lines, ...paragraph(right, width, 2).map(theme.faint)].join("\n");
}
