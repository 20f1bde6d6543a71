// Runs programs in the built package's worker, as the commands do, and writes traces as lines to compare.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { deserialize, serialize } from "node:v8";
import { build } from "esbuild";
import { inject } from "vitest";
import type { Run, RunRequest } from "../../src/run/runtime.js";
import type { TraceEvent } from "../../src/trace/event.js";
import { builtModule, packageFolder } from "../helpers/built.js";

type Runner = typeof import("../../src/run/core/runProgram.js");

/** Runs a file, in virtual time unless told otherwise. */
export async function runFile(file: string, request: Partial<RunRequest> = {}): Promise<Run> {
  const { runProgram } = (await builtModule("src/run/core/runProgram.js")) as Runner;
  return runProgram({ program: pathToFileURL(file), clock: { kind: "virtual" }, ...request });
}

declare module "vitest" {
  interface ProvidedContext {
    /** The folder of the runs that test files have in common; it is there once the first run is. */
    readonly runs: string;
  }
}

/** What is kept of such a run. */
type Told = Pick<Run, "ending" | "events">;

const known = new Map<string, Promise<Told>>();

/**
 * Runs a program that does the same each time: in virtual time, and once for all test files that want its run. Nobody may
 * change what it gives.
 */
export function runOnce(file: string, request: Pick<RunRequest, "detail" | "source"> = {}): Promise<Told> {
  const builtAt = statSync(join(packageFolder, "dist")).ctimeMs;
  const key = createHash("sha1")
    .update(JSON.stringify([file, request, builtAt]))
    .digest("hex");
  const to = join(inject("runs"), key);
  const run = known.get(key) ?? keptIn(to, async () => runFile(await compiled(file, to, request), request));
  known.set(key, run);
  return run;
}

/**
 * The program as tsx compiles it, where it is TypeScript and runs as it stands: to get tsx ready takes two thirds of what such a
 * run costs.
 */
async function compiled(file: string, to: string, { source }: Pick<RunRequest, "source">): Promise<string> {
  if (!file.endsWith(".ts") || source !== undefined) return file;
  const outfile = `${to}.${process.pid}.mjs`;
  const options = { format: "esm", keepNames: true, sourcemap: "inline", target: "node20" } as const;
  await build({ ...options, entryPoints: [file], outfile });
  return outfile;
}

/** What another process has kept in the file; else what `make` gives, which is kept there. */
async function keptIn(file: string, make: () => Promise<Told>): Promise<Told> {
  if (existsSync(file)) return deserialize(readFileSync(file)) as Told;
  const { ending, events } = await make();
  const run = { ending, events: [...events] };
  mkdirSync(inject("runs"), { recursive: true });
  // At once: others may be reading.
  const written = `${file}.${process.pid}`;
  writeFileSync(written, serialize(run));
  renameSync(written, file);
  return run;
}

/** An event as a line: its time, its kind, and then all that it tells. */
function lineOf(event: TraceEvent): string {
  const { at, iteration, kind, ...rest } = event;
  const told = Object.entries(rest).map(([key, value]) => `${key}=${textOf(value)}`);
  return [`${at.toFixed(6)} #${iteration}`, kind, ...told].join(" ");
}

function textOf(value: unknown): string {
  if (typeof value === "number" && !Number.isInteger(value)) return value.toFixed(6);
  if (Array.isArray(value)) return value.map(textOf).join(">");
  if (typeof value !== "object" || value === null) return String(value);
  return `{${Object.entries(value)
    .map(([key, each]) => `${key}=${textOf(each)}`)
    .join(" ")}}`;
}

/** A whole trace, a line an event, with a line break before the first and after the last. */
export function linesOf(events: readonly TraceEvent[]): string {
  return `\n${events.map(lineOf).join("\n")}\n`;
}
