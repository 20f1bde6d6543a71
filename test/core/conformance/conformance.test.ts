// Every port does what CPython 3.13 did with the same program, on the library that ships, recorded in detail: it prints the
// same, and of its whole trace the core tells the same events, in the same iterations, at the same virtual times.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, describe, expect, inject, test } from "vitest";
import { countTraces } from "../../helpers/traceCounts.js";
import { partingOf, programTexts, readTraces, recordedPrograms } from "../../run/python/traces.js";
import { differentLines, differentTraces, momentsOfCollection, unkeptTraces } from "./differences.js";
import { runPort } from "./run_port.js";

const here = import.meta.dirname;
const names = readdirSync(join(here, "programs")).map((file) => basename(file, ".ts"));
const traces = readTraces("programs");
let alike = 0;

const ruledOut = "(a line that JavaScript has no part in)";

function recordedOutput(name: string): string {
  const given = join(here, "recorded", `${name}.out`);
  return readFileSync(existsSync(given) ? given : join(here, "recorded", "own", `${name}.out`), "utf8");
}

/** The output as it is compared: for a few programs without regard to the order of the lines. */
function comparable(name: string, output: string): string {
  return momentsOfCollection.has(name) ? output.split("\n").sort().join("\n") : output;
}

/** What the port has to print: the recorded output, with the lines that the language makes different replaced. */
function expectedOutput(name: string): string {
  const lines = recordedOutput(name).split("\n");
  for (const { line, recorded, here } of differentLines.get(name) ?? []) {
    if (lines[line - 1] !== recorded) throw new Error(`line ${line} of ${name}.out is not ${recorded}`);
    lines[line - 1] = here ?? ruledOut;
  }
  return comparable(name, lines.filter((line) => line !== ruledOut).join("\n"));
}

afterAll(() => countTraces(inject("runs"), "programs", alike, names.length - differentTraces.size));

test.each(names)("%s", async (name) => {
  const { written, events } = await runPort(name, !unkeptTraces.has(name));
  expect(comparable(name, written)).toBe(expectedOutput(name));
  if (unkeptTraces.has(name)) return;
  const { ours, theirs } = partingOf(programTexts(events), traces.get(name) ?? []);
  // One that has become equal is to leave the table.
  if (differentTraces.has(name)) expect(ours).not.toEqual(theirs);
  else {
    expect(ours).toEqual(theirs);
    alike += 1;
  }
});

describe("the lists", () => {
  test("every recorded program has a port, and its trace is kept", () => {
    expect([...recordedPrograms().keys()].sort()).toEqual([...names].sort());
    expect([...traces.keys(), ...unkeptTraces].sort()).toEqual([...names].sort());
  });

  test("what is said to differ is there", () => {
    const said = [
      ...unkeptTraces,
      ...differentTraces.keys(),
      ...differentLines.keys(),
      ...momentsOfCollection,
    ];
    expect(said.filter((name) => !names.includes(name))).toEqual([]);
    expect([...unkeptTraces].filter((name) => !differentTraces.has(name))).toEqual([]);
  });
});
