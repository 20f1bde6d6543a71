// A workload: the same work written for us, for native promises and for CPython, each in processes of its own.
import { compare } from "../figures.js";
import type { Figure } from "../model.js";
import { nodeProgram, type Order, pythonProgram, runProgram } from "../programs.js";
import { type Contender, takeRounds } from "../rounds.js";
import { ourName, type Setting } from "./setting.js";

export interface Workload {
  /** Shown beside the name, where the same programs do different work. */
  readonly what?: string;
  /** Its programs are `programs/<name>.ts`, `<name>.promises.ts` and `<name>.py`. */
  readonly name: string;
  readonly size: readonly number[];
  /** How much every contender has to have done in a run. */
  readonly work: number;
  /** At least how many times as fast as CPython; null where nothing is asked. */
  readonly timesCPython: number | null;
}

// V8 is done compiling a program after some four runs; CPython's has little to do, but its heap grows once, too.
// What counts is as many runs of everyone: the best of more runs would be better for no other reason.
const inNode = { warmUps: 4, runs: 3 };
const inPython = { warmUps: 1, runs: 3 };

/** Measures one workload. @throws {Error} when a contender fails or does not do all of the work */
export function measureWorkload(workload: Workload, { isQuick, python }: Setting): readonly Figure[] {
  const { name, what = name, size, work, timesCPython } = workload;
  const contender = (called: string, program: ReturnType<typeof nodeProgram>, order: Order): Contender => ({
    name: called,
    sample: () => {
      const { seconds, done } = runProgram<{ seconds: number[]; done: number[] }>(program, order);
      if (done.some((each) => each !== work)) throw new Error(`${name}: ${called} did ${done}, not ${work}`);
      return seconds;
    },
  });
  const contenders = [
    contender(ourName, nodeProgram(name), { ...inNode, size }),
    contender("promises", nodeProgram(`${name}.promises`), { ...inNode, size }),
  ];
  if (python !== null) {
    contenders.push(contender(python.name, pythonProgram(name, python), { ...inPython, size }));
  }
  const [ours, ...others] = takeRounds(contenders, isQuick ? 1 : 5);
  if (ours === undefined) return [];
  return others.map((theirs) => {
    const target =
      theirs.contender === python?.name && timesCPython !== null ? { atLeast: timesCPython } : null;
    return compare({ bench: name, what, reading: "times as fast", statistic: "best", target }, ours, theirs);
  });
}
