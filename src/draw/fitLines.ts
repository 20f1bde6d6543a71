// Which items of a list are shown where there is room for so many lines, and how many are only counted.

export interface Fitted<T> {
  readonly shown: readonly T[];
  /** For the last line; null when there is none to be: all are shown, or not even the count has room. */
  readonly hidden: number | null;
}

/** @param lines how many there are for items and, where not all fit, for their count */
export function fitLines<T>(items: readonly T[], lines: number): Fitted<T> {
  if (items.length <= lines) return { shown: items, hidden: null };
  if (lines < 1) return { shown: [], hidden: null };
  const shown = items.slice(0, lines - 1);
  return { shown, hidden: items.length - shown.length };
}
