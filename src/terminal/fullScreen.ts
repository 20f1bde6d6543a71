// The whole screen of a terminal, drawn anew line by line: on the alternate screen, so that what stood there before is
// there again afterwards.
import { gated } from "./gate.js";
import type { TerminalSession } from "./session.js";

export interface ScreenSize {
  readonly rows: number;
  readonly columns: number;
}

/** The alternate screen, without a cursor, and without a break at the end of a full line. */
const enter = "\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[2J";
const leave = "\u001b[?7h\u001b[?25h\u001b[?1049l";
const clear = "\u001b[2J";

export class FullScreen {
  readonly #stdout: NodeJS.WriteStream;
  #shown: readonly string[] = [];

  constructor({ stdout }: TerminalSession) {
    this.#stdout = stdout;
  }

  get size(): ScreenSize {
    return { rows: this.#stdout.rows || 24, columns: this.#stdout.columns || 80 };
  }

  enter(): void {
    this.#shown = [];
    this.#stdout.write(enter);
  }

  leave(): void {
    this.#stdout.write(leave);
  }

  /** Nothing stands on the screen. */
  clear(): void {
    this.#shown = [];
    this.#stdout.write(clear);
  }

  /** @param lines the lines of the screen, from its top */
  paint(lines: readonly string[]): void {
    const changed = lines.flatMap((line, row) =>
      line === this.#shown[row] ? [] : [`\u001b[${row + 1};1H${gated(line)}`],
    );
    this.#shown = lines;
    if (changed.length > 0) this.#stdout.write(changed.join(""));
  }
}
