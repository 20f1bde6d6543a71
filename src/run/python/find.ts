// Finds a Python of the machine's that can run the program, and asks it for its version.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Second } from "../../trace/event.js";
import { groupOptions, killGroup, watchOver } from "./children.js";

export interface PythonCommand {
  readonly file: string;
  readonly args: readonly string[];
}

export interface Python {
  readonly command: PythonCommand;
  /** As `sys.version` begins: "3.13.0", "3.14.0rc2". */
  readonly version: string;
}

export type Answer =
  | { readonly kind: "found"; readonly python: Python }
  /** It is a Python, and older than the lessons can do with. */
  | { readonly kind: "too-old"; readonly name: string; readonly version: string }
  /** It was started, and said nothing for so long. */
  | { readonly kind: "silent"; readonly name: string; readonly seconds: Second }
  /** There is no such file or command. */
  | { readonly kind: "absent"; readonly name: string }
  /** It does not start, or what it says is not what a Python says. */
  | { readonly kind: "broken"; readonly name: string; readonly reason: string };

/** The oldest Python that any lesson runs on. */
export const oldestPython = "3.8";

/** A Python that does not tell its version in so many seconds does not tell it at all. */
const patience: Second = 15;

/** The commands that may be a Python, best first. */
export function pythonCommands(platform: NodeJS.Platform): PythonCommand[] {
  const [python3, python] = [
    { file: "python3", args: [] },
    { file: "python", args: [] },
  ];
  return platform === "win32" ? [{ file: "py", args: ["-3"] }, python] : [python3, python];
}

/** Who has chosen the Python that is to be used. */
export interface Wish {
  /** The path that was asked for. */
  readonly interpreter?: string | undefined;
  /** Path of the program's file: a virtual environment in its folder, or above, has what it imports. */
  readonly program: string;
}

const isWindows = process.platform === "win32";

/**
 * The Python for a program: the one that is asked for; else that of the virtual environment that is active, or that lies by
 * the program; else the machine's. One that was asked for, or belongs to the program, is not replaced by another.
 */
export function pythonFor({ interpreter, program }: Wish, signal?: AbortSignal): Promise<Answer> {
  const chosen = interpreter ?? environmentOf(program);
  return chosen === null ? findPython(usual, signal) : askOnce({ file: chosen, args: [] }, signal);
}

/** The Python of the virtual environment that is active, or lies by the program; null: there is none. */
function environmentOf(program: string): string | null {
  const inside = isWindows ? ["Scripts", "python.exe"] : ["bin", "python"];
  const { VIRTUAL_ENV: active } = process.env;
  if (active) return join(active, ...inside);
  for (let folder = dirname(program); ; folder = dirname(folder)) {
    for (const name of [".venv", "venv"]) {
      if (existsSync(join(folder, name, "pyvenv.cfg"))) return join(folder, name, ...inside);
    }
    if (folder === dirname(folder)) return null;
  }
}

const asked = new Map<string, Promise<Answer>>();

/** A command that has answered is not asked again. */
function askOnce(command: PythonCommand, signal?: AbortSignal): Promise<Answer> {
  const key = nameOf(command);
  const answer = asked.get(key) ?? askPython(command, signal);
  asked.set(key, answer);
  return answer;
}

const usual = pythonCommands(process.platform);

/** The first of the commands that can run the lessons; else what came nearest to it. */
export async function findPython(commands = usual, signal?: AbortSignal): Promise<Answer> {
  const answers: Answer[] = [];
  for (const command of commands) {
    const answer = await askOnce(command, signal);
    if (answer.kind === "found") return answer;
    answers.push(answer);
  }
  const says = (kind: Answer["kind"]): Answer | undefined => answers.find((answer) => answer.kind === kind);
  const names = commands.map(nameOf).join(", ");
  return says("too-old") ?? says("broken") ?? says("silent") ?? { kind: "absent", name: names };
}

/**
 * Arguments that make any Python, of whatever age, tell its version. None of its modules is imported for that: the current
 * folder is where `-c` looks for them first. `-E`: PYTHONPATH might name it as well.
 */
const ask = ["-E", "-c", "import sys; print(sys.version.split()[0])"] as const;

/** What a Python says of its version is far shorter than this many characters. */
const mostSaid = 10_000;
/** And this much of anything else it says is quoted. */
const mostQuoted = 200;

/** Starts the command and asks for its version. What is answered once the signal was aborted is worth nothing. */
export function askPython(command: PythonCommand, signal?: AbortSignal, seconds = patience): Promise<Answer> {
  const name = nameOf(command);
  const args = [...command.args, ...ask];
  return new Promise((resolve) => {
    const child = spawn(command.file, args, { ...groupOptions, stdio: ["ignore", "pipe", "pipe"] });
    watchOver(child);
    const broken = (reason: string): Answer => ({ kind: "broken", name, reason });
    const settle = (answer: Answer): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", giveUp);
      resolve(answer);
    };
    /** Does not wait for its end: what it has started may hold its output open. */
    const leave = (answer: Answer): void => {
      killGroup(child);
      child.stdout.destroy();
      child.stderr.destroy();
      settle(answer);
    };
    const giveUp = (): void => leave(broken(""));
    const timer = setTimeout(() => leave({ kind: "silent", name, seconds }), seconds * 1000);
    signal?.addEventListener("abort", giveUp);
    const said = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"] as const) {
      child[stream].setEncoding("utf8").on("data", (text: string) => {
        said[stream] += text;
        if (said[stream].length > mostSaid) leave(broken(""));
      });
    }
    child.once("error", ({ code = "" }: NodeJS.ErrnoException) => {
      settle(code === "ENOENT" || code === "ENOTDIR" ? { kind: "absent", name } : broken(code));
    });
    child.once("close", (exitCode, endedBy) => {
      if (exitCode !== 0) settle(broken(lastLine(said.stderr) ?? endedBy ?? `exit code ${exitCode}`));
      else settle(answerOf(command, said.stdout.trim()));
    });
  });
}

function answerOf(command: PythonCommand, version: string): Answer {
  const name = nameOf(command);
  const isVersion = /^\d+\.\d+\.\d+[\w.+-]*$/.test(version);
  if (!isVersion) return { kind: "broken", name, reason: lastLine(version) ?? "" };
  if (!isAtLeast(version, oldestPython)) return { kind: "too-old", name, version };
  return { kind: "found", python: { command, version } };
}

function nameOf({ file, args }: PythonCommand): string {
  return [file, ...args].join(" ");
}

function lastLine(text: string): string | undefined {
  return text.trimEnd().split(/\r?\n/).at(-1)?.slice(0, mostQuoted) || undefined;
}

/** Versions are `3.13.0rc2` and `3.8`, say. */
export function isAtLeast(version: string, least: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number.parseFloat);
  const [leastMajor = 0, leastMinor = 0] = least.split(".").map(Number);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}
