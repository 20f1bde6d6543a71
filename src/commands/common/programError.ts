// An exception that ended a program: name and message, the program's own line that raised it, and what led to it.

import type { View } from "../../draw/view.js";
import { truncate } from "../../draw/width.js";
import { paragraph } from "../../draw/wrap.js";
import type { ErrorRecord } from "../../trace/event.js";
import { oneLine } from "../../trace/harmless.js";
import { exitCodeIn } from "../../trace/programExit.js";
import { reportWords } from "./reportWords.js";

export function renderProgramError(error: ErrorRecord, view: View): string {
  const { width, theme, language } = view;
  const words = reportWords[language].error;
  const { ellipsis, outcome } = theme.glyphs;
  const name = error.message === "" ? error.name : `${error.name}: ${error.message}`;
  const exit = exitCodeIn(name);
  const said = (exit === null ? name : words.exited(exit)).split("\n");
  const [first = "", ...rest] = said.flatMap((line) => paragraph(line.trim(), width, 4 + indentOf(line)));
  const lines = [`  ${outcome.failed} ${first.trimStart()}`, ...rest].map((line) =>
    theme.outcome.failed(line),
  );
  if (error.source !== null) {
    const { file, line, text } = error.source;
    lines.push(...paragraph(words.at(file, line), width, 4).map((each) => theme.faint(each)));
    if (text !== null) {
      const number = `${line} ${theme.glyphs.table.vertical} `;
      lines.push(`      ${number}${truncate(text.trim(), width - 6 - number.length, ellipsis)}`);
    }
  }
  const { causes = [], errors = [], hint } = error;
  for (const inner of errors) lines.push(...paragraph(words.holds(oneLine(inner)), width, 4, 6));
  for (const cause of causes) lines.push(...paragraph(words.causedBy(oneLine(cause)), width, 4, 6));
  if (hint !== undefined) lines.push(...paragraph(words.hint[hint], width, 4));
  return lines.join("\n");
}

/** The spaces before a line, which its wrapped parts get as well; beyond a few they are no layout any more. */
function indentOf(line: string): number {
  return Math.min(8, line.length - line.trimStart().length);
}
