// The lines that are redrawn in place, on a stream that only says it is a terminal.
import { Writable } from "node:stream";
import { expect, it, vi } from "vitest";
import { startLiveArea } from "../../src/terminal/liveArea.js";

class FakeTerminal extends Writable {
  readonly isTTY = true;
  columns = 40;
  rows = 20;
  written = "";

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

  resize(columns: number): void {
    this.columns = columns;
    this.emit("resize");
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

it("draws nothing while the terminal has no columns, goes on when it has, and gives the cursor back", async () => {
  vi.useFakeTimers();
  try {
    const terminal = new FakeTerminal();
    let drawn = 0;
    // It is all of a terminal that is used here.
    const stream = terminal as unknown as NodeJS.WriteStream;
    const area = await startLiveArea(() => `drawing ${++drawn}`, true, stream);
    expect(terminal.news()).toContain(hideCursor);
    vi.advanceTimersByTime(300);
    expect(terminal.news()).toMatch(/drawing \d/);

    terminal.resize(0);
    terminal.news();
    vi.advanceTimersByTime(300);
    area.above(() => terminal.write("printed\n"));
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
  } finally {
    vi.useRealTimers();
  }
});
