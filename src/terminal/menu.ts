// A short menu: choose one of a few with the arrow keys. It takes itself off the screen once that is done.
import { emitKeypressEvents, type Key } from "node:readline";

export interface MenuOptions {
  /** How many items there are. */
  readonly count: number;
  /** The menu with the item of that index chosen; every time the same number of lines. */
  readonly draw: (chosen: number) => string;
  /** Leaves the menu when aborted. */
  readonly signal: AbortSignal;
}

const leaving = new Set(["escape", "q"]);

/** The index of the chosen item, or null when the menu was left with Escape, q or Ctrl-C. */
export function chooseFromMenu({ count, draw, signal }: MenuOptions): Promise<number | null> {
  const { stdin, stdout } = process;
  let chosen = 0;
  let drawn = 0;
  const clear = (): void => {
    if (drawn > 0) stdout.write(`\u001b[${drawn}A\r\u001b[J`);
    drawn = 0;
  };
  const redraw = (): void => {
    const text = draw(chosen);
    clear();
    stdout.write(`${text}\n`);
    drawn = text.split("\n").length;
  };
  return new Promise((resolve) => {
    const end = (result: number | null): void => {
      stdin.off("keypress", onKey);
      stdin.off("end", leave);
      signal.removeEventListener("abort", leave);
      stdin.setRawMode(false);
      stdin.pause();
      clear();
      resolve(result);
    };
    const leave = (): void => end(null);
    const onKey = (_text: string | undefined, { name = "", ctrl = false }: Key): void => {
      if (ctrl ? name === "c" || name === "d" : leaving.has(name)) leave();
      else if (name === "return" || name === "enter") end(chosen);
      else if (name === "up" || name === "k") move(-1);
      else if (name === "down" || name === "j") move(1);
    };
    const move = (by: number): void => {
      chosen = (chosen + by + count) % count;
      redraw();
    };
    emitKeypressEvents(stdin);
    stdin.setRawMode(true);
    stdin.resume();
    stdin.on("keypress", onKey);
    stdin.on("end", leave);
    signal.addEventListener("abort", leave);
    redraw();
  });
}
