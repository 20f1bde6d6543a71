// The list of mutants keeps step with the core and with the tests: nothing is run here, `npm run mutants` does that.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { mutants } from "./list/index.js";
import { mutate, patternOf } from "./mutant.js";

const root = resolve(import.meta.dirname, "../../..");

test("there are many, and no two change the same in the same way", () => {
  expect(mutants.length).toBeGreaterThanOrEqual(40);
  expect(new Set(mutants.map(({ file, from, to }) => `${file}\n${from}\n${to}`)).size).toBe(mutants.length);
});

test.each(mutants)("$file: $breaks", (mutant) => {
  const source = readFileSync(join(root, "src/asyncio", mutant.file), "utf8");
  expect(mutate(source, mutant)).not.toBe(source);
  const tests = readFileSync(join(root, "test", mutant.test), "utf8");
  // A fault is put into src, of which the tests of what ships see nothing.
  expect(tests).toMatch(/from "(\.\.\/)+src\//);
  const title = mutant.claim.split(" > ").at(-1) ?? "";
  expect(tests.split(JSON.stringify(title))).toHaveLength(2);
});

test("a text that does not stand in the source exactly once is refused", () => {
  const mutant = { file: "lock.ts", from: "a", to: "b", breaks: "", test: "", claim: "" };
  expect(mutate("a", mutant)).toBe("b");
  for (const [source, times] of [
    ["x", 0],
    ["aa", 2],
  ] as const) {
    expect(() => mutate(source, mutant)).toThrow(
      new Error(`src/asyncio/lock.ts has ${times} times, where once is wanted:\na`),
    );
  }
});

test.each([
  ["a (%s) is > b %o?", "a (1) is", "b [2]?"],
  ["plain", "other describe", "plain"],
])(
  "the pattern of %j finds the test in whatever describe, with whatever stands in its places",
  (claim, suite, title) => {
    const pattern = new RegExp(patternOf({ file: "", from: "", to: "", breaks: "", test: "", claim }));
    expect(pattern.test(`${suite} ${title}`)).toBe(true);
    expect(pattern.test(`${suite} ${title} and more`)).toBe(false);
  },
);
