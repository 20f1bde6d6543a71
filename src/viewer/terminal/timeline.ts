// The lanes of a whole run, with a cursor at the moment that is shown.
import { labelLine, type Scale, scaleOf } from "../../draw/scale.js";
import { type ShownLane, shownLanes } from "../../draw/shownLanes.js";
import { type Line, text } from "../../draw/spans.js";
import type { Theme } from "../../draw/theme.js";
import { axisCells, type Cell, cellsOf, rowSpans } from "../../draw/timeline.js";
import { padEnd, truncate, widestOf } from "../../draw/width.js";
import { countedAround } from "../../draw/window.js";
import type { Lane } from "../../trace/lanes.js";
import type { StepModel } from "../model/stepModel.js";
import type { PaneStyle } from "./panes.js";

/** What is drawn again and again, worked out once. Looking it up changes nothing of what is drawn. */
const picked = new WeakMap<readonly Lane[], readonly ShownLane[]>();
const drawn = new WeakMap<
  Lane,
  { readonly cells: number; readonly end: number; readonly row: readonly Cell[] }
>();

/** The times, and the axis below them. */
const heads = 2;

function lanesOfModel({ lanes, laneNames }: StepModel): readonly ShownLane[] {
  let found = picked.get(lanes);
  if (found === undefined) {
    found = shownLanes(lanes, laneNames);
    picked.set(lanes, found);
  }
  return found;
}

/** How many rows show all of it. */
export function timelineWants(model: StepModel): number {
  return lanesOfModel(model).length + heads;
}

/** With fewer rows it tells nothing: the times, the axis, and a lane, or a lane and how many there are besides. */
export function timelineLeast(model: StepModel): number {
  const { length } = lanesOfModel(model);
  return length === 0 ? Number.POSITIVE_INFINITY : Math.min(length, 2) + heads;
}

/** How many lanes a single row for lanes shows, and of how many; with more rows a line below them counts the others. */
export function timelineCount(model: StepModel, rows: number): readonly [shown: number, all: number] {
  const { length } = lanesOfModel(model);
  return [rows === heads + 1 ? Math.min(1, length) : length, length];
}

export function timelineLines(model: StepModel, rows: number, width: number, style: PaneStyle): Line[] {
  const { theme } = style;
  const lanes = lanesOfModel(model);
  if (rows <= heads || width < 8) return [];
  const ofTask = lanes.findIndex(({ lane }) => lane.task !== null && lane.task === model.chosen);
  const shown = countedAround(Math.max(0, ofTask), lanes.length, rows - heads);
  const names = shown.map((each) =>
    each.kind === "hidden"
      ? style.words.more(each.count)
      : truncate(nameOf(lanes[each.index]), Math.floor(width / 4), theme.glyphs.ellipsis),
  );
  const indent = widestOf(names.filter((_, at) => shown[at]?.kind === "item")) + 2;
  const scale = scaleOf(model.end, Math.max(1, width - indent));
  const cursor = scale.cellOf(model.at);
  const margin = text(" ".repeat(indent));
  const lines: Line[] = [
    [margin, text(labelLine(scale), theme.faint)],
    [margin, ...axis(scale, cursor, theme)],
  ];
  shown.forEach((each, at) => {
    const lane = each.kind === "item" ? lanes[each.index]?.lane : undefined;
    if (lane === undefined) lines.push([text(names[at] ?? "", theme.faint)]);
    else
      lines.push([
        text(padEnd(names[at] ?? "", indent), lane.task === model.chosen ? theme.strong : null),
        ...rowSpans(rowOf(lane, scale, model.end), theme, cursor),
      ]);
  });
  return lines;
}

function nameOf(shown: ShownLane | undefined): string {
  return shown === undefined ? "" : "  ".repeat(shown.level) + shown.label;
}

function axis(scale: Scale, cursor: number, theme: Theme): Line {
  const cells = axisCells(scale, theme);
  return [
    text(cells.slice(0, cursor).join(""), theme.faint),
    text(theme.ascii ? "V" : "▼", theme.strong),
    text(cells.slice(cursor + 1).join(""), theme.faint),
  ];
}

function rowOf(lane: Lane, scale: Scale, end: number): readonly Cell[] {
  const before = drawn.get(lane);
  if (before?.cells === scale.cells && before.end === end) return before.row;
  const row = cellsOf(lane, scale);
  drawn.set(lane, { cells: scale.cells, end, row });
  return row;
}
