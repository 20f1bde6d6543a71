// Long texts a screenful at a time: plain lines that scroll, so that all of them stay in the terminal's history. Rule: as
// long as it is open it has the keyboard for itself, and a key that nobody waits for is neither shown nor kept.
import type { Output } from "./output.js";
import { endOfInput, type TerminalSession } from "./session.js";

/** `on`: all has been shown. `back`: its reader wants what was before it. `stopped`: has enough of it all. */
export type Shown = "on" | "back" | "stopped" | "interrupted";

export interface Screen {
  /** How many lines it holds. */
  readonly lines: () => number;
  /** The line at the end of a screenful; shorter than the screen is wide. */
  readonly more: () => string;
  /** What other keys show there, in between. */
  readonly asides: Readonly<Record<string, () => Promise<Shown>>>;
}

export class Pages {
  readonly #outputs: readonly [text: Output, ...others: Output[]];
  readonly #terminal: TerminalSession;
  readonly #screen: Screen;
  /** Gives the keyboard back. */
  readonly close: () => void;
  #seen = 0;

  /** @param outputs all that write to the screen; the first one takes the texts */
  constructor(
    outputs: readonly [text: Output, ...others: Output[]],
    terminal: TerminalSession,
    screen: Screen,
  ) {
    this.#outputs = outputs;
    this.#terminal = terminal;
    this.#screen = screen;
    const nothing = (): void => {};
    this.close = terminal.open({ show: nothing, hide: nothing, keys: nothing });
    this.seen();
  }

  /** Notes that all that is on the screen has been read. */
  seen(): void {
    this.#seen = this.#written();
  }

  /** Is there room for one more line, and for the prompt below it? */
  hasRoom(): boolean {
    return this.#written() - this.#seen < this.#screen.lines() - 1;
  }

  /** Writes the text line by line, and waits for a key whenever the screen is full of what is new. */
  async show(text: string): Promise<Shown> {
    for (const line of text.split("\n")) {
      if (!this.hasRoom()) {
        const answer = await this.#more();
        if (answer !== "on") return answer;
      }
      this.#outputs[0].line(line);
    }
    return "on";
  }

  async #more(): Promise<Shown> {
    const { more, asides } = this.#screen;
    const keys = new Set(["return", "space", "b", "q", ...Object.keys(asides)]);
    for (;;) {
      const key = await this.ask(more(), keys);
      if (key === "b") return "back";
      if (key === "stopped" || key === "interrupted") return key;
      const aside = asides[key];
      if (aside === undefined) return "on";
      const shown = await aside();
      if (shown !== "on") return shown;
    }
  }

  /** Shows a prompt until one of these keys is pressed; takes it away again. */
  async ask(prompt: string, keys: ReadonlySet<string>): Promise<string> {
    const out = this.#outputs[0];
    const { stdout } = this.#terminal;
    let columns = 0;
    const pressed = await this.#terminal.run<string>((end) => ({
      show() {
        columns = stdout.columns;
        out.write(prompt);
      },
      // Broken into several rows, by a resize, it stays: what stands above it must not be touched.
      hide: () => out.control(stdout.columns === columns ? "\r\u001b[K" : "\n"),
      keys({ name, text }) {
        // Some keys have no name, and an input method may write a wide letter.
        const key = name === "" ? text.normalize("NFKC").toLowerCase() : name;
        if (key === endOfInput || keys.has(key)) end(key);
      },
    }));
    this.seen();
    return pressed === endOfInput || pressed === "q" ? "stopped" : pressed;
  }

  #written(): number {
    return this.#outputs.reduce((lines, output) => lines + output.lines, 0);
  }
}
