// trace: how long it takes, and how much room, until a trace of the lesson `scale` can be walked through; and how long each way in it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Command, runChild } from "../child.js";
import { inBytes, inSeconds } from "../figures.js";
import type { Figure } from "../model.js";
import { bundledProgram } from "../programs.js";
import { takeRounds } from "../rounds.js";
import { ourName, type Setting } from "./setting.js";
import { ourCommand } from "./startup.js";

/** It makes 100,000 tasks; that its timers fire together or not makes a few events more. */
const leastEvents = 1_300_000;
/** Seconds. It is recorded in real time, and the stack is read at every wait. */
const longestRecording = 600;

/** In seconds and bytes; of a round the longest jump and the longest step, each with its frame. */
const targets = { opening: 4, jump: 0.2, step: 0.016, bytes: 2 ** 30 };
type Taken = Readonly<Record<keyof typeof targets | "done", number>>;

/** Our own seconds and bytes: nobody else reads such traces. */
export function trace({ isQuick }: Setting): readonly Figure[] {
  const folder = mkdtempSync(join(tmpdir(), "asyncio-lessons-bench-"));
  try {
    const file = join(folder, "trace.json");
    runChild(
      { file: process.execPath, args: [ourCommand, "run", "scale", "--quiet", "--trace", file] },
      longestRecording,
    );
    const viewer = bundledProgram("open_trace");
    return measure({ ...viewer, args: [...viewer.args, file] }, isQuick ? 2 : 5);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measure(viewer: Command, rounds: number): readonly Figure[] {
  const all: Taken[] = [];
  const sample = (): readonly number[] => {
    const taken = JSON.parse(runChild(viewer).stdout) as Taken;
    if (taken.done < leastEvents) throw new Error(`trace: ${taken.done} events were read`);
    all.push(taken);
    return [taken.opening];
  };
  takeRounds([{ name: ourName, sample }], rounds);
  const reading = (of: keyof typeof targets) => ({
    contender: ourName,
    rounds: all.map((taken) => [taken[of]]),
  });
  const bench = "trace";
  const longest = (of: "opening" | "jump" | "step", what: string): Figure =>
    inSeconds({ bench, what, statistic: "best", target: { atMost: targets[of] } }, reading(of));
  return [
    longest("opening", "opening 1,300,000 events"),
    longest("jump", "the longest jump"),
    longest("step", "the longest step"),
    inBytes(
      { bench, what: "memory at the peak of opening", statistic: "worst", target: { atMost: targets.bytes } },
      reading("bytes"),
    ),
  ];
}
