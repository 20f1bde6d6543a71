// recorder: how much longer a program takes while a trace is recorded of it.
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

/** The recorder attached against nothing attached: the mean of three workloads. */
export function recorder({ isQuick }: Setting): readonly Figure[] {
  const rows = watchedWorkloads.flatMap((workload) => {
    const { name } = workload;
    const size = sizes[name];
    const contenders = [
      worker("recorded", recordedProgram(name), workload, inNode, size),
      worker("not recorded", nodeProgram(name), workload, inNode, size),
    ];
    const [ours, theirs] = takeRounds(contenders, isQuick ? 1 : 5);
    if (ours === undefined || theirs === undefined) return [];
    const claim = { bench: "recorder", what: name, reading: "times as long" } as const;
    return [compare({ ...claim, statistic: "best", target: null }, ours, theirs)];
  });
  return [...rows, meanOf({ bench: "recorder", what: "mean, attached", target: { atMost: 3 } }, rows)];
}
