// Shares out the rows of a screen among panes, the most important first.

export interface Share {
  /** With fewer rows it is left out. */
  readonly least: number;
  /** More it has no use for. */
  readonly wants: number;
  /** Rows that it takes beside its own: the line above it. */
  readonly divider: number;
}

/**
 * Each in turn gets the least that it needs; then, a row each in turn, what it wants. What is left over goes to the first.
 *
 * @returns for each its rows; 0: it is left out
 */
export function allot<const S extends readonly Share[]>(room: number, shares: S): { [K in keyof S]: number } {
  const rows = shares.map(() => 0);
  let left = room;
  shares.forEach(({ least, divider }, at) => {
    if (least + divider > left) return;
    rows[at] = least;
    left -= least + divider;
  });
  for (let isGiving = true; isGiving && left > 0; ) {
    isGiving = false;
    for (const [at, { wants }] of shares.entries()) {
      const has = rows[at] ?? 0;
      if (left === 0 || has === 0 || has >= wants) continue;
      rows[at] = has + 1;
      left--;
      isGiving = true;
    }
  }
  rows[0] = (rows[0] ?? 0) + left;
  return rows as { [K in keyof S]: number };
}
