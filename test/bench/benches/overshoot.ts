// overshoot: how much longer than asked one sleep takes when nothing else is to be done.
import { compare, countEarly, inSeconds } from "../figures.js";
import type { Figure } from "../model.js";
import { nodeProgram, pythonProgram, runProgram } from "../programs.js";
import { type Contender, takeRounds } from "../rounds.js";
import { ourName, type Setting } from "./setting.js";

/** In milliseconds. */
const durations = [1, 5, 10, 20, 50, 100];
/** 50, 100, 150 … 1000. */
const longDurations = Array.from({ length: 20 }, (_, i) => 50 * (i + 1));

type Program = ReturnType<typeof nodeProgram>;

function sleeper(name: string, program: Program, runs: number, size: readonly number[]): Contender {
  const order = { warmUps: size === durations ? 1 : 0, runs, size };
  return { name, sample: () => runProgram<{ late: number[][] }>(program, order).late.flat() };
}

function againstOthers({ isQuick, python }: Setting): readonly Figure[] {
  const runs = isQuick ? 4 : 8;
  const contenders = [
    sleeper(ourName, nodeProgram("overshoot"), runs, durations),
    sleeper("setTimeout", nodeProgram("overshoot.promises"), runs, durations),
  ];
  if (python !== null) {
    contenders.push(sleeper(python.name, pythonProgram("overshoot", python), runs, durations));
  }
  const [ours, ...others] = takeRounds(contenders, isQuick ? 2 : 5);
  if (ours === undefined) return [];
  const claim = {
    bench: "overshoot",
    what: "median",
    reading: "times as long",
    statistic: "median",
  } as const;
  const compared = others.map((theirs) => compare({ ...claim, target: { atMost: 1 } }, ours, theirs));
  return [...compared, countEarly("overshoot", ours)];
}

function byItself({ isQuick }: Setting): readonly Figure[] {
  const alone = sleeper(ourName, nodeProgram("overshoot"), 1, longDurations);
  const [ours] = takeRounds([alone], isQuick ? 1 : 3);
  if (ours === undefined) return [];
  const claim = { bench: "overshoot", what: "median of 0.05–1 s", statistic: "median" } as const;
  return [
    inSeconds({ ...claim, target: { atMost: 0.0002 } }, ours),
    countEarly("overshoot", ours, "early of 0.05–1 s"),
  ];
}

/** Short sleeps against `setTimeout` and CPython, and 20 long ones by themselves; and how many of ours were early. */
export function overshoot(setting: Setting): readonly Figure[] {
  return [...againstOthers(setting), ...byItself(setting)];
}
