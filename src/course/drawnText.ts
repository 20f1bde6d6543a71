// Draws a lesson's text, whole or one part of it.
import { renderHeading, renderMarkdown } from "../draw/markdown.js";
import type { View } from "../draw/view.js";
import { type LessonText, type TextPartName, textParts } from "./text.js";

/** One part of a lesson's text under its heading, or all of them; "" where there is nothing. */
export function renderText({ parts }: LessonText, which: TextPartName | "all", view: View): string {
  const names = which === "all" ? textParts : [which];
  return names
    .map((name) => parts[name])
    .filter(({ heading, body }) => heading !== "" || body !== "")
    .map(({ heading, body }) => [...renderHeading(heading, view), ...renderMarkdown(body, view)].join("\n"))
    .join("\n\n");
}
