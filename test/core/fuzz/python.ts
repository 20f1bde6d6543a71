// CPython's side, through generator/traces.py: fresh programs with their traces, and the trace of any one program.
import { type ChildProcessByStdio, execFileSync, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { TraceEvent } from "../../../src/trace/event.js";
import type { Program, Recorded } from "./ast.js";
import { type Grammar, parseRecorded } from "./golden.js";

const script = join(import.meta.dirname, "generator", "traces.py");
/** The traces of another version would differ for good reasons. */
const wanted = "3.13";

/** There is no Python to compare with; the text says why. */
export class NoPython extends Error {}

interface Answer {
  /** The program as Python source. */
  readonly python: string;
  readonly trace: readonly string[];
  readonly events?: readonly TraceEvent[];
}

interface Python {
  readonly path: string;
  readonly version: string;
}

/**
 * The Python to compare with: the one asked for, or else the first of the usual names that is a 3.13.
 *
 * @throws {NoPython} when there is none
 */
export function findPython(asked: string | null): Python {
  const reasons: string[] = [];
  for (const path of asked === null ? ["python3.13", "python3"] : [asked]) {
    try {
      return { path, version: askVersion(path) };
    } catch (error) {
      if (!(error instanceof NoPython)) throw error;
      reasons.push(error.message);
    }
  }
  throw new NoPython(reasons.join("; "));
}

function askVersion(path: string): string {
  let version: string;
  try {
    version = execFileSync(path, ["-B", script, "version"], { encoding: "utf8", stdio: "pipe" }).trim();
  } catch (error) {
    throw new NoPython(`${path} does not run (${reasonOf(error)})`);
  }
  if (!version.startsWith(`${wanted}.`)) {
    throw new NoPython(`${path} is Python ${version}, and the core follows ${wanted}`);
  }
  return version;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const stderr = "stderr" in error && typeof error.stderr === "string" ? error.stderr.trim() : "";
  return stderr.split("\n").at(-1) || error.message;
}

function wholeIf(isWhole: boolean): string[] {
  return isWhole ? ["--whole"] : [];
}

/** Fresh programs, with the traces that CPython gives. */
export async function* freshPrograms(
  path: string,
  grammar: Grammar,
  first: number,
  count: number,
  isWhole: boolean,
): AsyncGenerator<Recorded, void, undefined> {
  const args = ["-B", script, grammar, String(first), String(count), ...wholeIf(isWhole)];
  const child = spawn(path, args, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  try {
    for await (const line of createInterface({ input: child.stdout })) yield parseRecorded(line);
    const code = await ended;
    if (code !== 0) throw new Error(`${path} ended with exit code ${code}`);
  } finally {
    child.kill();
  }
}

/** A Python that answers one program after the other. */
export class PythonServer {
  private readonly child: ChildProcessByStdio<Writable, Readable, null>;
  private readonly lines: AsyncIterator<string>;

  constructor(path: string, isWhole: boolean) {
    this.child = spawn(path, ["-B", script, "serve", ...wholeIf(isWhole)], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    this.lines = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }

  async run(program: Program): Promise<Answer> {
    this.child.stdin.write(`${JSON.stringify(program)}\n`);
    const line = await this.lines.next();
    if (line.done) throw new Error("Python ended in the middle of a program");
    // What `serve` of traces.py answers.
    return JSON.parse(line.value) as Answer;
  }

  close(): void {
    this.child.kill();
  }
}
