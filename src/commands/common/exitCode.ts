// How the command ends, and the errors that end it early.

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

/** The worse of two endings: an interruption over a failure, a failure over success. */
export function worse(one: ExitCode, other: ExitCode): ExitCode {
  return one > other ? one : other;
}

/** A mistake in the command line: told in one sentence with its remedy, exit 2. */
export class UsageError extends Error {}
