// The built command: where it lies, and an environment for it that holds nothing of whoever runs the tests.
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const packageFolder: string = fileURLToPath(new URL("../../", import.meta.url));

/** The built command's file. @throws when the package is not built */
export function builtCommand(): string {
  const file = fileURLToPath(new URL("../../dist/bin/asyncio-lessons.js", import.meta.url));
  if (!existsSync(file)) throw new Error("dist is missing: run `npm run build` first (`npm test` does)");
  return file;
}

export type Environment = Readonly<Record<string, string>>;

/** As it is before any test: `inProcess.ts` changes it for a while. */
const { PATH = "", HOME = "" } = process.env;

/** Holds nobody's progress. */
const nowhere = join(tmpdir(), "asyncio-lessons-tests-have-no-progress");

/**
 * What the built command needs to start, and `extra`: no colour, language, width, CI settings or progress leak in. The locale is
 * an English one with UTF-8, as on most machines.
 */
export function cleanEnvironment(extra: Environment = {}): Record<string, string> {
  return { PATH, HOME, LANG: "en_US.UTF-8", XDG_DATA_HOME: nowhere, ...extra };
}

/** A module of the built package, by its path in dist: what starts a worker cannot be run from its source. */
export function builtModule(path: string): Promise<unknown> {
  builtCommand();
  return import(new URL(`../../dist/${path}`, import.meta.url).href);
}
