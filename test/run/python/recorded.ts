// Runs a program on a Python, bare and with the recorder, and gives both alike: what was printed, and how it ended.
import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Duplex, Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { OutputStream, ProgramOutcome, TraceEvent } from "../../../src/trace/event.js";

const recorder = fileURLToPath(new URL("../../../src/run/python/recorder.py", import.meta.url));

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
  /** Called once the program's first line is about to run, and with each event. */
  readonly onEvent?: (event: TraceEvent, kill: (signal: NodeJS.Signals) => void) => void;
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
  const { args = [], stdin = "", cwd, onEvent } = options;
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
  gather(pipe, (line) => {
    const told = JSON.parse(line);
    if (told.control === undefined) {
      events.push(told);
      onEvent?.(told, (signal) => child.kill(signal));
    } else if (told.control === "outcome") outcome = told.outcome;
    else if (told.control === "note") notes.push({ note: told.note, text: told.text });
  });
  const [code, signal] = await once(child, "close");
  const traceback = (outcome?.status === "raised" && outcome.error.traceback) || "";
  const [stdout = "", stderr = ""] = stray.map((said) => said.text);
  return {
    stdout: printed(events, "stdout") + stdout,
    stderr: printed(events, "stderr", traceback) + stderr,
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

/** What the events say was written; where the traceback belongs is not told, so that comes first. */
function printed(events: readonly TraceEvent[], stream: OutputStream, traceback = ""): string {
  let whole = "";
  let open = "";
  for (const event of events) {
    if ((event.kind !== "output" && event.kind !== "output-part") || event.stream !== stream) continue;
    if (event.kind === "output-part") {
      open += event.text;
    } else {
      whole += `${event.text}\n`;
      open = "";
    }
  }
  return traceback + whole + open;
}
