// What somebody is asked in a real terminal: for one line, or for one item of a menu, by the arrow keys. The menu takes itself
// off the screen once that is done.
import { createInterface, type Interface } from "node:readline";
import { heightOf } from "../draw/width.js";
import { gated } from "./gate.js";
import { endOfInput, type TerminalSession } from "./session.js";

/** `left`: by Ctrl-D. */
export type Line =
  | { readonly kind: "line"; readonly text: string }
  | { readonly kind: "left" }
  | { readonly kind: "interrupted" };

/** @param prompt stands before what is typed; one short line */
export async function askLine(prompt: string, terminal: TerminalSession): Promise<Line> {
  const { stdout } = terminal;
  let reader: Interface | null = null;
  const answer = await terminal.run<Line>((end) => ({
    show() {
      // What was typed before a stop stands there again.
      if (reader !== null) return reader.prompt(true);
      reader = createInterface({ input: terminal.stdin, output: stdout, terminal: true, historySize: 0 });
      reader.on("line", (text) => end({ kind: "line", text }));
      reader.on("close", () => end({ kind: "left" }));
      // Raw mode: these come as keys.
      reader.on("SIGINT", terminal.interrupt);
      reader.on("SIGTSTP", terminal.suspend);
      reader.setPrompt(gated(prompt));
      reader.prompt();
    },
    hide() {},
    ended: () => reader?.close(),
    keys: "readline",
  }));
  // The cursor still stands behind what was typed.
  if (reader !== null && (answer === "interrupted" || answer.kind === "left")) stdout.write("\n");
  return answer === "interrupted" ? { kind: "interrupted" } : answer;
}

/** How many items the page keys go on by. */
const page = 8;

/**
 * @param count how many items there are
 * @param draw the menu with the item of that index chosen; called again when the terminal has been resized
 * @param first the item that is chosen at first
 * @returns the index of the chosen item; else how the menu was left: by Escape, q or Ctrl-D, or by Ctrl-C
 */
export function chooseFromMenu(
  count: number,
  draw: (chosen: number) => string,
  terminal: TerminalSession,
  first = 0,
): Promise<number | "left" | "interrupted"> {
  const { stdout } = terminal;
  let chosen = first;
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
