// A term explained: what it means, a small program, what that printed, and where to go on. And the vocabulary, in groups.
import { foldLine } from "../../draw/fold.js";
import { say } from "../../draw/say.js";
import {
  type Highlight,
  type ProgramLanguage,
  type Programs,
  renderPrograms,
} from "../../draw/source/programs.js";
import type { View } from "../../draw/view.js";
import { padEnd, widestOf, widthOf } from "../../draw/width.js";
import { drawWords } from "../../draw/words.js";
import { paragraph, wrap } from "../../draw/wrap.js";
import { plain } from "../../trace/harmless.js";
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

export function renderTermList(groups: readonly TermListGroup[], view: View): string {
  const { theme } = view;
  return groups
    .flatMap(({ name, terms }) => [
      ...paragraph(name, view.width, 2).map(theme.strong),
      ...listed(terms, Math.min(view.width, widestText), 4, view),
    ])
    .join("\n");
}
