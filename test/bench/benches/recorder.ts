// recorder: how much longer a program takes while a trace is recorded of it, plain and in detail.
import { compare, meanOf } from "../figures.js";
import type { Figure } from "../model.js";
import { nodeProgram, recordedProgram } from "../programs.js";
import { takeRounds } from "../rounds.js";
import type { Setting } from "./setting.js";
import { inNode, worker } from "./workload.js";
import { watchedWorkloads } from "./workloads.js";

/** A part of each: with a recorder the whole would take minutes. Large enough to be compiled when it counts. */
const sizes: Readonly<Record<string, readonly number[]>> = {
  switch: [100, 2_000],
  spawn: [50_000, 1],
  timers: [25_000, 25],
};

/** In detail a tenth of that takes as long. */
const detailSizes: Readonly<Record<string, readonly number[]>> = {
  switch: [100, 200],
  spawn: [5_000, 1],
  timers: [2_500, 25],
};

/** Either recorder attached against nothing attached: the mean of three workloads. */
export function recorder(setting: Setting): readonly Figure[] {
  const rows = compareAll(setting, "attach", "", sizes);
  const detailed = compareAll(setting, "attach_details", ", in detail", detailSizes);
  return [
    ...rows,
    meanOf({ bench: "recorder", what: "mean, attached", target: { atMost: 3 } }, rows),
    ...detailed,
    // No target: such a run is looked at closely, and takes the time that it takes.
    meanOf({ bench: "recorder", what: "mean, in detail", target: null }, detailed),
  ];
}

function compareAll(
  { isQuick }: Setting,
  attach: "attach" | "attach_details",
  how: string,
  sizesOf: Readonly<Record<string, readonly number[]>>,
): readonly Figure[] {
  return watchedWorkloads.flatMap((workload) => {
    const { name } = workload;
    const size = sizesOf[name];
    const contenders = [
      worker("recorded", recordedProgram(name, attach), workload, inNode, size),
      worker("not recorded", nodeProgram(name), workload, inNode, size),
    ];
    const [ours, theirs] = takeRounds(contenders, isQuick ? 1 : 5);
    if (ours === undefined || theirs === undefined) return [];
    const claim = { bench: "recorder", what: `${name}${how}`, reading: "times as long" } as const;
    return [compare({ ...claim, statistic: "best", target: null }, ours, theirs)];
  });
}
