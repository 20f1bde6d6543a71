// What every command is given (the words, the view, the streams, and the signal that Ctrl-C aborts), and how it ends.
import type { Language, View } from "../../draw/view.js";
import type { Output } from "../../terminal/output.js";
import type { Pager } from "../../terminal/pager.js";
import type { TerminalSession } from "../../terminal/session.js";
import type { Words } from "./words.js";

export interface CommandContext {
  readonly language: Language;
  readonly words: Words;
  readonly stdout: Output;
  readonly stderr: Output;
  /** May something move on the screen? */
  readonly isAnimated: boolean;
  /** Can somebody answer a question? */
  readonly isInteractive: boolean;
  /** What a text longer than the screen is shown in; null where there is none. */
  readonly pager: Pager | null;
  /** Aborted by Ctrl-C, and when nobody reads stdout any more. */
  readonly signal: AbortSignal;
  /** Who stands on the screen and reads the keys. */
  readonly terminal: TerminalSession;
  /** Made anew at each call: the terminal may have been resized. Loads chalk at the first, where colours are wanted. */
  readonly view: () => Promise<View>;
  /** The same view in the terminal's size of this moment, for lines that are redrawn. */
  readonly resized: (view: View) => View;
  /** How many lines there may be of those. */
  readonly liveLines: () => number;
  /** How many lines the screen holds at this moment. */
  readonly screenLines: () => number;
}

/** How a command ends. */
export const exitCode = {
  ok: 0,
  /** A lesson or a check failed, or a program did. */
  failed: 1,
  /** The command line was wrong: nothing was run. */
  usage: 2,
  /** Ctrl-C, as shells count it: 128 + SIGINT. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** A mistake in the command line: told in one sentence with its remedy, exit 2. */
export class UsageError extends Error {}
