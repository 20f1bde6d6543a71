// trace: how long it takes, and how much room, until a file with a million events can be walked through.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Command, runChild } from "../child.js";
import { inBytes, inSeconds } from "../figures.js";
import type { Figure } from "../model.js";
import { bundledProgram } from "../programs.js";
import { takeRounds } from "../rounds.js";
import { ourName, type Setting } from "./setting.js";

const events = 1_000_000;
const gibibyte = 2 ** 30;

function withArgs({ file, args }: Command, ...more: readonly string[]): Command {
  return { file, args: [...args, ...more] };
}

/** Our own seconds and bytes: nobody else reads such traces. */
export function trace({ isQuick }: Setting): readonly Figure[] {
  const folder = mkdtempSync(join(tmpdir(), "asyncio-lessons-bench-"));
  try {
    const file = join(folder, "trace.json");
    runChild(withArgs(bundledProgram("write_trace"), file, String(events)));
    return measure(withArgs(bundledProgram("read_trace"), file), isQuick ? 2 : 5);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measure(reader: Command, rounds: number): readonly Figure[] {
  const peaks: number[][] = [];
  const sample = (): readonly number[] => {
    const taken = JSON.parse(runChild(reader).stdout) as {
      seconds: number;
      bytes: number;
      done: number;
      seen: number;
    };
    const { seconds, bytes, done, seen } = taken;
    if (done !== events || seen === 0)
      throw new Error(`trace: ${done} events were read, and ${seen} things seen`);
    peaks.push([bytes]);
    return [seconds];
  };
  const [ours] = takeRounds([{ name: ourName, sample }], rounds);
  if (ours === undefined) return [];
  const memory = { contender: ourName, rounds: peaks };
  return [
    inSeconds({ bench: "trace", what: "1,000,000 events", statistic: "best", target: { atMost: 3 } }, ours),
    inBytes(
      { bench: "trace", what: "memory at the peak", statistic: "worst", target: { atMost: gibibyte } },
      memory,
    ),
  ];
}
