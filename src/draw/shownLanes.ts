// The lanes that are drawn of a run, with their names and how deep each stands.
import type { Second, TraceEvent } from "../trace/event.js";
import { foldName } from "../trace/fold.js";
import { type Lane, lanesOf } from "../trace/lanes.js";
import { laneTree, type PlacedLane, placedAsGiven } from "../trace/laneTree.js";

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
  const labelOf = laneLabels(placed.map(({ lane }) => lane));
  const levels = levelsOf(placed);
  return placed.map(({ lane }, at) => ({ lane, label: labelOf(lane), level: levels[at] ?? 0 }));
}

/**
 * The lanes of a run that are named, in the order of their names; where none is, all, in the order of their tree.
 *
 * @param until when the run was cut short, where that is later than the last event
 */
export function lanesToDraw(
  events: readonly TraceEvent[],
  names: readonly string[],
  until: Second = 0,
): Lane[] {
  const lanes = lanesOf(events, until);
  return names.length === 0 ? laneTree(lanes).map(({ lane }) => lane) : pickLanes(lanes, names);
}

/** Who stands below whom is told where there is more to tell than that all stand below the first. */
export function levelsOf(placed: readonly PlacedLane[]): number[] {
  const isDeep = placed.some(({ level }) => level > 1);
  return placed.map(({ level }) => (isDeep ? Math.min(level, deepest) : 0));
}

/** The label of each lane: its name, and where several have the same one also its task, or else a number. */
export function laneLabels<L extends Pick<Lane, "name" | "taskName">>(
  lanes: readonly L[],
): (lane: L) => string {
  const groups = new Map<string, L[]>();
  for (const lane of lanes) {
    const name = lane.name;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [lane]);
    else group.push(lane);
  }
  const labels = new Map<L, string>();
  for (const [name, group] of groups) {
    const tasks = new Set(group.map(({ taskName }) => taskName));
    const isTold = tasks.size === group.length && !tasks.has(null);
    group.forEach((lane, at) => {
      labels.set(lane, group.length === 1 ? name : `${name} ${isTold ? lane.taskName : `#${at + 1}`}`);
    });
  }
  return (lane) => labels.get(lane) ?? "";
}

/**
 * The lanes named in `names` (as shown), in that order; lanes of one name stay in the order given. A name that stands
 * there again takes one lane each time, and the last time all that are left.
 */
export function pickLanes(lanes: readonly Lane[], names: readonly string[]): Lane[] {
  const left = new Set(lanes);
  return names.flatMap((name, at) => {
    // Traces of version 0.1.0 have the names of a lesson in camelCase.
    const all = [...left].filter((lane) => lane.name === name || foldName(lane.name) === name);
    const picked = names.includes(name, at + 1) ? all.slice(0, 1) : all;
    for (const lane of picked) left.delete(lane);
    return picked;
  });
}
