// `npm run check:lessons`: every lesson's room is complete and says what is true. One line a lesson, then its faults.
// Another folder of rooms may be named as the only argument.
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { baseline, lessons } from "../../src/lesson/catalogue.js";
import { packageRoot } from "../../src/lesson/files.js";
import { checkRoom } from "./check.js";
import { checkPrints } from "./prints.js";
import { findPython, type Python, printedByPython, unknownToPython } from "./python.js";
import { libraryNames } from "./references.js";
import { type Faults, type Room, readRoom } from "./room.js";
import { printedByTypeScript } from "./typescript.js";

async function checkByPython(room: Room, folder: string): Promise<Faults> {
  const faults = (await unknownToPython(libraryNames(room))).map(
    (name) => `the texts cite \`${name}\`, which Python does not know`,
  );
  try {
    const stdout = await printedByPython(join(folder, room.id, "program.py"));
    return [...faults, ...checkPrints(room, "program.py", stdout)];
  } catch (error) {
    return [...faults, `program.py fails: ${error instanceof Error ? error.message : String(error)}`];
  }
}

async function checkByTypeScript(room: Room, folder: string): Promise<Faults> {
  try {
    return checkPrints(room, "program.ts", await printedByTypeScript(join(folder, room.id, "program.ts")));
  } catch (error) {
    return [`program.ts fails: ${error instanceof Error ? error.message : String(error)}`];
  }
}

async function checkFolder(folder: string, id: string, python: Python): Promise<Faults> {
  const room = await readRoom(
    folder,
    id,
    lessons.find((lesson) => lesson.id === id),
  );
  const faults = checkRoom(room, baseline);
  if (room.files.has("program.ts")) faults.push(...(await checkByTypeScript(room, folder)));
  if (python.found && room.files.has("program.py")) faults.push(...(await checkByPython(room, folder)));
  return faults;
}

/** @returns the exit code: 1 when anything is wrong. */
async function main(folder = join(packageRoot(), "lessons")): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true });
  const python = await findPython();
  const strays = entries.filter((entry) => !entry.isDirectory());
  for (const stray of strays) console.log(`✘ lessons/${stray.name} is not a lesson's room`);
  let broken = strays.length;
  // In the order of the catalogue, then the rooms that it does not list.
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const ids = [...new Set([...lessons.map((lesson) => lesson.id), ...folders])];
  for (const id of ids) {
    const faults = await checkFolder(folder, id, python);
    const part = python.found ? `, program.py under CPython ${python.version}` : "";
    console.log(
      faults.length === 0 ? `✔ ${id}: files, texts, imports, program.ts in virtual time${part}` : `✘ ${id}`,
    );
    for (const fault of faults) console.log(`    ${fault}.`);
    if (faults.length > 0) broken++;
  }
  if (!python.found) console.log(`program.py was not run: ${python.why}.`);
  return broken === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv[2]);
