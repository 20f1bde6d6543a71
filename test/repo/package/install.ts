// Once for each run of the tests that want what ships: the package is packed as npm packs it, and unpacked where a user's
// project would have it. What it depends on lies beside it, and nothing else does.
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TestProject } from "vitest/node";

const root = join(import.meta.dirname, "..", "..", "..");

/** A project that has the package installed; there is one for each process that runs tests. */
export const installedProject: string = join(tmpdir(), `asyncio-lessons-installed-${process.pid}`);
const installed = join(installedProject, "node_modules", "asyncio-lessons");
/** The public door of the package that is installed there. */
export const installedLibrary: string = join(installed, "dist", "src", "index.js");

/** What npm tells of the file that it has packed. */
export interface Packed {
  readonly tarball: string;
  readonly files: readonly string[];
}

declare module "vitest" {
  interface ProvidedContext {
    /** The folder of the project that has the package installed. */
    readonly installedProject: string;
    readonly packed: Packed;
  }
}

/** What `npm run build` makes dist of. */
const built = ["bin", "src", "lessons", ".scripts/build.mjs", "package.json", "tsconfig.json"];

/** When the youngest of a folder's files was written, or a file. */
function writtenAt(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((entry) => writtenAt(join(path, entry))));
}

/** Is `dist` made of what there is now? */
export function isBuilt(): boolean {
  const door = statSync(join(root, "dist", "src", "index.js"), { throwIfNoEntry: false });
  return door !== undefined && built.every((path) => writtenAt(join(root, path)) <= door.mtimeMs);
}

function pack(): Packed {
  // Without its scripts: `prepare` would build anew what other tests are using.
  const args = ["pack", "--ignore-scripts", "--json", "--pack-destination", installedProject];
  const said = execFileSync("npm", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const [told] = JSON.parse(said) as [{ filename: string; files: { path: string }[] }];
  return { tarball: join(installedProject, told.filename), files: told.files.map(({ path }) => path) };
}

/** Does as `npm install` would, but without a registry: the dependencies are those that the tests have. */
function install({ tarball }: Packed): void {
  execFileSync("tar", ["-xzf", tarball, "-C", installedProject]);
  mkdirSync(dirname(installed));
  renameSync(join(installedProject, "package"), installed);
  const { dependencies } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  for (const name of Object.keys(dependencies)) {
    const link = join(installedProject, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, "node_modules", name), link);
  }
}

export default function setup(project: TestProject): () => void {
  if (!isBuilt()) {
    process.stdout.write("dist is missing, or older than what it is made of: npm run build\n");
    execFileSync(process.execPath, [join(root, ".scripts", "build.mjs")], { stdio: "inherit" });
  }
  mkdirSync(installedProject);
  const remove = (): void => rmSync(installedProject, { recursive: true, force: true });
  try {
    const packed = pack();
    install(packed);
    project.provide("installedProject", installedProject);
    project.provide("packed", packed);
  } catch (error) {
    remove();
    throw error;
  }
  return remove;
}
