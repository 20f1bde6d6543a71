// What has the step viewer's screen to itself and is longer than that: the help, a reason.
import type { Line } from "../../draw/fitSpans.js";

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
