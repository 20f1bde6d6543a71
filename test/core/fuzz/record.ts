// Records random programs as the worker records a program: one after the other, each in a loop of its own, with their
// output, and holding the thread up now and then.
import type { VirtualClock } from "../../../src/asyncio/clocks/virtual.js";
import type { Recorder } from "../../../src/run/core/recorder.js";
import type { Program } from "./ast.js";
import { traceOf } from "./run_program.js";

/** Every so many lines... */
const unfinished = 3;
const blocking = 7;

export async function record(
  programs: readonly Program[],
  recorder: Recorder,
  clock: VirtualClock,
): Promise<void> {
  let lines = 0;
  const hold = (): void => {
    const seconds = 0.001;
    recorder.sleepBegan(seconds);
    clock.sleep(seconds);
    recorder.sleepEnded();
  };
  const print = (label: string): void => {
    lines++;
    // Before the line: so it is told of a place that nothing else has told of yet.
    if (lines % blocking === 0) hold();
    recorder.write("stdout", lines % unfinished === 0 ? `${label}, ` : `${label}\n`);
  };
  for (const program of programs) await traceOf(program, [recorder], clock, print);
  recorder.programEnded({ status: "returned" });
}
