// Puts lanes below those that they belong to: an awaited coroutine below the one that awaits it, a task below the task
// that made it.
import type { TaskId } from "./event.js";
import { endSaid, type Lane, listIn } from "./lanes.js";

export interface PlacedLane {
  readonly lane: Lane;
  /** How many lanes it stands below. */
  readonly level: number;
}

/** Lanes, as `lanesOf` gives them, as a tree: each is followed by those below it, which keep their order among themselves. */
export function laneTree(lanes: readonly Lane[]): PlacedLane[] {
  const parents = parentsOf(lanes);
  const children = new Map<Lane | null, Lane[]>();
  for (const lane of lanes) listIn(children, parents.get(lane) ?? null).push(lane);
  const placed: PlacedLane[] = [];
  // A hundred thousand tasks may each have made the next: no recursion.
  const open = (children.get(null) ?? []).map((lane): PlacedLane => ({ lane, level: 0 })).reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    placed.push(next);
    const { level } = next;
    for (const lane of children.get(next.lane)?.toReversed() ?? []) open.push({ lane, level: level + 1 });
  }
  return placed;
}

/** In the order given, with the levels of the tree where the order is that of the tree; else all at level 0. */
export function placedAsGiven(lanes: readonly Lane[]): PlacedLane[] {
  const placed = laneTree(lanes);
  const isTree = placed.every(({ lane }, at) => lane === lanes[at]);
  return isTree ? placed : lanes.map((lane) => ({ lane, level: 0 }));
}

/** The lane that each stands below; none for those that stand below none of these. */
function parentsOf(lanes: readonly Lane[]): Map<Lane, Lane> {
  const parents = new Map<Lane, Lane>();
  /** Of each task, its outermost lane. */
  const outermost = new Map<TaskId, Lane>();
  for (const lane of lanes) {
    const known = lane.task === null ? undefined : outermost.get(lane.task);
    if (lane.task !== null && (known === undefined || lane.depth < known.depth))
      outermost.set(lane.task, lane);
  }
  /** Of each task, the lanes that the next one may lie in, outermost first. */
  const stacks = new Map<TaskId | null, Lane[]>();
  for (const lane of lanes) {
    if (lane.measured === true) continue;
    const stack = listIn(stacks, lane.task);
    while (stack.length > 0 && !holds(stack.at(-1), lane)) stack.pop();
    const outer = stack.at(-1) ?? (lane.parent === null ? undefined : outermost.get(lane.parent));
    if (outer !== undefined) parents.set(lane, outer);
    stack.push(lane);
  }
  return parents;
}

function holds(outer: Lane | undefined, lane: Lane): boolean {
  return outer !== undefined && outer.depth < lane.depth && outer.from <= lane.from && lane.to <= outer.to;
}

/**
 * As many lanes as there is room for, in their order: the first, then those that did not finish as they should or held
 * the thread, then the others, those high in the tree first. Each comes with those that it stands below, or not at all.
 *
 * @param placed a tree from the top down (as `laneTree` gives it), or lanes that are all at level 0
 */
export function mostTelling(placed: readonly PlacedLane[], most: number): readonly PlacedLane[] {
  if (placed.length <= most) return placed;
  const parents = placesOfParents(placed);
  const places = placed.map((_, at) => at);
  const levelOf = (at: number): number => placed[at]?.level ?? 0;
  const troubled = places.filter((at) => isTroubled(placed[at]?.lane));
  const others = places.toSorted((a, b) => levelOf(a) - levelOf(b) || a - b);
  const shown = new Set<number>();
  for (const place of [0, ...troubled, ...others]) {
    const line: number[] = [];
    for (let at: number | null = place; at !== null && !shown.has(at); at = parents[at] ?? null)
      line.push(at);
    if (shown.size + line.length > most) continue;
    for (const at of line) shown.add(at);
    if (shown.size === most) break;
  }
  return placed.filter((_, at) => shown.has(at));
}

/** Where in the tree each one's parent stands; null where it has none. */
function placesOfParents(placed: readonly PlacedLane[]): (number | null)[] {
  const open: number[] = [];
  return placed.map(({ level }, at) => {
    open.length = Math.min(open.length, level);
    const parent = open.at(-1) ?? null;
    open.push(at);
    return parent;
  });
}

function isTroubled(lane: Lane | undefined): boolean {
  return (
    lane !== undefined && (endSaid(lane) !== null || lane.intervals.some(({ state }) => state === "blocked"))
  );
}
