// The libraries that only the bench measures against: this folder's own package.json names them, as they are too heavy
// for everyone. They are installed when first wanted, and done without where that fails.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ChildError, type Command, runChild } from "./child.js";
import type { Skipped } from "./model.js";

/** The contender of a program's name, `switch.effect`, and the package's name. */
export type LibraryId = "effection" | "effect";

export interface Library {
  readonly id: LibraryId;
  /** `effect 4.1.0`. */
  readonly name: string;
}

const ids: readonly LibraryId[] = ["effection", "effect"];
/** Seconds; 60 MB may come over a slow line. */
const longestInstall = 300;

interface Found {
  readonly libraries: readonly Library[];
  readonly skipped: readonly Skipped[];
}

interface Package {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function readPackage(folder: string): Package | null {
  try {
    return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Package;
  } catch {
    return null;
  }
}

/**
 * Which libraries there are, once what is missing is installed.
 *
 * @param folder where package.json and its lock file lie
 * @param install gives null when it has done so, else why it could not
 */
export function findLibraries(
  folder: string = import.meta.dirname,
  install: (folder: string) => string | null = installLocked,
): Found {
  const asked = readPackage(folder)?.dependencies ?? {};
  const isThere = (id: LibraryId): boolean =>
    readPackage(join(folder, "node_modules", id))?.version === asked[id];
  const failure = ids.every(isThere) ? null : install(folder);
  const reason = failure ?? "it is still not there after npm ci";
  return {
    libraries: ids.filter(isThere).map((id) => ({ id, name: `${id} ${asked[id]}` })),
    skipped: ids
      .filter((id) => !isThere(id))
      .map((id) => ({ contender: `${id} ${asked[id]}`, reason: `cannot be installed: ${reason}` })),
  };
}

/** npm itself when it runs the bench, else the one on the path. */
function npm(args: readonly string[]): Command {
  const cli = process.env.npm_execpath;
  return cli === undefined ? { file: "npm", args } : { file: process.execPath, args: [cli, ...args] };
}

function installLocked(folder: string): string | null {
  const quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
  try {
    runChild(npm(["ci", "--prefix", folder, ...quiet]), longestInstall);
    return null;
  } catch (error) {
    if (!(error instanceof ChildError)) throw error;
    // npm's own last word is where it keeps its log; the first says what was wrong.
    return error.reason.split("\n").slice(0, 3).join("; ");
  }
}
