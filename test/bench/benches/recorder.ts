// recorder: the workloads with the trace's recorder attached, as the tool runs programs, against CPython without one.
import { compare, meanOf } from "../figures.js";
import type { Figure } from "../model.js";
import { nodeProgram, pythonProgram, recordedProgram } from "../programs.js";
import { takeRounds } from "../rounds.js";
import type { Setting } from "./setting.js";
import { inNode, inPython, worker } from "./workload.js";
import { countedWorkloads } from "./workloads.js";

/** Against CPython, and against ourselves without a recorder; nothing where there is no Python. */
export function recorder({ isQuick, python }: Setting): readonly Figure[] {
  if (python === null) return [];
  const rows = countedWorkloads.flatMap((workload) => {
    const { name } = workload;
    const contenders = [
      worker("recorded", recordedProgram(name), workload, inNode),
      worker("not recorded", nodeProgram(name), workload, inNode),
      worker(python.name, pythonProgram(name, python), workload, inPython),
    ];
    const [recorded, ...others] = takeRounds(contenders, isQuick ? 1 : 3);
    if (recorded === undefined) return [];
    const claim = { bench: "recorder", what: name, reading: "times as fast", statistic: "best" } as const;
    return others.map((other) => compare({ ...claim, target: null }, recorded, other));
  });
  const meanAgainst = (contender: string, target: Figure["target"]): Figure =>
    meanOf(
      { bench: "recorder", what: "mean of all 7", target },
      rows.filter(({ against }) => against === contender),
    );
  return [...rows, meanAgainst("not recorded", null), meanAgainst(python.name, { atLeast: 3 })];
}
