// Runs the conformance programs and random programs in virtual time, one after the other in one process, and writes what
// each printed or traced as one JSON object to stdout.
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import fc from "fast-check";
import { asyncio } from "../../../src/index.js";
import { setOutputSink } from "../../../src/run/core/program/output.js";
import { setProgramClock } from "../../../src/run/core/program/time.js";
import { programs } from "../fuzz/arbitrary.js";
import { traceOf } from "../fuzz/run_program.js";

const randomPrograms = 500;
const seed = 20_313;
/** The one program that another before it keeps from its end. */
const wantsFreshLibrary = "152_get_event_loop_without_loop";

interface Port {
  readonly default: () => Promise<void>;
}

const ports = join(import.meta.dirname, "../conformance/programs");
const found: Record<string, string> = {};
let written = "";
setOutputSink((stream, text) => {
  written += `[${stream}] ${text}`;
});

for (const file of readdirSync(ports).sort()) {
  const clock = new asyncio.VirtualClock();
  setProgramClock(clock);
  asyncio.setEventLoopFactory(() => new asyncio.EventLoop({ clock }));
  written = "";
  try {
    const port: Port = await import(join(ports, file));
    await port.default();
    asyncio.reportAtExit();
  } catch (error) {
    if (basename(file, ".ts") !== wantsFreshLibrary) throw error;
    // How it fails is the same every time as well.
    written += `[raised] ${String(error)}`;
  }
  found[`conformance ${basename(file, ".ts")}`] = written;
}

for (const [index, program] of fc.sample(programs, { seed, numRuns: randomPrograms }).entries()) {
  found[`random program ${index}`] = (await traceOf(program)).join("\n");
}

process.stdout.write(JSON.stringify(found));
