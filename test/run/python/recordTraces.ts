// Writes anew the traces that the core's are held against: `npm run traces -- --python <a Python 3.13>`.
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { sourcePath } from "../../../src/course/files.js";
import { askPython } from "../../../src/run/python/find.js";
import { pythonRuntime } from "../../../src/run/python/process.js";
import { recordDigests } from "../../core/fuzz/record_digests.js";
import { compared, textsOf, writeTraces } from "./traces.js";

const { values } = parseArgs({ options: { python: { type: "string", default: "python3" } } });
const answer = await askPython({ file: values.python, args: [] });
if (answer.kind !== "found" || !answer.python.version.startsWith("3.13."))
  throw new Error(`${values.python} is no Python 3.13: name one with --python`);
const runtime = pythonRuntime(answer.python);
const traces = new Map<string, readonly string[]>();
for (const lesson of compared) {
  const program = pathToFileURL(sourcePath(lesson, "python"));
  const clock = { kind: "virtual" } as const;
  const run = await runtime.run({ program, clock, detail: true, locals: false, isOurs: true });
  traces.set(lesson.id, textsOf(lesson, run.events));
}
writeTraces(traces);
const programs = await recordDigests(values.python);
console.log(
  `${traces.size} traces of lessons and ${programs} of random programs, of Python ${answer.python.version}`,
);
