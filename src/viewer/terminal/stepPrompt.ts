// The line on which something is typed. Rule: its end can be seen, however narrow the screen is.

import { graphemesOf, truncate, widthOf } from "../../draw/width.js";
import { oneLine } from "../../trace/harmless.js";

/** So many columns are left for what is typed, and the cursor behind it; the prompt is cut where they are not. */
const least = 8;

/** The prompt and as much of the end of what is typed as there is room for. */
export function promptLine(prompt: string, typed: string, room: number, ellipsis: string): string {
  const line = `${oneLine(typed)}_`;
  const wanted = Math.min(widthOf(line), least);
  const shown =
    widthOf(prompt) + wanted <= room ? prompt : `${truncate(prompt, room - wanted - 1, ellipsis)} `;
  return shown + endOf(line, room - widthOf(shown));
}

function endOf(line: string, room: number): string {
  if (widthOf(line) <= room) return line;
  // However long it is, no more characters than columns can be seen, but for those that take none.
  const graphemes = [...graphemesOf(line)];
  let first = graphemes.length;
  let taken = 0;
  while (first > 0) {
    taken += widthOf(graphemes[first - 1] ?? "");
    if (taken > room) break;
    first--;
  }
  return graphemes.slice(first).join("");
}
