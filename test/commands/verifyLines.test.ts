// Lines of two runs of a lesson, compared.
import { describe, expect, test } from "vitest";
import { differingLines } from "../../src/commands/verify/verification.js";

const lesson = {
  prints: [
    { text: "one_print begins", by: "main" },
    { timed: "took {} s", seconds: [3], by: "main" },
    { measured: "used {} MB", by: "main" },
    { elapsed: true, by: "main" },
  ],
} as const;

const ours = ["onePrint begins", "took 3.0 s", "used 12 MB", "6.001"];
const theirs = ["one_print begins", "took 3.1 s", "used 1,024 MB", "6.0024"];

describe("lines that two runs print differently", () => {
  test("none where only names are written otherwise, and numbers differ that a run alone can tell", () => {
    expect(differingLines(lesson, ours, theirs)).toEqual([]);
  });

  test("a fixed text, and what stands around a number", () => {
    expect(differingLines(lesson, ours, ["two_print begins", "took 3.1 m", "used 1 MB", "soon"])).toEqual([
      { line: 1, typescript: "onePrint begins", python: "two_print begins" },
      { line: 2, typescript: "took 3.0 s", python: "took 3.1 m" },
      { line: 4, typescript: "6.001", python: "soon" },
    ]);
  });

  test("lines that one side lacks, and lines beyond those of the lesson", () => {
    expect(differingLines(lesson, ours, theirs.slice(0, 3))).toEqual([
      { line: 4, typescript: "6.001", python: null },
    ]);
    expect(differingLines(lesson, ours, [...theirs, "more"])).toEqual([
      { line: 5, typescript: null, python: "more" },
    ]);
    expect(differingLines(lesson, [...ours, "7"], [...theirs, "8"])).toEqual([
      { line: 5, typescript: "7", python: "8" },
    ]);
  });
});
