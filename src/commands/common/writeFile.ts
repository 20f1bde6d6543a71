// Writes a file whole or not at all (what stood there before stays until the new text is complete), and says why the system
// would not.
import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { CommandContext } from "./commandContext.js";

/**
 * @param mode of a file that was not there
 * @throws what the file system says against it; nothing has changed then
 */
export function writeWhole(file: string, text: string, mode = 0o666): void {
  const found = statSync(file, { throwIfNoEntry: false });
  // A device or a pipe takes what comes; it cannot be replaced.
  if (found !== undefined && !found.isFile()) {
    writeFileSync(file, text);
    return;
  }
  // A link stays one: what it leads to is written.
  const target = found === undefined ? file : realpathSync(file);
  const beside = join(dirname(target), `.${basename(target)}.${process.pid}.part`);
  try {
    // On the disk before it takes the other's place: a power cut leaves the one or the other.
    writeFileSync(beside, text, { flag: "wx", mode: found?.mode ?? mode, flush: true });
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/** What stands for stdout where a file is named. */
export const stdoutName = "-";

/** Writes a file and says so, unless it is to be silent, or says why it cannot be written. To stdout it just writes. */
export function writeReported(
  file: string,
  text: string,
  { stdout, stderr, words }: Pick<CommandContext, "stdout" | "stderr" | "words">,
  isSilent = false,
): boolean {
  if (file === stdoutName) {
    stdout.write(text);
    return true;
  }
  try {
    writeWhole(file, text);
  } catch (error) {
    stderr.say(words.error.prefix + words.error.cannotWrite(file, reasonOf(error)));
    return false;
  }
  if (!isSilent) stderr.say(`  ${words.written(file)}`);
  return true;
}

/** The system's own words, without the call and the path that Node puts behind them: "EACCES: permission denied". */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { message } = error;
  const behind = "syscall" in error ? message.indexOf(`, ${error.syscall}`) : -1;
  return behind === -1 ? message : message.slice(0, behind);
}
