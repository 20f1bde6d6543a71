// Reads what coverage.ts works on: the lists beside this file, the tests, and the ports.
import { readdirSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import type { Inputs } from "./coverage.js";

const here = import.meta.dirname;
const tests = join(here, "..");

/** Where the table is kept. */
export const tablePath: string = join(here, "coverage.md");

export function readInputs(): Inputs {
  const files = filesIn(tests);
  const sources = files
    .filter((path) => path.endsWith(".test.ts") || /^conformance\/programs\/\w+\.ts$/.test(path))
    // The table's own test speaks of comments that are none.
    .filter((path) => path !== `${relative(tests, here)}/coverage.test.ts`)
    .sort();
  return {
    suite: rows("suite.csv", 3).map((cells) => cells.join(".")),
    uncovered: new Map(
      rows("uncovered.csv", 4).map(([file, cls, method, reason]) => [
        `${file}.${cls}.${method}`,
        reason ?? "",
      ]),
    ),
    sources: sources.map((path) => ({ path, text: readFileSync(join(tests, path), "utf8") })),
    rules: rows("rules.csv", 3).map(([number = "", name = "", given]) => ({
      number,
      program: `${number}_${name}`,
      isGiven: given === "yes",
    })),
    ports: new Set(readdirSync(join(here, "programs")).map((file) => basename(file, ".ts"))),
    unported: new Map(rows("unported.csv", 2).map(([program = "", reason]) => [program, reason ?? ""])),
  };
}

/** Paths from `folder` on, with "/" in them; installed packages are left out. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory()) return [entry.name];
    if (entry.name === "node_modules") return [];
    return filesIn(join(folder, entry.name)).map((path) => `${entry.name}/${path}`);
  });
}

/** The cells of a list without its head; the last of the `columns` may hold commas. */
function rows(name: string, columns: number): string[][] {
  const lines = readFileSync(join(here, name), "utf8").split("\n").slice(1);
  return lines
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const cells = line.split(",");
      const last = cells
        .slice(columns - 1)
        .join(",")
        .trim();
      return [...cells.slice(0, columns - 1), last.replace(/^"(.*)"$/, "$1").replaceAll('""', '"')];
    });
}
