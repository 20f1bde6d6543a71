// Writes anew the traces that the core's are held against: `npm run traces -- --python <a Python 3.13>`; of all lessons and
// recorded programs, or of those that are named.
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { sourcePath } from "../../../src/course/files.js";
import { askPython } from "../../../src/run/python/find.js";
import { pythonRuntime } from "../../../src/run/python/process.js";
import { unkeptTraces } from "../../core/conformance/differences.js";
import { recordDigests } from "../../core/fuzz/record_digests.js";
import {
  compared,
  type Kind,
  programTexts,
  readTraces,
  recordedPrograms,
  type TraceEvent,
  textsOf,
  writeTraces,
} from "./traces.js";

const { values, positionals: only } = parseArgs({
  options: { python: { type: "string", default: "python3" } },
  allowPositionals: true,
});
const answer = await askPython({ file: values.python, args: [] });
if (answer.kind !== "found" || !answer.python.version.startsWith("3.13."))
  throw new Error(`${values.python} is no Python 3.13: name one with --python`);
const { version } = answer.python;
const runtime = pythonRuntime(answer.python);

async function traceOf(file: string): Promise<readonly TraceEvent[]> {
  const program = pathToFileURL(file);
  const clock = { kind: "virtual" } as const;
  return (await runtime.run({ program, clock, detail: true, locals: false, isOurs: true })).events;
}

/** Those that are not named, where some are, stay as they are. */
async function record(
  kind: Kind,
  sources: Iterable<
    readonly [name: string, file: string, textsOf: (events: readonly TraceEvent[]) => string[]]
  >,
): Promise<void> {
  const before = only.length > 0 ? readTraces(kind) : new Map<string, readonly string[]>();
  const traces = new Map<string, readonly string[]>();
  let count = 0;
  for (const [name, file, textsOf] of sources) {
    const isKept = only.length > 0 && !only.includes(name);
    traces.set(name, isKept ? (before.get(name) ?? []) : textsOf(await traceOf(file)));
    if (!isKept) count++;
  }
  writeTraces(kind, traces);
  console.log(`${count} ${kind} on Python ${version}`);
}

const lessons = compared.map((lesson) => {
  const texts = (events: readonly TraceEvent[]) => textsOf(lesson, events);
  return [lesson.id, sourcePath(lesson, "python"), texts] as const;
});
const programs = [...recordedPrograms()].filter(([name]) => !unkeptTraces.has(name));
await record("lessons", lessons);
await record(
  "programs",
  programs.map(([name, file]) => [name, file, programTexts] as const),
);
if (only.length === 0) console.log(`${await recordDigests(values.python)} random programs`);
