// What a program printed, as it is shown live: the text whole, and behind it when and by whom.

import { seconds } from "../../draw/figures.js";
import { foldName } from "../../draw/fold.js";
import type { View } from "../../draw/view.js";
import { widthOf } from "../../draw/width.js";
import { drawWords } from "../../draw/words.js";
import { paragraph } from "../../draw/wrap.js";
import type { Second } from "../../trace/event.js";
import { plain } from "../../trace/harmless.js";
import { reportWords } from "./reportWords.js";

export interface OutputLineData {
  readonly text: string;
  readonly at: Second;
  /** The innermost function that printed it, as the program writes it; null when none is known. */
  readonly by: string | null;
  readonly stream: "stdout" | "stderr";
}

export function renderOutputLine(data: OutputLineData, view: View): string {
  const { width, theme, language } = view;
  const stream = data.stream === "stderr" ? ` (${drawWords[language].stderr})` : "";
  const by = data.by === null ? "" : `   ${theme.glyphs.from} ${foldName(data.by)}`;
  const note = reportWords[language].at(seconds(data.at)) + by + stream;
  const lines = plain(data.text)
    .split("\n")
    .flatMap((line) => {
      const own = line.length - line.trimStart().length;
      return paragraph(line.trim(), width, 2 + Math.min(own, Math.floor(width / 3)));
    });
  const last = lines.at(-1) ?? "";
  if (widthOf(last) + 3 + widthOf(note) <= width)
    return [...lines.slice(0, -1), `${last}   ${theme.faint(note)}`].join("\n");
  return [...lines, ...paragraph(note, width, 4).map((line) => theme.faint(line))].join("\n");
}
