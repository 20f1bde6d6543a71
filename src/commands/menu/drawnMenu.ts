// A menu as text: a question, a line an item with the chosen one marked, and which keys there are. What the screen has
// no room for is counted above and below.
// Rule: no line is ever wrapped, or a terminal could not redraw it in place; what is too long is cut.

import type { View } from "../../draw/view.js";
import { padEnd, truncate, widestOf } from "../../draw/width.js";
import { type WindowLine, windowAround } from "../../draw/window.js";
import { drawWords } from "../../draw/words.js";

export interface MenuData {
  readonly question: string;
  readonly items: readonly { readonly label: string; readonly hint?: string }[];
  /** Index of the chosen item. */
  readonly chosen: number;
  /** Which keys do what. */
  readonly keys: string;
  /** At most so many lines; left out when there is room for all. */
  readonly maxLines?: number;
}

/** Without these the question and the keys stand close to the items, which then have the room. */
const linesForGaps = 14;

export function renderMenu(
  { question, items, chosen, keys, maxLines = Number.POSITIVE_INFINITY }: MenuData,
  view: View,
): string {
  const { theme, width } = view;
  const cut = (text: string): string => truncate(text, width - 4, theme.glyphs.ellipsis);
  const labelWidth = widestOf(items.flatMap(({ label, hint }) => (hint === undefined ? [] : [label])));
  const gap = items.length + 4 <= maxLines || maxLines >= linesForGaps ? [""] : [];
  const drawn = (shown: WindowLine): string => {
    if (shown.kind === "hidden") return `    ${theme.faint(cut(drawWords[view.language].more(shown.count)))}`;
    const { label = "", hint } = items[shown.index] ?? {};
    const text = cut(hint === undefined ? label : `${padEnd(label, labelWidth)}  ${hint}`);
    return shown.index === chosen ? `  > ${theme.strong(text)}` : `    ${text}`;
  };
  const lines = windowAround(chosen, items.length, maxLines - 2 - 2 * gap.length).map(drawn);
  return [`  ${theme.strong(cut(question))}`, ...gap, ...lines, ...gap, `  ${theme.faint(cut(keys))}`].join(
    "\n",
  );
}
