// Long texts a screenful at a time: plain lines that scroll, so that all of them stay in the terminal's history.
import type { Keyboard } from "./keyboard.js";
import type { Output } from "./output.js";

/** `on`: all has been shown. `stopped`: its reader has enough of it all. */
export type Shown = "on" | "stopped" | "interrupted";

export interface Screen {
  /** How many lines it holds. */
  readonly lines: () => number;
  /** The line at the end of a screenful; shorter than the screen is wide. */
  readonly more: () => string;
}

const goingOn = new Set(["return", "space"]);

export class Pages {
  readonly #outputs: readonly [text: Output, ...others: Output[]];
  readonly #keyboard: Keyboard;
  readonly #screen: Screen;
  #seen = 0;

  /** @param outputs all that write to the screen; the first one takes the texts */
  constructor(outputs: readonly [text: Output, ...others: Output[]], keyboard: Keyboard, screen: Screen) {
    this.#outputs = outputs;
    this.#keyboard = keyboard;
    this.#screen = screen;
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
        const left = await this.#waitForReader();
        if (left !== "on") return left;
      }
      this.#outputs[0].line(line);
    }
    return "on";
  }

  /** Shows a prompt until one of these keys is pressed; takes it away again. */
  async ask(prompt: string, keys: ReadonlySet<string>): Promise<string | Exclude<Shown, "on">> {
    const out = this.#outputs[0];
    const { columns } = process.stdout;
    out.write(prompt);
    const press = await this.#keyboard.press(keys);
    // Broken into several rows, by a resize, it stays: what stands above it must not be touched.
    out.control(process.stdout.columns === columns ? "\r\u001b[K" : "\n");
    this.seen();
    if (press.kind === "interrupted") return "interrupted";
    return press.kind === "left" || press.name === "q" ? "stopped" : press.name;
  }

  async #waitForReader(): Promise<Shown> {
    const answer = await this.ask(this.#screen.more(), new Set([...goingOn, "q"]));
    return answer === "stopped" || answer === "interrupted" ? answer : "on";
  }

  #written(): number {
    return this.#outputs.reduce((lines, output) => lines + output.lines, 0);
  }
}
