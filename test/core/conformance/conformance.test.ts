// Every port prints what CPython 3.13 printed for the same program, watched or not, on the library that ships.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { countingInstrument } from "./counting_instrument.js";
import { differentLines, momentsOfCollection } from "./differences.js";
import { runPort } from "./run_port.js";

const here = import.meta.dirname;
const names = readdirSync(join(here, "programs")).map((file) => basename(file, ".ts"));

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

describe.each(names)("%s", (name) => {
  test("prints what CPython prints", async () => {
    expect(comparable(name, await runPort(name))).toBe(expectedOutput(name));
  });

  test("prints the same with an instrument attached", async () => {
    const { counts, make } = countingInstrument();
    expect(comparable(name, await runPort(name, make))).toBe(expectedOutput(name));
    const stepsBegan = counts.get("stepBegan") ?? 0;
    expect(counts.get("stepEnded") ?? 0).toBe(stepsBegan);
  });
});

test("every recorded program has a port", () => {
  const recorded = [join(here, "recorded"), join(here, "recorded", "own")]
    .flatMap((folder) => readdirSync(folder))
    .filter((file) => file.endsWith(".py"))
    .map((file) => basename(file, ".py"));
  expect(recorded.sort()).toEqual([...names].sort());
});
