// `npm run test:load`: nothing of virtual time depends on the machine. The conformance programs, 500 random programs, every
// lesson and a few programs made for it run twice, once as the machine is and once with its processors kept busy; what
// they print, trace and end with is compared byte by byte.
// Exit codes: 0 all the same; 1 a difference.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { lessons } from "../../../src/course/catalogue.js";
import { whileBusy } from "../../helpers/busy.js";
import { command, node } from "../../helpers/command.js";

const busyProcesses = 4;
/** Generous: whatever is ended by it is a difference. */
const longest = 600_000;

type Outputs = Map<string, string>;

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** What a program prints, its exit code, and the events of its trace, if it came to write one. */
async function runOf(program: string, folder: string): Promise<string> {
  const trace = join(folder, "trace.json");
  rmSync(trace, { force: true });
  const args = ["run", program, "--virtual", "--quiet", "--trace", trace];
  const { code, stdout, stderr } = await command(args, { longest });
  let events = "(no trace)";
  try {
    events = readFileSync(trace, "utf8");
  } catch {
    // Those that measure real work refuse virtual time.
  }
  return `exit code ${code}\n${stdout}\n[stderr]\n${stderr}\n[trace]\n${events}`;
}

async function collect(folder: string): Promise<Outputs> {
  const outputs: Outputs = new Map();
  for (const { id } of lessons) outputs.set(`lesson ${id}`, await runOf(id, folder));
  const programs = join(import.meta.dirname, "programs");
  for (const file of readdirSync(programs).sort()) {
    outputs.set(`program ${file}`, await runOf(join(programs, file), folder));
  }
  const collector = relative(process.cwd(), join(import.meta.dirname, "collect.ts"));
  const { code, stdout, stderr } = await node(["--import", "tsx", collector], { longest });
  if (code !== 0) throw new Error(`the programs could not be run: ${stderr}`);
  const found: Record<string, string> = JSON.parse(stdout);
  for (const [name, text] of Object.entries(found)) outputs.set(name, text);
  return outputs;
}

async function timed(how: string, work: () => Promise<Outputs>): Promise<Outputs> {
  const began = performance.now();
  const outputs = await work();
  say(`${how}: ${outputs.size} programs in ${Math.round((performance.now() - began) / 1000)} s`);
  return outputs;
}

function firstDifference(name: string, calm: string, busy: string): string {
  const [a, b] = [calm.split("\n"), busy.split("\n")];
  const line = a.findIndex((each, index) => each !== b[index]);
  const at = line === -1 ? a.length : line;
  return `${name}, line ${at + 1}\n  calm: ${a[at]}\n  busy: ${b[at]}`;
}

const folder = mkdtempSync(join(tmpdir(), "asyncio-lessons-load-"));
try {
  const calm = await timed("as the machine is", () => collect(folder));
  const busy = await timed(`with ${busyProcesses} busy processes`, () =>
    whileBusy(busyProcesses, () => collect(folder)),
  );
  const names = new Set([...calm.keys(), ...busy.keys()]);
  const different = [...names].filter((name) => calm.get(name) !== busy.get(name));
  for (const name of different) say(firstDifference(name, calm.get(name) ?? "", busy.get(name) ?? ""));
  say(`${names.size - different.length} of ${names.size} are the same, byte by byte`);
  process.exitCode = different.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
