// A term explained: what it means, a small program, what that printed, and where to go on.
import { foldLine } from "../lesson/fold.js";
import { listed } from "./termList.js";
import type { View } from "./view.js";
import { padEnd, plain, widthOf } from "./width.js";
import { paragraph, wrap } from "./wrap.js";

export interface ShownProgram {
  readonly written: "python" | "typescript";
  readonly source: string;
}

export interface TermExplanation {
  readonly name: string;
  /** The name in the other language, where it is another one. */
  readonly otherName: string | null;
  readonly means: string;
  /** One, or two to be set side by side where there is room. */
  readonly programs: readonly ShownProgram[];
  /** The oldest Python that runs the program, where not every one does. */
  readonly python: string | null;
  /** What the program printed, in the order in which it came. */
  readonly outputs: readonly { readonly text: string; readonly stream: "stdout" | "stderr" }[];
  readonly synonyms: readonly string[];
  readonly see: readonly string[];
  readonly lessons: readonly string[];
}

/** From so many columns on, two programs stand side by side. */
const sideBySide = 100;
/** Text is no wider than this, for the eye's sake. */
const widestText = 96;

export function renderExplanation(term: TermExplanation, view: View): string {
  const { width, theme, messages } = view;
  const { dot } = theme.glyphs;
  const names = readable([term.name, ...(term.otherName === null ? [] : [term.otherName])], view).join(
    ` ${dot} `,
  );
  const [first = "", ...more] = paragraph(names, width, 2);
  return [
    theme.strong(first),
    ...more,
    "",
    ...paragraph(term.means, Math.min(width, widestText), 2),
    "",
    ...programLines(term, view),
    "",
    ...paragraph(messages.term.prints, width, 2).map(theme.faint),
    ...outputLines(term, view),
    "",
    ...lists(term, view),
  ].join("\n");
}

/** Where only ASCII can be shown, an English text does without the Japanese words. */
function readable(words: readonly string[], { theme, messages }: View): readonly string[] {
  if (!theme.ascii || messages.language === "ja") return words;
  return words.filter((word) => /^[\x20-\x7e]+$/.test(word));
}

function programLines(term: TermExplanation, view: View): string[] {
  const [one, other] = term.programs;
  if (one === undefined) return [];
  if (other === undefined || view.width < sideBySide) {
    return term.programs.flatMap((program, at) => [
      ...(at === 0 ? [] : [""]),
      `  ${view.theme.faint(headOf(program, term, view))}`,
      ...codeLines(program.source, view, view.width - 2).map((line) => `  ${line}`),
    ]);
  }
  const column = Math.floor((view.width - 4) / 2);
  const [left, right] = [one, other].map((program) => [
    view.theme.faint(headOf(program, term, view)),
    ...codeLines(program.source, view, column),
  ]);
  const rows = Math.max(left?.length ?? 0, right?.length ?? 0);
  return Array.from({ length: rows }, (_, at) =>
    `  ${padEnd(left?.[at] ?? "", column)}  ${right?.[at] ?? ""}`.trimEnd(),
  );
}

function headOf({ written }: ShownProgram, { python }: TermExplanation, { messages }: View): string {
  if (written === "typescript") return "TypeScript";
  return python === null ? "Python" : messages.term.pythonFrom(python);
}

/** Behind a bar; a line that is too long goes on below, further in. */
function codeLines(source: string, view: View, width: number): string[] {
  const { faint, glyphs } = view.theme;
  const bar = faint(glyphs.table.vertical);
  const room = width - 2;
  return source
    .trimEnd()
    .split("\n")
    .flatMap((line) => {
      const text = plain(line);
      if (widthOf(text) <= room) return [text];
      const indent = Math.min(text.length - text.trimStart().length, Math.floor(room / 3));
      return paragraph(text.trim(), room, indent, indent + 4);
    })
    .map((line) => `${bar} ${line}`.trimEnd());
}

function outputLines({ programs, outputs }: TermExplanation, view: View): string[] {
  const { width, theme, messages } = view;
  const bar = theme.faint(theme.glyphs.table.vertical);
  // What is printed beside Python's program has Python's names.
  const isPython = programs.some(({ written }) => written === "python");
  return outputs.flatMap(({ text, stream }) => {
    const mark = stream === "stderr" ? ` (${messages.output.stderr})` : "";
    return plain(isPython ? foldLine(text) : text)
      .split("\n")
      .flatMap((line) => wrap(line + mark, width - 4))
      .map((line) => `  ${bar} ${line}`.trimEnd());
  });
}

function lists(term: TermExplanation, view: View): string[] {
  const { messages, theme, width } = view;
  const rows = [
    [messages.term.alsoCalled, term.synonyms],
    [messages.term.seeAlso, term.see],
    [messages.term.lessons, term.lessons],
  ] as const;
  const indent = Math.max(...rows.map(([head]) => widthOf(head))) + 4;
  return rows.flatMap(([head, words]) => {
    const shown = readable(words, view);
    if (shown.length === 0) return [];
    const [first = "", ...more] = listed(shown, Math.min(width, widestText), indent, view);
    return [`  ${theme.faint(padEnd(head, indent - 4))}  ${first.trimStart()}`, ...more];
  });
}
