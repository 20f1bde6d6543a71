// Child processes: every contender has its own, so that one's heap, code and garbage are not the other's.
import { spawnSync } from "node:child_process";

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
}

/** Settings that would make a contender slower, or do other work, than it does by itself. */
const bending = [
  "NODE_OPTIONS",
  "NODE_V8_COVERAGE",
  "PYTHONASYNCIODEBUG",
  "PYTHONDEVMODE",
  "PYTHONTRACEMALLOC",
];

function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !bending.includes(name));
  // The programs' folder is no place for __pycache__.
  return { ...Object.fromEntries(kept), PYTHONDONTWRITEBYTECODE: "1" };
}

interface Ended {
  readonly stdout: string;
  /** From before it was started until it had ended. */
  readonly seconds: number;
}

/** A child that did not do its work. */
export class ChildError extends Error {
  override readonly name = "ChildError";
  /** Why, and what it wrote to stderr, without the command. */
  readonly reason: string;

  constructor({ file, args }: Command, reason: string) {
    super(`${[file, ...args].join(" ")}: ${reason}`);
    this.reason = reason;
  }
}

/**
 * Runs a command to its end; its stdout is a pipe, so it is off a terminal.
 *
 * @param limit in seconds
 * @throws {ChildError} when it cannot be started, fails or takes longer than the limit
 */
export function runChild(command: Command, limit = 120): Ended {
  const env = environment();
  const start = performance.now();
  const { status, error, stdout, stderr } = spawnSync(command.file, command.args, {
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    timeout: limit * 1000,
  });
  const seconds = (performance.now() - start) / 1000;
  if (error === undefined && status === 0) return { stdout, seconds };
  const why = error === undefined ? `it ended with ${status}` : error.message;
  throw new ChildError(command, [why, stderr?.trim()].filter(Boolean).join("\n"));
}
