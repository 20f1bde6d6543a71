// The help of the step viewer: its keys, and below them its words. As all that has the screen to itself, it scrolls where
// the screen is too small for it.
import { type Line, text } from "../../draw/spans.js";
import type { Theme } from "../../draw/theme.js";
import { padEnd, widestOf } from "../../draw/width.js";
import { wrap } from "../../draw/wrap.js";
import { asciiKeys, helpRows, type ViewerWords } from "../words/words.js";
import type { Size } from "./frame.js";

/** With fewer columns beside what is explained, the explanation stands below it. */
const leastBeside = 12;

/** @param from the first line below the title; from the last screenful on, that one is shown */
export function helpLines(from: number, size: Size, words: ViewerWords, theme: Theme): Scrolled {
  const help = scrolled(allLines(size, words, theme), from, size.rows, 1);
  return { ...help, shown: [[text(words.helpTitle, theme.strong)], ...help.shown] };
}

function allLines({ columns }: Size, words: ViewerWords, theme: Theme): Line[] {
  const keys = helpRows.map(({ keys: each, does }) => {
    const written = each.join(" ");
    return [theme.ascii ? asciiKeys(written) : written, words.help[does]] as const;
  });
  const terms = Object.values(words.terms).map(({ name, means }) => [name, means] as const);
  return [
    ...explained(keys, columns - 4, theme),
    [],
    [text(words.termsTitle, theme.strong)],
    ...explained(terms, columns - 4, theme),
    ...wrap(words.termsMore, columns - 4).map((line): Line => [text(line, theme.faint)]),
  ];
}

/** Each with what it means beside it, or below it. */
function explained(
  rows: readonly (readonly [name: string, means: string])[],
  room: number,
  theme: Theme,
): Line[] {
  const width = widestOf(rows.map(([name]) => name)) + 2;
  if (room - width < leastBeside) {
    return rows.flatMap(([name, means]): Line[] => [
      ...wrap(name, room).map((line): Line => [text(line, theme.name)]),
      ...wrap(means, room - 2).map((line): Line => [text(`  ${line}`)]),
    ]);
  }
  return rows.flatMap(([name, means]) =>
    wrap(means, room - width).map((line, at): Line => {
      return [text(padEnd(at === 0 ? name : "", width), theme.name), text(line)];
    }),
  );
}

/** What has the screen to itself and is longer than that: the help, a reason. */
export interface Scrolled {
  readonly shown: readonly Line[];
  /** Which lines these are, and of how many; "" where there are no others. */
  readonly place: string;
  /** The furthest first line: that of the last screenful. */
  readonly last: number;
}

/**
 * @param from the first line; from the last screenful on, that one is shown
 * @param rows of the screen
 * @param taken by what is always shown besides
 */
export function scrolled(lines: readonly Line[], from: number, rows: number, taken = 0): Scrolled {
  const room = Math.max(1, rows - 2 - taken);
  const last = Math.max(0, lines.length - room);
  const first = Math.min(from, last);
  const shown = lines.slice(first, first + room);
  const place = last === 0 ? "" : `${first + 1}-${first + shown.length}/${lines.length}`;
  return { shown, place, last };
}
