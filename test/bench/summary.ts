// What the workloads come to together: the geometric mean against each contender. Pure.
import { meanOf } from "./figures.js";
import type { Figure, Target } from "./model.js";

/** A row of the table, by its bench and what it is of. */
interface RowName {
  readonly bench: string;
  readonly what: string;
}

/** What each mean's `against` begins with, and its target. */
const means: readonly (readonly [against: string, target: Target | null])[] = [
  ["promises", null],
  ["CPython", { atLeast: 8 }],
  ["effection", { atLeast: 15 }],
  ["effect", null],
];

/**
 * The means that all of their rows are there for: one that lacks a row would be of something else.
 *
 * @param counted the rows that count, one a workload
 */
export function summarize(figures: readonly Figure[], counted: readonly RowName[]): readonly Figure[] {
  return means.flatMap(([against, target]) => {
    const rows = counted.flatMap(({ bench, what }) =>
      figures.filter(
        (figure) =>
          figure.bench === bench && figure.what === what && figure.against?.split(" ")[0] === against,
      ),
    );
    if (rows.length === 0 || rows.length !== counted.length) return [];
    return [meanOf({ bench: "summary", what: `mean of all ${rows.length}`, target }, rows)];
  });
}
