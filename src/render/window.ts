// Which items of a long list stand in a few lines, so that a chosen one is among them.

export type Shown =
  | { readonly kind: "item"; readonly index: number }
  /** So many items are hidden in this line's place. */
  | { readonly kind: "hidden"; readonly count: number };

/** With fewer lines every one of them is for an item. */
const linesForCounts = 4;

/**
 * @param room how many lines there are; one at least is taken
 * @returns as many lines as there is room for, the chosen one in the middle where that is possible; in the first and in
 *   the last of them, where not all items fit, how many are hidden there
 */
export function windowAround(chosen: number, count: number, room: number): Shown[] {
  const lines = Math.max(1, Math.min(room, count));
  const from = Math.min(Math.max(0, chosen - Math.floor(lines / 2)), count - lines);
  const shown = Array.from({ length: lines }, (_, at): Shown => ({ kind: "item", index: from + at }));
  if (lines < linesForCounts) return shown;
  const after = count - from - lines;
  if (from > 0) shown[0] = { kind: "hidden", count: from + 1 };
  if (after > 0) shown[lines - 1] = { kind: "hidden", count: after + 1 };
  return shown;
}
