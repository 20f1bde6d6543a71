// The terms' programs: both have the same names and print the same bytes, in virtual time.
import { readFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { programPath, programsOf, sourcePath, termRooms } from "../../../src/course/files.js";
import { terms } from "../../../src/course/terms/glossary.js";
import { alignPrograms } from "../../../src/draw/source/align.js";
import { definedInPython, definedInTypeScript } from "./defined.js";
import { findPython, isAtLeast, printedInVirtualTime } from "./python.js";
import { printedByTypeScript } from "./typescript.js";

const python = await findPython();
if (!python.found) console.warn(`skipped: ${python.why}, so only our side of each program is run`);
const programs = terms
  .filter((term) => python.found && isAtLeast(python.version, term.python ?? "3.8"))
  .map((term) => sourcePath(term, "python", termRooms));
const printed = await printedInVirtualTime(programs);

describe.concurrent("the programs of", () => {
  test.each(terms)("$id", async (term) => {
    const ours = await printedByTypeScript(programPath(term, termRooms), "virtual");
    expect(ours.stdout).not.toBe("");
    const theirs = printed.get(sourcePath(term, "python", termRooms));
    if (theirs === undefined) return;
    if (theirs instanceof Error) throw theirs;
    expect(ours.stdout).toBe(theirs.stdout);
    // What is warned of is warned of at the line of Python that matches ours.
    const { typescript, python } = programsOf(term, termRooms);
    const pairs = alignPrograms(typescript, python);
    const warned = ours.stderr.replace(/\bprogram\.ts:(\d+)/g, (_, line) => {
      return `program.py:${pairs.find((pair) => pair.typescript === Number(line))?.python}`;
    });
    for (const line of warned.split("\n")) expect(theirs.stderr).toContain(line);
    if (ours.stderr === "") expect(theirs.stderr).toBe("");
  });
});

test.each(terms)("the functions and variables of $id have the same names in both languages", (term) => {
  const [ours, theirs] = [sourcePath(term, "typescript", termRooms), sourcePath(term, "python", termRooms)];
  expect([...definedInTypeScript(readFileSync(ours, "utf8"))].sort()).toEqual(
    [...definedInPython(readFileSync(theirs, "utf8"))].sort(),
  );
});

test("of no programs Python is not asked: there may be none", async () => {
  vi.stubEnv("PATH", "");
  try {
    expect(await printedInVirtualTime([])).toEqual(new Map());
  } finally {
    vi.unstubAllEnvs();
  }
});
