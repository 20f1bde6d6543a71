// The columns of a bordered table, and how much of the width its borders take.

export interface Column {
  readonly head: string;
  /** Columns of text, without the padding. */
  readonly width: number;
  readonly align?: "left" | "right";
}

/** What borders and padding add to the texts of `count` columns. */
export function frameWidth(count: number): number {
  return 3 * count + 1;
}
