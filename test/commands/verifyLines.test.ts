import { describe, expect, test } from "vitest";
import { differingLines, isReordering } from "../../src/commands/verify/verification.js";
import { recordedLine } from "../../src/commands/verify/verifyReport.js";
import type { Lesson } from "../../src/course/model.js";

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

test("what was recorded of a line", () => {
  const by = "main";
  expect(recordedLine({ text: "done", by }, "?")).toBe("done");
  expect(recordedLine({ timed: "{} s, then {} s", seconds: [3, 1.5], by }, "?")).toBe("3 s, then 1.5 s");
  expect(recordedLine({ measured: "{} MB of {}", by }, "?")).toBe("? MB of ?");
});

describe("the lines that a lesson prints, in whatever order", () => {
  const prints = [
    { text: "1" },
    { text: "2" },
    { text: "2" },
    { timed: "b at {} s", seconds: [2] },
    { elapsed: true },
  ];
  const lesson = { prints: prints.map((line) => ({ ...line, by: "main" })) } as Pick<Lesson, "prints">;

  test.each([
    [["2", "b at 2.5 s", "2", "1", "7.5"], true],
    [["2", "1", "7.5", "2", "b at 9 s"], true],
    [["1", "2", "b at 2 s", "7.5"], false],
    [["1", "1", "2", "b at 2 s", "7.5"], false],
    [["1", "2", "2", "a at 2 s", "7.5"], false],
    [["1", "2", "2", "b at 2 s", "7.5", ""], false],
  ])("%o: %s", (lines, isSo) => {
    expect(isReordering(lesson, lines)).toBe(isSo);
  });
});
