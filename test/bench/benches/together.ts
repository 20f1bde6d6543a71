// together: the workloads one after the other in one process, as parts of a larger program run, against each alone. What
// V8 has learnt from one of them makes it slower in the next.
import { compare, meanOf } from "../figures.js";
import type { Figure } from "../model.js";
import { nodeProgram, type Order, runPrograms } from "../programs.js";
import { takeRounds } from "../rounds.js";
import type { Setting } from "./setting.js";
import { inNode, worker } from "./workload.js";
import { countedWorkloads } from "./workloads.js";

/** One row a workload. It has no target: alone is what the targets are for. */
export function together({ isQuick }: Setting): readonly Figure[] {
  const orders = countedWorkloads.map(({ name, size }): [string, Order] => [name, { ...inNode, size }]);
  const rounds = Array.from({ length: isQuick ? 1 : 3 }, () =>
    runPrograms<{ seconds: readonly number[] }>(nodeProgram("together"), orders),
  );
  const rows = countedWorkloads.flatMap((workload, i) => {
    const ours = { contender: "together", rounds: rounds.map((round) => round[i]?.seconds ?? []) };
    const [alone] = takeRounds(
      [worker("alone", nodeProgram(workload.name), workload, inNode)],
      rounds.length,
    );
    if (alone === undefined) return [];
    const claim = { bench: "together", what: workload.name, reading: "times as long" } as const;
    return [compare({ ...claim, statistic: "best", target: null }, ours, alone)];
  });
  return [...rows, meanOf({ bench: "together", what: "mean of all 7", target: null }, rows)];
}
