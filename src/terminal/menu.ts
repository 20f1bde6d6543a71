// A menu: choose one of its items with the arrow keys. It takes itself off the screen once that is done.
import { emitKeypressEvents, type Key } from "node:readline";
import { gated } from "./gate.js";
import { rowsOf } from "./rows.js";
import { askForSize } from "./size.js";

export interface MenuOptions {
  /** How many items there are. */
  readonly count: number;
  /** The menu with the item of that index chosen. Called again when the terminal has been resized. */
  readonly draw: (chosen: number) => string;
  /** Leaves the menu when aborted. */
  readonly signal: AbortSignal;
}

/** The index of the chosen item; else how the menu was left: by Escape, q or Ctrl-D, or by Ctrl-C. */
export type MenuChoice = number | "left" | "interrupted";

/** How many items the page keys go on by. */
const page = 8;

const leaving = new Set(["escape", "q"]);

export function chooseFromMenu({ count, draw, signal }: MenuOptions): Promise<MenuChoice> {
  const { stdin, stdout } = process;
  let chosen = 0;
  let drawn: string | null = null;
  const clear = (): void => {
    if (drawn !== null) stdout.write(`\u001b[${rowsOf(drawn, stdout.columns)}A\r\u001b[J`);
    drawn = null;
  };
  const redraw = (): void => {
    const text = gated(draw(chosen));
    clear();
    stdout.write(`${text}\n`);
    drawn = text;
  };
  return new Promise((resolve) => {
    let isOver = false;
    const end = (choice: MenuChoice): void => {
      isOver = true;
      stdin.off("keypress", onKey);
      stdin.off("end", leave);
      stdout.off("resize", redraw);
      signal.removeEventListener("abort", interrupt);
      stdin.setRawMode(false);
      stdin.pause();
      clear();
      resolve(choice);
    };
    /** Ctrl-Z: the shell gets the terminal as it was, and the menu comes back with the command. */
    const suspend = (): void => {
      if (process.platform === "win32") return;
      clear();
      stdin.setRawMode(false);
      process.once("SIGCONT", () => {
        if (isOver) return;
        stdin.setRawMode(true);
        askForSize();
        redraw();
      });
      process.kill(process.pid, "SIGTSTP");
    };
    const leave = (): void => end("left");
    const interrupt = (): void => end("interrupted");
    const onKey = (_text: string | undefined, { name = "", ctrl = false }: Key): void => {
      if (ctrl && name === "c") interrupt();
      else if (ctrl && name === "z") suspend();
      else if (ctrl ? name === "d" : leaving.has(name)) leave();
      else if (name === "return" || name === "enter") end(chosen);
      else if (name === "up" || name === "k") move(-1);
      else if (name === "down" || name === "j") move(1);
      else if (name === "home") choose(0);
      else if (name === "end") choose(count - 1);
      // These do not go round.
      else if (name === "pageup") choose(Math.max(0, chosen - page));
      else if (name === "pagedown") choose(Math.min(count - 1, chosen + page));
    };
    const choose = (index: number): void => {
      chosen = index;
      redraw();
    };
    const move = (by: number): void => choose((chosen + by + count) % count);
    emitKeypressEvents(stdin);
    stdin.setRawMode(true);
    stdin.resume();
    stdin.on("keypress", onKey);
    stdin.on("end", leave);
    stdout.on("resize", redraw);
    signal.addEventListener("abort", interrupt);
    redraw();
  });
}
