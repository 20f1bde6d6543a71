// Which line of a program's Python says what a line of its TypeScript says. Rule: only types of the format are imported here,
// as whatever is imported stands in the page as well.
import type { TraceDocument } from "./document.js";

/**
 * The line of the Python program that matches a line of the TypeScript one, or, where none does, the nearest above it that
 * has a match. Null: there is no such line.
 */
export function pythonLineOf({ programs }: TraceDocument, line: number): number | null {
  let best: TraceDocument["programs"]["pairs"][number] | null = null;
  for (const pair of programs.pairs) {
    if (pair.typescript <= line && (best === null || pair.typescript > best.typescript)) best = pair;
  }
  return programs.python === null ? null : (best?.python ?? null);
}
