// Two builds of the library to hold against each other: as it is, and without the hooks. Each lies in a folder that
// stands for the package, so that programs in it get that one as "asyncio-lessons".
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Instrument } from "../../src/asyncio/instrument.js";
import { runChild } from "./child.js";
import { programIn } from "./programs.js";
import { tidy, unhook } from "./unhook.js";

const root = join(import.meta.dirname, "..", "..");
const built = join(root, "dist", "src");
const into = join(root, ".dist-hooks");

/** What the two builds are made of: the public door and what is joined behind it. */
const rooms = /^(index\.js|asyncio[\\/].*\.js)$/;

export interface Builds {
  readonly withHooks: string;
  readonly without: string;
}

function makeBuild(name: string, write: (module: string) => string): string {
  const folder = join(into, name);
  for (const file of readdirSync(built, { recursive: true, encoding: "utf8" })) {
    if (!rooms.test(file)) continue;
    const target = join(folder, "dist", "src", file);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, write(readFileSync(join(built, file), "utf8")));
  }
  const description = { name: "asyncio-lessons", type: "module", exports: "./dist/src/index.js" };
  writeFileSync(join(folder, "package.json"), JSON.stringify(description));
  return folder;
}

/** Which hooks a build calls, in a program that gives cause for each. */
function calledHooks(build: string): readonly string[] {
  return JSON.parse(runChild(programIn(build, "probe")).stdout) as string[];
}

/**
 * Makes both, from what is built, and tries them.
 *
 * @throws {Error} when one calls other hooks than it should
 */
export function makeBuilds(): Builds {
  rmSync(into, { recursive: true, force: true });
  const builds = { withHooks: makeBuild("with", tidy), without: makeBuild("without", unhook) };
  const called = calledHooks(builds.withHooks);
  const all = Object.getOwnPropertyNames(Instrument.prototype).filter((name) => name !== "constructor");
  const unseen = all.filter((name) => !called.includes(name));
  if (unseen.length > 0) throw new Error(`programs/probe.ts gives no cause to call ${unseen.join(", ")}`);
  const left = calledHooks(builds.without);
  if (left.length > 0) throw new Error(`hooks that were not taken out: ${left.join(", ")}`);
  return builds;
}
