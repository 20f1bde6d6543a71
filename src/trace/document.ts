// A trace as a document: a run's events, and what is needed to show them to somebody who has nothing else at hand.
import type { TraceEvent } from "./event.js";

/** A program's text; `file` is a name to show, no path on anybody's machine. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

/** Lines that match, in a program's two languages; counted from 1. */
export interface LinePair {
  readonly typescript: number;
  readonly python: number;
}

export interface TraceDocument {
  readonly schema: 1;
  readonly kind: "trace";
  readonly source: "measured" | "virtual";
  /** A lesson's id; null for a program of one's own. */
  readonly lesson: string | null;
  readonly title: { readonly en: string; readonly ja: string };
  readonly programs: {
    readonly typescript: SourceText;
    readonly python: SourceText | null;
    readonly pairs: readonly LinePair[];
  };
  /** Names worth a lane of their own; [] for all. */
  readonly lanes: readonly string[];
  readonly events: readonly TraceEvent[];
}

/**
 * The line of the Python program that matches a line of the TypeScript one, or, where none does, the nearest above it that
 * has a match. Null: there is no such line.
 */
export function pythonLineOf({ programs }: TraceDocument, line: number): number | null {
  let best: LinePair | null = null;
  for (const pair of programs.pairs) {
    if (pair.typescript <= line && (best === null || pair.typescript > best.typescript)) best = pair;
  }
  return programs.python === null ? null : (best?.python ?? null);
}
