// A menu as text: a question, a line an item with the chosen one marked, and which keys there are.
// Rule: no line is ever wrapped, or a terminal could not redraw it in place; what is too long is cut.
import type { View } from "./view.js";
import { padEnd, truncate, widestOf } from "./width.js";

export interface MenuData {
  readonly question: string;
  readonly items: readonly { readonly label: string; readonly hint?: string }[];
  /** Index of the chosen item. */
  readonly chosen: number;
  /** Which keys do what. */
  readonly keys: string;
}

export function renderMenu({ question, items, chosen, keys }: MenuData, view: View): string {
  const { theme, width } = view;
  const cut = (text: string): string => truncate(text, width - 4, theme.glyphs.ellipsis);
  const labelWidth = widestOf(items.flatMap(({ label, hint }) => (hint === undefined ? [] : [label])));
  const lines = items.map(({ label, hint }, at) => {
    const text = cut(hint === undefined ? label : `${padEnd(label, labelWidth)}  ${hint}`);
    return at === chosen ? `  > ${theme.strong(text)}` : `    ${text}`;
  });
  return [`  ${theme.strong(cut(question))}`, "", ...lines, "", `  ${theme.faint(cut(keys))}`].join("\n");
}
