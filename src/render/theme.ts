// Colours and glyphs. Rule: a state is told by a glyph or a word, colour only underlines it; 16 ANSI colours
// at most, none of which vanishes on a light or a dark ground.
import { Chalk } from "chalk";
import type { LaneOutcome, LaneState } from "../trace/lanes.js";

type Paint = (text: string) => string;

/** Every glyph is as wide as its ASCII counterpart or is measured where it is drawn. */
export interface Glyphs {
  readonly state: Readonly<Record<LaneState, string>>;
  readonly outcome: Readonly<Record<LaneOutcome, string>>;
  /** Parts of a cell from the smallest to the whole one, evenly spaced. */
  readonly bar: readonly string[];
  readonly axis: {
    readonly start: string;
    readonly line: string;
    readonly tick: string;
    readonly end: string;
  };
  readonly from: string;
  readonly dot: string;
  readonly ellipsis: string;
  readonly plusMinus: string;
  readonly table: Readonly<Record<"horizontal" | "vertical", string>> & {
    /** Top, middle and bottom line: left end, crossing, right end. */
    readonly corners: readonly (readonly [left: string, crossing: string, right: string])[];
  };
}

export interface Theme {
  readonly ascii: boolean;
  readonly glyphs: Glyphs;
  readonly state: Readonly<Record<LaneState, Paint>>;
  readonly outcome: Readonly<Record<LaneOutcome, Paint>>;
  readonly strong: Paint;
  readonly faint: Paint;
}

const unicode: Glyphs = {
  state: { running: "█", blocked: "▓", waiting: "░", ready: "▒" },
  outcome: { finished: "✔", failed: "✖", cancelled: "⊘", unfinished: "…" },
  bar: ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"],
  axis: { start: "├", line: "─", tick: "┼", end: "┤" },
  from: "←",
  dot: "·",
  ellipsis: "…",
  plusMinus: "±",
  table: {
    horizontal: "─",
    vertical: "│",
    corners: [
      ["┌", "┬", "┐"],
      ["├", "┼", "┤"],
      ["└", "┴", "┘"],
    ],
  },
};

const ascii: Glyphs = {
  state: { running: "#", blocked: "%", waiting: ".", ready: "=" },
  outcome: { finished: "+", failed: "x", cancelled: "/", unfinished: "~" },
  bar: ["#"],
  axis: { start: "|", line: "-", tick: "+", end: "|" },
  from: "<-",
  dot: "-",
  ellipsis: "...",
  plusMinus: "+/-",
  table: {
    horizontal: "-",
    vertical: "|",
    corners: [
      ["+", "+", "+"],
      ["+", "+", "+"],
      ["+", "+", "+"],
    ],
  },
};

/**
 * @param options.color whether to colour at all; the caller decides from terminal and environment
 * @param options.ascii whether to draw with ASCII alone (texts in Japanese stay Japanese)
 */
export function createTheme(options: { readonly color: boolean; readonly ascii: boolean }): Theme {
  const chalk = new Chalk({ level: options.color ? 1 : 0 });
  // Chalk's own functions join all their arguments: handed to `map` they would print the index as well.
  const only =
    (style: Paint): Paint =>
    (text) =>
      style(text);
  const green = only(chalk.green);
  const magenta = only(chalk.magenta);
  return {
    ascii: options.ascii,
    glyphs: options.ascii ? ascii : unicode,
    state: { running: green, blocked: magenta, waiting: only(chalk.cyan), ready: only(chalk.blue) },
    outcome: { finished: green, failed: only(chalk.red), cancelled: magenta, unfinished: magenta },
    strong: only(chalk.bold),
    faint: only(chalk.dim),
  };
}
