// How many traces are CPython's, which several test files find out: each leaves its count in the folder of the runs, and one
// line tells them when all is over.
import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const fileIn = (runs: string): string => join(runs, "traceCounts");

/** @param runs the folder of the runs, which the runner's settings provide */
export function countTraces(runs: string, of: string, alike: number, all: number): void {
  mkdirSync(runs, { recursive: true });
  appendFileSync(fileIn(runs), `${of} ${alike}/${all}\n`);
}

const order = ["lessons", "programs", "fuzz"];

export function traceCounts(runs: string): string {
  if (!existsSync(fileIn(runs))) return "";
  const counts = readFileSync(fileIn(runs), "utf8").trimEnd().split("\n").sort();
  const placeOf = (count: string): number => order.findIndex((of) => count.startsWith(of));
  return `traces: ${counts.sort((one, other) => placeOf(one) - placeOf(other)).join(", ")}\n`;
}
