// python: what it costs a Python program to be recorded, in a process of its own, while all that is told is taken in; and what
// it costs to load the embedded Python.
import { compare } from "../figures.js";
import type { Figure } from "../model.js";
import { pythonProgram, recordedPythonProgram, runProgram } from "../programs.js";
import { type Contender, takeRounds } from "../rounds.js";
import type { Setting } from "./setting.js";
import { type Command, startUps } from "./startup.js";

const works = [
  { name: "switch", what: "100,000 turns", size: [100, 1000], plain: 15, detail: 60 },
  { name: "sleeps", what: "sleeps of 1 s", size: [20, 10, 100], plain: 1.02, detail: 1.02 },
] as const;

const embedded: Command = {
  args: ["run", "gather", "--runtime", "embedded", "--virtual", "--quiet"],
  target: { atMost: 40 },
};

export function python(setting: Setting): readonly Figure[] {
  return [...recording(setting), ...startUps("python", [embedded], setting.isQuick ? 1 : 5)];
}

/** Recorded, plain and in detail, against the same program bare; nothing where there is no Python. */
function recording({ isQuick, python }: Setting): readonly Figure[] {
  if (python === null) return [];
  const rounds = isQuick ? 1 : 3;
  return works.flatMap(({ name, what, size, plain, detail }) => {
    const contender = (called: string, program: ReturnType<typeof pythonProgram>): Contender => ({
      name: called,
      sample: () => runProgram<{ seconds: number[] }>(program, { warmUps: 1, runs: 3, size }).seconds,
    });
    const [bare, ...recorded] = takeRounds(
      [
        contender(python.name, pythonProgram(name, python)),
        contender("plain", recordedPythonProgram(name, "plain", python)),
        contender("in detail", recordedPythonProgram(name, "detail", python)),
      ],
      rounds,
    );
    if (bare === undefined) return [];
    return recorded.map((samples, i) =>
      compare(
        {
          bench: "python",
          what: `${what}, ${samples.contender}`,
          reading: "times as long",
          statistic: "best",
          target: { atMost: i === 0 ? plain : detail },
        },
        samples,
        bare,
      ),
    );
  });
}
