// Draws lanes over time, one row a lane. A cell in which a lane ran at all shows as running, then comes a
// held thread, then the state that filled most of the cell; and of those that run, one task at a time does.
import type { Second } from "../trace/event.js";
import { endSaid, type Lane, type LaneOutcome, type LaneState } from "../trace/lanes.js";
import { mostTelling, type PlacedLane, placedAsGiven } from "../trace/laneTree.js";
import { labelLine, type Scale, scaleOf } from "./scale.js";
import { laneLabels, levelsOf } from "./shownLanes.js";
import { painted, type Span, text } from "./spans.js";
import type { Theme } from "./theme.js";
import { type DrawnState, takingTurns } from "./turns.js";
import { isNarrow, type View } from "./view.js";
import { padEnd, truncate, widestOf } from "./width.js";
import { drawWords } from "./words.js";
import { packed, wrap } from "./wrap.js";

export interface TimelineData {
  /** In the order to draw them. Where that is the order of their tree, those deep in it are indented. */
  readonly lanes: readonly Lane[];
  /** At most so many lanes, the most telling ones; the rest is counted. */
  readonly maxLanes?: number;
}

/** What stands in a cell. */
export type Cell = DrawnState | Exclude<LaneOutcome, "finished"> | "asked" | "empty";

export function renderTimeline(data: TimelineData, view: View): string {
  const { width, theme, language } = view;
  const shown = mostTelling(placedAsGiven(data.lanes), data.maxLanes ?? data.lanes.length);
  const limit = isNarrow(view) ? width - 2 : Math.floor(width / 3);
  const names = namesOf(shown, data.lanes).map((name) => truncate(name, limit, theme.glyphs.ellipsis));
  const indent = isNarrow(view) ? 2 : 2 + widestOf(names) + 2;
  const end = data.lanes.reduce((latest, lane) => Math.max(latest, lane.to), 0);
  const scale = scaleOf(end, width - indent);
  const margin = " ".repeat(indent);
  const rows = cellsInTurns(shown.map(({ lane }) => ({ lane, cells: cellsOf(lane, scale) })));
  const lines = [margin + labelLine(scale), margin + theme.faint(axisCells(scale, theme).join(""))];
  rows.forEach((row, at) => {
    const bar = painted(rowSpans(row, theme));
    const name = names[at] ?? "";
    if (isNarrow(view)) lines.push(`  ${name}`, margin + bar);
    else lines.push(`  ${padEnd(name, indent - 2)}${bar}`);
  });
  const hidden = data.lanes.length - shown.length;
  if (hidden > 0) lines.push(`  ${theme.faint(drawWords[language].more(hidden))}`);
  return [...lines, ...legend(rows, indent, view)].join("\n");
}

function namesOf(shown: readonly PlacedLane[], lanes: readonly Lane[]): string[] {
  const labelOf = laneLabels(lanes);
  const levels = levelsOf(shown);
  return shown.map(({ lane }, at) => "  ".repeat(levels[at] ?? 0) + labelOf(lane));
}

export function axisCells(scale: Scale, theme: Theme): string[] {
  const { start, line, tick, end } = theme.glyphs.axis;
  const marked = new Set(scale.marks.map(({ cell }) => cell));
  return Array.from({ length: scale.cells }, (_, cell) => {
    if (!marked.has(cell)) return line;
    if (cell === 0) return start;
    return cell === scale.cells - 1 ? end : tick;
  });
}

interface Row {
  readonly lane: Lane;
  readonly cells: readonly Cell[];
}

/** The cells of lanes that are drawn together. */
export function cellsInTurns(rows: readonly Row[]): Cell[][] {
  const ran = rows.flatMap(({ lane, cells }, row) =>
    cells.flatMap((cell, at) => (cell === "running" ? [{ lane, row, from: at, to: at + 1 }] : [])),
  );
  const drawn = rows.map(({ cells }) => [...cells]);
  for (const { row, from } of takingTurns(ran)) (drawn[row] as Cell[])[from] = "turns";
  return drawn;
}

/** The cells of a lane from the scale's beginning to its own end. */
export function cellsOf(lane: Lane, scale: Scale): Cell[] {
  const last = scale.cellOf(lane.to);
  const shares = Array.from({ length: last + 1 }, () => new Map<LaneState, Second>());
  for (const { state, from, to } of lane.intervals) {
    for (let cell = scale.cellOf(from); cell <= scale.cellOf(to); cell += 1) {
      const share = Math.min(to, scale.timeOf(cell + 1)) - Math.max(from, scale.timeOf(cell));
      // A stretch that ends where a cell begins is not in it; one without length is where it is.
      if (share > 0 || from === to) shares[cell]?.set(state, (shares[cell]?.get(state) ?? 0) + share);
    }
  }
  const cells: Cell[] = shares.map(strongest);
  // A lane that ends exactly where a cell begins takes nothing of it.
  const end = endSaid(lane);
  if (cells[last] === "empty" && end === null) cells.pop();
  for (const at of lane.cancelRequests) cells[scale.cellOf(at)] = "asked";
  if (end !== null) cells[last] = end;
  return cells;
}

function strongest(share: ReadonlyMap<LaneState, Second>): Cell {
  if (share.has("running")) return "running";
  if (share.has("blocked")) return "blocked";
  const [most] = [...share].sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? "empty";
}

function look(cell: Cell, { glyphs, state, outcome }: Theme): Span {
  switch (cell) {
    case "empty":
      return text(" ");
    case "asked":
      return text(glyphs.asked, outcome.cancelled);
    case "failed":
    case "cancelled":
    case "unfinished":
      return text(glyphs.outcome[cell], outcome[cell]);
    default:
      return text(glyphs.state[cell], state[cell]);
  }
}

/** The cells of a row, in which those alike are painted together; what lies behind `cursor` is still to come, and faint. */
export function rowSpans(row: readonly Cell[], theme: Theme, cursor = row.length): Span[] {
  const spans: Span[] = [];
  row.forEach((cell, at) => {
    const { text: glyph, paint: own } = look(cell, theme);
    const paint = own !== null && at > cursor ? theme.faint : own;
    const last = spans.at(-1);
    if (last?.paint === paint) spans[spans.length - 1] = text(last.text + glyph, paint);
    else spans.push(text(glyph, paint));
  });
  return spans;
}

function legend(rows: readonly (readonly Cell[])[], indent: number, view: View): string[] {
  const { theme, language, width } = view;
  const words = drawWords[language];
  const states = { ...words.states, ...words.legend };
  const cells = new Set(rows.flat());
  const entries = (["running", "turns", "blocked", "waiting", "ready"] as const)
    .filter((state) => (state !== "blocked" && state !== "turns") || cells.has(state))
    .map((state) => `${theme.glyphs.state[state]} ${states[state]}`);
  if (cells.has("asked")) entries.push(`${theme.glyphs.asked} ${words.legend.asked}`);
  for (const outcome of ["failed", "cancelled", "unfinished"] as const)
    if (cells.has(outcome)) entries.push(`${theme.glyphs.outcome[outcome]} ${words.outcomes[outcome]}`);
  const room = width - indent;
  const pieces = entries.flatMap((text) => wrap(text, room));
  return packed(pieces, "  ", room).map((line) => " ".repeat(indent) + theme.faint(line));
}
