// Random programs give the trace that CPython 3.13 gave: every line that they log, to its iteration, and every event that the
// recorders tell.
import { describe, expect, inject, test } from "vitest";
import { countTraces } from "../../helpers/traceCounts.js";
import type { Recorded } from "./ast.js";
import { firstDifference, sideBySide } from "./compare.js";
import { readGolden, readRegressions } from "./golden.js";
import { digestOf, wholeTraceOf } from "./whole.js";

/** The two traces up to a little after where they part; null when they do not. */
async function differenceIn({ program, trace, digest }: Recorded): Promise<string | null> {
  const { trace: ours, texts } = await wholeTraceOf(program);
  const at = firstDifference(ours, trace);
  if (at === null) {
    if (digestOf(texts) === digest) return null;
    return `seed ${program.seed}: npm run fuzz -- --traces --count 1 --seed ${program.seed} tells where its events differ`;
  }
  const [begin, end] = [Math.max(0, at - 10), at + 5];
  return `seed ${program.seed}, line ${at + 1}\n${sideBySide(ours.slice(begin, end), trace.slice(begin, end))}`;
}

/** How many are alike, and the first few differences. */
async function compareAll(recorded: readonly Recorded[]): Promise<{ alike: number; differences: string[] }> {
  const differences: string[] = [];
  for (const program of recorded) {
    const difference = await differenceIn(program);
    if (difference !== null) differences.push(difference);
  }
  return { alike: recorded.length - differences.length, differences: differences.slice(0, 3) };
}

describe("the recorded programs run as on CPython", () => {
  test.each([
    { grammar: "given", count: 2000, title: "" },
    { grammar: "wide", count: 500, title: " of the wider grammar" },
  ] as const)(
    "$count programs of the $grammar grammar",
    async ({ grammar, count, title }) => {
      const recorded = readGolden(grammar);
      const { alike, differences } = await compareAll(recorded);
      countTraces(inject("runs"), `fuzz${title}`, alike, recorded.length);
      expect(differences).toEqual([]);
      expect(recorded).toHaveLength(count);
    },
    120_000,
  );
});

test("what once went wrong goes right", async () => {
  const regressions = readRegressions();
  expect(regressions.length).toBeGreaterThan(0);
  const { differences } = await compareAll(regressions);
  expect(differences).toEqual([]);
});
