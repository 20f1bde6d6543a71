// How high a text stands on a screen.
import { widthOf } from "../draw/width.js";

/** Rows that lines take on a screen of so many columns, on which the longer ones are broken. */
export function rowsOf(text: string, columns: number): number {
  return text
    .split("\n")
    .reduce((rows, line) => rows + Math.max(1, columns > 0 ? Math.ceil(widthOf(line) / columns) : 1), 0);
}
