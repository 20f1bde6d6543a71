// The step viewer's screen: a box of exactly so many rows and columns, whatever is in it. Its panes stand side by side
// where what a task waits for has room beside another pane, else they are stacked.

import { seconds } from "../../draw/figures.js";
import { emptyLine, type Line, text } from "../../draw/spans.js";
import { widthOf } from "../../draw/width.js";
import type { Footer, StepState } from "../model/control.js";
import type { StepModel } from "../model/steps.js";
import { sourceTitle } from "../words/texts.js";
import { asciiKeys } from "../words/words.js";
import { Box, type FrameStyle, type Heading, promptLine, type Size } from "./box.js";
import { helpLines, type Scrolled, scrolled } from "./help.js";
import { columnRows, type LayoutNeeds, sideBySideRows, stackedRows } from "./layout.js";
import { cutLines, outputLines, readyLines, taskLines, timerLines, whyLines } from "./panes.js";
import { currentRows, sourceLines } from "./source.js";
import { timelineLines } from "./timeline.js";
import { variablesLines } from "./variables.js";

export interface FrameData {
  readonly model: StepModel;
  readonly footer: Footer;
  /** How many events a second are played; null: none. */
  readonly playing: number | null;
  readonly alone: StepState["alone"];
}

/** Smaller screens are drawn as if they were so large, and the terminal shows what it has room for. */
export const leastSize: Size = { rows: 8, columns: 20 };
const stackBelow = 74;
/** A reason that is longer than most. */
const usualWhy = 150;

/** What draws each pane, in the order in which they are stacked. */
const panes = {
  source: sourceLines,
  tasks: taskLines,
  ready: readyLines,
  timers: timerLines,
  output: outputLines,
  timeline: timelineLines,
};
type Pane = keyof typeof panes;
const paneNames = Object.keys(panes) as Pane[];

/** @returns as many lines as there are rows, each exactly as wide as there are columns */
export function renderStepFrame(data: FrameData, size: Size, style: FrameStyle): string[] {
  return new Frame(data, size, style).lines();
}

/** The furthest line to which what has the screen to itself can be scrolled; 0: nothing has. */
export function lastLine(data: FrameData, size: Size, style: FrameStyle): number {
  return aloneOf(data, size, style)?.last ?? 0;
}

/** What has the screen to itself, and is scrolled. */
function aloneOf({ alone, model }: FrameData, size: Size, style: FrameStyle): Scrolled | null {
  if (alone === null) return null;
  if (alone.what === "help") return helpLines(alone.from, size, style);
  if (alone.what === "variables")
    return scrolled(variablesLines(model, size.columns - 4, style), alone.from, size.rows);
  return scrolled(whyLines(model.why, size.columns - 4, style), alone.from, size.rows);
}

/** The sentence that tells why, as far as it has room. */
interface Reason {
  readonly most: number;
  readonly lines: readonly Line[];
  readonly heading: Heading;
}

class Frame {
  readonly #model: StepModel;
  readonly #box: Box;

  constructor(
    private readonly data: FrameData,
    private readonly size: Size,
    private readonly style: FrameStyle,
  ) {
    this.#model = data.model;
    this.#box = new Box(size.columns, style);
  }

