// A lesson's text in its parts: the title, what to read before the run, and what after it. And how it is drawn.
import { renderHeading, renderMarkdown } from "../draw/markdown.js";
import type { View } from "../draw/view.js";

/** The parts below the title, in their order; their headings are each language's own. */
const textParts = ["watch", "why", "misconception", "try"] as const;

export type TextPartName = (typeof textParts)[number];

export interface LessonText {
  readonly title: string;
  /** `body`: Markdown, without the heading. */
  readonly parts: Readonly<Record<TextPartName, { readonly heading: string; readonly body: string }>>;
}

/**
 * Parts a lesson's text (`en.md`, `ja.md`) at its headings. What a heading says is left to the content check; a part
 * that is missing is empty.
 */
export function readText(markdown: string): LessonText {
  const found: { heading: string; lines: string[] }[] = [];
  let title = "";
  let fence: string | null = null;
  for (const line of markdown.replaceAll("\r\n", "\n").split("\n")) {
    // Within a fence a `#` begins a comment, not a heading.
    const [, mark] = /^ {0,3}(```|~~~)/.exec(line) ?? [];
    if (mark !== undefined) fence = fence === null ? mark : fence === mark ? null : fence;
    const [, level, heading = ""] = (fence === null && /^(#{1,2}) +(.*)$/.exec(line)) || [];
    if (level === "#") title = heading.trim();
    else if (level === "##") found.push({ heading: heading.trim(), lines: [] });
    else found.at(-1)?.lines.push(line);
  }
  const part = (at: number): LessonText["parts"]["why"] => {
    const { heading = "", lines = [] } = found[at] ?? {};
    return { heading, body: lines.join("\n").trim() };
  };
  return { title, parts: { watch: part(0), why: part(1), misconception: part(2), try: part(3) } };
}

/** One part of a lesson's text under its heading, or all of them; "" where there is nothing. */
export function renderText({ parts }: LessonText, which: TextPartName | "all", view: View): string {
  const names = which === "all" ? textParts : [which];
  return names
    .map((name) => parts[name])
    .filter(({ heading, body }) => heading !== "" || body !== "")
    .map(({ heading, body }) => [...renderHeading(heading, view), ...renderMarkdown(body, view)].join("\n"))
    .join("\n\n");
}
