// Asks for one line in a real terminal.
import { createInterface, type Interface } from "node:readline";
import { gated } from "./gate.js";
import type { TerminalSession } from "./session.js";

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