  lines(): string[] {
    const { rows, columns } = this.size;
    const alone = aloneOf(this.data, this.size, this.style);
    const together = (): string[] => (columns < stackBelow ? this.#stacked() : this.#sideBySide());
    const body = alone === null ? together() : alone.shown.map((line) => this.#box.row(line));
    // However little room there is, the box is closed.
    const room = rows - 2;
    while (body.length < room) body.push(this.#box.row(emptyLine));
    return [this.#top(), ...body.slice(0, room), this.#bottom(alone)];
  }

  // ------------------------------------------------------------------ layouts

  #sideBySide(): string[] {
    const box = this.#box;
    const inner = this.size.columns - 2;
    // In so many columns a timer is seen to its end, with names such as three_print.
    const right = Math.max(35, Math.floor((inner - 1) * 0.45));
    const split = [inner - 1 - right, right] as const;
    const [one, other] = [split[0] - 2, split[1] - 2];
    const why = this.#why(Math.max(1, Math.floor(this.size.rows / 5)));
    const { main, lists, timeline } = sideBySideRows(this.#needs(why, one));
    const body = box.pair(this.#pane("source", main, one), this.#readyAndTimers(main, other), main, split);
    if (lists !== null) {
      const headings = [this.#heading("tasks", lists), this.#heading("output", lists)] as const;
      body.push(box.divider(headings, split, "cross"));
      body.push(
        ...box.pair(this.#pane("tasks", lists, one), this.#pane("output", lists, other), lists, split),
      );
    }
    if (timeline === null) body.push(box.divider([why.heading, null], split, "close"));
    else {
      body.push(
        box.divider([this.#heading("timeline", timeline), null], split, "close"),
        ...box.rows(this.#pane("timeline", timeline, inner - 2), timeline),
        box.heading(why.heading),
      );
    }
    return [...body, ...box.rows(why.lines, why.lines.length)];
  }

  #stacked(): string[] {
    const box = this.#box;
    const width = this.size.columns - 4;
    const why = this.#why(Math.max(2, Math.floor((this.size.rows - 3) / 2)));
    const rows = stackedRows(this.#needs(why, width));
    const body = paneNames.flatMap((name) => {
      const count = rows[name];
      if (count === null) return [];
      const lines = box.rows(this.#pane(name, count, width), count);
      // The source stands below the frame's own heading.
      return name === "source" ? lines : [box.heading(this.#heading(name, count)), ...lines];
    });
    return [...body, box.heading(why.heading), ...box.rows(why.lines, why.lines.length)];
  }

  #needs({ lines, most }: Reason, sourceWidth: number): LayoutNeeds {
    const { rows } = this.size;
    return {
      model: this.#model,
      rows,
      room: rows - 3 - lines.length,
      usualRoom: rows - 3 - Math.min(most, this.#usualWhy()),
      current: currentRows(this.#model, this.style, sourceWidth),
    };
  }

  #usualWhy(): number {
    return Math.max(2, Math.ceil(usualWhy / (this.size.columns - 4)));
  }

  // ------------------------------------------------------------------ parts

  #pane(name: Pane, rows: number, width: number): Line[] {
    return panes[name](this.#model, rows, this.style, width);
  }

  /** Besides its name, what a list cannot say itself: how many of it stand in a single row, or that it is empty. */
  #heading(pane: Exclude<Pane, "source">, rows: number): Heading {
    const { words } = this.style;
    const name = words.panes[pane];
    if (pane === "timeline") return { name, notes: [] };
    const { length } = this.#model[pane];
    const counts = rows < Math.min(2, length) ? [words.someOf(rows, length), `${rows}/${length}`] : [];
    const notes = length === 0 && rows === 0 ? [words.empty[pane]] : counts;
    if (pane !== "tasks" || !this.#model.isFollowing) return { name, notes };
    const { following } = words;
    return { name, notes: [notes[0] === undefined ? following : words.also(following, notes[0]), ...notes] };
  }

  #why(most: number): Reason {
    const { words } = this.style;
    const width = this.size.columns - 4;
    const lines = whyLines(this.#model.why, width, this.style);
    const isCut = lines.length > most;
    const heading = { name: words.panes.why, notes: isCut ? [words.wholeWhy] : [] };
    if (isCut) return { most, lines: cutLines(lines, most, width, this.style.theme), heading };
    // Where there are rows to spare, what is above it does not move with its length.
    const { rows } = this.size;
    const least = rows < 16 ? 1 : rows < 30 ? 2 : this.#usualWhy();
    while (lines.length < Math.min(least, most)) lines.push(emptyLine);
    return { most, lines, heading };
  }

  /** Both lists in one column: each gets what it needs, and half where both need more than there is. */
  #readyAndTimers(room: number, width: number): Line[] {
    const { theme } = this.style;
    const rows = columnRows(this.#model, room);
    return (["ready", "timers"] as const).flatMap((name) => {
      const count = rows[name];
      if (count === null) return [];
      const written = this.#box.written(this.#heading(name, count), width);
      const rest = theme.glyphs.table.horizontal.repeat(Math.max(0, width - widthOf(written) - 1));
      const lines = this.#pane(name, count, width);
      return [
        [text(written, theme.strong), text(` ${rest}`, theme.faint)],
        ...Array.from({ length: count }, (_, at) => lines[at] ?? emptyLine),
      ];
    });
  }

  // ------------------------------------------------------------------ borders

  #top(): string {
    const { words, language, theme } = this.style;
    const { step, steps, at, run, source } = this.#model;
    const { lesson, title } = run.document;
    const name = lesson ?? title[language];
    const time = words.noted(seconds(at), words.from(run.document, theme.glyphs.dot));
    const { playing } = this.data;
    const joined = (...parts: readonly string[]): string => parts.join(` ${theme.glyphs.dot} `);
    const played = playing === null ? [] : [words.playing(playing)];
    const place = joined(...played, words.event(step, steps), `t = ${time}`);
    const short = `${step}/${steps}`;
    const shown = sourceTitle(source, words);
    // The first form that fits. Where Python is shown, what ran is told before anything else.
    const forms = [
      [shown === name ? `step ${name}` : joined(`step ${name}`, shown), place],
      ...(source.ran === null
        ? [[`step ${name}`, place] as const]
        : ([
            [`${name}/${shown}`, place],
            [shown, place],
            [shown, joined(...played, short, time)],
            [words.ran(source.ran.file), joined(short, time)],
            [words.ran(source.ran.file), joined(short, seconds(at))],
          ] as const)),
      [name, joined(short, time)],
      [short, seconds(at)],
    ] as const;
    const room = this.size.columns - 6;
    const fits = (form: readonly [string, string]): boolean => widthOf(form.join("")) + 3 <= room;
    const [left, right] = forms.find(fits) ?? [short, ""];
    return this.#box.border(0, left, right);
  }

  #bottom(alone: Scrolled | null): string {
    const { words } = this.style;
    const ofAlone = { help: words.helpKeys, why: words.whyKeys, variables: words.variablesKeys };
    const keys = ofAlone[this.data.alone?.what ?? "why"];
    return alone === null
      ? this.#box.border(2, this.#footer())
      : this.#box.border(2, this.#keys(keys), alone.place);
  }

  #footer(): string {
    const { words, theme } = this.style;
    const { footer } = this.data;
    const room = this.size.columns - 4;
    switch (footer.kind) {
      case "keys": {
        const keys = words.keys.map((key) => this.#keys(key));
        // As many of them as have room.
        const forms = keys.map((_, at) => keys.slice(0, at + 1).join(` ${theme.glyphs.dot} `));
        return forms.findLast((form) => widthOf(form) <= room) ?? "";
      }
      case "prompt": {
        const prompt = footer.asks === "time" ? words.timePrompt : words.searchPrompt;
        return promptLine(prompt, footer.typed, room, theme.glyphs.ellipsis);
      }
      case "said":
        return footer.text;
      case "note":
        return "text" in footer ? words[footer.note](footer.text) : words[footer.note];
    }
  }

  #keys(text: string): string {
    return this.style.theme.ascii ? asciiKeys(text) : text;
  }
}
