// The measured programs in `programs/`: how one is started, and what it says about itself.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
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
  return { file: process.execPath, args: ["--expose-gc", join(compiled(), `${name}.js`)] };
}

let compiledFolder: string | null = null;

/** The folder of the compiled programs: through tsx, the very same code takes half as long again. */
function compiled(): string {
  if (compiledFolder === null) {
    // In the package's own folder, so that "asyncio-lessons" is found, which is what is built.
    compiledFolder = join(folder, "..", "..", "..", ".dist-bench");
    const entryPoints = readdirSync(folder).filter((file) => file.endsWith(".ts"));
    buildSync({
      absWorkingDir: folder,
      entryPoints,
      outdir: compiledFolder,
      format: "esm",
      platform: "node",
      target: "node20",
    });
  }
  return compiledFolder;
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
