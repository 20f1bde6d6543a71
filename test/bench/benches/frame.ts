// frame: how long the step viewer takes to draw one screen of a long trace, on a large terminal.
import { runChild } from "../child.js";
import { inSeconds } from "../figures.js";
import type { Figure } from "../model.js";
import { bundledProgram } from "../programs.js";
import { takeRounds } from "../rounds.js";
import { ourName, type Setting } from "./setting.js";

const leastEvents = 100_000;
const target = { atMost: 0.01 };

/** What `bundled/draw_frames.ts` calls the trace, and the table. */
const traces = [
  ["workers", "100 workers"],
  ["sleepers", "33,000 sleepers"],
] as const;

/** Our own seconds, of the frame that takes longest and of all frames together. */
export function frame({ isQuick }: Setting): readonly Figure[] {
  const { file, args } = bundledProgram("draw_frames");
  return traces.flatMap(([trace, what]) => {
    const sample = (): readonly number[] => {
      const { stdout } = runChild({ file, args: [...args, trace] });
      const { seconds, done } = JSON.parse(stdout) as { seconds: number[]; done: number };
      if (done < leastEvents) throw new Error(`frame: there were ${done} events`);
      return seconds;
    };
    const [ours] = takeRounds([{ name: ourName, sample }], isQuick ? 1 : 3);
    if (ours === undefined) return [];
    return (["mean", "worst"] as const).map((statistic) =>
      inSeconds({ bench: "frame", what: `200x60, ${what}, ${statistic}`, statistic, target }, ours),
    );
  });
}
