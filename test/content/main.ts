// `npm run check:lessons`: every lesson's room is complete and says what is true. One line a lesson, then its faults.
// Another folder of rooms may be named as the only argument.
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { baseline, lessons } from "../../src/lesson/catalogue.js";
import { packageRoot } from "../../src/lesson/files.js";
import { checkRoom } from "./check.js";
import { checkPrints, checkSame, type Printed } from "./prints.js";
import { findPython, isAtLeast, type Python, printedByPython, unknownToPython } from "./python.js";
import { libraryNames } from "./references.js";
import { type Faults, type Room, readRoom } from "./room.js";
import { checkTexts } from "./texts.js";
import { printedByTypeScript } from "./typescript.js";

/** What one of the two programs printed, or why it could not be run. */
type Ran = { readonly printed: Printed } | { readonly fault: string };

async function runOf(program: "program.ts" | "program.py", run: () => Promise<Printed>): Promise<Ran> {
  try {
    return { printed: await run() };
  } catch (error) {
    return { fault: `${program} fails: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** What the two programs print is what the lesson expects, and the same on both sides. */
async function checkRuns(room: Room, folder: string, python: Python): Promise<Faults> {
  const clock = room.lesson?.clock === "real" ? "real" : "virtual";
  const runs = new Map<"program.ts" | "program.py", Ran>();
  for (const [program, printed] of [
    ["program.ts", printedByTypeScript],
    ["program.py", printedByPython],
  ] as const) {
    if (!room.files.has(program)) continue;
    if (program === "program.py" && !canRun(python, room)) continue;
    runs.set(program, await runOf(program, () => printed(join(folder, room.id, program), clock)));
  }
  const faults = [...runs].flatMap(([program, ran]) =>
    "fault" in ran ? [ran.fault] : checkPrints(room, program, ran.printed),
  );
  const [ours, theirs] = [runs.get("program.ts"), runs.get("program.py")];
  if (ours !== undefined && theirs !== undefined && "printed" in ours && "printed" in theirs) {
    faults.push(...checkSame(room, ours.printed, theirs.printed));
  }
  return faults;
}

/** Is the Python that was found new enough for the lesson? */
function canRun(python: Python, { lesson }: Room): boolean {
  return python.found && (lesson === undefined || isAtLeast(python.version, lesson.python));
}

async function checkFolder(folder: string, id: string, python: Python): Promise<Faults> {
  const room = await readRoom(
    folder,
    id,
    lessons.find((lesson) => lesson.id === id),
  );
  const faults = checkRoom(room, baseline);
  if (room.files.has("en.md") && room.files.has("ja.md")) faults.push(...checkTexts(room));
  if (python.found) {
    faults.push(
      ...(await unknownToPython(libraryNames(room))).map(
        (name) => `the texts cite \`${name}\`, which Python does not know`,
      ),
    );
  }
  return [...faults, ...(await checkRuns(room, folder, python))];
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
    const lesson = lessons.find((each) => each.id === id);
    const time = lesson?.clock === "real" ? "real" : "virtual";
    const part = !python.found
      ? ""
      : lesson !== undefined && !isAtLeast(python.version, lesson.python)
        ? `; program.py wants Python ${lesson.python}, here is ${python.version}: not run`
        : `, program.py under CPython ${python.version}`;
    console.log(
      faults.length === 0 ? `✔ ${id}: files, texts, imports, program.ts in ${time} time${part}` : `✘ ${id}`,
    );
    for (const fault of faults) console.log(`    ${fault}.`);
    if (faults.length > 0) broken++;
  }
  if (!python.found) console.log(`program.py was not run: ${python.why}.`);
  return broken === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv[2]);
