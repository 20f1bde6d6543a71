// memory: the bytes of a task that sleeps, and all that belongs to it.
import { compare } from "../figures.js";
import type { Figure } from "../model.js";
import { nodeProgram, pythonProgram } from "../programs.js";
import { takeRounds } from "../rounds.js";
import { ourName, type Setting } from "./setting.js";
import { measurer } from "./sleepers.js";

const tasks = 100_000;

/** Against CPython's; nothing where there is no Python. */
export function memory({ isQuick, python }: Setting): readonly Figure[] {
  if (python === null) return [];
  const contenders = [
    measurer(ourName, nodeProgram("memory"), tasks),
    measurer(python.name, pythonProgram("memory", python), tasks),
  ];
  const [ours, theirs] = takeRounds(contenders, isQuick ? 1 : 3);
  if (ours === undefined || theirs === undefined) return [];
  const claim = { bench: "memory", what: "a sleeping task", reading: "times as large" } as const;
  return [compare({ ...claim, statistic: "median", target: { atMost: 0.6 } }, ours, theirs)];
}
