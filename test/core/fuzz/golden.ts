// The recorded programs: golden/*.jsonl.gz, and the regression cases that `npm run fuzz` has written.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Recorded } from "./ast.js";

const here = import.meta.dirname;
export const regressionsFolder: string = join(here, "regressions");

/** A line of what generator/traces.py writes. */
export function parseRecorded(line: string): Recorded {
  // Ours by construction: the generators write nothing but programs of ast.ts.
  return JSON.parse(line) as Recorded;
}

/** @param grammar which recording: `given` or `wide` */
export function readGolden(grammar: "given" | "wide"): Recorded[] {
  const text = gunzipSync(readFileSync(join(here, "golden", `${grammar}.jsonl.gz`))).toString("utf8");
  return text.trimEnd().split("\n").map(parseRecorded);
}

/** The regression cases. */
export function readRegressions(): Recorded[] {
  const files = readdirSync(regressionsFolder).filter((file) => file.endsWith(".jsonl"));
  return files.sort().map((file) => parseRecorded(readFileSync(join(regressionsFolder, file), "utf8")));
}
