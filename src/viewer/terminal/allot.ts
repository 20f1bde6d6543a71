// Shares out the rows of a screen among panes, the most important first.

export interface Share {
  /** With fewer rows it is left out. */
  readonly least: number;
  /** All that it has to show now. */
  readonly needs: number;
  /** All that it has to show at any moment: given where there is room, so that it need not be moved. */
  readonly wants: number;
  /** Rows that it takes beside its own: the line above it. */
  readonly divider: number;
}

/**
 * Each in turn gets the least that it can do with; then, a row each in turn, what it needs, and what it wants. What is left
 * over goes to one of them.
 *
 * @param rest whose that is: the first's unless told
 * @returns for each its rows; null: it is left out
 */
export function allot<const S extends readonly Share[]>(
  room: number,
  shares: S,
  rest = 0,
): { [K in keyof S]: number | null } {
  const rows: (number | null)[] = shares.map(() => null);
  let left = room;
  shares.forEach(({ least, divider }, at) => {
    if (least + divider > left) return;
    rows[at] = least;
    left -= least + divider;
  });
  for (const goal of ["needs", "wants"] as const) {
    for (let isGiving = true; isGiving && left > 0; ) {
      isGiving = false;
      for (const [at, share] of shares.entries()) {
        const has = rows[at] ?? null;
        if (left === 0 || has === null || has >= share[goal]) continue;
        rows[at] = has + 1;
        left--;
        isGiving = true;
      }
    }
  }
  rows[rest] = (rows[rest] ?? 0) + left;
  return rows as { [K in keyof S]: number | null };
}
