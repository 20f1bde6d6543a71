// Which items of a list stand in a few lines: those around a chosen one, or the first, and how many are only counted.

export type WindowLine =
  | { readonly kind: "item"; readonly index: number }
  /** So many items are hidden in this line's place. */
  | { readonly kind: "hidden"; readonly count: number };

/** With fewer lines there are not two of them for counts. */
const linesForCounts = 4;

/**
 * @param room how many lines there are; one at least is taken
 * @returns as many lines as there is room for, the chosen one in the middle where that is possible; in the first and in
 *   the last of them, where not all items fit, how many are hidden there. With few lines every one of them is for an item.
 */
export function windowAround(chosen: number, count: number, room: number): WindowLine[] {
  const lines = Math.max(1, Math.min(room, count));
  const from = firstOf(chosen, count, lines);
  const shown = itemsFrom(from, lines);
  if (lines < linesForCounts) return shown;
  const after = count - from - lines;
  if (from > 0) shown[0] = { kind: "hidden", count: from + 1 };
  if (after > 0) shown[lines - 1] = { kind: "hidden", count: after + 1 };
  return shown;
}

/**
 * The same, but that nothing is hidden without a word where there are two lines or three: the last one has the count of all
 * that are hidden. With a single line it is for who draws it to say so elsewhere.
 */
export function countedAround(chosen: number, count: number, room: number): WindowLine[] {
  if (room < 2 || room >= linesForCounts || count <= room) return windowAround(chosen, count, room);
  const items = room - 1;
  return [...itemsFrom(firstOf(chosen, count, items), items), { kind: "hidden", count: count - items }];
}

function firstOf(chosen: number, count: number, lines: number): number {
  return Math.min(Math.max(0, chosen - Math.floor(lines / 2)), count - lines);
}

function itemsFrom(from: number, lines: number): WindowLine[] {
  return Array.from({ length: lines }, (_, at) => ({ kind: "item", index: from + at }));
}

/**
 * @param lines how many there are for items and, where not all fit, for their count
 * @returns `hidden`: for the last line; null when there is none to be, as all are shown, or not even the count has room
 */
export function fitLines<T>(
  items: readonly T[],
  lines: number,
): { shown: readonly T[]; hidden: number | null } {
  if (items.length <= lines) return { shown: items, hidden: null };
  if (lines < 1) return { shown: [], hidden: null };
  const shown = items.slice(0, lines - 1);
  return { shown, hidden: items.length - shown.length };
}
