// The benches by name, in the order in which they run and are shown.
import type { Figure } from "../model.js";
import { growth } from "./growth.js";
import { memory } from "./memory.js";
import { overshoot } from "./overshoot.js";
import { python } from "./python.js";
import { recorder } from "./recorder.js";
import type { Setting } from "./setting.js";
import { startup } from "./startup.js";
import { together } from "./together.js";
import { trace } from "./trace.js";
import { measureWorkload } from "./workload.js";
import { workloads } from "./workloads.js";

function measureAll(name: string, setting: Setting): readonly Figure[] {
  return workloads.filter((each) => each.name === name).flatMap((each) => measureWorkload(each, setting));
}

/** What each bench is called, and what takes its figures. */
export const benches: ReadonlyMap<string, (setting: Setting) => readonly Figure[]> = new Map([
  ["startup", startup],
  ["overshoot", overshoot],
  ...workloads.map(({ name }) => [name, (setting: Setting) => measureAll(name, setting)] as const),
  ["memory", memory],
  ["growth", growth],
  ["together", together],
  ["recorder", recorder],
  ["python", python],
  ["trace", trace],
]);
