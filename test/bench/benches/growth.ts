// growth: what a task costs when there are a million of them, against what it costs when there are ten thousand.
import { compare } from "../figures.js";
import type { Figure } from "../model.js";
import { nodeProgram } from "../programs.js";
import { takeRounds } from "../rounds.js";
import type { Setting } from "./setting.js";
import { measurer } from "./sleepers.js";
import { type Workload, worker } from "./workload.js";

const few = 10_000;
const many = 1_000_000;
const names = { few: "10,000 at a time", many: "1,000,000 at a time" };
const target = { atMost: 1.3 };

/** The same number of tasks in either case, so that the collector has its turn in both. */
const spawning: Workload = {
  name: "spawn",
  size: [many, many],
  part: [many, few],
  work: ([tasks = 0]) => tasks,
  isSummed: false,
};

function growthOfTime(isQuick: boolean): readonly Figure[] {
  const order = { warmUps: isQuick ? 1 : 3, runs: isQuick ? 2 : 3 };
  const program = nodeProgram("spawn");
  const contenders = [
    worker(names.many, program, spawning, order),
    worker(names.few, program, spawning, order, spawning.part),
  ];
  const [ours, theirs] = takeRounds(contenders, isQuick ? 1 : 5);
  if (ours === undefined || theirs === undefined) return [];
  const claim = { bench: "growth", what: "1,000,000 tasks, spawned", reading: "times as long" } as const;
  return [compare({ ...claim, statistic: "best", target }, ours, theirs)];
}

function growthOfMemory(): readonly Figure[] {
  const program = nodeProgram("memory");
  const contenders = [measurer(names.many, program, many), measurer(names.few, program, few)];
  const [ours, theirs] = takeRounds(contenders, 1);
  if (ours === undefined || theirs === undefined) return [];
  const claim = { bench: "growth", what: "one of 1,000,000 sleeping", reading: "times as large" } as const;
  return [compare({ ...claim, statistic: "median", target }, ours, theirs)];
}

/** Of the time and of the memory that a task takes. */
export function growth({ isQuick }: Setting): readonly Figure[] {
  return [...growthOfTime(isQuick), ...growthOfMemory()];
}
