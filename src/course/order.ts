// The order that a lesson's run is known by: the values printed before the elapsed time. What it prints afterwards,
// once the time is taken, shows something else.
import type { Lesson } from "./model.js";

/** The values to expect, in the order of printing; none where a lesson prints sentences. */
export function expectedOrder({ prints, compared }: Lesson): string[] {
  if (!compared) return [];
  const end = prints.findIndex((line) => "elapsed" in line);
  return prints
    .slice(0, end === -1 ? prints.length : end)
    .flatMap((line) => ("text" in line ? [line.text] : []));
}
