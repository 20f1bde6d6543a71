// Colours and glyphs. Rule: a state is told by a glyph or a word, colour only underlines it; 16 ANSI colours
// at most, none of which vanishes on a light or a dark ground.
import type { LaneOutcome } from "../trace/lanes.js";
import type { DrawnState } from "./turns.js";

export type Paint = (text: string) => string;

type Corners = readonly [left: string, crossing: string, right: string];

/** Every glyph is as wide as its ASCII counterpart or is measured where it is drawn. */
export interface Glyphs {
  readonly state: Readonly<Record<DrawnState, string>>;
  readonly outcome: Readonly<Record<LaneOutcome, string>>;
  /** Here a task was asked to end. */
  readonly asked: string;
  /** Parts of a cell from the smallest to the whole one, evenly spaced. */
  readonly bar: readonly string[];
  readonly axis: Readonly<Record<"start" | "line" | "tick" | "end", string>>;
  readonly from: string;
  readonly arrow: Readonly<Record<"left" | "right" | "up" | "down", string>>;
  readonly dot: string;
  readonly ellipsis: string;
  readonly plusMinus: string;
  readonly table: Readonly<Record<"horizontal" | "vertical", string>> & {
    readonly corners: readonly [top: Corners, middle: Corners, bottom: Corners];
  };
}

/** What a piece of a program is, as far as it is painted. */
export type CodeKind = "keyword" | "string" | "number" | "comment";

export interface Theme {
  readonly ascii: boolean;
  readonly hasColors: boolean;
  readonly glyphs: Glyphs;
  readonly state: Readonly<Record<DrawnState, Paint>>;
  readonly outcome: Readonly<Record<LaneOutcome, Paint>>;
  readonly strong: Paint;
  readonly faint: Paint;
  /** Names of the program within a sentence. */
  readonly name: Paint;
  readonly code: Readonly<Record<CodeKind, Paint>>;
}

const unicode: Glyphs = {
  state: { running: "█", turns: "▚", blocked: "▓", waiting: "░", ready: "▒" },
  outcome: { finished: "✔", failed: "✖", cancelled: "⊘", unfinished: "…" },
  asked: "!",
  bar: ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"],
  axis: { start: "├", line: "─", tick: "┼", end: "┤" },
  from: "←",
  arrow: { left: "←", right: "→", up: "↑", down: "↓" },
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

const cross: Corners = ["+", "+", "+"];
const ascii: Glyphs = {
  state: { running: "#", turns: "&", blocked: "%", waiting: ".", ready: "=" },
  outcome: { finished: "+", failed: "x", cancelled: "/", unfinished: "~" },
  asked: "!",
  bar: ["#"],
  axis: { start: "|", line: "-", tick: "+", end: "|" },
  from: "<-",
  arrow: { left: "<", right: ">", up: "^", down: "v" },
  dot: "-",
  ellipsis: "...",
  plusMinus: "+/-",
  table: { horizontal: "-", vertical: "|", corners: [cross, cross, cross] },
};

/** What paints: the paints that a theme needs of a colour library. */
export type Paints = Readonly<Record<"green" | "magenta" | "cyan" | "blue" | "red" | "bold" | "dim", Paint>>;

const same: Paint = (text) => text;
const plain: Paints = {
  green: same,
  magenta: same,
  cyan: same,
  blue: same,
  red: same,
  bold: same,
  dim: same,
};

/**
 * @param options.paints where colours come from (see `paints`); null: no colours at all
 * @param options.ascii whether to draw with ASCII alone (texts in Japanese stay Japanese)
 */
export function createTheme(options: { readonly paints: Paints | null; readonly ascii: boolean }): Theme {
  const { green, magenta, cyan, blue, red, bold, dim } = options.paints ?? plain;
  return {
    ascii: options.ascii,
    hasColors: options.paints !== null,
    glyphs: options.ascii ? ascii : unicode,
    state: { running: green, turns: green, blocked: magenta, waiting: cyan, ready: blue },
    outcome: { finished: green, failed: red, cancelled: magenta, unfinished: magenta },
    strong: bold,
    faint: dim,
    name: cyan,
    code: { keyword: magenta, string: green, number: cyan, comment: dim },
  };
}
