// The lines that are redrawn in place, on a stream that only says it is a terminal.
import { EventEmitter } from "node:events";
import { Writable } from "node:stream";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type LiveArea, noLiveArea, startLiveArea } from "../../src/terminal/liveArea.js";
import { Output } from "../../src/terminal/output.js";
import { TerminalSession } from "../../src/terminal/session.js";

class FakeTerminal extends Writable {
  readonly isTTY = true;
  columns = 40;
  rows = 20;
  written = "";
  readonly process = Object.assign(new EventEmitter(), { stdin: {}, stdout: this, stderr: this });

  /** It is all of a process that is used here. */
  readonly session = new TerminalSession(this.process as unknown as NodeJS.Process);

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.written += chunk.toString();
    done();
  }

  cursorTo(): boolean {
    return true;
  }

  moveCursor(): boolean {
    return true;
  }

  clearLine(): boolean {
    return true;
  }

  clearScreenDown(): boolean {
    return true;
  }

  resize(columns: number): void {
    this.columns = columns;
    this.process.emit("SIGWINCH");
  }

  /** What was written since this was last called. */
  news(): string {
    const { written } = this;
    this.written = "";
    return written;
  }
}

const hideCursor = "\u001b[?25l";
const showCursor = "\u001b[?25h";

let terminal: FakeTerminal;
let drawn: number;

beforeEach(() => {
  vi.useFakeTimers();
  terminal = new FakeTerminal();
  drawn = 0;
});

afterEach(() => {
  vi.useRealTimers();
});

function start(): Promise<LiveArea> {
  return startLiveArea(() => `drawing ${++drawn}`, new Output(terminal), true, terminal.session);
}

it("draws nothing while the terminal has no columns, goes on when it has, and gives the cursor back", async () => {
  const area = await start();
  expect(terminal.news()).toContain(hideCursor);
  vi.advanceTimersByTime(300);
  expect(terminal.news()).toMatch(/drawing \d/);

  terminal.resize(0);
  terminal.news();
  vi.advanceTimersByTime(300);
  area.above("printed\n");
  vi.advanceTimersByTime(300);
  expect(terminal.news()).toBe("printed\n");

  terminal.resize(30);
  vi.advanceTimersByTime(300);
  expect(terminal.news()).toMatch(/drawing \d/);

  terminal.resize(0);
  area.stop();
  expect(terminal.news()).toContain(showCursor);
  terminal.resize(40);
  vi.advanceTimersByTime(300);
  expect(terminal.news()).toBe("");
});

it("takes away the lines that a narrower terminal has broken", async () => {
  const lines = `${"a".repeat(30)}\n${"b".repeat(30)}\nc`;
  const area = await startLiveArea(() => lines, new Output(terminal), true, terminal.session);
  vi.advanceTimersByTime(300);
  const up = vi.spyOn(terminal, "moveCursor");
  const down = vi.spyOn(terminal, "clearScreenDown");
  expect(terminal.news()).toContain("c\r");
  terminal.resize(20);
  // There are two lines above the cursor's, and each of them is broken once. Its own, if it is broken, is so below it.
  expect(up.mock.calls).toHaveLength(4);
  expect(down.mock.calls).toHaveLength(1);
  area.stop();
});

it("writes a line at once after a pause, and what follows soon together, with one drawing a frame", async () => {
  const area = await start();
  vi.advanceTimersByTime(1000);
  terminal.news();
  area.above("first\n");
  vi.advanceTimersByTime(1);
  expect(terminal.news()).toMatch(/^first\n.*drawing \d+/s);

  const before = drawn;
  for (let line = 0; line < 10_000; line++) area.above(`${line}\n`);
  vi.advanceTimersByTime(45);
  expect(terminal.news()).not.toContain("0\n");
  vi.advanceTimersByTime(5);
  const text = terminal.news();
  expect(text.split("\n")).toHaveLength(10_001);
  expect(text.match(/drawing/g)?.length).toBeLessThan(4);
  expect(drawn - before).toBeLessThan(4);
  area.stop();
});

it("writes what waits when it is stopped", async () => {
  const area = await start();
  area.above("one\n");
  vi.advanceTimersByTime(1);
  area.above("two\n");
  terminal.news();
  area.stop();
  expect(terminal.news()).toMatch(/^two\n/);
  vi.advanceTimersByTime(1000);
  expect(terminal.news()).toBe("");
});

it("where nothing moves, the lines of one turn of Node's loop are written together", () => {
  let writes = 0;
  const output = new Output(terminal);
  vi.spyOn(output, "write").mockImplementation((text) => {
    writes++;
    terminal.written += text;
  });
  const area = noLiveArea(output);
  area.above("one\n");
  area.above("two\n");
  vi.runAllTimers();
  expect({ writes, news: terminal.news() }).toEqual({ writes: 1, news: "one\ntwo\n" });
  area.above("three\n");
  area.stop();
  expect(terminal.news()).toBe("three\n");
});
