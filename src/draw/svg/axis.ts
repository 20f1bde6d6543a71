// Time on a picture: which second lies at which pixel, and where the marks stand.
import type { Second } from "../../trace/event.js";
import { mark } from "../figures.js";

export interface Axis {
  /** The pixel at which time begins, and the one at which it ends. */
  readonly left: number;
  readonly right: number;
  readonly marks: readonly { readonly x: number; readonly label: string }[];
  readonly xOf: (at: Second) => number;
}

/** @param leastApart so many pixels lie between two marks at least */
export function axisOf(end: Second, left: number, right: number, leastApart = 64): Axis {
  const perSecond = end > 0 ? (right - left) / end : 0;
  const xOf = (at: Second): number => Math.max(left, Math.min(right, left + at * perSecond));
  const size = end > 0 ? stepOf(leastApart / perSecond) : 0;
  const count = size > 0 ? Math.floor(end / size + 1e-9) : 0;
  const marks = Array.from({ length: count + 1 }, (_, at) => ({ x: xOf(at * size), label: mark(at * size) }));
  return { left, right, marks, xOf };
}

/** The least of 1, 2 and 5 times a power of ten that is no less than this. */
function stepOf(least: Second): Second {
  const power = Math.floor(Math.log10(least));
  for (const [factor, more] of [
    [1, 0],
    [2, 0],
    [5, 0],
    [1, 1],
  ] as const) {
    const size = Number(`${factor}e${power + more}`);
    if (size >= least * (1 - 1e-9)) return size;
  }
  return Number(`1e${power + 1}`);
}
