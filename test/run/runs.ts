// Runs programs in the built package's worker, as the commands do, and writes traces as lines to compare.
import { pathToFileURL } from "node:url";
import type { Run, RunRequest } from "../../src/run/core/runProgram.js";
import type { TraceEvent } from "../../src/trace/event.js";
import { builtModule } from "../helpers/built.js";

type Runner = typeof import("../../src/run/core/runProgram.js");

/** Runs a file, in virtual time unless told otherwise. */
export async function runFile(file: string, request: Partial<RunRequest> = {}): Promise<Run> {
  const { runProgram } = (await builtModule("src/run/core/runProgram.js")) as Runner;
  return runProgram({ program: pathToFileURL(file), clock: { kind: "virtual" }, ...request });
}

/** An event as a line: its time, its kind, and then all that it tells. */
export function lineOf(event: TraceEvent): string {
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
