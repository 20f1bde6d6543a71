// The step viewer's screen: a box of exactly so many rows and columns, whatever is in it. Side by side from 60 columns
// on, stacked below.

import type { Language } from "../lesson/model.js";
import type { StepModel } from "../trace/stepModel.js";
import { allot } from "./allot.js";
import { seconds } from "./figures.js";
import { emptyLine, fitSpans, type Line, text } from "./fitSpans.js";
import type { Messages } from "./messages/index.js";
import { asciiKeys, type StepWords, stepWords } from "./messages/step.js";
import type { Highlight } from "./programs.js";
import type { Span } from "./spans.js";
import { helpLines } from "./stepHelp.js";
import { outputLines, type PaneStyle, readyLines, sourceLines, taskLines, timerLines } from "./stepPanes.js";
import { promptLine } from "./stepPrompt.js";
import { timelineLines, timelineWants } from "./stepTimeline.js";
import type { Theme } from "./theme.js";
import { whySentence } from "./why.js";
import { oneLine, truncate, widthOf } from "./width.js";
import { wrap } from "./wrap.js";

export interface Size {
  readonly rows: number;
  readonly columns: number;
}

export type Footer =
  | { readonly kind: "keys" }
  | { readonly kind: "prompt"; readonly asks: "time" | "search"; readonly typed: string }
  | { readonly kind: "note"; readonly note: "at-end" | "no-python" }
  | { readonly kind: "note"; readonly note: "not-found" | "not-a-time"; readonly text: string };

export interface FrameData {
  readonly model: StepModel;
  readonly footer: Footer;
  /** How many events a second are played; null: none. */
  readonly playing: number | null;
  /** The first line of the help that is shown; null: it is not. */
  readonly help: number | null;
}

export interface FrameStyle {
  readonly theme: Theme;
  readonly messages: Messages;
  readonly language: Language;
  readonly highlight: Highlight | null;
}

/** Smaller screens are drawn as if they were so large, and the terminal shows what it has room for. */
export const leastSize: Size = { rows: 8, columns: 20 };
const stackBelow = 60;

/** @returns as many lines as there are rows, each exactly as wide as there are columns */
export function renderStepFrame(data: FrameData, size: Size, style: FrameStyle): string[] {
  return new Frame(data, size, style).lines();
}

class Frame {
  readonly #data: FrameData;
  readonly #model: StepModel;
  readonly #rows: number;
  readonly #columns: number;
  readonly #theme: Theme;
  readonly #words: StepWords;
  readonly #language: Language;
  readonly #style: PaneStyle;

  constructor(
    data: FrameData,
    { rows, columns }: Size,
    { theme, messages, language, highlight }: FrameStyle,
  ) {
    this.#data = data;
    this.#model = data.model;
    this.#rows = rows;
    this.#columns = columns;
    this.#theme = theme;
    this.#words = stepWords(language);
    this.#language = language;
    this.#style = { theme, words: this.#words, more: messages.more, highlight };
  }

