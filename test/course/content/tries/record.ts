// Carries the things to try out anew, and writes what is seen: `npm run tries -- --python <a Python 3.13>`.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { lessons } from "../../../../src/course/catalogue.js";
import { packageRoot } from "../../../../src/course/files.js";
import { askPython } from "../../../../src/run/python/find.js";
import { pythonRuntime } from "../../../../src/run/python/process.js";
import { readRoom } from "../room.js";
import { carriedOut, triedIn } from "./carriedOut.js";
import { type Recorded, writeRecorded } from "./recorded.js";

const { values } = parseArgs({ options: { python: { type: "string", default: "python3" } } });
const answer = await askPython({ file: values.python, args: [] });
if (answer.kind !== "found" || !answer.python.version.startsWith("3.13."))
  throw new Error(`${values.python} is no Python 3.13: name one with --python`);
const runtime = pythonRuntime(answer.python);
const recorded = new Map<string, Recorded>();
for (const lesson of lessons) {
  const room = await readRoom(join(packageRoot(), "lessons"), lesson.id, lesson);
  for (const [heading, tried] of triedIn(room, lesson)) {
    const seen = await carriedOut(lesson, tried, "python", (request) => runtime.run(request));
    recorded.set(heading, { told: tried.told, seen });
  }
}
writeRecorded(recorded);
console.log(`${recorded.size} things tried on Python ${answer.python.version}`);
