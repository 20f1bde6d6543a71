// hooks: what it costs that an instrument could be attached, where none is.
import { makeBuilds } from "../builds.js";
import { compare, meanOf } from "../figures.js";
import type { Figure } from "../model.js";
import { programIn } from "../programs.js";
import { takeRounds } from "../rounds.js";
import type { Setting } from "./setting.js";
import { inNode, worker } from "./workload.js";
import { watchedWorkloads } from "./workloads.js";

/** The library as it is against the same without its hooks: the mean of three workloads. */
export function hooks({ isQuick }: Setting): readonly Figure[] {
  const { withHooks, without } = makeBuilds();
  const rows = watchedWorkloads.flatMap((workload) => {
    const contenders = [
      worker("with hooks", programIn(withHooks, workload.name), workload, inNode),
      worker("without hooks", programIn(without, workload.name), workload, inNode),
    ];
    // More rounds than elsewhere: what is looked for is smaller than what the machine adds.
    const [ours, theirs] = takeRounds(contenders, isQuick ? 1 : 10);
    if (ours === undefined || theirs === undefined) return [];
    const claim = { bench: "hooks", what: workload.name, reading: "times as long" } as const;
    return [compare({ ...claim, statistic: "best", target: null }, ours, theirs)];
  });
  return [...rows, meanOf({ bench: "hooks", what: "mean, none attached", target: { atMost: 1.03 } }, rows)];
}
