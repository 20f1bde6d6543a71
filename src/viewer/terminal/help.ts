// What has the screen to itself, and scrolls where that is too small for it: a reason, or the help, which lists the viewer's
// keys and below them its words.
import { type Line, text } from "../../draw/spans.js";
import type { Theme } from "../../draw/theme.js";
import { padEnd, widestOf } from "../../draw/width.js";
import { wrap } from "../../draw/wrap.js";
import { asciiKeys, helpRows } from "../words/words.js";
import type { FrameStyle, Size } from "./box.js";

/** With fewer columns beside what is explained, the explanation stands below it. */
const leastBeside = 12;

/** @param from the first line below the title; from the last screenful on, that one is shown */
export function helpLines(from: number, { rows, columns }: Size, { words, theme }: FrameStyle): Scrolled {
  const room = columns - 4;
  const keys = helpRows.map(({ keys: each, does }) => {
    const written = each.join(" ");
    return { name: theme.ascii ? asciiKeys(written) : written, means: words.help[does] };
  });
  const lines = [
    ...explained(keys, room, theme),
    [],
    [text(words.termsTitle, theme.strong)],
    ...explained(Object.values(words.terms), room, theme),
    ...[words.termsMore, words.reading].flatMap((more) =>
      wrap(more, room).map((line) => [text(line, theme.faint)]),
    ),
  ];
  const help = scrolled(lines, from, rows, 1);
  return { ...help, shown: [[text(words.helpTitle, theme.strong)], ...help.shown] };
}

/** Each with what it means beside it, or below it. */
function explained(
  rows: readonly { readonly name: string; readonly means: string }[],
  room: number,
  theme: Theme,
): Line[] {
  const width = widestOf(rows.map(({ name }) => name)) + 2;
  if (room - width < leastBeside) {
    return rows.flatMap(({ name, means }) => [
      ...wrap(name, room).map((line) => [text(line, theme.name)]),
      ...wrap(means, room - 2).map((line) => [text(`  ${line}`)]),
    ]);
  }
  return rows.flatMap(({ name, means }) =>
    wrap(means, room - width).map((line, at) => [
      text(padEnd(at === 0 ? name : "", width), theme.name),
      text(line),
    ]),
  );
}

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
