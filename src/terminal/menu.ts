// A menu: choose one of its items with the arrow keys. It takes itself off the screen once that is done.
import { heightOf } from "../draw/width.js";
import { gated } from "./gate.js";
import { endOfInput, type TerminalSession } from "./session.js";

export interface MenuOptions {
  /** How many items there are. */
  readonly count: number;
  /** The menu with the item of that index chosen. Called again when the terminal has been resized. */
  readonly draw: (chosen: number) => string;
}

/** The index of the chosen item; else how the menu was left: by Escape, q or Ctrl-D, or by Ctrl-C. */
export type MenuChoice = number | "left" | "interrupted";

/** How many items the page keys go on by. */
const page = 8;

export function chooseFromMenu({ count, draw }: MenuOptions, terminal: TerminalSession): Promise<MenuChoice> {
  const { stdout } = terminal;
  let chosen = 0;
  let drawn: string | null = null;
  const clear = (): void => {
    if (drawn !== null) stdout.write(`\u001b[${heightOf(drawn, stdout.columns)}A\r\u001b[J`);
    drawn = null;
  };
  const redraw = (): void => {
    const text = gated(draw(chosen));
    clear();
    stdout.write(`${text}\n`);
    drawn = text;
  };
  const choose = (index: number): void => {
    chosen = index;
    redraw();
  };
  const move = (by: number): void => choose((chosen + by + count) % count);
  return terminal.run<number | "left">((end) => ({
    show: redraw,
    hide: clear,
    resized: redraw,
    keys({ name }) {
      if (name === "escape" || name === "q" || name === endOfInput) end("left");
      else if (name === "return") end(chosen);
      else if (name === "up" || name === "k") move(-1);
      else if (name === "down" || name === "j") move(1);
      else if (name === "home") choose(0);
      else if (name === "end") choose(count - 1);
      // These do not go round.
      else if (name === "pageup") choose(Math.max(0, chosen - page));
      else if (name === "pagedown") choose(Math.min(count - 1, chosen + page));
    },
  }));
}
