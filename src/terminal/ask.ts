// Asks for one line in a real terminal. Rule: whatever ends the question, the terminal is as it was before.
import { createInterface } from "node:readline";
import { gated } from "./gate.js";

/** `left`: Ctrl-D, or the terminal was closed. */
export type Line =
  | { readonly kind: "line"; readonly text: string }
  | { readonly kind: "left" }
  | { readonly kind: "interrupted" };

/**
 * @param prompt stands before what is typed; one short line
 * @param signal takes the question back, as Ctrl-C does
 */
export function askLine(prompt: string, signal: AbortSignal): Promise<Line> {
  if (signal.aborted) return Promise.resolve({ kind: "interrupted" });
  const { stdin, stdout } = process;
  return new Promise((resolve) => {
    const reader = createInterface({ input: stdin, output: stdout, terminal: true, historySize: 0 });
    let answer: Line = { kind: "left" };
    const end = (line: Line): void => {
      answer = line;
      reader.close();
    };
    const interrupt = (): void => end({ kind: "interrupted" });
    signal.addEventListener("abort", interrupt);
    reader.on("line", (text) => end({ kind: "line", text }));
    // Raw mode: Ctrl-C comes as a key, not as a signal.
    reader.on("SIGINT", interrupt);
    // Back from Ctrl-Z: the terminal is read again only once somebody asks again.
    reader.on("SIGCONT", () => reader.prompt(true));
    reader.on("close", () => {
      signal.removeEventListener("abort", interrupt);
      // The cursor still stands behind what was typed.
      if (answer.kind !== "line") stdout.write("\n");
      resolve(answer);
    });
    reader.setPrompt(gated(prompt));
    reader.prompt();
  });
}
