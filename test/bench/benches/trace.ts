// trace: how long it takes until a trace of a million events can be walked through.
import { inSeconds } from "../figures.js";
import type { Figure } from "../model.js";
import { bundledProgram, runProgram } from "../programs.js";
import { takeRounds } from "../rounds.js";
import { ourName, type Setting } from "./setting.js";

const events = 1_000_000;

/** Our own seconds: nobody else reads such traces. */
export function trace({ isQuick }: Setting): readonly Figure[] {
  const program = bundledProgram("read_trace");
  // One to make the text, which is not what is measured.
  const order = { warmUps: 1, runs: 2, size: [events] };
  const sample = (): readonly number[] => {
    const { seconds, done } = runProgram<{ seconds: number[]; done: number[] }>(program, order);
    if (done.some((each) => each !== events))
      throw new Error(`trace: ${done} events were read, not ${events}`);
    return seconds;
  };
  const [ours] = takeRounds([{ name: ourName, sample }], isQuick ? 1 : 3);
  if (ours === undefined) return [];
  return [
    inSeconds({ bench: "trace", what: "1,000,000 events", statistic: "best", target: { atMost: 3 } }, ours),
  ];
}