  lines(): string[] {
    const body =
      this.#data.help !== null
        ? this.#help(this.#data.help)
        : this.#columns < stackBelow
          ? this.#stacked()
          : this.#sideBySide();
    // However little room there is, the box is closed.
    const room = this.#rows - 2;
    while (body.length < room) body.push(this.#row(emptyLine));
    return [this.#top(), ...body.slice(0, room), this.#bottom()];
  }

  // ------------------------------------------------------------------ layouts

  #sideBySide(): string[] {
    const model = this.#model;
    const inner = this.#columns - 2;
    const why = this.#why(inner - 2, Math.max(1, Math.floor(this.#rows / 5)));
    const [main, lists, timeline] = allot(this.#rows - 2 - why.length - 1, [
      // What the others leave.
      { least: this.#rows < 20 ? 3 : 6, wants: 0, divider: 0 },
      {
        least: 2,
        wants: Math.min(
          Math.max(4, Math.floor(this.#rows / 4)),
          Math.max(model.taskTotal, model.outputTotal),
        ),
        divider: 1,
      },
      { least: 2, wants: Math.min(timelineWants(model), Math.floor(this.#rows / 3)), divider: 1 },
    ]);
    const right = Math.max(28, Math.floor((inner - 1) * 0.45));
    const left = inner - 1 - right;
    const split = [left, right] as const;
    const body: string[] = this.#pair(
      sourceLines(model, main, left - 2, this.#style),
      this.#readyAndTimers(main, right),
      main,
      split,
    );
    if (lists > 0) {
      body.push(this.#divider([this.#tasksHeading(), this.#words.panes.output], split, "cross"));
      body.push(
        ...this.#pair(
          taskLines(model, lists, this.#style),
          outputLines(model, lists, this.#style),
          lists,
          split,
        ),
      );
    }
    const below = [...(timeline > 0 ? ["timeline" as const] : []), "why" as const];
    below.forEach((pane, at) => {
      body.push(
        at === 0
          ? this.#divider([this.#words.panes[pane], ""], split, "close")
          : this.#heading(this.#words.panes[pane]),
      );
      const lines = pane === "why" ? why : timelineLines(model, timeline, inner - 2, this.#style);
      const count = pane === "why" ? why.length : timeline;
      for (let row = 0; row < count; row++) body.push(this.#row(lines[row] ?? emptyLine));
    });
    return body;
  }

  #stacked(): string[] {
    const model = this.#model;
    const inner = this.#columns - 2;
    const { panes } = this.#words;
    const why = this.#why(inner - 2, Math.max(2, Math.floor((this.#rows - 3) / 2)));
    const [source, tasks, ready, output, timers, timeline] = allot(this.#rows - 2 - why.length - 1, [
      { least: 1, wants: model.source.lines.length, divider: 0 },
      { least: 1, wants: Math.min(model.taskTotal, 8), divider: 1 },
      { least: 1, wants: 3, divider: 1 },
      { least: 1, wants: Math.min(Math.max(1, model.outputTotal), 6), divider: 1 },
      { least: 1, wants: 3, divider: 1 },
      { least: 1, wants: Math.min(timelineWants(model), 8), divider: 1 },
    ]);
    const body = this.#pane(null, source, sourceLines(model, source, inner - 2, this.#style));
    body.push(
      ...this.#pane(this.#tasksHeading(), tasks, taskLines(model, tasks, this.#style)),
      ...this.#pane(panes.ready, ready, readyLines(model, ready, this.#style)),
      ...this.#pane(panes.timers, timers, timerLines(model, timers, this.#style)),
      ...this.#pane(panes.output, output, outputLines(model, output, this.#style)),
      ...this.#pane(panes.timeline, timeline, timelineLines(model, timeline, inner - 2, this.#style)),
      ...this.#pane(panes.why, why.length, why),
    );
    return body;
  }

  #help(from: number): string[] {
    const size = { rows: this.#rows, columns: this.#columns };
    return helpLines(from, size, this.#words, this.#theme).map((line) => this.#row(line));
  }

  // ------------------------------------------------------------------ parts

  #why(width: number, most: number): Line[] {
    const lines = wrap(whySentence(this.#model.why, this.#language), width);
    const least = this.#rows >= 16 ? Math.min(2, most) : 1;
    const kept = lines.slice(0, most);
    if (lines.length > most) {
      kept[most - 1] = truncate(lines.slice(most - 1).join(" "), width, this.#theme.glyphs.ellipsis);
    }
    const painted = kept.map((line) => this.#named(line));
    while (painted.length < least) painted.push(emptyLine);
    return painted;
  }

  /** Names in backticks are painted. */
  #named(line: string): Line {
    return line
      .split(/(`[^`]*`)/)
      .map((part): Span => text(part, part.startsWith("`") ? this.#theme.name : null));
  }

  /** Both lists in one column: each gets what it needs, and half where both need more than there is. */
  #readyAndTimers(rows: number, width: number): Line[] {
    const model = this.#model;
    const room = rows - 2;
    const need = [Math.max(1, model.ready.length), Math.max(1, model.timers.length)] as const;
    const half = Math.ceil(room / 2);
    const ready = Math.max(1, Math.min(need[0], Math.max(half, room - need[1])));
    const lines: Line[] = [];
    lines.push(this.#inlineHeading(this.#words.panes.ready, width));
    lines.push(...readyLines(model, ready, this.#style));
    while (lines.length < ready + 1) lines.push(emptyLine);
    if (room - ready < 1) return lines;
    lines.push(this.#inlineHeading(this.#words.panes.timers, width));
    lines.push(...timerLines(model, room - ready, this.#style));
    return lines;
  }

  #inlineHeading(heading: string, width: number): Line {
    const { horizontal } = this.#theme.glyphs.table;
    const rest = Math.max(0, width - 2 - widthOf(heading) - 1);
    return [text(heading, this.#theme.strong), text(` ${horizontal.repeat(rest)}`, this.#theme.faint)];
  }

  #tasksHeading(): string {
    const { panes, following, noted } = this.#words;
    return this.#model.isFollowing ? noted(panes.tasks, following) : panes.tasks;
  }

  #pane(heading: string | null, rows: number, lines: readonly Line[]): string[] {
    if (rows < 1) return [];
    const body = Array.from({ length: rows }, (_, row) => this.#row(lines[row] ?? emptyLine));
    return heading === null ? body : [this.#heading(heading), ...body];
  }

  #pair(
    left: readonly Line[],
    right: readonly Line[],
    rows: number,
    [one, other]: readonly [number, number],
  ): string[] {
    const { vertical } = this.#theme.glyphs.table;
    return Array.from({ length: rows }, (_, row) =>
      [
        vertical,
        this.#cell(left[row] ?? emptyLine, one),
        vertical,
        this.#cell(right[row] ?? emptyLine, other),
        vertical,
      ].join(""),
    );
  }

  #row(line: Line): string {
    const { vertical } = this.#theme.glyphs.table;
    return vertical + this.#cell(line, this.#columns - 2) + vertical;
  }

  #cell(line: Line, width: number): string {
    return ` ${fitSpans(line, width - 2, this.#theme)} `;
  }

  // ------------------------------------------------------------------ borders

  #top(): string {
    const { dot } = this.#theme.glyphs;
    const { step, steps, at, clock, lesson, title } = this.#model;
    const words = this.#words;
    const name = oneLine(lesson ?? title[this.#language]);
    const time = words.noted(seconds(at), words.clock[clock]);
    const playing = this.#data.playing === null ? [] : [words.playing(this.#data.playing)];
    // The first form that fits.
    const forms: (readonly [string, string])[] = [
      [
        `${words.step} ${name} ${dot} ${oneLine(this.#model.source.file)}`,
        [...playing, words.event(step, steps), `t = ${time}`].join(` ${dot} `),
      ],
      [`${words.step} ${name}`, [...playing, words.event(step, steps), `t = ${time}`].join(` ${dot} `)],
      [name, [`${step}/${steps}`, time].join(` ${dot} `)],
      [`${step}/${steps}`, seconds(at)],
    ];
    const room = this.#columns - 6;
    const [left, right] = forms.find((form) => widthOf(form.join("")) + 3 <= room) ?? [
      `${step}/${steps}`,
      "",
    ];
    return this.#border(0, left, right);
  }

  #bottom(): string {
    const { footer, help } = this.#data;
    const words = this.#words;
    const room = this.#columns - 4;
    if (help !== null) return this.#border(2, this.#keys(words.helpKeys), "");
    if (footer.kind === "keys") {
      const separator = ` ${this.#theme.glyphs.dot} `;
      let shown = "";
      for (const key of words.keys.map((each) => this.#keys(each))) {
        const longer = shown === "" ? key : shown + separator + key;
        if (widthOf(longer) > room) break;
        shown = longer;
      }
      return this.#border(2, shown, "");
    }
    if (footer.kind === "prompt") {
      const prompt = footer.asks === "time" ? words.timePrompt : words.searchPrompt;
      return this.#border(2, promptLine(prompt, footer.typed, room, this.#theme.glyphs.ellipsis), "");
    }
    switch (footer.note) {
      case "at-end":
        return this.#border(2, words.atEnd, "");
      case "no-python":
        return this.#border(2, words.noPython, "");
      case "not-found":
        return this.#border(2, words.notFound(footer.text), "");
      case "not-a-time":
        return this.#border(2, words.notATime(footer.text), "");
    }
  }

  #keys(text: string): string {
    return this.#theme.ascii ? asciiKeys(text) : text;
  }

  /** The top (0), a middle (1) or the bottom (2) line, with what is written into it. */
  #border(which: 0 | 1 | 2, left: string, right: string): string {
    const { table, ellipsis } = this.#theme.glyphs;
    const [open = "", , close = ""] = table.corners[which] ?? [];
    const room = this.#columns - 2;
    const one = left === "" ? "" : ` ${truncate(oneLine(left), room - 2, ellipsis)} `;
    const other = right === "" ? "" : ` ${right} ${table.horizontal}`;
    const line = table.horizontal.repeat(Math.max(0, room - widthOf(one) - widthOf(other)));
    return open + this.#theme.strong(one) + line + other + close;
  }

  #heading(heading: string): string {
    return this.#border(1, heading, "");
  }

  /** Between two panes side by side and what is below: two other panes (`cross`), or one (`close`). */
  #divider(
    headings: readonly [string, string],
    split: readonly [number, number],
    kind: "cross" | "close",
  ): string {
    const { table, ellipsis } = this.#theme.glyphs;
    const [open = "", cross = "", end = ""] = table.corners[1] ?? [];
    const joint = kind === "cross" ? cross : (table.corners[2]?.[1] ?? "");
    const part = (heading: string, width: number): string => {
      const written = heading === "" ? "" : ` ${truncate(heading, width - 2, ellipsis)} `;
      return this.#theme.strong(written) + table.horizontal.repeat(Math.max(0, width - widthOf(written)));
    };
    return open + part(headings[0], split[0]) + joint + part(headings[1], split[1]) + end;
  }
}
