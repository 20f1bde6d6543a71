// The lanes of a whole run, with a cursor at the moment that is shown.
import { labelLine, type Scale, scaleOf } from "../../draw/scale.js";
import { type Line, text } from "../../draw/spans.js";
import type { Theme } from "../../draw/theme.js";
import { axisCells, type Cell, cellsInTurns, cellsOf, rowSpans } from "../../draw/timeline.js";
import { padEnd, truncate, widestOf } from "../../draw/width.js";
import { countedAround } from "../../draw/window.js";
import type { Second } from "../../trace/event.js";
import type { Lane } from "../../trace/lanes.js";
import type { StepModel } from "../model/steps.js";
import type { FrameStyle } from "./box.js";

/** What is drawn again and again, worked out once. Looking it up changes nothing of what is drawn. */
const drawn = new WeakMap<
  Lane,
  { readonly cells: number; readonly end: Second; readonly row: readonly Cell[] }
>();

/** The times, and the axis below them. */
const heads = 2;

/** How many rows show all of it. */
export function timelineWants({ run }: StepModel): number {
  return run.lanes.length + heads;
}

/** With fewer rows it tells nothing: the times, the axis, and a lane, or a lane and how many there are besides. */
export function timelineLeast({ run }: StepModel): number {
  const { length } = run.lanes;
  return length === 0 ? Number.POSITIVE_INFINITY : Math.min(length, 2) + heads;
}

export function timelineLines(
  { run, at: moment, chosen }: StepModel,
  rows: number,
  { theme, words }: FrameStyle,
  width: number,
): Line[] {
  const { lanes } = run;
  const end = run.timeline.last.at;
  if (rows <= heads || width < 8) return [];
  const ofTask = lanes.findIndex(({ lane }) => lane.task !== null && lane.task === chosen);
  const shown = countedAround(Math.max(0, ofTask), lanes.length, rows - heads).map((each) => {
    if (each.kind === "hidden") return { lane: null, name: words.more(each.count) };
    const { lane = null, label = "", level = 0 } = lanes[each.index] ?? {};
    const name = "  ".repeat(level) + label;
    return { lane, name: truncate(name, Math.floor(width / 4), theme.glyphs.ellipsis) };
  });
  const indent = widestOf(shown.flatMap(({ lane, name }) => (lane === null ? [] : [name]))) + 2;
  const scale = scaleOf(end, Math.max(1, width - indent));
  const cursor = scale.cellOf(moment);
  const margin = text(" ".repeat(indent));
  const drawnLanes = shown.flatMap(({ lane }) => (lane === null ? [] : [lane]));
  const cells = cellsInTurns(drawnLanes.map((lane) => ({ lane, cells: rowOf(lane, scale, end) })));
  return [
    [margin, text(labelLine(scale), theme.faint)],
    [margin, ...axis(scale, cursor, theme)],
    ...shown.map(({ lane, name }) =>
      lane === null
        ? [text(name, theme.faint)]
        : [
            text(padEnd(name, indent), lane.task === chosen ? theme.strong : null),
            ...rowSpans(cells[drawnLanes.indexOf(lane)] ?? [], theme, cursor),
          ],
    ),
  ];
}

function axis(scale: Scale, cursor: number, theme: Theme): Line {
  const cells = axisCells(scale, theme);
  return [
    text(cells.slice(0, cursor).join(""), theme.faint),
    text(theme.ascii ? "V" : "▼", theme.strong),
    text(cells.slice(cursor + 1).join(""), theme.faint),
  ];
}

function rowOf(lane: Lane, scale: Scale, end: Second): readonly Cell[] {
  const before = drawn.get(lane);
  if (before?.cells === scale.cells && before.end === end) return before.row;
  const row = cellsOf(lane, scale);
  drawn.set(lane, { cells: scale.cells, end, row });
  return row;
}
