// What the bench speaks of: samples that were taken, the figures made of them, and the targets they are held to.

/** What one contender took in one bench: one list a round, in seconds or bytes. Overshoots may be below 0. */
export interface Samples {
  /** As the table names it: `asyncio-lessons`, `promises`, `CPython 3.13.0`. */
  readonly contender: string;
  readonly rounds: readonly (readonly number[])[];
}

/** A bound on a figure's value, the bound itself included. */
export type Target = { readonly atMost: number } | { readonly atLeast: number };

/** How a contender's samples, or several figures, become one number; README.md says which is right where. */
export type Statistic = "best" | "worst" | "mean" | "median" | "geometric mean";

/** How two contenders are held against each other: the first and the last are `ours / theirs`, the other the reverse. */
export type Comparison = "times as long" | "times as fast" | "times as large";

/** What a figure's value says: a comparison, our own seconds or bytes, or how often something happened. */
type Reading = Comparison | "seconds" | "bytes" | "early sleeps";

export interface Figure {
  /** The bench that took it; `summary` for one that was made of others. */
  readonly bench: string;
  /** What was measured, where a bench measures several things. */
  readonly what: string;
  readonly reading: Reading;
  readonly value: number;
  /** The lowest and the highest value of a single round: how sure the value is. Null for a count and for a summary. */
  readonly range: readonly [number, number] | null;
  /** As `statistic` made it; bytes where the reading is `bytes` or `times as large`, else seconds; null for a count and a summary. */
  readonly ours: number | null;
  /** Who it is held against; null where there is nobody. */
  readonly against: string | null;
  /** That one's own, in the unit of `ours`. */
  readonly theirs: number | null;
  readonly statistic: Statistic | null;
  readonly target: Target | null;
}

/** A contender that was not there. */
export interface Skipped {
  readonly contender: string;
  readonly reason: string;
}

/** Where the figures come from. */
export interface Machine {
  readonly system: string;
  readonly processor: string;
  readonly cores: number;
  /** In bytes. */
  readonly memory: number;
  /** How many processes wanted a core in the minute before the bench began: well below `cores` on a calm machine. */
  readonly load: number;
  readonly node: string;
  readonly v8: string;
  /** Null where there is none. */
  readonly python: string | null;
}

export interface Report {
  readonly machine: Machine;
  readonly isQuick: boolean;
  readonly figures: readonly Figure[];
  readonly skipped: readonly Skipped[];
}
