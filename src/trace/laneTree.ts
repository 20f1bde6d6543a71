// Puts lanes below those that they belong to: an awaited coroutine below the one that awaits it, a task below the task
// that made it.
import type { TaskId } from "./event.js";
import type { Lane } from "./lanes.js";

export interface PlacedLane {
  readonly lane: Lane;
  /** How many lanes it stands below: 0 for one that stands below none. */
  readonly level: number;
}

/**
 * The lanes as a tree, written from the top down: each is followed by those below it, which keep their order among
 * themselves.
 *
 * @param lanes in the order of their beginnings, outer functions first (as `lanesOf` gives them)
 */
export function laneTree(lanes: readonly Lane[]): PlacedLane[] {
  const parents = parentsOf(lanes);
  const children = new Map<Lane | null, Lane[]>();
  for (const lane of lanes) {
    const parent = parents.get(lane) ?? null;
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [lane]);
    else siblings.push(lane);
  }
  const placed: PlacedLane[] = [];
  // A hundred thousand tasks may each have made the next: no recursion.
  const open = (children.get(null) ?? []).map((lane): PlacedLane => ({ lane, level: 0 })).reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    placed.push(next);
    const below = children.get(next.lane) ?? [];
    for (let at = below.length - 1; at >= 0; at--) {
      const lane = below[at];
      if (lane !== undefined) open.push({ lane, level: next.level + 1 });
    }
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
    const stack = stacks.get(lane.task) ?? [];
    stacks.set(lane.task, stack);
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
 * the thread, then the others from the first on.
 */
export function mostTelling(placed: readonly PlacedLane[], most: number): readonly PlacedLane[] {
  if (placed.length <= most) return placed;
  const troubled = placed.filter(({ lane }, at) => at > 0 && isTroubled(lane));
  const shown = new Set([...placed.slice(0, 1), ...troubled.slice(0, Math.max(0, most - 1))]);
  for (const each of placed) {
    if (shown.size >= most) break;
    shown.add(each);
  }
  return placed.filter((each) => shown.has(each));
}

function isTroubled({ outcome, intervals }: Lane): boolean {
  return outcome !== "finished" || intervals.some(({ state }) => state === "blocked");
}
