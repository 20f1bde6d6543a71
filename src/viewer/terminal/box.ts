// The box that the step viewer's frame is: its borders, with what is written into them, and its rows, each cut and padded.
// Rule: of what is typed into the last one the end can be seen, however narrow the screen is.
import { emptyLine, fitSpans, type Line } from "../../draw/spans.js";
import type { Theme } from "../../draw/theme.js";
import { graphemesOf, truncate, widthOf } from "../../draw/width.js";
import { oneLine } from "../../trace/harmless.js";

/** How wide two panes side by side are, without their borders. */
export type Split = readonly [left: number, right: number];

/** A pane's name, with what there is to say of it, the best form first: each is written where it fits, else the name is cut. */
export interface Heading {
  readonly name: string;
  readonly notes: readonly string[];
}

export class Box {
  readonly #columns: number;
  readonly #theme: Theme;
  readonly #noted: (text: string, note: string) => string;

  /** @param noted a name with a note */
  constructor(columns: number, theme: Theme, noted: (text: string, note: string) => string) {
    this.#columns = columns;
    this.#theme = theme;
    this.#noted = noted;
  }

  row(line: Line): string {
    const { vertical } = this.#theme.glyphs.table;
    return vertical + this.#cell(line, this.#columns - 2) + vertical;
  }

  rows(lines: readonly Line[], count: number): string[] {
    return Array.from({ length: count }, (_, at) => this.row(lines[at] ?? emptyLine));
  }

  pair(left: readonly Line[], right: readonly Line[], count: number, [one, other]: Split): string[] {
    const { vertical } = this.#theme.glyphs.table;
    return Array.from({ length: count }, (_, at) =>
      [
        vertical,
        this.#cell(left[at] ?? emptyLine, one),
        vertical,
        this.#cell(right[at] ?? emptyLine, other),
        vertical,
      ].join(""),
    );
  }

  #cell(line: Line, width: number): string {
    return ` ${fitSpans(line, width - 2, this.#theme)} `;
  }

  // ------------------------------------------------------------------ borders

  /** The top (0), a middle (1) or the bottom (2) line, with what is written into it. */
  border(which: 0 | 1 | 2, left: string, right = ""): string {
    const { table, ellipsis } = this.#theme.glyphs;
    const [open = "", , close = ""] = table.corners[which] ?? [];
    const room = this.#columns - 2;
    const other = right === "" ? "" : ` ${right} ${table.horizontal}`;
    const one = left === "" ? "" : ` ${truncate(left, room - widthOf(other) - 2, ellipsis)} `;
    const line = table.horizontal.repeat(Math.max(0, room - widthOf(one) - widthOf(other)));
    return open + this.#theme.strong(one) + line + other + close;
  }

  heading(heading: Heading): string {
    return this.border(1, this.written(heading, this.#columns - 4));
  }

  /** Between two panes side by side and what is below: two other panes (`cross`), or one (`close`). */
  divider(headings: readonly [Heading, Heading | null], split: Split, kind: "cross" | "close"): string {
    const { table } = this.#theme.glyphs;
    const [open = "", cross = "", end = ""] = table.corners[1] ?? [];
    const joint = kind === "cross" ? cross : (table.corners[2]?.[1] ?? "");
    const part = (heading: Heading | null, width: number): string => {
      const written = heading === null ? "" : ` ${this.written(heading, width - 2)} `;
      return this.#theme.strong(written) + table.horizontal.repeat(Math.max(0, width - widthOf(written)));
    };
    return open + part(headings[0], split[0]) + joint + part(headings[1], split[1]) + end;
  }

  /** A heading in so many columns. */
  written({ name, notes }: Heading, room: number): string {
    const { ellipsis } = this.#theme.glyphs;
    for (const note of notes) {
      const whole = this.#noted(name, note);
      if (widthOf(whole) <= room) return whole;
    }
    const last = notes.at(-1);
    if (last === undefined) return truncate(name, room, ellipsis);
    const left = room - widthOf(this.#noted("", last));
    return left > widthOf(ellipsis)
      ? this.#noted(truncate(name, left, ellipsis), last)
      : truncate(name, room, ellipsis);
  }
}

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
