// The help of the step viewer, which scrolls where the screen is too small for it.
import { type Line, text } from "./fitSpans.js";
import { asciiKeys, helpRows, type StepWords } from "./messages/step.js";
import type { Size } from "./stepFrame.js";
import type { Theme } from "./theme.js";
import { widthOf } from "./width.js";
import { wrap } from "./wrap.js";

/** @param from the first line below the title; from the last screenful on, that one is shown */
export function helpLines(from: number, size: Size, words: StepWords, theme: Theme): Line[] {
  const lines = allLines(size, words, theme);
  const shown = lines.slice(Math.min(from, firstOfLastScreen(lines, size)));
  return [[text(words.helpTitle, theme.strong)], ...shown];
}

/** The furthest line that one can scroll to: the first one of the last screenful. */
export function lastHelpLine(size: Size, words: StepWords, theme: Theme): number {
  return firstOfLastScreen(allLines(size, words, theme), size);
}

function firstOfLastScreen(lines: readonly Line[], { rows }: Size): number {
  // The borders and the title take three.
  return Math.max(0, lines.length - (rows - 3));
}

function allLines({ columns }: Size, { help }: StepWords, theme: Theme): Line[] {
  const rows = helpRows.map(({ keys, does }) => [keys.join(" "), help[does]] as const);
  const width = Math.max(...rows.map(([keys]) => widthOf(keys)));
  const room = columns - 4;
  return rows.flatMap(([keys, what]) =>
    wrap(what, Math.max(8, room - width - 2)).map((line, at): Line => {
      const written = theme.ascii ? asciiKeys(keys) : keys;
      return [text(at === 0 ? written.padEnd(width + 2) : " ".repeat(width + 2), theme.name), text(line)];
    }),
  );
}
