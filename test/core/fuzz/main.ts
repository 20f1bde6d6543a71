// `npm run fuzz`: fresh random programs on CPython and on our core, compared line by line; README.md says more.
// Exit codes: 0 no difference; 1 a difference; 2 usage, or no Python 3.13 to compare with.
import { mkdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Program, Recorded } from "./ast.js";
import { aroundDifference, firstDifference, sideBySide } from "./compare.js";
import type { Grammar } from "./golden.js";
import { type Options, parseOptions, UsageError } from "./options.js";
import { findPython, freshPrograms, NoPython, PythonServer } from "./python.js";
import { traceOf } from "./run_program.js";
import { shrink } from "./shrink.js";
import { digestOf, textsOf, wholeTraceOf } from "./whole.js";

/** Who fails this often has something to mend first. */
const mostFailures = 5;

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Our trace; what goes wrong outside of the program itself is a line of it, and so a difference. */
async function oursOf(program: Program, isWhole: boolean): Promise<readonly string[]> {
  try {
    return isWhole ? (await wholeTraceOf(program)).texts : await traceOf(program);
  } catch (error) {
    return [`CRASH ${error instanceof Error ? error.message : String(error)}`];
  }
}

function theirsOf({ trace, events }: Pick<Recorded, "trace" | "events">): readonly string[] {
  return events === undefined ? trace : textsOf(events);
}

/** Shrinks a failing program, shows it with both traces, and writes it as a regression case. */
async function explain(
  { program }: Recorded,
  grammar: Grammar,
  python: PythonServer,
  { isWhole, writeTo }: Options,
): Promise<void> {
  const shortest = await shrink(program, async (candidate) => {
    const [ours, theirs] = [await oursOf(candidate, isWhole), theirsOf(await python.run(candidate))];
    return firstDifference(ours, theirs) !== null;
  });
  const { python: source, trace, events } = await python.run(shortest);
  console.log(`seed ${program.seed} (${grammar}) differs. Its shortest program:\n\n${source}`);
  const show = isWhole ? aroundDifference : sideBySide;
  console.log(`${show(await oursOf(shortest, isWhole), theirsOf({ trace, ...(events && { events }) }))}\n`);
  const file = join(writeTo, `${grammar}_${program.seed}.jsonl`);
  const digest = events && { digest: digestOf(textsOf(events)) };
  const recorded: Recorded = { seed: program.seed, program: shortest, trace, ...digest };
  mkdirSync(writeTo, { recursive: true });
  writeFileSync(file, `${JSON.stringify(recorded)}\n`);
  console.log(`written to ${relative(process.cwd(), file)}\n`);
}

/** @returns how many programs differ */
async function compareFresh(options: Options, python: string): Promise<number> {
  const { count, seed, isWide, isWhole } = options;
  const grammar = isWide ? "wide" : "given";
  const server = new PythonServer(python, isWhole);
  let compared = 0;
  let lines = 0;
  let failures = 0;
  try {
    for await (const recorded of freshPrograms(python, grammar, seed, count, isWhole)) {
      compared++;
      const theirs = theirsOf(recorded);
      lines += theirs.length;
      if (firstDifference(await oursOf(recorded.program, isWhole), theirs) !== null) {
        failures++;
        await explain(recorded, grammar, server, options);
        if (failures === mostFailures) break;
      }
      if (compared % 1000 === 0) say(`${compared} of ${count} programs, ${failures} differ`);
    }
  } finally {
    server.close();
  }
  console.log(
    `fuzz ${compared - failures}/${compared} programs of the ${grammar} grammar, ${lines} ${isWhole ? "events" : "lines"} alike`,
  );
  return failures;
}

export async function main(argv: readonly string[]): Promise<number> {
  try {
    const options = parseOptions(argv);
    const { path, version } = findPython(options.python);
    say(`CPython ${version} (${path}), ${options.count} programs from seed ${options.seed}`);
    return (await compareFresh(options, path)) === 0 ? 0 : 1;
  } catch (error) {
    if (error instanceof UsageError) {
      (error.isHelp ? console.log : say)(error.message);
      return error.isHelp ? 0 : 2;
    }
    if (!(error instanceof NoPython)) throw error;
    say(`nothing was compared: ${error.message}. Name a Python 3.13 with --python <path>.`);
    return 2;
  }
}

if (process.argv[1] === import.meta.filename) process.exitCode = await main(process.argv.slice(2));
