// A program in a pseudo-terminal of its own, of whose output nothing is lost, however busy the machine is. Rule: this
// process holds the terminal open as well, and when the program has ended writes a mark into it, behind all else; only
// what has read up to the mark has read all. (node-pty's own `spawn` gives up reading 200 ms after the program's end.)
import { spawn, spawnSync } from "node:child_process";
import { closeSync, constants, openSync, write } from "node:fs";
import { constants as system } from "node:os";
import { open } from "@lydell/node-pty";

export interface TerminalOptions {
  readonly columns: number;
  readonly rows: number;
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string | undefined;
  /** Gets what the program writes, piece by piece. */
  readonly onText: (text: string) => void;
}

export interface PseudoTerminal {
  /** The exit code, or the number of the signal that ended it, below 0. All that it wrote has been handed over by then. */
  readonly ended: Promise<number>;
  /** Types. */
  write(text: string): void;
  resize(columns: number, rows: number): void;
  /** Sends the program a signal; nothing, once it has ended. */
  kill(signal: NodeJS.Signals): void;
  /** What `stty -a` tells of it. */
  settings(): string;
  /** Closes the terminal's window under the program. What that still writes is lost. */
  hangUp(): void;
}

/**
 * Becomes the program, with the terminal for its streams. A shell has to open it: to a process that leads its session
 * and has no terminal yet, the first one that it opens is the one that Ctrl-C comes from, and /dev/tty.
 */
const enter = 'exec "$@" <>"$0" >&0 2>&0';
/** For the program's further files: it would hold this side of its terminal open, and never be told that it is closed. */
const nothing = openSync("/dev/null", "r+");
const endMark = "\u001b]the end\u0007";

/** @throws when there can be no terminal */
export function startInTerminal(command: readonly string[], options: TerminalOptions): PseudoTerminal {
  const { columns, rows, env, cwd = process.cwd(), onText } = options;
  const terminal = open({ cols: columns, rows });
  const { master } = terminal;
  const held = openSync(terminal.ptsName, constants.O_RDWR | constants.O_NOCTTY);
  terminal.slave.destroy();
  master.setEncoding("utf8");
  const child = spawn("/bin/sh", ["-c", enter, terminal.ptsName, ...command], {
    cwd,
    env: { TERM: "xterm-256color", ...env, PWD: cwd },
    // Leads a session.
    detached: true,
    stdio: Array.from({ length: terminal.fd + 1 }, () => nothing),
  });
  const ended = new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    let code: number | null = null;
    let last = "";
    master.on("data", (text: string) => {
      if (code === null) return onText(text);
      last += text;
      const at = last.indexOf(endMark);
      if (at === -1) return;
      if (at > 0) onText(last.slice(0, at));
      master.destroy();
      closeSync(held);
      resolve(code);
    });
    child.on("exit", (exitCode, signal) => {
      code = exitCode ?? -(signal === null ? 0 : system.signals[signal]);
      if (master.destroyed) return resolve(code);
      // Not at once: while the terminal is full, it waits for what is read above.
      write(held, endMark, (error) => {
        if (error !== null) reject(error);
      });
    });
  });
  return {
    ended,
    write: (text) => {
      if (!master.destroyed) master.write(text);
    },
    resize: (cols, lines) => {
      if (!master.destroyed) terminal.resize(cols, lines);
    },
    kill: (signal) => {
      child.kill(signal);
    },
    settings: () => spawnSync("stty", ["-a"], { stdio: [held, "pipe", "ignore"], encoding: "utf8" }).stdout,
    hangUp() {
      master.destroy();
      closeSync(held);
    },
  };
}
