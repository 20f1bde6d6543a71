// The benches by name, in the order in which they run and are shown.
import type { Figure } from "../model.js";
import { overshoot } from "./overshoot.js";
import type { Setting } from "./setting.js";
import { startup } from "./startup.js";
import { measureWorkload, type Workload } from "./workload.js";

// The sizes are those that each program's first line names.
const workloads: readonly Workload[] = [
  { name: "switch", size: [100, 10_000], work: 1_000_000, timesCPython: 8 },
  // Two readings of "200,000 tasks, created and awaited": the garbage collector sees very different programs. What
  // the second one measures is mostly V8's collector at its default size of young space; it has no target yet.
  { name: "spawn", what: "one by one", size: [200_000, 1], work: 200_000, timesCPython: 8 },
  { name: "spawn", what: "all at once", size: [200_000, 200_000], work: 200_000, timesCPython: null },
  { name: "timers", size: [100_000, 100], work: 100_000, timesCPython: 8 },
];

function measureAll(name: string, setting: Setting): readonly Figure[] {
  return workloads.filter((each) => each.name === name).flatMap((each) => measureWorkload(each, setting));
}

/** What each bench is called, and what takes its figures. */
export const benches: ReadonlyMap<string, (setting: Setting) => readonly Figure[]> = new Map([
  ["startup", startup],
  ["overshoot", overshoot],
  ...workloads.map(({ name }) => [name, (setting: Setting) => measureAll(name, setting)] as const),
]);
