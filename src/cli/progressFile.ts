// The file that keeps a learner's progress. Rule: whatever is wrong with it is told once, and never stops a lesson.
import {
  accessSync,
  constants,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { noProgress, type Progress, readProgress, writeProgress } from "../lesson/progress.js";
import { dataFolder } from "./dataFolder.js";

export type ProgressFault =
  | { readonly kind: "no-home" }
  /** `kept`: where it was moved to; null where it still is. */
  | { readonly kind: "damaged"; readonly file: string; readonly kept: string | null }
  | { readonly kind: "unreadable" | "unwritable"; readonly file: string; readonly reason: string };

export interface ReadProgress {
  readonly progress: Progress;
  readonly fault: ProgressFault | null;
}

/** Null for a user without a home. */
export function progressPath(process: Pick<NodeJS.Process, "env" | "platform">): string | null {
  const folder = dataFolder(process.env, process.platform);
  return folder === null ? null : join(folder, "progress.json");
}

/** What the file says; nothing is written. */
export function loadProgress(file: string | null): ReadProgress {
  if (file === null) return { progress: noProgress, fault: null };
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return { progress: noProgress, fault: null };
    return { progress: noProgress, fault: { kind: "unreadable", file, reason: reasonOf(error) } };
  }
  const progress = readProgress(text);
  if (progress === null) return { progress: noProgress, fault: { kind: "damaged", file, kept: null } };
  return { progress, fault: null };
}

/** The progress of a tour: each change is saved at once, on top of what another tour may have saved meanwhile. */
export class ProgressKeeper {
  readonly #file: string | null;
  readonly #report: (fault: ProgressFault) => void;
  #progress: Progress = noProgress;
  /** Is the file as far as `#progress` is? */
  #isSaved = true;
  /** Not over what could not be read. */
  #mayWrite = true;
  #isReported = false;

  /** @param report called once at most */
  constructor(file: string | null, report: (fault: ProgressFault) => void) {
    this.#file = file;
    this.#report = report;
    this.#load();
    if (file === null) this.#fail({ kind: "no-home" });
  }

  get progress(): Progress {
    return this.#progress;
  }

  change(by: (progress: Progress) => Progress): void {
    if (this.#isSaved) this.#load();
    this.#progress = by(this.#progress);
    if (this.#file === null || !this.#mayWrite) return;
    try {
      save(this.#file, writeProgress(this.#progress));
      this.#isSaved = true;
    } catch (error) {
      this.#fail({ kind: "unwritable", file: this.#file, reason: reasonOf(error) });
    }
  }

  #load(): void {
    const { progress, fault } = loadProgress(this.#file);
    if (fault === null) this.#progress = progress;
    // What was read before goes on to count, and takes the damaged file's place.
    else if (fault.kind === "damaged") this.#tell({ ...fault, kept: keepAside(fault.file) });
    else {
      this.#mayWrite = false;
      this.#fail(fault);
    }
  }

  /** From here on what is in memory counts. */
  #fail(fault: ProgressFault): void {
    this.#isSaved = false;
    this.#tell(fault);
  }

  #tell(fault: ProgressFault): void {
    if (!this.#isReported) this.#report(fault);
    this.#isReported = true;
  }
}

/** Removes the file. @returns false where there was none */
export function forgetProgress(file: string): boolean {
  try {
    unlinkSync(file);
    return true;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
}

/** Writes the file so that at any moment it holds either the whole of the old text or the whole of the new one. */
function save(file: string, text: string): void {
  makeFolder(dirname(file));
  const there = statSync(file, { throwIfNoEntry: false });
  // A new file would be put in the place of a read-only one without a question.
  if (there !== undefined) {
    accessSync(file, constants.W_OK);
    if ((there.mode & 0o222) === 0) throw new Error(`EACCES: it is read-only, '${file}'`);
  }
  const target = there === undefined ? file : realpathSync(file);
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text, { mode: 0o600, flush: true });
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Node's own recursive mkdir never returns where the system says ENOENT of a folder whose parent is there (/proc, autofs). */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (codeOf(error) === "EEXIST") return;
    if (codeOf(error) !== "ENOENT" || dirname(folder) === folder) throw error;
    makeFolder(dirname(folder));
    mkdirSync(folder, { mode: 0o700 });
  }
}

function keepAside(file: string): string | null {
  try {
    const kept = `${file}.damaged`;
    renameSync(file, kept);
    return kept;
  } catch {
    return null;
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
