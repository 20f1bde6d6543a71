// Runs a program on a Python, bare and with the recorder, and gives both alike: what was printed, and how it ended.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Duplex, Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { OutputStream, ProgramOutcome, TraceEvent } from "../../../src/trace/event.js";

const recorder = fileURLToPath(new URL("../../../src/run/python/recorder/__main__.py", import.meta.url));

export interface Ran {
  readonly stdout: string;
  /** The traceback of what the program raised among it: Python's own, or what is told of it. */
  readonly stderr: string;
  readonly end: number | NodeJS.Signals | null;
}

export interface Recorded extends Ran {
  readonly events: readonly TraceEvent[];
  readonly outcome: ProgramOutcome | undefined;
  readonly notes: readonly { readonly note: string; readonly text: string }[];
}

interface Options {
  readonly args?: readonly string[];
  readonly stdin?: string;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

const config = {
  clock: { kind: "real", speed: 1 },
  detail: false,
  locals: false,
  source: null,
  terminal: { stdin: false, stdout: false, stderr: false },
};

export type Config = Partial<{ [K in keyof typeof config]: unknown }>;

/** What is not the machine's: a terminal's colours, and that nothing is kept back, are in the way of the comparison. */
function environment({ env }: Options): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _, PYTHONUNBUFFERED: __, ...rest } = process.env;
  return { ...rest, PYTHONDONTWRITEBYTECODE: "1", ...env };
}

export async function runBare(python: string, program: string, options: Options = {}): Promise<Ran> {
  const { args = [], stdin = "", cwd } = options;
  const child = spawn(python, [program, ...args], { cwd, env: environment(options) });
  child.stdin.on("error", () => undefined).end(stdin);
  const said = [gather(child.stdout), gather(child.stderr)];
  const [code, signal] = await once(child, "close");
  const [stdout = "", stderr = ""] = said.map((said) => said.text);
  return { stdout, stderr, end: signal ?? code };
}

export async function runRecorded(
  python: string,
  program: string,
  options: Options = {},
  wanted: Config = {},
): Promise<Recorded> {
  const { args = [], stdin = "", cwd } = options;
  const child = spawn(python, [recorder, program, ...args], {
    cwd,
    env: environment(options),
    stdio: ["pipe", "pipe", "pipe", "pipe"],
  });
  const [, , , pipe] = child.stdio as unknown as readonly [unknown, Readable, Readable, Duplex];
  child.stdin?.on("error", () => undefined).end(stdin);
  const stray = [gather(child.stdout), gather(child.stderr)];
  pipe.write(`${JSON.stringify({ ...config, ...wanted })}\n`);
  const events: TraceEvent[] = [];
  const notes: Recorded["notes"][number][] = [];
  let outcome: ProgramOutcome | undefined;
  let before = 0;
  gather(pipe, (line) => {
    const told = JSON.parse(line);
    if (told.control === undefined) {
      events.push(told);
    } else if (told.control === "outcome") {
      outcome = told.outcome;
      before = events.length;
    } else if (told.control === "note") notes.push({ note: told.note, text: told.text });
  });
  const [code, signal] = await once(child, "close");
  const traceback = (outcome?.status === "raised" && outcome.error.traceback) || "";
  const [stdout = "", stderr = ""] = stray.map((said) => said.text);
  return {
    stdout: printed(events, "stdout") + stdout,
    stderr:
      printed(events.slice(0, before), "stderr") +
      traceback +
      printed(events.slice(before), "stderr") +
      stderr,
    end: signal ?? code,
    events,
    outcome,
    notes,
  };
}

/** Text as it comes, and each of its lines as it ends. */
function gather(stream: Readable, onLine?: (line: string) => void): { text: string } {
  const said = { text: "" };
  stream.setEncoding("utf8").on("data", (text: string) => {
    said.text += text;
    if (onLine === undefined) return;
    const lines = said.text.split("\n");
    said.text = lines.pop() ?? "";
    for (const line of lines) onLine(line);
  });
  stream.on("error", () => undefined);
  return said;
}

/** What the events say was written. */
function printed(events: readonly TraceEvent[], stream: OutputStream): string {
  let whole = "";
  let open = "";
  for (const event of events) {
    if (event.kind === "output-part" && event.stream === stream) open += event.text;
    if (event.kind !== "output" || event.stream !== stream) continue;
    whole += `${event.text}\n`;
    open = "";
  }
  return whole + open;
}

export interface Interpreter {
  readonly version: string;
  readonly path: string;
}

/** Of these the recorder is tested on those that are there. */
export const versions = ["3.8", "3.9", "3.10", "3.11", "3.12", "3.13"] as const;

/**
 * The Pythons to test with, newest first: those that `ASYNCIO_LESSONS_PYTHONS` lists, as PATH lists folders; else those that
 * are on PATH by the name of a version.
 */
export async function interpreters(): Promise<readonly Interpreter[]> {
  const listed = process.env.ASYNCIO_LESSONS_PYTHONS?.split(delimiter).filter((path) => path !== "");
  const asked = listed === undefined ? versions.map(onPath) : await Promise.all(listed.map(ask));
  const found = asked.filter((one) => one !== null);
  const order = (version: string): number => Number(version.split(".")[1]);
  return found.sort((one, other) => order(other.version) - order(one.version));
}

/** The program itself: a script of that name looks for one each time, and takes longer for that than Python for its start. */
function onPath(version: string): Interpreter | null {
  const folders = process.env.PATH?.split(delimiter) ?? [];
  const paths = folders.map((folder) => join(folder, `python${version}`));
  const path = paths.find(
    (path) => existsSync(path) && readFileSync(path).subarray(0, 2).toString() !== "#!",
  );
  return path === undefined ? null : { version, path };
}

async function ask(name: string): Promise<Interpreter | null> {
  const child = spawn(name, ["-c", "import sys; print('%d.%d' % sys.version_info[:2], sys.executable)"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const said = gather(child.stdout);
  const isThere = await new Promise<boolean>((resolve) => {
    child.once("error", () => resolve(false)).once("close", (code) => resolve(code === 0));
  });
  const [, version, path] = /^(\S+) (.+)$/m.exec(said.text) ?? [];
  return isThere && version !== undefined && path !== undefined ? { version, path } : null;
}
