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

/** Where the programs of terms lie. Each has a folder of its own: beside a `queue.py` Python would take that for its own module. */
export const termRooms = "src/course/terms/programs";

/** The compiled program: what a worker imports. It is there once the package is built. */
export function programPath({ id }: Pick<Lesson, "id">, rooms = "lessons"): string {
  return join(packageRoot(), "dist", rooms, id, "program.js");
}

/** The program as a learner reads it. */
export function sourcePath(
  { id }: Pick<Lesson, "id">,
  written: "typescript" | "python",
  rooms = "lessons",
): string {
  return join(packageRoot(), rooms, id, written === "typescript" ? "program.ts" : "program.py");
}

export function programsOf(of: Pick<Lesson, "id">, rooms?: string): { python: string; typescript: string } {
  const textOf = (written: "typescript" | "python"): string => readSource(sourcePath(of, written, rooms));
  return { python: textOf("python"), typescript: textOf("typescript") };
}

/** The lesson's text in one language. */
export function textPath(lesson: Pick<Lesson, "id">, language: Language): string {
  return join(packageRoot(), "lessons", lesson.id, `${language}.md`);
}

export function readSource(path: string): string {
  return sourceText(readFileSync(path, "utf8"));
}
