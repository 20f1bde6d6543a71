// The lanes that a viewer draws, with their names and how deep each stands: the same in the terminal as on the page.
import type { Lane } from "../trace/lanes.js";
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

/** Who stands below whom is told where there is more to tell than that all stand below the first. */
export function levelsOf(placed: readonly PlacedLane[]): number[] {
  const isDeep = placed.some(({ level }) => level > 1);
  return placed.map(({ level }) => (isDeep ? Math.min(level, deepest) : 0));
}
