// A menu as text: a question, a line for each item with the chosen one marked, and the keys. Items that the screen has no room
// for are counted above and below. Rule: no line is ever wrapped, or a terminal could not redraw it in place.
import type { View } from "../../draw/view.js";
import { padEnd, truncate, widestOf } from "../../draw/width.js";
import { type WindowLine, windowAround } from "../../draw/window.js";
import { drawWords } from "../../draw/words.js";
import { menuWords } from "./words.js";

export interface MenuItem {
  readonly label: string;
  readonly hint?: string;
}

export interface Menu {
  readonly question: string;
  readonly items: readonly MenuItem[];
  /** Was it opened from another one, to which its reader goes back? */
  readonly isInner?: boolean;
}

/** Without these the question and the keys stand close to the items, which then have the room. */
const linesForGaps = 14;

/**
 * @param chosen the index of the chosen item
 * @param maxLines at most so many lines are drawn
 */
export function renderMenu(
  { question, items, isInner = false }: Menu,
  chosen: number,
  maxLines: number,
  view: View,
): string {
  const { theme, width, language } = view;
  const keys = menuWords[language].keys[isInner ? "inner" : "first"];
  const cut = (text: string): string => truncate(text, width - 4, theme.glyphs.ellipsis);
  const labelWidth = widestOf(items.flatMap(({ label, hint }) => (hint === undefined ? [] : [label])));
  const gap = items.length + 4 <= maxLines || maxLines >= linesForGaps ? [""] : [];
  const drawn = (shown: WindowLine): string => {
    if (shown.kind === "hidden") return `    ${theme.faint(cut(drawWords[language].more(shown.count)))}`;
    const { label = "", hint } = items[shown.index] ?? {};
    const text = cut(hint === undefined ? label : `${padEnd(label, labelWidth)}  ${hint}`);
    return shown.index === chosen ? `  > ${theme.strong(text)}` : `    ${text}`;
  };
  const lines = windowAround(chosen, items.length, maxLines - 2 - 2 * gap.length).map(drawn);
  const head = `  ${theme.strong(cut(question))}`;
  return [head, ...gap, ...lines, ...gap, `  ${theme.faint(cut(keys))}`].join("\n");
}
