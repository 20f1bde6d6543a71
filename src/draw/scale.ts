// Lays a stretch of time on the cells of a terminal, or on the pixels of a picture, and says where the marks stand. Rule:
// marks lie at round values (1, 2 or 5 times a power of ten); on cells, each a whole number of them from the next.
import type { Second } from "../trace/event.js";
import { mark } from "./figures.js";

export interface Scale {
  /** Cells used, at most those given. */
  readonly cells: number;
  readonly marks: readonly { readonly cell: number; readonly label: string }[];
  /** The cell in which a moment falls. */
  readonly cellOf: (at: Second) => number;
  /** The moment at which a cell begins; the next one's beginning is its end. */
  readonly timeOf: (cell: number) => Second;
}

/** Two marks are at least this far apart, and there are at most so many stretches between them. */
const leastApart = 8;
const mostStretches = 10;

/**
 * @param length what must fit on it, from 0, in program seconds
 * @param room cells there are, labels included
 */
export function scaleOf(length: Second, room: number): Scale {
  const step = length > 0 ? stepOf(length, room) : null;
  if (step === null) {
    const perSecond = length > 0 ? (room - 1) / length : 0;
    return build(length, perSecond, [{ cell: 0, label: "0s" }], room);
  }
  const { size, cells } = step;
  const count = Math.floor(length / size + 1e-9);
  const marks = Array.from({ length: count + 1 }, (_, at) => ({ cell: at * cells, label: mark(at * size) }));
  return build(length, cells / size, marks, room);
}

function build(length: Second, perSecond: number, marks: Scale["marks"], room: number): Scale {
  // A moment that is a rounding error short of a mark belongs to the mark.
  const place = (at: Second): number => Math.floor(at * perSecond + 1e-6);
  const cells = Math.max(1, Math.min(room, place(length) + 1));
  return {
    cells,
    marks,
    cellOf: (at) => Math.max(0, Math.min(cells - 1, place(at))),
    timeOf: (cell) => (perSecond > 0 ? cell / perSecond : 0),
  };
}

/** The smallest round step whose marks do not crowd; null when not even one step fits. */
function stepOf(length: Second, room: number): { size: Second; cells: number } | null {
  for (const size of roundSteps(Math.floor(Math.log10(length)) - 1, 3)) {
    if (size > length) return null;
    const stretches = length / size;
    const last = mark(Math.floor(stretches + 1e-9) * size);
    // The last label may begin on the last cell.
    const cells = Math.floor((room - last.length) / stretches + 1e-9);
    if (stretches <= mostStretches && cells >= Math.max(leastApart, last.length + 2)) return { size, cells };
  }
  return null;
}

/** 1, 2 and 5 times each of so many powers of ten. */
function roundSteps(first: number, powers: number): Second[] {
  return Array.from({ length: powers }, (_, at) => first + at).flatMap((power) =>
    [1, 2, 5].map((factor) => Number(`${factor}e${power}`)),
  );
}

/** The line of labels, each beginning at its mark. */
export function labelLine(scale: Scale): string {
  return scale.marks.reduce((line, { cell, label }) => line.padEnd(cell) + label, "");
}

export interface Axis {
  /** The pixel at which time begins, and the one at which it ends. */
  readonly left: number;
  readonly right: number;
  readonly marks: readonly { readonly x: number; readonly label: string }[];
  readonly xOf: (at: Second) => number;
}

/** @param leastPixels so many pixels lie between two marks at least */
export function axisOf(end: Second, left: number, right: number, leastPixels = 64): Axis {
  const perSecond = end > 0 ? (right - left) / end : 0;
  const xOf = (at: Second): number => Math.max(left, Math.min(right, left + at * perSecond));
  const size = end > 0 ? stepFrom(leastPixels / perSecond) : 0;
  const count = size > 0 ? Math.floor(end / size + 1e-9) : 0;
  const marks = Array.from({ length: count + 1 }, (_, at) => ({ x: xOf(at * size), label: mark(at * size) }));
  return { left, right, marks, xOf };
}

function stepFrom(least: Second): Second {
  const steps = roundSteps(Math.floor(Math.log10(least)), 2);
  return steps.find((step) => step >= least * (1 - 1e-9)) ?? 0;
}
