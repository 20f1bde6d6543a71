// The vocabulary, in groups.
import type { View } from "./view.js";
import { paragraph } from "./wrap.js";

const noBreakSpace = "\u00a0";

/** Words one after the other; one of several parts is not broken between them where it fits. */
export function listed(words: readonly string[], width: number, indent: number, view: View): string[] {
  const unbroken = words.map((word) => word.replaceAll(" ", noBreakSpace));
  const lines = paragraph(view.messages.summary.join(unbroken), width, indent);
  return lines.map((line) => line.replaceAll(noBreakSpace, " "));
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
