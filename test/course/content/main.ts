// `npm run check:lessons`: every lesson's room is complete and says what is true. One line a lesson, then its faults.
// Another folder of rooms may be named as the only argument.
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { baseline, lessons } from "../../../src/course/catalogue.js";
import { packageRoot } from "../../../src/course/files.js";
import { leadPathToPython } from "../../helpers/pythonPath.js";
import { checkRoom } from "./check.js";
import { COURSE_FILES } from "./files.js";
import { checkPrints, checkSame, type Printed } from "./prints.js";
import {
  findPython,
  isAtLeast,
  type Python,
  printedByPython,
  printedInVirtualTime,
  unknownToPython,
} from "./python.js";
import { libraryNames } from "./references.js";
import { type Faults, type Room, readRoom } from "./room.js";
import { checkTexts } from "./texts.js";
import { checkTried } from "./tries/check.js";
import { printedByTypeScript } from "./typescript.js";

/** What one of the two programs printed, or why it could not be run. */
type Ran = Printed | Error;

/** What Python says of all rooms at once: one start of it is enough. */
interface Judgement {
  readonly python: Python;
  /** Of each program.py that runs in virtual time, by its path. */
  readonly printed: ReadonlyMap<string, Ran>;
  /** The names in the rooms' texts that Python does not know. */
  readonly unknown: ReadonlySet<string>;
}

async function judge(rooms: readonly Room[], folder: string, python: Python): Promise<Judgement> {
  if (!python.found) return { python, printed: new Map(), unknown: new Set() };
  const programs = rooms
    .filter((room) => hasPythonToRun(room, python) && room.lesson?.clock !== "real")
    .map((room) => join(folder, room.id, "program.py"));
  const printed = await printedInVirtualTime(programs);
  return { python, printed, unknown: await unknownToPython(rooms.flatMap(libraryNames)) };
}

async function settled(run: Promise<Printed>): Promise<Ran> {
  try {
    return await run;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** What the two programs print is what the lesson expects, and the same on both sides. */
async function checkRuns(room: Room, folder: string, { python, printed }: Judgement): Promise<Faults> {
  const clock = room.lesson?.clock === "real" ? "real" : "virtual";
  const runs = new Map<"program.ts" | "program.py", Ran>();
  const pathOf = (program: string): string => join(folder, room.id, program);
  if (room.files.has("program.ts")) {
    runs.set("program.ts", await settled(printedByTypeScript(pathOf("program.ts"), clock)));
  }
  if (hasPythonToRun(room, python)) {
    const path = pathOf("program.py");
    runs.set("program.py", printed.get(path) ?? (await settled(printedByPython(path))));
  }
  const faults = [...runs].flatMap(([program, ran]) =>
    ran instanceof Error ? [`${program} fails: ${ran.message}`] : checkPrints(room, program, ran),
  );
  const [ours, theirs] = [runs.get("program.ts"), runs.get("program.py")];
  if (ours === undefined || theirs === undefined || ours instanceof Error || theirs instanceof Error) {
    return faults;
  }
  return [...faults, ...checkSame(room, ours, theirs)];
}

/** Is there a program.py, and is the Python that was found new enough for it? */
function hasPythonToRun({ files, lesson }: Room, python: Python): boolean {
  const isNewEnough = python.found && (lesson === undefined || isAtLeast(python.version, lesson.python));
  return files.has("program.py") && isNewEnough;
}

async function checkFolder(room: Room, folder: string, judgement: Judgement): Promise<Faults> {
  const faults = checkRoom(room, baseline);
  if (room.files.has("en.md") && room.files.has("ja.md")) faults.push(...checkTexts(room));
  faults.push(
    ...libraryNames(room)
      .filter((name) => judgement.unknown.has(name))
      .map((name) => `the texts cite \`${name}\`, which Python does not know`),
  );
  // What a room lacks is said once.
  const tried = room.lesson === undefined || faults.length > 0 ? [] : checkTried(room, room.lesson);
  return [...faults, ...(await Promise.all([tried, checkRuns(room, folder, judgement)])).flat()];
}

/** @returns the exit code: 1 when anything is wrong. */
async function main(folder = join(packageRoot(), "lessons")): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true });
  const python = await findPython();
  const strays = entries.filter((entry) => !entry.isDirectory() && !COURSE_FILES.includes(entry.name));
  for (const stray of strays) console.log(`✘ lessons/${stray.name} is not a lesson's room`);
  let broken = strays.length;
  // In the order of the catalogue, then the rooms that it does not list.
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const ids = [...new Set([...lessons.map((lesson) => lesson.id), ...folders])];
  const rooms = await Promise.all(
    ids.map((id) =>
      readRoom(
        folder,
        id,
        lessons.find((lesson) => lesson.id === id),
      ),
    ),
  );
  const judgement = await judge(rooms, folder, python);
  for (const room of rooms) {
    const { id, lesson } = room;
    const faults = await checkFolder(room, folder, judgement);
    const time = lesson?.clock === "real" ? "real" : "virtual";
    const part = !python.found
      ? ""
      : lesson !== undefined && !isAtLeast(python.version, lesson.python)
        ? `; program.py wants Python ${lesson.python}, here is ${python.version}: not run`
        : `, program.py under CPython ${python.version}`;
    console.log(
      faults.length === 0
        ? `✔ ${id}: files, texts, imports, things to try, program.ts in ${time} time${part}`
        : `✘ ${id}`,
    );
    for (const fault of faults) console.log(`    ${fault}.`);
    if (faults.length > 0) broken++;
  }
  if (!python.found) console.log(`program.py was not run: ${python.why}.`);
  return broken === 0 ? 0 : 1;
}

leadPathToPython();
process.exitCode = await main(process.argv[2]);
