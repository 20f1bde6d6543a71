// What paints code, loaded where there are colours: its parsers take a while.
import type { Highlight } from "../../draw/source/programs.js";
import type { View } from "../../draw/view.js";

/** Null: nothing is painted. */
export async function highlightFor({ theme }: View): Promise<Highlight | null> {
  return theme.hasColors ? (await import("../../draw/source/highlight.js")).highlight : null;
}
