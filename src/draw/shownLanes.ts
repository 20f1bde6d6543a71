// The lanes that are drawn of a run; for a viewer with their names and how deep each stands: the same in the terminal as on the page.
import type { TraceEvent } from "../trace/event.js";
import { type Lane, lanesOf } from "../trace/lanes.js";
import { laneTree, type PlacedLane, placedAsGiven } from "../trace/laneTree.js";
import { laneLabels, pickLanes } from "./names.js";

export interface ShownLane {
  readonly lane: Lane;
  readonly label: string;
  /** How far its name is indented, in steps. */
  readonly level: number;
}

/** However deep a lane lies, its name is indented no further than this. */
const deepest = 5;

/** @param names those that are worth drawing, in their order; of none, all are drawn, each below the one that it belongs to */
export function shownLanes(lanes: readonly Lane[], names: readonly string[]): readonly ShownLane[] {
  const named = names.length === 0 ? [] : pickLanes(lanes, names);
  const placed = named.length === 0 ? laneTree(lanes) : placedAsGiven(named);
  const labels = laneLabels(placed.map(({ lane }) => lane));
  const levels = levelsOf(placed);
  return placed.map(({ lane }, at) => ({ lane, label: labels[at] ?? "", level: levels[at] ?? 0 }));
}

/** The lanes of a run that are named, in the order of their names; where none is, all, in the order of their tree. */
export function lanesToDraw(events: readonly TraceEvent[], names: readonly string[]): Lane[] {
  const lanes = lanesOf(events);
  return names.length === 0 ? laneTree(lanes).map(({ lane }) => lane) : pickLanes(lanes, names);
}

/** Who stands below whom is told where there is more to tell than that all stand below the first. */
export function levelsOf(placed: readonly PlacedLane[]): number[] {
  const isDeep = placed.some(({ level }) => level > 1);
  return placed.map(({ level }) => (isDeep ? Math.min(level, deepest) : 0));
}
