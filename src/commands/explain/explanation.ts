// A term explained: what it means, a small program, what that printed, and where to go on. And the vocabulary, in groups.
import { widestText } from "../../course/reading.js";
import { type Term, type TermGroup, termWithId } from "../../course/terms/glossary.js";
import { say } from "../../draw/say.js";
import {
  type Highlight,
  type ProgramLanguage,
  type Programs,
  renderPrograms,
} from "../../draw/source/programs.js";
import type { View } from "../../draw/view.js";
import { padEnd, widestOf } from "../../draw/width.js";
import { drawWords } from "../../draw/words.js";
import { packed, paragraph, wrap } from "../../draw/wrap.js";
import { plain } from "../../trace/harmless.js";
import type { Written } from "../../trace/written.js";

const en = {
  /** Stands before the Python that the program needs. */
  needs: "program.py needs",
  pythonFrom: (version: string) => `Python ${version} or newer`,
  prints: "prints (run just now, in virtual time)",
  alsoCalled: "also found as",
  seeAlso: "see also",
  lessons: "lessons",
  unknownTerm: (word: string) => `there is no entry for '${word}'.`,
  seeTerms: "The words: asyncio-lessons explain",
  footer: "Look one up: asyncio-lessons explain task",
  reading: "How to read the TypeScript: asyncio-lessons explain typescript",
};

const ja: typeof en = {
  needs: "必要な環境",
  pythonFrom: (version) => `Python ${version} 以降`,
  prints: "出力（いま仮想時間で実行したもの）",
  alsoCalled: "別の引き方",
  seeAlso: "関連項目",
  lessons: "レッスン",
  unknownTerm: (word) => `「${word}」という項目はありません。`,
  seeTerms: "用語の一覧：asyncio-lessons explain",
  footer: "用語を調べるには：asyncio-lessons explain タスク",
  reading: "TypeScript の読み方：asyncio-lessons explain typescript",
};

export const explainWords = { en, ja };

export interface Explanation {
  readonly term: Term;
  readonly programs: Programs;
  readonly which: ProgramLanguage | "both";
  /** What the program printed, in the order in which it came. */
  readonly outputs: readonly Pick<Written, "text" | "stream">[];
}

/** @param highlight null paints no code */
export function renderExplanation(explained: Explanation, view: View, highlight: Highlight | null): string {
  const { width, theme, language } = view;
  const { term, programs, which } = explained;
  const { en, ja } = term.name;
  const names = readable([...new Set(language === "en" ? [en, ja] : [ja, en])], view);
  const [first = "", ...more] = paragraph(names.join(` ${theme.glyphs.dot} `), width, 2);
  return [
    theme.strong(first),
    ...more,
    "",
    ...paragraph(term.means[language], Math.min(width, widestText), 2),
    "",
    renderPrograms(programs, which, view, highlight),
    "",
    ...paragraph(explainWords[language].prints, width, 2).map(theme.strong),
    ...outputLines(explained, view),
    "",
    ...lists(term, view),
  ].join("\n");
}

function outputLines({ outputs }: Explanation, view: View): string[] {
  const { width, theme, language } = view;
  const { noted, stderr } = drawWords[language];
  const bar = theme.faint(theme.glyphs.table.vertical);
  return outputs.flatMap(({ text, stream }) => {
    return plain(text)
      .split("\n")
      .flatMap((line) => wrap(stream === "stderr" ? noted(line, stderr) : line, width - 4))
      .map((line) => `  ${bar} ${line}`.trimEnd());
  });
}

function lists({ python, synonyms, see, lessons }: Term, view: View): string[] {
  const { language, theme } = view;
  const words = explainWords[language];
  const rows = [
    [words.needs, python === undefined ? [] : [words.pythonFrom(python)]],
    [words.alsoCalled, readable(synonyms, view)],
    [words.seeAlso, see.map((id) => termWithId(id)?.name[language] ?? id)],
    [words.lessons, lessons],
  ] as const;
  const shown = rows.filter(([, words]) => words.length > 0);
  const headWidth = widestOf(shown.map(([head]) => head));
  return shown.flatMap(([head, words]) => {
    const [first = "", ...more] = listed(words, headWidth + 4, view);
    return [`  ${theme.faint(padEnd(head, headWidth))}  ${first.trimStart()}`, ...more];
  });
}

/** Where only ASCII can be shown, an English text does without the Japanese words. */
function readable(words: readonly string[], { theme, language }: View): readonly string[] {
  if (!theme.ascii || language === "ja") return words;
  return words.filter((word) => /^[\x20-\x7e]+$/.test(word));
}

/** Words one after the other; none is broken where it fits: a broken `完了コールバック` reads as two. */
function listed(words: readonly string[], indent: number, view: View): string[] {
  const width = Math.min(view.width, widestText);
  const { separator } = say[view.language];
  const mark = separator.trimEnd();
  const pieces = words.map((word, at) => (at < words.length - 1 ? word + mark : word));
  const lines = packed(pieces, separator.slice(mark.length), width - indent);
  return lines.flatMap((line) => paragraph(line, width, indent));
}

export function renderTermList(groups: readonly TermGroup[], view: View): string {
  const { theme, width, language } = view;
  const lines = groups.flatMap(({ name, terms }) => {
    const names = terms.map((term) => term.name[language]);
    return [...paragraph(name[language], width, 2).map(theme.strong), ...listed(names, 4, view)];
  });
  return lines.join("\n");
}
