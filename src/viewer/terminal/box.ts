// The box that the step viewer's frame is: its borders, with what is written into them, and its rows, each cut and padded.
// Rule: of what is typed into the last one the end can be seen, however narrow the screen is.

import type { Highlight } from "../../draw/source/programs.js";
import { emptyLine, fitSpans, type Line } from "../../draw/spans.js";
import type { Theme } from "../../draw/theme.js";
import type { Language } from "../../draw/view.js";
import { graphemesOf, truncate, widthOf } from "../../draw/width.js";
import { oneLine } from "../../trace/harmless.js";
import type { ViewerWords } from "../words/words.js";

export interface Size {
  readonly rows: number;
  readonly columns: number;
}

export interface FrameStyle {
  readonly theme: Theme;
  readonly language: Language;
  /** Those of the language. */
  readonly words: ViewerWords;
  /** Null paints no code. */
  readonly highlight: Highlight | null;
}

/** How wide two panes side by side are, without their borders. */
type Split = readonly [left: number, right: number];

/** A pane's name, with what there is to say of it, the best form first: each is written where it fits, else the name is cut. */
export interface Heading {
  readonly name: string;
  readonly notes: readonly string[];
}

export class Box {
  constructor(
    private readonly columns: number,
    private readonly style: FrameStyle,
  ) {}

  row(line: Line): string {
    return this.#cells([line], [this.columns - 2]);
  }

  rows(lines: readonly Line[], count: number): string[] {
    return Array.from({ length: count }, (_, at) => this.row(lines[at] ?? emptyLine));
  }

  pair(left: readonly Line[], right: readonly Line[], count: number, split: Split): string[] {
    return Array.from({ length: count }, (_, at) =>
      this.#cells([left[at] ?? emptyLine, right[at] ?? emptyLine], split),
    );
  }

  #cells(lines: readonly Line[], widths: readonly number[]): string {
    const { theme } = this.style;
    const cells = lines.map((line, at) => ` ${fitSpans(line, (widths[at] ?? 0) - 2, theme)} `);
    return ["", ...cells, ""].join(theme.glyphs.table.vertical);
  }

  // ------------------------------------------------------------------ borders

  /** The top (0), a middle (1) or the bottom (2) line, with what is written into it. */
  border(which: 0 | 1 | 2, left: string, right = ""): string {
    const { strong, glyphs } = this.style.theme;
    const { table, ellipsis } = glyphs;
    const [open = "", , close = ""] = table.corners[which] ?? [];
    const room = this.columns - 2;
    const other = right === "" ? "" : ` ${right} ${table.horizontal}`;
    const one = left === "" ? "" : ` ${truncate(left, room - widthOf(other) - 2, ellipsis)} `;
    const line = table.horizontal.repeat(Math.max(0, room - widthOf(one) - widthOf(other)));
    return open + strong(one) + line + other + close;
  }

  heading(heading: Heading): string {
    return this.border(1, this.written(heading, this.columns - 4));
  }

  /** Between two panes side by side and what is below: two other panes (`cross`), or one (`close`). */
  divider(headings: readonly [Heading, Heading | null], split: Split, kind: "cross" | "close"): string {
    const { strong, glyphs } = this.style.theme;
    const { corners, horizontal } = glyphs.table;
    const [open = "", cross = "", end = ""] = corners[1] ?? [];
    const joint = kind === "cross" ? cross : (corners[2]?.[1] ?? "");
    const [left, right] = headings.map((heading, at) => {
      const width = split[at] ?? 0;
      const written = heading === null ? "" : ` ${this.written(heading, width - 2)} `;
      return strong(written) + horizontal.repeat(Math.max(0, width - widthOf(written)));
    });
    return `${open}${left}${joint}${right}${end}`;
  }

  /** A heading in so many columns. */
  written({ name, notes }: Heading, room: number): string {
    const { words, theme } = this.style;
    const { noted } = words;
    const { ellipsis } = theme.glyphs;
    const whole = notes.map((note) => noted(name, note)).find((form) => widthOf(form) <= room);
    if (whole !== undefined) return whole;
    const last = notes.at(-1) ?? "";
    const left = room - widthOf(noted("", last));
    if (last === "" || left <= widthOf(ellipsis)) return truncate(name, room, ellipsis);
    return noted(truncate(name, left, ellipsis), last);
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
  const graphemes = [...graphemesOf(line)];
  let first = graphemes.length;
  let left = room;
  while (first > 0) {
    left -= widthOf(graphemes[first - 1] ?? "");
    if (left < 0) break;
    first--;
  }
  return graphemes.slice(first).join("");
}
