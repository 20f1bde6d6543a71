// The names that are shown. Rule: a reader sees Python's names; the program's camelCase is folded to them.
import type { Lane } from "../trace/lanes.js";

/** `onePrint` → `one_print`; names that are written so already stay as they are. */
export function displayName(name: string): string {
  if (!/^[a-z]/.test(name)) return name;
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1_$2")
    .toLowerCase();
}

/** One name a lane; lanes of the same name are told apart by their task, or else by a number. */
export function laneLabels(lanes: readonly Lane[]): string[] {
  const names = lanes.map(({ name }) => displayName(name));
  const withTask = lanes.map(({ taskName }, at) =>
    taskName === null ? names[at] : `${names[at]} ${taskName}`,
  );
  return names.map((name, at) => {
    const same = names.flatMap((other, index) => (other === name ? [index] : []));
    if (same.length === 1) return name;
    const labels = new Set(same.map((index) => withTask[index]));
    return labels.size === same.length ? (withTask[at] ?? name) : `${name} #${same.indexOf(at) + 1}`;
  });
}

/** The lanes named in `names` (as shown), in that order; lanes of one name stay in the order given. */
export function pickLanes(lanes: readonly Lane[], names: readonly string[]): Lane[] {
  return names.flatMap((name) => lanes.filter((lane) => displayName(lane.name) === name));
}
