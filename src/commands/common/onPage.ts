// A lesson that is too long for a page, made shorter: with a smaller number in the place of the one that makes it long.
import { readFileSync } from "node:fs";
import type { Target } from "./targets.js";

/** The lesson as it stands on a page, and what is different there; null where a page holds all of it. */
export function onPage(
  target: Target,
): { readonly target: Target; readonly instead: string; readonly of: string } | null {
  const smaller = target.lesson?.onPage ?? null;
  if (smaller === null) return null;
  const change = (source: string): string => source.replace(smaller.of, smaller.instead);
  const source = change(readFileSync(target.program, "utf8"));
  const written = (number: string): string => number.replaceAll("_", ",");
  return {
    target: { ...target, other: { delays: null, change, source } },
    instead: written(smaller.instead),
    of: written(smaller.of),
  };
}
