// The lanes of one run as rows below each other, each with its name.
import type { Lane } from "../../trace/lanes.js";
import { mostTelling, type PlacedLane, placedAsGiven } from "../../trace/laneTree.js";
import type { Axis } from "../scale.js";
import { laneLabels } from "../shownLanes.js";
import { type DrawnLane, withTurns } from "../turns.js";
import type { Language } from "../view.js";
import { truncate, widthOf } from "../width.js";
import { drawWords, pictureWords } from "../words.js";
import { drawLane, heightOfLane, leastRunning } from "./lane.js";
import { margin, nameColumn } from "./picture.js";
import { element, px, textElement } from "./xml.js";

/** Names are cut at so many columns; each level below the first takes two of them. */
const longestName = 26;
const deepest = 5;
const moreHeight = 22;

export interface LaneRows {
  readonly shown: readonly PlacedLane[];
  /** Of those shown. */
  readonly names: readonly string[];
  readonly hidden: number;
  readonly height: number;
  /** How wide the names are, in pixels. */
  readonly nameWidth: number;
}

/** @param most at most so many lanes, the most telling ones */
export function laneRowsOf(lanes: readonly Lane[], most: number): LaneRows {
  const shown = mostTelling(placedAsGiven(lanes), most);
  const labelOf = laneLabels(lanes);
  const names = shown.map(({ lane }) => truncate(labelOf(lane), longestName, "…"));
  const hidden = lanes.length - shown.length;
  const height = shown.reduce((sum, { lane }) => sum + heightOfLane(lane), hidden > 0 ? moreHeight : 0);
  const widths = shown.map((each, at) => indentOf(each) + widthOf(names[at] ?? "") * nameColumn);
  return { shown, names, hidden, height, nameWidth: Math.max(0, ...widths) };
}

export function drawRows(rows: LaneRows, top: number, axis: Axis, language: Language): string[] {
  let y = top;
  const lanes = lanesOn(rows, axis);
  const parts = rows.shown.flatMap((placed, at) => {
    const name = textElement({ x: px(margin + indentOf(placed)), y: px(y + 17.5) }, rows.names[at] ?? "");
    const drawn = drawLane(lanes[at] ?? placed.lane, y, axis);
    y += heightOfLane(placed.lane);
    return [element("g", {}, name, ...drawn)];
  });
  if (rows.hidden === 0) return parts;
  const more = textElement(
    { class: "small words faint", x: margin, y: px(y + 14) },
    drawWords[language].more(rows.hidden),
  );
  return [...parts, more];
}

/** As they are drawn: where several ran at one place, they took turns. */
export function lanesOn({ shown }: LaneRows, { xOf }: Axis): readonly DrawnLane[] {
  return withTurns(
    shown.map(({ lane }) => lane),
    xOf,
    leastRunning,
  );
}

function indentOf({ level }: PlacedLane): number {
  return Math.min(level, deepest) * 1.5 * nameColumn;
}

/** For those who have a picture read to them. */
export function describeRows({ shown, names, hidden }: LaneRows, language: Language): string {
  const words = pictureWords[language];
  const told = shown.map(({ lane }, at) => words.lane(names[at] ?? "", lane));
  return words.lanes(hidden === 0 ? told : [...told, drawWords[language].more(hidden)]);
}
