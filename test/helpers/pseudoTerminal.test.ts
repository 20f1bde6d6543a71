// The terminal that the other tests use: nothing of what a program writes is lost, and it ends as it would anywhere.
import { describe, expect, it } from "vitest";
import { cleanEnvironment } from "./built.js";
import { type PseudoTerminal, startInTerminal } from "./pseudoTerminal.js";

interface Run extends PseudoTerminal {
  written(): string;
  /** Waits until this has been written. */
  until(text: string): Promise<void>;
}

/** A line of `sh` in a terminal of 80 × 24. */
function run(line: string, onText: () => void = () => {}): Run {
  let written = "";
  let look = (): void => {};
  const terminal = startInTerminal(["/bin/sh", "-c", line], {
    columns: 80,
    rows: 24,
    env: cleanEnvironment(),
    onText: (text) => {
      written += text;
      onText();
      look();
    },
  });
  return {
    ...terminal,
    written: () => written,
    until: (text) =>
      new Promise((resolve) => {
        look = () => {
          if (written.includes(text)) resolve();
        };
        look();
      }),
  };
}

/** Nothing of this process goes on meanwhile, as on a machine that has no time for it. */
function standStill(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

describe("a program in a terminal", () => {
  it("loses nothing, however late it is read, and however much it is", async () => {
    let pieces = 0;
    const many = run("seq 20000; echo the last line", () => {
      if (pieces++ % 20 === 0) standStill(300);
    });
    expect(await many.ended).toBe(0);
    expect(many.written().split("\r\n").slice(-3)).toEqual(["20000", "the last line", ""]);
    expect(many.written().split("\r\n")).toHaveLength(20_002);
  });

  it.each([
    ["exit 0", 0],
    ["exit 7", 7],
    // As a shell tells of a signal: here it is none.
    ["exit 143", 143],
    ["kill -TERM $$", -15],
    ["kill -HUP $$", -1],
    ["kill -KILL $$", -9],
  ])("ends as it ends: %s, %i", async (line, code) => {
    expect(await run(`printf '\\033[?25lx'; ${line}`).ended).toBe(code);
  });

  it("gets the signals that are sent to it, and Ctrl-C", async () => {
    const told = run("trap 'echo got it; exit 5' USR1; echo ready; while :; do sleep 0.05; done");
    await told.until("ready");
    told.kill("SIGUSR1");
    expect(await told.ended).toBe(5);
    expect(told.written()).toBe("ready\r\ngot it\r\n");
    const interrupted = run("echo ready; exec sleep 60");
    await interrupted.until("ready");
    interrupted.write("\x03");
    expect(await interrupted.ended).toBe(-2);
  });

  it("has the terminal for its own, and hears of its size", async () => {
    const sized = run(
      "stty size > /dev/tty; read -r _ < /dev/tty; stty size; test -t 0 && test -t 1 && test -t 2",
    );
    await sized.until("24 80");
    sized.resize(100, 30);
    sized.write("\r");
    expect(await sized.ended).toBe(0);
    expect(sized.written()).toMatch(/^24 80\r\n\r\n30 100\r\n$/);
  });

  it("has ended, although what it has started holds the terminal", async () => {
    const left = run("trap '' HUP; sleep 3600 & echo $!");
    expect(await left.ended).toBe(0);
    process.kill(Number(left.written()), "SIGKILL");
  });

  it("can be closed twice", async () => {
    const closed = run("exec sleep 60");
    closed.kill("SIGKILL");
    expect(await closed.ended).toBe(-9);
    closed.kill("SIGKILL");
    closed.write("x");
    closed.resize(10, 10);
  });
});
