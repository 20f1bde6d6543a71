// The file that keeps a learner's progress. Rule: whatever is wrong with it is told once, and never stops a lesson.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { noProgress, type Progress, readProgress } from "../../course/progress.js";
import { dataFolder } from "./dataFolder.js";
import { reasonOf } from "./reasonOf.js";

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
    if (errorCodeOf(error) === "ENOENT") return { progress: noProgress, fault: null };
    return { progress: noProgress, fault: { kind: "unreadable", file, reason: reasonOf(error) } };
  }
  const progress = readProgress(text);
  if (progress === null) return { progress: noProgress, fault: { kind: "damaged", file, kept: null } };
  return { progress, fault: null };
}

export function errorCodeOf(error: unknown): string | undefined {
  return error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
}
