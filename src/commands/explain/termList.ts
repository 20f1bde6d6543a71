// The vocabulary, in groups.
import { say } from "../../draw/say.js";
import type { View } from "../../draw/view.js";
import { widthOf } from "../../draw/width.js";
import { paragraph } from "../../draw/wrap.js";

/** Words one after the other; none is broken where it fits: a broken `完了コールバック` reads as two. */
export function listed(words: readonly string[], width: number, indent: number, view: View): string[] {
  const { separator } = say[view.language];
  const mark = separator.trimEnd();
  const gap = separator.slice(mark.length);
  const lines: string[] = [];
  for (const [at, word] of words.entries()) {
    const piece = at < words.length - 1 ? word + mark : word;
    const longer = `${lines.at(-1)}${gap}${piece}`;
    if (lines.length > 0 && widthOf(longer) <= width - indent) lines[lines.length - 1] = longer;
    else lines.push(piece);
  }
  return lines.flatMap((line) => paragraph(line, width, indent));
}

export interface TermListGroup {
  readonly name: string;
  readonly terms: readonly string[];
}

/** For the eye's sake. */
const widestText = 96;

export function renderTermList(groups: readonly TermListGroup[], view: View): string {
  const { theme } = view;
  return groups
    .flatMap(({ name, terms }) => [
      ...paragraph(name, view.width, 2).map(theme.strong),
      ...listed(terms, Math.min(view.width, widestText), 4, view),
    ])
    .join("\n");
}
