// Lays a stretch of time on cells: how many cells a second, and where the marks stand. Rule: marks lie at
// round values (1, 2 or 5 times a power of ten), each a whole number of cells from the next.
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
  const exponent = Math.floor(Math.log10(length)) - 1;
  for (let power = exponent; power <= exponent + 2; power += 1) {
    for (const factor of [1, 2, 5]) {
      const size = Number(`${factor}e${power}`);
      if (size > length) return null;
      const stretches = length / size;
      const last = mark(Math.floor(stretches + 1e-9) * size);
      // The last label may begin on the last cell.
      const cells = Math.floor((room - last.length) / stretches + 1e-9);
      if (stretches <= mostStretches && cells >= Math.max(leastApart, last.length + 2))
        return { size, cells };
    }
  }
  return null;
}

/** The line of labels, each beginning at its mark. */
export function labelLine(scale: Scale): string {
  return scale.marks.reduce((line, { cell, label }) => line.padEnd(cell) + label, "");
}
