// The step viewer's screen: a box of exactly so many rows and columns, whatever is in it. Its panes stand side by side
// where what a task waits for has room beside another pane, else they are stacked.
import { seconds } from "../../draw/figures.js";
import type { Highlight } from "../../draw/source/programs.js";
import { emptyLine, type Line, text } from "../../draw/spans.js";
import type { Theme } from "../../draw/theme.js";
import type { Language } from "../../draw/view.js";
import { widthOf } from "../../draw/width.js";
import type { Footer } from "../model/stepControl.js";
import type { StepModel } from "../model/stepModel.js";
import { asciiKeys, type ViewerWords, viewerWords } from "../words/words.js";
import { Box, type Heading, promptLine } from "./box.js";
import { helpLines, type Scrolled, scrolled } from "./help.js";
import { columnRows, type LayoutNeeds, sideBySideRows, stackedRows } from "./layout.js";
import {
  cutLines,
  headingNote,
  outputLines,
  type PaneStyle,
  readyLines,
  taskLines,
  timerLines,
  whyLines,
} from "./panes.js";
import { currentRows, sourceLines } from "./source.js";
import { timelineCount, timelineLines } from "./timeline.js";

export interface Size {
  readonly rows: number;
  readonly columns: number;
}

export interface FrameData {
  readonly model: StepModel;
  readonly footer: Footer;
  /** How many events a second are played; null: none. */
  readonly playing: number | null;
  /** The first line of the help that is shown; null: it is not. */
  readonly help: number | null;
  /** The same of the reason, where that has the screen to itself. */
  readonly why?: number | null;
}

export interface FrameStyle {
  readonly theme: Theme;
  readonly language: Language;
  readonly highlight: Highlight | null;
}

/** Smaller screens are drawn as if they were so large, and the terminal shows what it has room for. */
export const leastSize: Size = { rows: 8, columns: 20 };
const stackBelow = 74;
/** A reason that is longer than most. */
const usualWhy = 150;

/** @returns as many lines as there are rows, each exactly as wide as there are columns */
export function renderStepFrame(data: FrameData, size: Size, style: FrameStyle): string[] {
  return new Frame(data, size, style).lines();
}

/** The furthest line to which what has the screen to itself can be scrolled; 0: nothing has. */
export function lastLine(data: FrameData, size: Size, style: FrameStyle): number {
  return new Frame(data, size, style).lastLine();
}

class Frame {
  readonly #data: FrameData;
  readonly #model: StepModel;
  readonly #rows: number;
  readonly #columns: number;
  readonly #theme: Theme;
  readonly #words: ViewerWords;
  readonly #language: Language;
  readonly #style: PaneStyle;
  readonly #box: Box;

  constructor(data: FrameData, { rows, columns }: Size, { theme, language, highlight }: FrameStyle) {
    this.#data = data;
    this.#model = data.model;
    this.#rows = rows;
    this.#columns = columns;
    this.#theme = theme;
    this.#words = viewerWords[language];
    this.#language = language;
    this.#style = { theme, words: this.#words, highlight };
    this.#box = new Box(columns, theme, this.#words.noted);
  }

