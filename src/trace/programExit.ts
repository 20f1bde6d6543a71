// A program that ended itself is told of as Python does it: as a SystemExit, whose message is the exit code.

/**
 * The exit code of a program that ended itself with one: by ending its process, or with a SystemExit that nobody caught.
 *
 * @param error name and message of what it ended with, as the end of a traceback has them
 * @returns null when it ended otherwise
 */
export function exitCodeIn(error: string): string | null {
  return /^SystemExit: (-?\d+)$/.exec(error)?.[1] ?? null;
}
