// Keeps a learner's progress up to date on the disk while a tour or a quiz lasts. Rule: whatever is wrong with its file is told once,
// and never stops a lesson.
import { accessSync, constants, mkdirSync, renameSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { noProgress, type Progress, writeProgress } from "../../course/progress.js";
import { errorCodeOf, loadProgress, type ProgressFault } from "./progressFile.js";
import { reasonOf, writeWhole } from "./writeFile.js";

/** The progress as it changes: each change is saved at once, on top of what another call may have saved meanwhile. */
export class ProgressKeeper {
  /** Null where nothing is written: there is no home, or not over what could not be read. */
  #file: string | null;
  /** Null once it has been called. */
  #report: ((fault: ProgressFault) => void) | null;
  #progress: Progress = noProgress;
  /** Is the file as far as `#progress` is? */
  #isSaved = true;

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

  /** Will the next call know of it? */
  get isSaved(): boolean {
    return this.#isSaved;
  }

  change(by: (progress: Progress) => Progress): void {
    if (this.#isSaved) this.#load();
    this.#progress = by(this.#progress);
    if (this.#file === null) return;
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
      this.#file = null;
      this.#fail(fault);
    }
  }

  /** From here on what is in memory counts. */
  #fail(fault: ProgressFault): void {
    this.#isSaved = false;
    this.#tell(fault);
  }

  #tell(fault: ProgressFault): void {
    this.#report?.(fault);
    this.#report = null;
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
  writeWhole(file, text, 0o600);
}

/** Node's own recursive mkdir never returns where the system says ENOENT of a folder whose parent is there (/proc, autofs). */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (errorCodeOf(error) === "EEXIST") return;
    if (errorCodeOf(error) !== "ENOENT" || dirname(folder) === folder) throw error;
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
