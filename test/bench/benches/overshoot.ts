// overshoot: how much longer than asked one sleep takes when nothing else is to be done.
import { compare, countEarly } from "../figures.js";
import type { Figure } from "../model.js";
import { nodeProgram, pythonProgram, runProgram } from "../programs.js";
import { type Contender, takeRounds } from "../rounds.js";
import { ourName, type Setting } from "./setting.js";

/** In milliseconds. */
const durations = [1, 5, 10, 20, 50, 100];

/** All durations together, against `setTimeout` and CPython; and how many of our sleeps were early. */
export function overshoot({ isQuick, python }: Setting): readonly Figure[] {
  const order = { warmUps: 1, runs: isQuick ? 4 : 8, size: durations };
  const contender = (name: string, program: ReturnType<typeof nodeProgram>): Contender => ({
    name,
    sample: () => runProgram<{ late: number[][] }>(program, order).late.flat(),
  });
  const contenders = [
    contender(ourName, nodeProgram("overshoot")),
    contender("setTimeout", nodeProgram("overshoot.promises")),
  ];
  if (python !== null) contenders.push(contender(python.name, pythonProgram("overshoot", python)));
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
