// Runs the built command off a terminal and keeps what it wrote.
import { spawn } from "node:child_process";
import { builtCommand, cleanEnvironment, type Environment, packageFolder } from "./built.js";
import { watchdog } from "./watchdog.js";

export interface Ended {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** How long it took on the wall clock. */
  readonly seconds: number;
}

export interface CommandOptions {
  readonly env?: Environment;
  readonly cwd?: string;
  /** In milliseconds; one that runs longer is killed, and its code is null. As long as anything here unless given. */
  readonly longest?: number;
}

/** Runs `asyncio-lessons` with these arguments; its stdin is empty. */
export function command(args: readonly string[], options: CommandOptions = {}): Promise<Ended> {
  return execute(process.execPath, [builtCommand(), ...args], options);
}

/** Runs Node itself with these arguments. */
export function node(args: readonly string[], options: CommandOptions = {}): Promise<Ended> {
  return execute(process.execPath, args, options);
}

/** Runs a line of `sh`, in which `asyncio_lessons` is the built command. */
export function shell(line: string, options: CommandOptions = {}): Promise<Ended> {
  const asyncioLessons = `'${process.execPath}' '${builtCommand()}'`;
  const script = `asyncio_lessons() { ${asyncioLessons} "$@"; }\n${line}`;
  return execute("sh", ["-c", script], options);
}

function execute(file: string, args: readonly string[], options: CommandOptions): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(file, args, {
      cwd: options.cwd ?? packageFolder,
      env: cleanEnvironment(options.env),
      stdio: ["ignore", "pipe", "pipe"],
      timeout: options.longest ?? watchdog,
      killSignal: "SIGKILL",
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ code, stdout, stderr, seconds: (performance.now() - began) / 1000 });
    });
  });
}
