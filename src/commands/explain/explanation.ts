// A term explained: what it means, a small program, what that printed, and where to go on.

import { foldLine } from "../../draw/fold.js";
import {
  type Highlight,
  type ProgramLanguage,
  type Programs,
  renderPrograms,
} from "../../draw/source/programs.js";
import type { View } from "../../draw/view.js";
import { padEnd, widestOf } from "../../draw/width.js";
import { drawWords } from "../../draw/words.js";
import { paragraph, wrap } from "../../draw/wrap.js";
import { plain } from "../../trace/harmless.js";
import { listed } from "./termList.js";
import { explainWords } from "./words.js";

export interface TermExplanation {
  readonly name: string;
  /** The name in the other language, where it is another one. */
  readonly otherName: string | null;
  readonly means: string;
  readonly programs: Programs;
  readonly which: ProgramLanguage | "both";
  /** The oldest Python that runs the program, where not every one does. */
  readonly python: string | null;
  /** What the program printed, in the order in which it came. */
  readonly outputs: readonly { readonly text: string; readonly stream: "stdout" | "stderr" }[];
  readonly synonyms: readonly string[];
  readonly see: readonly string[];
  readonly lessons: readonly string[];
}

/** Text is no wider than this, for the eye's sake. */
const widestText = 96;

/** @param highlight null paints no code */
export function renderExplanation(term: TermExplanation, view: View, highlight: Highlight | null): string {
  const { width, theme, language } = view;
  const names = readable([term.name, ...(term.otherName === null ? [] : [term.otherName])], view);
  const [first = "", ...more] = paragraph(names.join(` ${theme.glyphs.dot} `), width, 2);
  return [
    theme.strong(first),
    ...more,
    "",
    ...paragraph(term.means, Math.min(width, widestText), 2),
    "",
    renderPrograms(term.programs, term.which, view, highlight),
    "",
    ...paragraph(explainWords[language].prints, width, 2).map(theme.strong),
    ...outputLines(term, view),
    "",
    ...lists(term, view),
  ].join("\n");
}

function outputLines({ which, outputs }: TermExplanation, view: View): string[] {
  const { width, theme, language } = view;
  const bar = theme.faint(theme.glyphs.table.vertical);
  return outputs.flatMap(({ text, stream }) => {
    const mark = stream === "stderr" ? ` (${drawWords[language].stderr})` : "";
    // What is printed beside Python's program has Python's names.
    return plain(which === "typescript" ? text : foldLine(text))
      .split("\n")
      .flatMap((line) => wrap(line + mark, width - 4))
      .map((line) => `  ${bar} ${line}`.trimEnd());
  });
}

function lists(term: TermExplanation, view: View): string[] {
  const { language, theme, width } = view;
  const { alsoCalled, seeAlso, lessons, needs, pythonFrom } = explainWords[language];
  const rows = [
    [needs, term.python === null ? [] : [pythonFrom(term.python)]],
    [alsoCalled, readable(term.synonyms, view)],
    [seeAlso, term.see],
    [lessons, term.lessons],
  ] as const;
  const shown = rows.filter(([, words]) => words.length > 0);
  const headWidth = widestOf(shown.map(([head]) => head));
  return shown.flatMap(([head, words]) => {
    const [first = "", ...more] = listed(words, Math.min(width, widestText), headWidth + 4, view);
    return [`  ${theme.faint(padEnd(head, headWidth))}  ${first.trimStart()}`, ...more];
  });
}

/** Where only ASCII can be shown, an English text does without the Japanese words. */
function readable(words: readonly string[], { theme, language }: View): readonly string[] {
  if (!theme.ascii || language === "ja") return words;
  return words.filter((word) => /^[\x20-\x7e]+$/.test(word));
}
