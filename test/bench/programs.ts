// The measured programs in `programs/`: how one is started, and what it says about itself.
import { join } from "node:path";
import { type Command, runChild } from "./child.js";
import type { Python } from "./python.js";

const folder = join(import.meta.dirname, "programs");

/** What a program is told: `repeat.ts` and `repeat.py` read it. */
export interface Order {
  readonly warmUps: number;
  readonly runs: number;
  readonly size: readonly number[];
}

/** A program that Node runs: `switch`, `switch.promises`. */
export function nodeProgram(name: string): Command {
  // The package's own tsconfig leads "asyncio-lessons" to src; what is measured is what is built.
  process.env.TSX_TSCONFIG_PATH = join(folder, "tsconfig.json");
  return { file: process.execPath, args: ["--expose-gc", "--import", "tsx", join(folder, `${name}.ts`)] };
}

/** A program that Python runs. */
export function pythonProgram(name: string, python: Python): Command {
  return { file: python.file, args: [join(folder, `${name}.py`)] };
}

/** Runs a program in a process of its own; gives the document that it writes. */
export function runProgram<Document>(program: Command, order: Order): Document {
  const { stdout } = runChild({ file: program.file, args: [...program.args, JSON.stringify(order)] });
  return JSON.parse(stdout) as Document;
}
