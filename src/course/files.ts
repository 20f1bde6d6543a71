// Where a lesson's files lie, whether this module runs compiled (dist/src/course) or from its source (src/course).

import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Language } from "../draw/view.js";
import { sourceText } from "../trace/harmless.js";
import type { Lesson } from "./model.js";

let found: string | undefined;

/** The package's own folder: the nearest one above this module that holds a package.json. */
export function packageRoot(): string {
  const own = fileURLToPath(import.meta.url);
  let folder = found ?? dirname(own);
  while (found === undefined && !existsSync(join(folder, "package.json"))) {
    if (dirname(folder) === folder) throw new Error(`no package.json above ${own}`);
    folder = dirname(folder);
  }
  found = folder;
  return folder;
}

/** The version of the package. */
export function packageVersion(): string {
  const text = readFileSync(join(packageRoot(), "package.json"), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

/** The compiled program: what a worker imports. It is there once the package is built. */
export function programPath(lesson: Pick<Lesson, "id">): string {
  return join(packageRoot(), "dist", "lessons", lesson.id, "program.js");
}

/** The program as a learner reads it. */
export function sourcePath(lesson: Pick<Lesson, "id">, written: "typescript" | "python"): string {
  return join(packageRoot(), "lessons", lesson.id, written === "typescript" ? "program.ts" : "program.py");
}

/** The lesson's text in one language. */
export function textPath(lesson: Pick<Lesson, "id">, language: Language): string {
  return join(packageRoot(), "lessons", lesson.id, `${language}.md`);
}

export function readSource(path: string): string {
  return sourceText(readFileSync(path, "utf8"));
}