  lines(): string[] {
    const alone = this.#alone();
    const body =
      alone !== null
        ? alone.shown.map((line) => this.#box.row(line))
        : this.#columns < stackBelow
          ? this.#stacked()
          : this.#sideBySide();
    // However little room there is, the box is closed.
    const room = this.#rows - 2;
    while (body.length < room) body.push(this.#box.row(emptyLine));
    return [this.#top(), ...body.slice(0, room), this.#bottom(alone)];
  }

  lastLine(): number {
    return this.#alone()?.last ?? 0;
  }

  /** What has the screen to itself, and is scrolled. */
  #alone(): Scrolled | null {
    const { help, why = null } = this.#data;
    const size = { rows: this.#rows, columns: this.#columns };
    if (help !== null) return helpLines(help, size, this.#words, this.#theme);
    return why === null
      ? null
      : scrolled(whyLines(this.#model.why, this.#columns - 4, this.#language, this.#theme), why, size.rows);
  }

  // ------------------------------------------------------------------ layouts

  #sideBySide(): string[] {
    const model = this.#model;
    const box = this.#box;
    const inner = this.#columns - 2;
    // In so many columns a timer is seen to its end, with names such as three_print.
    const right = Math.max(35, Math.floor((inner - 1) * 0.45));
    const split = [inner - 1 - right, right] as const;
    const why = this.#why(Math.max(1, Math.floor(this.#rows / 5)));
    const { main, lists, timeline } = sideBySideRows(this.#needs(why, split[0] - 2));
    const body = box.pair(
      sourceLines(model, main, split[0] - 2, this.#style),
      this.#readyAndTimers(main, right - 2),
      main,
      split,
    );
    if (lists !== null) {
      body.push(
        box.divider([this.#headingOf("tasks", lists), this.#headingOf("output", lists)], split, "cross"),
      );
      body.push(
        ...box.pair(
          taskLines(model, lists, split[0] - 2, this.#style),
          outputLines(model, lists, this.#style),
          lists,
          split,
        ),
      );
    }
    if (timeline === null) body.push(box.divider([why.heading, null], split, "close"));
    else {
      body.push(
        box.divider([this.#headingOf("timeline", timeline), null], split, "close"),
        ...box.rows(timelineLines(model, timeline, inner - 2, this.#style), timeline),
        box.heading(why.heading),
      );
    }
    body.push(...box.rows(why.lines, why.lines.length));
    return body;
  }

  #stacked(): string[] {
    const model = this.#model;
    const style = this.#style;
    const width = this.#columns - 4;
    const why = this.#why(Math.max(2, Math.floor((this.#rows - 3) / 2)));
    const rows = stackedRows(this.#needs(why, width));
    const lines = {
      tasks: (count: number) => taskLines(model, count, width, style),
      ready: (count: number) => readyLines(model, count, style),
      timers: (count: number) => timerLines(model, count, style),
      output: (count: number) => outputLines(model, count, style),
      timeline: (count: number) => timelineLines(model, count, width, style),
    };
    const panes = (["tasks", "ready", "timers", "output", "timeline"] as const).flatMap((name) => {
      const count = rows[name];
      if (count === null) return [];
      return [this.#box.heading(this.#headingOf(name, count)), ...this.#box.rows(lines[name](count), count)];
    });
    const source = rows.source ?? 0;
    return [
      ...this.#box.rows(sourceLines(model, source, width, style), source),
      ...panes,
      this.#box.heading(why.heading),
      ...this.#box.rows(why.lines, why.lines.length),
    ];
  }

  #needs(why: Reason, sourceWidth: number): LayoutNeeds {
    const inside = this.#rows - 3;
    return {
      model: this.#model,
      rows: this.#rows,
      room: inside - why.lines.length,
      usualRoom: inside - Math.min(why.most, this.#usualWhy()),
      current: currentRows(this.#model, sourceWidth, this.#style),
    };
  }

  #usualWhy(): number {
    return Math.max(2, Math.ceil(usualWhy / (this.#columns - 4)));
  }

  // ------------------------------------------------------------------ headings

  #heading(pane: keyof ViewerWords["panes"], ...notes: readonly string[]): Heading {
    return { name: this.#words.panes[pane], notes: notes.filter((note) => note !== "") };
  }

  #headingOf(pane: "ready" | "timers" | "output" | "tasks" | "timeline", rows: number): Heading {
    if (pane === "timeline") {
      const [shown, all] = timelineCount(this.#model, rows);
      return this.#heading(pane, ...(shown < all ? [this.#words.someOf(shown, all), `${shown}/${all}`] : []));
    }
    const { length } = this.#model[pane];
    const { also, following } = this.#words;
    const note = headingNote(length, rows, pane, this.#words);
    const heading = this.#heading(pane, note, note !== "" && length > 0 ? `${rows}/${length}` : "");
    if (pane !== "tasks" || !this.#model.isFollowing) return heading;
    return this.#heading(pane, note === "" ? following : also(following, note), ...heading.notes);
  }

  // ------------------------------------------------------------------ parts

  #why(most: number): Reason {
    const lines = whyLines(this.#model.why, this.#columns - 4, this.#language, this.#theme);
    const isCut = lines.length > most;
    const heading = this.#heading("why", isCut ? this.#words.wholeWhy : "");
    if (isCut) return { most, lines: cutLines(lines, most, this.#columns - 4, this.#theme), heading };
    // Where there are rows to spare, what is above it does not move with its length.
    const least = this.#rows < 16 ? 1 : this.#rows < 30 ? 2 : this.#usualWhy();
    while (lines.length < Math.min(least, most)) lines.push(emptyLine);
    return { most, lines, heading };
  }

  /** Both lists in one column: each gets what it needs, and half where both need more than there is. */
  #readyAndTimers(room: number, width: number): Line[] {
    const { ready, timers } = columnRows(this.#model, room);
    const lines: Line[] = [];
    if (ready !== null) {
      lines.push(this.#inlineHeading(this.#headingOf("ready", ready), width));
      lines.push(...readyLines(this.#model, ready, this.#style));
      while (lines.length < ready + 1) lines.push(emptyLine);
    }
    if (timers !== null) {
      lines.push(this.#inlineHeading(this.#headingOf("timers", timers), width));
      lines.push(...timerLines(this.#model, timers, this.#style));
    }
    return lines;
  }

  #inlineHeading(heading: Heading, width: number): Line {
    const { horizontal } = this.#theme.glyphs.table;
    const written = this.#box.written(heading, width);
    const rest = Math.max(0, width - widthOf(written) - 1);
    return [text(written, this.#theme.strong), text(` ${horizontal.repeat(rest)}`, this.#theme.faint)];
  }

  // ------------------------------------------------------------------ borders

  #top(): string {
    const { dot } = this.#theme.glyphs;
    const { step, steps, at, clock, lesson, title } = this.#model;
    const words = this.#words;
    const name = lesson ?? title[this.#language];
    const time = words.noted(seconds(at), words.source[clock]);
    const playing = this.#data.playing === null ? [] : [words.playing(this.#data.playing)];
    // The first form that fits.
    const forms: (readonly [string, string])[] = [
      [
        `${words.step} ${name} ${dot} ${this.#model.source.file}`,
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
    return this.#box.border(0, left, right);
  }

  #bottom(alone: Scrolled | null): string {
    const { footer, help } = this.#data;
    const words = this.#words;
    const room = this.#columns - 4;
    if (alone !== null) {
      return this.#box.border(2, this.#keys(help === null ? words.whyKeys : words.helpKeys), alone.place);
    }
    if (footer.kind === "keys") {
      const separator = ` ${this.#theme.glyphs.dot} `;
      let shown = "";
      for (const key of words.keys.map((each) => this.#keys(each))) {
        const longer = shown === "" ? key : shown + separator + key;
        if (widthOf(longer) > room) break;
        shown = longer;
      }
      return this.#box.border(2, shown);
    }
    if (footer.kind === "prompt") {
      const prompt = footer.asks === "time" ? words.timePrompt : words.searchPrompt;
      return this.#box.border(2, promptLine(prompt, footer.typed, room, this.#theme.glyphs.ellipsis));
    }
    if (footer.kind === "said") return this.#box.border(2, footer.text);
    switch (footer.note) {
      case "at-end":
        return this.#box.border(2, words.atEnd);
      case "no-python":
        return this.#box.border(2, words.noPython);
      case "not-found":
        return this.#box.border(2, words.notFound(footer.text));
      case "not-a-time":
        return this.#box.border(2, words.notATime(footer.text));
    }
  }

  #keys(text: string): string {
    return this.#theme.ascii ? asciiKeys(text) : text;
  }
}

/** The sentence that tells why, as far as it has room. */
interface Reason {
  readonly most: number;
  readonly lines: Line[];
  readonly heading: Heading;
}
