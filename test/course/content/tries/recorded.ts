// `recorded.txt`: the things to try, with what a CPython 3.13 shows of each.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const file = join(import.meta.dirname, "recorded.txt");

export interface Recorded {
  readonly told: string;
  readonly seen: string;
}

/** By heading. */
export function readRecorded(): ReadonlyMap<string, Recorded> {
  const sections = readFileSync(file, "utf8").split(/^## /m).slice(1);
  return new Map(
    sections.map((section) => {
      const [heading = "", told = "", seen = ""] = section.split("\n\n");
      return [heading, { told, seen: seen.trimEnd() }];
    }),
  );
}

export function writeRecorded(recorded: ReadonlyMap<string, Recorded>): void {
  const sections = [...recorded].map(([heading, { told, seen }]) => `## ${heading}\n\n${told}\n\n${seen}\n`);
  writeFileSync(file, sections.join("\n"));
}
