// The names that are shown. Rule: a reader sees Python's names; the program's camelCase is folded to them.
import type { Lane } from "../trace/lanes.js";
import { foldName } from "./fold.js";

/** One name a lane; lanes of the same name are told apart by their task, or else by a number. */
export function laneLabels(lanes: readonly Pick<Lane, "name" | "taskName">[]): string[] {
  const names = lanes.map(({ name }) => foldName(name));
  const groups = new Map<string, number[]>();
  names.forEach((name, at) => {
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [at]);
    else group.push(at);
  });
  const labels = [...names];
  for (const [name, group] of groups) {
    if (group.length === 1) continue;
    const tasks = new Set(group.map((at) => lanes[at]?.taskName ?? null));
    const apart = tasks.size === group.length && !tasks.has(null);
    group.forEach((at, nth) => {
      labels[at] = apart ? `${name} ${lanes[at]?.taskName}` : `${name} #${nth + 1}`;
    });
  }
  return labels;
}

/**
 * The lanes named in `names` (as shown), in that order; lanes of one name stay in the order given. A name that stands
 * there again takes one lane each time, and the last time all that are left.
 */
export function pickLanes(lanes: readonly Lane[], names: readonly string[]): Lane[] {
  const left = new Set(lanes);
  return names.flatMap((name, at) => {
    const all = [...left].filter((lane) => foldName(lane.name) === name);
    const picked = names.includes(name, at + 1) ? all.slice(0, 1) : all;
    for (const lane of picked) left.delete(lane);
    return picked;
  });
}
