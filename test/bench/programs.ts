// The measured programs in `programs/`: how one is started, and what it says about itself.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { type Command, runChild } from "./child.js";
import type { LibraryId } from "./libraries.js";
import type { Python } from "./python.js";

const folder = join(import.meta.dirname, "programs");
// In the package's own folder, so that "asyncio-lessons" is found, which is what is built.
const ownPrograms = join(import.meta.dirname, "..", "..", ".dist-bench");
// In the bench's folder, so that its own node_modules are found.
const libraryPrograms = join(import.meta.dirname, ".dist-bench");

/** What a program is told: `repeat.ts` and `repeat.py` read it. */
export interface Order {
  readonly warmUps: number;
  readonly runs: number;
  readonly size: readonly number[];
}

const compiled = new Set<string>();

/** Compiles what Node runs, once a folder: through tsx, the very same code takes half as long again. */
function compilePrograms(into: string): string {
  if (!compiled.has(into)) {
    const isWanted = into === libraryPrograms ? /^(repeat|spread)\.ts$|\.js$/ : /\.ts$/;
    buildSync({
      absWorkingDir: folder,
      entryPoints: readdirSync(folder).filter((file) => isWanted.test(file)),
      outdir: into,
      format: "esm",
      platform: "node",
      target: "node20",
    });
    compiled.add(into);
  }
  return into;
}

function inNode(path: string, before: readonly string[] = []): Command {
  return { file: process.execPath, args: ["--expose-gc", ...before, path] };
}

/** A program that Node runs: `switch`, `switch.promises`. */
export function nodeProgram(name: string): Command {
  return inNode(join(compilePrograms(ownPrograms), `${name}.js`));
}

/** The same, with the trace's recorder attached to every loop. */
export function recordedProgram(name: string): Command {
  const programs = compilePrograms(ownPrograms);
  return inNode(join(programs, `${name}.js`), ["--import", join(programs, "attach.js")]);
}

/** A program of ours that measures modules which no door of the built package leads to: it is joined with them. */
export function bundledProgram(name: string): Command {
  buildSync({
    entryPoints: [join(folder, "..", "bundled", `${name}.ts`)],
    outdir: ownPrograms,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
  });
  return inNode(join(ownPrograms, `${name}.js`));
}

/** The program of a library of `libraries.ts`. */
export function libraryProgram(name: string, id: LibraryId): Command {
  return inNode(join(compilePrograms(libraryPrograms), `${name}.${id}.js`));
}

/** A program that Python runs. */
export function pythonProgram(name: string, python: Python): Command {
  return { file: python.file, args: [join(folder, `${name}.py`)] };
}

/** The same, recorded. */
export function recordedPythonProgram(name: string, manner: "plain" | "detail", python: Python): Command {
  const recorder = join(folder, "../../../src/run/python/recorder/__main__.py");
  const args = [join(folder, "recorded.py"), recorder, manner, join(folder, `${name}.py`)];
  return { file: python.file, args };
}

/** Runs a program in a process of its own; gives the document that it writes. */
export function runProgram<Document>(program: Command, order: Order): Document {
  const { stdout } = runChild({ file: program.file, args: [...program.args, JSON.stringify(order)] });
  return JSON.parse(stdout) as Document;
}

/** Runs programs one after the other in one process, by `together`; gives the document of each. */
export function runPrograms<Document>(
  together: Command,
  orders: readonly (readonly [name: string, order: Order])[],
): readonly Document[] {
  const { stdout } = runChild({ file: together.file, args: [...together.args, JSON.stringify(orders)] });
  const lines = stdout.trimEnd().split("\n");
  return lines.map((line) => JSON.parse(line) as Document);
}
