// The file that keeps a learner's progress. Rule: whatever is wrong with it is told once, and never stops a lesson.
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { noProgress, type Progress, readProgress } from "../../course/progress.js";
import { reasonOf } from "./writeFile.js";

export type ProgressFault =
  | { readonly kind: "no-home" }
  | { readonly kind: "later"; readonly file: string }
  /** `kept`: where it was moved to; null where it still is. */
  | { readonly kind: "damaged"; readonly file: string; readonly kept: string | null }
  | { readonly kind: "unreadable" | "unwritable"; readonly file: string; readonly reason: string };

/** Null for a user without a home. */
export function progressPath(process: Pick<NodeJS.Process, "env" | "platform">): string | null {
  const folder = dataFolder(process.env, process.platform);
  return folder === null ? null : join(folder, "progress.json");
}

/** What the file says; nothing is written. */
export function loadProgress(file: string | null): {
  readonly progress: Progress;
  readonly fault: ProgressFault | null;
} {
  const none = { progress: noProgress, fault: null };
  if (file === null) return none;
  try {
    const progress = readProgress(readFileSync(file, "utf8"));
    if (progress === "later") return { ...none, fault: { kind: "later", file } };
    if (progress === null) return { ...none, fault: { kind: "damaged", file, kept: null } };
    return { progress, fault: null };
  } catch (error) {
    if (errorCodeOf(error) === "ENOENT") return none;
    return { ...none, fault: { kind: "unreadable", file, reason: reasonOf(error) } };
  }
}

export function errorCodeOf(error: unknown): string | undefined {
  return error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
}

const name = "asyncio-lessons";

/**
 * Where the command keeps what it has to remember of its user; null for a user without a home. env-paths takes a tenth of a
 * cold `list` to load, and takes a relative XDG_DATA_HOME, which the specification says to ignore.
 */
export function dataFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  home: () => string = homedir,
): string | null {
  const absolute = (folder: string | undefined): folder is string =>
    folder !== undefined && isAbsolute(folder);
  if (absolute(env.XDG_DATA_HOME)) return join(env.XDG_DATA_HOME, name);
  if (platform === "win32" && absolute(env.LOCALAPPDATA)) return join(env.LOCALAPPDATA, name);
  let own: string;
  try {
    own = home();
  } catch {
    // A user whom the system does not know.
    return null;
  }
  if (!isAbsolute(own)) return null;
  if (platform === "win32") return join(own, "AppData", "Local", name);
  if (platform === "darwin") return join(own, "Library", "Application Support", name);
  return join(own, ".local", "share", name);
}
