// Shows a long text in a pager, such as less, and waits until its reader has left it.
import { spawn } from "node:child_process";
import { heightOf } from "../draw/width.js";
import { gated } from "./gate.js";
import type { TerminalSession } from "./session.js";

/** What pagers are told where nobody told them anything: to keep colours, and that the text is in UTF-8. */
const usual = { LESS: "FRX", LESSCHARSET: "utf-8", LV: "-c" };

/** A program that shows long texts. */
export interface Pager {
  readonly command: string;
  readonly args: readonly string[];
  /** Did somebody ask for it (PAGER)? Otherwise nobody minds when it is not there. */
  readonly isAskedFor: boolean;
}

/** `failed`: nobody has seen the text. */
export type PagerEnding = "left" | "interrupted" | "failed";

/** Is there room for the whole text, and for the line below it? */
export function fitsScreen(text: string, { stdout }: TerminalSession): boolean {
  return heightOf(text, stdout.columns) < stdout.rows;
}

/** @param text the whole lines, the last one with its newline */
export function showInPager(
  text: string,
  { command, args }: Pager,
  terminal: TerminalSession,
): Promise<PagerEnding> {
  // What Ctrl-C means is the pager's business: less stops a search with it. We stay until the pager has put the terminal
  // back as it was.
  return terminal.leaveInterruptsTo(
    () =>
      new Promise<PagerEnding>((resolve) => {
        const child = spawn(command, args, {
          stdio: ["pipe", "inherit", "inherit"],
          env: { ...usual, ...process.env },
        });
        child.on("error", () => resolve("failed"));
        child.on("close", (code, signal) => {
          // What stands between, such as `env` or `sh -c`, tells so that it could not start it.
          if (code === 126 || code === 127) resolve("failed");
          else resolve(signal === "SIGINT" || code === 130 ? "interrupted" : "left");
        });
        // Its reader may leave it before the end.
        child.stdin.on("error", () => {});
        child.stdin.end(gated(text));
      }),
  );
}
