// A workload: the same work written for us, for native promises, CPython and other libraries, each in processes of its own.
import type { Command } from "../child.js";
import { compare } from "../figures.js";
import type { Figure } from "../model.js";
import { libraryProgram, nodeProgram, type Order, pythonProgram, runProgram } from "../programs.js";
import { type Contender, takeRounds } from "../rounds.js";
import { ourName, type Setting } from "./setting.js";

export interface Workload {
  /** Its programs are `programs/<name>.ts`, `<name>.promises.ts`, `<name>.py`, and `<name>.<library>.js`. */
  readonly name: string;
  /** Shown beside the name, where the same programs do different work. */
  readonly what?: string;
  readonly size: readonly number[];
  /** A part of the work, for those who would take minutes for the whole; in the same proportions. */
  readonly part: readonly number[];
  /** How much every contender has to have done in a run of a size. */
  readonly work: (size: readonly number[]) => number;
  /** Has it a program `<name>.generators.ts`, of bare generators: the least that it can cost? */
  readonly hasFloor?: boolean;
  /** Does it count in the summaries? One reading of each workload does. */
  readonly isSummed: boolean;
}

// V8 is done compiling a program after some four runs; CPython's has little to do, but its heap grows once, too.
// What counts is as many runs of everyone: the best of more runs would be better for no other reason.
export const inNode = { warmUps: 4, runs: 3 };
export const inPython = { warmUps: 1, runs: 3 };

/** On each workload, whatever the mean says; `calls` are held against what generators cost instead. */
const leastTimesCPython = 4;
const mostTimesGenerators = 1.3;
const generators = "bare generators";

/**
 * One who does a workload.
 *
 * @param size what it does of it: the time is scaled to the whole
 */
export function worker(
  name: string,
  program: Command,
  workload: Workload,
  order: Omit<Order, "size">,
  size: readonly number[] = workload.size,
): Contender {
  const asked = workload.work(size);
  const scale = workload.work(workload.size) / asked;
  return {
    name,
    sample: () => {
      const { seconds, done } = runProgram<{ seconds: number[]; done: number[] }>(program, {
        ...order,
        size,
      });
      if (done.some((each) => each !== asked)) {
        throw new Error(`${workload.name}: ${name} did ${done}, not ${asked}`);
      }
      return seconds.map((each) => each * scale);
    },
  };
}

/** Measures one workload. @throws {Error} when a contender fails or does not do all of the work */
export function measureWorkload(workload: Workload, setting: Setting): readonly Figure[] {
  const { isQuick, python, libraries } = setting;
  const { name, what = name } = workload;
  const contenders = [
    worker(ourName, nodeProgram(name), workload, inNode),
    worker("promises", nodeProgram(`${name}.promises`), workload, inNode),
  ];
  if (workload.hasFloor) {
    contenders.push(worker(generators, nodeProgram(`${name}.generators`), workload, inNode));
  }
  if (python !== null) {
    contenders.push(worker(python.name, pythonProgram(name, python), workload, inPython));
  }
  for (const library of libraries) {
    contenders.push(worker(library.name, libraryProgram(name, library.id), workload, inNode, workload.part));
  }
  const [ours, ...others] = takeRounds(contenders, isQuick ? 1 : 5);
  if (ours === undefined) return [];
  return others.map((theirs) => {
    const claim = { bench: name, what, statistic: "best" } as const;
    if (theirs.contender === generators) {
      const target = { atMost: mostTimesGenerators };
      return compare({ ...claim, reading: "times as long", target }, ours, theirs);
    }
    const isHeld = theirs.contender === python?.name && !workload.hasFloor;
    const target = isHeld ? { atLeast: leastTimesCPython } : null;
    return compare({ ...claim, reading: "times as fast", target }, ours, theirs);
  });
}
