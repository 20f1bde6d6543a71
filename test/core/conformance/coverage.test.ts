// The table of what is covered: how it is gathered, and that it is up to date.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { counts, gather, type Inputs, render } from "./coverage.js";
import { readInputs, tablePath } from "./coverage_inputs.js";

const methods = ["test_a.ATests.test_one", "test_a.ATests.test_two", "test_a.ATests.test_three"];

function inputsOf(text: string, more: Partial<Inputs> = {}): Inputs {
  return {
    suite: methods,
    uncovered: new Map(),
    sources: [{ path: "asyncio/a.test.ts", text }],
    rules: [
      { number: "001", program: "001_first", isGiven: true },
      { number: "002", program: "002_second", isGiven: false },
    ],
    ports: new Set(["001_first"]),
    unported: new Map(),
    ...more,
  };
}

function coveredBy(text: string): string[] {
  return [...gather(inputsOf(text)).covered.keys()];
}

describe("a comment", () => {
  test("covers every method that it names", () => {
    const text = `// covers: ${methods[0]}, ${methods[2]}\ntest("one", () => {});`;
    expect(coveredBy(text)).toEqual([methods[0], methods[2]]);
    expect(gather(inputsOf(text)).errors).toEqual([]);
  });

  test("goes on in the next line after a comma, and not without one", () => {
    expect(coveredBy(`// covers: ${methods[0]},\n//   ${methods[1]}\ntest("one", () => {});`)).toHaveLength(
      2,
    );
    expect(coveredBy(`// covers: ${methods[0]}\n// ${methods[1]}\ntest("one", () => {});`)).toEqual([
      methods[0],
    ]);
  });

  test("may not name what the suite does not have", () => {
    const { errors } = gather(inputsOf('\n  // covers: test_a.ATests.test_four\n  test("one", () => {});'));
    expect(errors).toEqual(["asyncio/a.test.ts:2: the suite has no test_a.ATests.test_four"]);
  });

  test.each([
    ["const one = 1;", "stands above no test"],
    ['test.skip("one", () => {});', "stands above a test that is not run"],
    ['test.todo("one");', "stands above a test that is not run"],
    ['describe.skip("one", () => {});', "stands above a test that is not run"],
  ])("above `%s` is an error: it %s", (below, mistake) => {
    expect(gather(inputsOf(`// covers: ${methods[0]}\n${below}`)).errors).toEqual([
      `asyncio/a.test.ts:1: the comment ${mistake}`,
    ]);
  });

  test("may stand anywhere in a port, which is a test as a whole", () => {
    const sources = [
      { path: "conformance/programs/001_first.ts", text: `// covers: ${methods[0]}\nimport "x";` },
    ];
    expect(gather(inputsOf("", { sources })).errors).toEqual([]);
  });
});

describe("the lists", () => {
  test("may not give a reason for what is covered, or unknown, or no reason at all", () => {
    const uncovered = new Map([
      ["test_a.ATests.test_one", "because"],
      ["test_a.ATests.test_two", ""],
      ["test_a.ATests.test_four", "because"],
    ]);
    expect(
      gather(inputsOf(`// covers: ${methods[0]}\ntest("one", () => {});`, { uncovered })).errors,
    ).toEqual([
      "uncovered.csv: test_a.ATests.test_one is covered by asyncio/a.test.ts",
      "uncovered.csv: test_a.ATests.test_two has no reason",
      "uncovered.csv: the suite has no test_a.ATests.test_four",
    ]);
  });

  test("may not rule out a program that is ported or unknown, or without a reason", () => {
    const unported = new Map([
      ["001_first", "because"],
      ["002_second", ""],
      ["003_third", "because"],
    ]);
    expect(gather(inputsOf("", { unported })).errors).toEqual([
      "unported.csv: 001_first is ported",
      "unported.csv: 002_second has no reason",
      "unported.csv: there is no program 003_third",
    ]);
  });
});

test("the counts and the table say what is covered and what is not", () => {
  const inputs = inputsOf(`// covers: ${methods[0]}\ntest("one", () => {});`, {
    uncovered: new Map([["test_a.ATests.test_two", "no such thing here"]]),
  });
  const coverage = gather(inputs);
  expect(counts(inputs, coverage)).toBe("conformance 1/1, rules 1/2, suite 1/3");
  expect(render(inputs, coverage).split("\n").slice(6)).toEqual([
    "## Programs without a port",
    "",
    "| program | reason |",
    "|---|---|",
    "| 002_second | not yet |",
    "",
    "## Methods of the suite that no test covers",
    "",
    "| method | reason |",
    "|---|---|",
    "| test_a.ATests.test_two | no such thing here |",
    "| test_a.ATests.test_three | not yet |",
    "",
    "## Methods of the suite and the tests that cover them",
    "",
    "| method | test |",
    "|---|---|",
    "| test_a.ATests.test_one | asyncio/a.test.ts |",
    "",
  ]);
});

test("the lists hold the suite's 484 methods that are portable, and 182 rules with 137 programs given", () => {
  const { suite, rules } = readInputs();
  expect(new Set(suite).size).toBe(484);
  expect(rules).toHaveLength(182);
  expect(rules.filter(({ isGiven }) => isGiven)).toHaveLength(137);
});

test("coverage.md is up to date, and no comment or list is wrong: `npm run coverage` writes it", () => {
  const inputs = readInputs();
  const coverage = gather(inputs);
  expect(coverage.errors).toEqual([]);
  expect(readFileSync(tablePath, "utf8")).toBe(render(inputs, coverage));
});
