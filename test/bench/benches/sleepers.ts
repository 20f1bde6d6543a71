// Contenders whose samples are bytes a sleeping task.
import type { Command } from "../child.js";
import { runProgram } from "../programs.js";
import type { Contender } from "../rounds.js";

/** One who says how many bytes each of so many sleeping tasks takes. */
export function measurer(name: string, program: Command, tasks: number): Contender {
  const order = { warmUps: 1, runs: 2, size: [tasks] };
  return { name, sample: () => runProgram<{ bytes: number[] }>(program, order).bytes };
}
