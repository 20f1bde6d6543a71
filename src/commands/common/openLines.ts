// What a program prints, as it is shown live: the text whole, and behind it when and by whom; lines that have no newline yet
// as live lines. Rule: a line is drawn as it will be once it is complete; where there is no room for the whole of it, its end is.
import { seconds } from "../../draw/figures.js";
import { foldName } from "../../draw/fold.js";
import type { View } from "../../draw/view.js";
import { widthOf } from "../../draw/width.js";
import { drawWords } from "../../draw/words.js";
import { paragraph } from "../../draw/wrap.js";
import { plain } from "../../trace/harmless.js";
import type { Written } from "../../trace/written.js";
import { reportWords } from "./reportWords.js";

/**
 * @param lines lines without a newline in them
 * @param room at most so many rows
 * @returns a row each, none of which begins with fewer than two unpainted spaces
 */
export function openLineRows(lines: readonly Written[], room: number, view: View): string[] {
  if (lines.length === 0 || room < 1) return [];
  // No row holds more characters than columns, but for those that take none: what is further back is not drawn. This
  // is done at every write, and a line may get very long.
  const most = room * view.width;
  const isCut = lines.some(({ text }) => text.length > most);
  const rows = lines.flatMap((line) =>
    renderWritten({ ...line, text: endOf(line.text, most) }, view).split("\n"),
  );
  if (!isCut && rows.length <= room) return rows;
  const { theme, width } = view;
  // The texts are what counts: without the notes behind them there may be room.
  const texts = lines.flatMap(({ text }) => paragraph(plain(endOf(text, most)).trim(), width - 1, 2));
  const ellipsis = theme.faint(theme.glyphs.ellipsis);
  if (room > 1) return [`  ${ellipsis}`, ...texts.slice(1 - room)];
  return [`  ${ellipsis}${(texts.at(-1) ?? "").trimStart()}`];
}

/** The last characters of a text, none of them halved. */
function endOf(text: string, most: number): string {
  return text.length > most ? text.slice(-most).replace(/^[\udc00-\udfff]/, "") : text;
}

/** What was written, and behind it when and by the innermost function that is known to have written it. */
export function renderWritten(
  { text, at, stream, frames }: Pick<Written, "text" | "at" | "stream" | "frames">,
  view: View,
): string {
  const { width, theme, language } = view;
  const by = frames.at(-1);
  const from = by === undefined ? "" : `   ${theme.glyphs.from} ${foldName(by)}`;
  const to = stream === "stderr" ? ` (${drawWords[language].stderr})` : "";
  const note = reportWords[language].at(seconds(at)) + from + to;
  const lines = plain(text)
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
