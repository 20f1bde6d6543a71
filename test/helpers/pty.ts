// Runs the built command in a real pseudo-terminal, and reads the screen as a terminal would show it.
import xterm from "@xterm/headless";
import { atEnd } from "./atEnd.js";
import { builtCommand, cleanEnvironment, type Environment } from "./built.js";
import { startInTerminal } from "./pseudoTerminal.js";
import { watchdog } from "./watchdog.js";

export const keys = {
  down: "\x1b[B",
  up: "\x1b[A",
  left: "\x1b[D",
  right: "\x1b[C",
  pageUp: "\x1b[5~",
  pageDown: "\x1b[6~",
  backspace: "\x7f",
  home: "\x1b[H",
  end: "\x1b[F",
  enter: "\r",
  escape: "\x1b",
  interrupt: "\x03",
} as const;

export interface ScreenOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Environment;
  readonly cwd?: string;
  /** A script of bash that runs the command, `"$@"`; else nobody stands between. */
  readonly shell?: string;
}

export interface Screen {
  /** All the lines that there are, from the first; what is empty below is left out. */
  lines(): string[];
  /** What is visible of them: as many lines as the screen has. */
  visible(): string[];
  /** All that was written, with its escape codes. */
  written(): string;
  isCursorVisible(): boolean;
  send(keys: string): void;
  resize(columns: number, rows: number): void;
  /** What `stty -a` tells of the terminal. */
  settings(): string;
  /** Closes the terminal under the command. */
  hangUp(): void;
  /** Sends the command a signal. */
  signal(name: NodeJS.Signals): void;
  /** Is the alternate screen shown? */
  isAlternate(): boolean;
  /**
   * Waits until `holds` is true of the screen, looked at after each piece of output.
   *
   * @throws when it does not come to that, or when the command ended before, with the screen in the message
   */
  until(what: string, holds: (screen: string) => boolean): Promise<void>;
  /**
   * Waits for the end, and for all that was written until then.
   *
   * @throws when it does not end, with the screen in the message
   */
  end(): Promise<{ readonly code: number }>;
}

/**
 * A shell with job control: it says the command's process id first, `[stopped]` whenever that is stopped (at most twice),
 * and `[ended <code>]` at its end; it goes on when Enter is pressed.
 */
export const jobShell = `
  set -m
  # 148: by SIGTSTP. It would end a loop as well.
  goOn() { if [ $code = 148 ]; then echo; echo "[stopped]"; read -r _; fg > /dev/null; code=$?; fi; }
  sh -c 'echo pid $$; exec "$@"' sh "$@"; code=$?
  goOn; goOn; echo; echo "[ended $code]"; read -r _; exit $code`;

/** Starts `asyncio-lessons` with these arguments in a terminal of its own; it is ended once the test file is done. */
export function openScreen(args: readonly string[], options: ScreenOptions = {}): Screen {
  const { columns = 80, rows = 40, env = {}, cwd, shell } = options;
  const terminal = new xterm.Terminal({ cols: columns, rows, scrollback: 2000, allowProposedApi: true });
  const command = [process.execPath, builtCommand(), ...args];
  let written = "";
  let isCursorVisible = true;
  const watchers = new Set<() => void>();
  const tellWatchers = (): void => {
    for (const watcher of watchers) watcher();
  };
  for (const [final, visible] of [
    ["h", true],
    ["l", false],
  ] as const) {
    terminal.parser.registerCsiHandler({ prefix: "?", final }, (params) => {
      if (params.includes(25)) isCursorVisible = visible;
      // The terminal itself is to act on it as well.
      return false;
    });
  }
  const child = startInTerminal(shell === undefined ? command : ["bash", "-c", shell, "bash", ...command], {
    columns,
    rows,
    env: cleanEnvironment(env),
    cwd,
    onText: (text) => {
      written += text;
      terminal.write(text, tellWatchers);
    },
  });
  let exitCode: number | null = null;
  const ended = child.ended.then(
    (code) =>
      new Promise<number>((resolve) => {
        // What was written before is on the screen once this empty piece is.
        terminal.write("", () => {
          exitCode = code;
          resolve(code);
          tellWatchers();
        });
      }),
  );
  const kill = (): void => child.kill("SIGKILL");
  atEnd(kill);

  const lines = (): string[] => {
    const { active } = terminal.buffer;
    const all = Array.from(
      { length: active.length },
      (_, at) => active.getLine(at)?.translateToString(true) ?? "",
    );
    const last = all.findLastIndex((line) => line !== "");
    return all.slice(0, last + 1);
  };

  return {
    lines,
    visible: () => {
      const { baseY } = terminal.buffer.active;
      return lines().slice(baseY, baseY + terminal.rows);
    },
    written: () => written,
    isCursorVisible: () => isCursorVisible,
    settings: child.settings,
    hangUp: child.hangUp,
    send: (text) => child.write(text),
    isAlternate: () => terminal.buffer.active.type === "alternate",
    resize: (cols, rows) => {
      terminal.resize(cols, rows);
      child.resize(cols, rows);
    },
    signal: (name) => {
      const [, own] = /^pid (\d+)/.exec(written) ?? [];
      if (own === undefined) child.kill(name);
      else process.kill(Number(own), name);
    },
    until: (what, holds) =>
      new Promise((resolve, reject) => {
        const stop = (): void => {
          clearTimeout(timer);
          watchers.delete(look);
        };
        const fail = (why: string): void => {
          stop();
          reject(new Error(`${why} before ${what}; the screen:\n${lines().join("\n")}`));
        };
        const look = (): void => {
          if (holds(lines().join("\n"))) {
            stop();
            resolve();
          } else if (exitCode !== null) fail(`the command ended with ${exitCode}`);
        };
        const timer = setTimeout(() => fail(`${watchdog} ms went by`), watchdog);
        watchers.add(look);
        look();
      }),
    async end() {
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        kill();
      }, watchdog);
      const code = await ended;
      clearTimeout(timer);
      if (isLate)
        throw new Error(`${watchdog} ms went by before the end; the screen:\n${lines().join("\n")}`);
      return { code };
    },
  };
}
