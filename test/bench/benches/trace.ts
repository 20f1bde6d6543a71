// trace: how the step viewer copes with a long trace, that of the lesson `scale`: opening it, jumping, stepping, memory.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Command, runChild } from "../child.js";
import { inBytes, inSeconds } from "../figures.js";
import type { Figure, Samples } from "../model.js";
import { bundledProgram } from "../programs.js";
import { ourName, type Setting } from "./setting.js";
import { ourCommand } from "./startup.js";

/** A hundred thousand sleepers, and what a recording in detail tells of each. */
const leastEvents = 1_300_000;
/** Seconds: it is recorded in real time, and its stack is read at every wait. */
const longestRecording = 600;

interface Walk {
  readonly opening: number;
  readonly jumps: readonly number[];
  readonly steps: readonly number[];
  readonly bytes: number;
  readonly done: number;
}

/** Our own seconds and bytes: nobody else reads such traces. */
export function trace({ isQuick }: Setting): readonly Figure[] {
  const folder = mkdtempSync(join(tmpdir(), "asyncio-lessons-bench-"));
  try {
    const file = join(folder, "scale.json");
    const recording = [ourCommand, "run", "scale", "--quiet", "--trace", file];
    runChild({ file: process.execPath, args: recording }, longestRecording);
    const { file: node, args } = bundledProgram("walk_trace");
    const walker = { file: node, args: [...args, file] };
    return figuresOf(Array.from({ length: isQuick ? 1 : 3 }, () => walk(walker)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function walk(walker: Command): Walk {
  const taken = JSON.parse(runChild(walker).stdout) as Walk;
  if (taken.done < leastEvents) throw new Error(`trace: there were ${taken.done} events`);
  return taken;
}

function figuresOf(walks: readonly Walk[]): readonly Figure[] {
  const samples = (of: (walk: Walk) => readonly number[]): Samples => ({
    contender: ourName,
    rounds: walks.map(of),
  });
  const claim = { bench: "trace", statistic: "worst" } as const;
  return [
    inSeconds(
      { ...claim, what: "opening", statistic: "best", target: { atMost: 4 } },
      samples(({ opening }) => [opening]),
    ),
    inBytes(
      { ...claim, what: "memory at the peak", target: { atMost: 2 ** 30 } },
      samples(({ bytes }) => [bytes]),
    ),
    inSeconds(
      { ...claim, what: "the longest jump", target: { atMost: 0.2 } },
      samples(({ jumps }) => jumps),
    ),
    inSeconds(
      { ...claim, what: "the longest step", target: { atMost: 0.016 } },
      samples(({ steps }) => steps),
    ),
  ];
}
