// What the workloads come to together: the geometric mean against each contender. Pure.
import { meanOf } from "./figures.js";
import type { Figure, Target } from "./model.js";

/** A row of the table, by its bench and what it is of. */
export interface RowName {
  readonly bench: string;
  readonly what: string;
}

interface Mean {
  /** What `against` begins with. */
  readonly against: string;
  /** The benches that go into it; null: all of them. */
  readonly of: readonly string[] | null;
  readonly target: Target | null;
}

const means: readonly Mean[] = [
  { against: "promises", of: null, target: { atLeast: 1 } },
  { against: "CPython", of: ["switch", "spawn", "timers"], target: { atLeast: 8 } },
  { against: "CPython", of: null, target: { atLeast: 12 } },
  { against: "uvloop", of: null, target: { atLeast: 6 } },
  { against: "effection", of: null, target: { atLeast: 20 } },
  { against: "effect", of: null, target: null },
];

/**
 * The means that all of their rows are there for: one that lacks a row would be of something else.
 *
 * @param counted the rows that count, one a workload
 */
export function summarize(figures: readonly Figure[], counted: readonly RowName[]): readonly Figure[] {
  return means.flatMap(({ against, of, target }) => {
    const wanted = counted.filter(({ bench }) => of === null || of.includes(bench));
    const rows = wanted.flatMap(({ bench, what }) =>
      figures.filter(
        (figure) =>
          figure.bench === bench && figure.what === what && figure.against?.split(" ")[0] === against,
      ),
    );
    if (rows.length === 0 || rows.length !== wanted.length) return [];
    const what = of === null ? `mean of all ${rows.length}` : `mean of ${of.join(", ")}`;
    return [meanOf({ bench: "summary", what, target }, rows)];
  });
}
