// The recorded programs: golden/*.jsonl.gz, and the regression cases that `npm run fuzz` has written.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Recorded } from "./ast.js";

/** The grammar of generator/fuzz.py, and that of generator/wide.py. */
export type Grammar = "given" | "wide";

const here = import.meta.dirname;
export const regressionsFolder: string = join(here, "regressions");

/** A line of what generator/traces.py writes. */
export function parseRecorded(line: string): Recorded {
  // Ours by construction: the generators write nothing but programs of ast.ts.
  return JSON.parse(line) as Recorded;
}

/** The recorded programs of a grammar. */
export function readGolden(grammar: Grammar): Recorded[] {
  const text = gunzipSync(readFileSync(join(here, "golden", `${grammar}.jsonl.gz`))).toString("utf8");
  const digests = readFileSync(digestsFile(grammar), "utf8").trimEnd().split("\n");
  return text
    .trimEnd()
    .split("\n")
    .map((line, at) => ({ ...parseRecorded(line), digest: digests[at] ?? "" }));
}

/** Of each of these programs' whole traces, what is kept: `npm run traces` writes it. */
export function digestsFile(grammar: Grammar): string {
  return join(here, "golden", `${grammar}.digests.txt`);
}

/** The regression cases. */
export function readRegressions(): Recorded[] {
  return regressionFiles().map((file) => parseRecorded(readFileSync(file, "utf8")));
}

export function regressionFiles(): string[] {
  const files = readdirSync(regressionsFolder).filter((file) => file.endsWith(".jsonl"));
  return files.sort().map((file) => join(regressionsFolder, file));
}
