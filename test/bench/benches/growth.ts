// growth: what a task costs when there are a million of them, against what it costs when there are ten thousand.
import { compare } from "../figures.js";
import type { Figure, Target } from "../model.js";
import { nodeProgram, pythonProgram } from "../programs.js";
import { type Contender, takeRounds } from "../rounds.js";
import type { Setting } from "./setting.js";
import { measurer } from "./sleepers.js";
import { type inNode, type Workload, worker } from "./workload.js";

const few = 10_000;
const many = 1_000_000;
const names = { few: "10,000 at a time", many: "1,000,000 at a time" };
const target: Target = { atMost: 1.3 };

/** The same number of tasks in either case, so that the collector has its turn in both. */
const spawning: Workload = {
  name: "spawn",
  size: [many, many],
  part: [many, few],
  work: ([tasks = 0]) => tasks,
  isSummed: false,
};

type Program = ReturnType<typeof nodeProgram>;

/** All at once against 10,000 at a time, in processes that have done it before. */
function warmContenders(program: Program, order: typeof inNode): readonly Contender[] {
  return [
    worker(names.many, program, spawning, order),
    worker(names.few, program, spawning, order, spawning.part),
  ];
}

function row(
  what: string,
  contenders: readonly Contender[],
  rounds: number,
  aim: Target | null,
): readonly Figure[] {
  const [ours, theirs] = takeRounds(contenders, rounds);
  if (ours === undefined || theirs === undefined) return [];
  const claim = { bench: "growth", what, reading: "times as long", statistic: "best" } as const;
  return [compare({ ...claim, target: aim }, ours, theirs)];
}

function growthOfTime({ isQuick, python }: Setting): readonly Figure[] {
  const program = nodeProgram("spawn");
  const once = { warmUps: 0, runs: 1 };
  const asPrograms = [
    worker("1,000,000 in a new process", program, spawning, once),
    worker("10,000 in a new process", program, spawning, once, [few, few]),
  ];
  const order = { warmUps: isQuick ? 1 : 3, runs: isQuick ? 2 : 3 };
  const inPython = { warmUps: 0, runs: isQuick ? 1 : 2 };
  return [
    ...row("1,000,000 tasks, as a program", asPrograms, isQuick ? 3 : 5, target),
    ...row("1,000,000 tasks, warm", warmContenders(program, order), isQuick ? 1 : 5, null),
    ...(python === null
      ? []
      : row(
          `the same in ${python.name}`,
          warmContenders(pythonProgram("spawn", python), inPython),
          isQuick ? 1 : 2,
          null,
        )),
  ];
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
export function growth(setting: Setting): readonly Figure[] {
  return [...growthOfTime(setting), ...growthOfMemory()];
}
