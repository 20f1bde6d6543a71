// A lesson's room as data, so that every check of it is a pure function and a test can feed it a broken one.
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Lesson } from "../../../src/course/model.js";

export interface Room {
  /** The folder's name. */
  readonly id: string;
  /** Each file's path inside the folder, with its text. */
  readonly files: ReadonlyMap<string, string>;
  /** The lesson that the catalogue lists under this id; undefined when it lists none. */
  readonly lesson: Lesson | undefined;
}

/** What is wrong with a room, one sentence each; empty when nothing is. */
export type Faults = string[];

/** Reads the room in the folder `<lessonsFolder>/<id>`, with all that lies in it; a room that is not there is empty. */
export async function readRoom(lessonsFolder: string, id: string, lesson: Lesson | undefined): Promise<Room> {
  const folder = join(lessonsFolder, id);
  const files = new Map<string, string>();
  const entries = existsSync(folder) ? await readdir(folder, { recursive: true, withFileTypes: true }) : [];
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(folder.length + 1).replaceAll("\\", "/"), await readFile(path, "utf8"));
  }
  return { id, files, lesson };
}
