// Every claim, example and belief has its place in the course, and each gap is named.
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lessons } from "../../../src/course/catalogue.js";
import { packageRoot } from "../../../src/course/files.js";
import type { Claim } from "../../../src/course/model.js";
import { CLAIMS, checkCoverage } from "./coverage.js";

/** The numbers of the programs `NN_<belief>.py`. */
async function beliefs(): Promise<number[]> {
  const files = await readdir(join(packageRoot(), "test", "course", "content", "beliefs"));
  return files
    .filter((file) => file.endsWith(".py"))
    .map((file) => Number.parseInt(file, 10))
    .sort((a, b) => a - b);
}

test("there are 27 beliefs, 19 claims and 8 examples", async () => {
  expect(await beliefs()).toEqual(Array.from({ length: 27 }, (_, at) => at + 1));
  expect(CLAIMS.filter((claim) => claim.startsWith("C"))).toHaveLength(19);
  expect(CLAIMS.filter((claim) => claim.startsWith("E"))).toHaveLength(8);
});

test("the course covers every claim, example and belief, each belief in a lesson", async () => {
  expect(checkCoverage(lessons, await beliefs(), [])).toEqual([]);
});

test("gaps, names of nothing and names given twice are told", () => {
  const claims = CLAIMS.filter((claim) => claim !== "C9");
  expect(checkCoverage([{ id: "nap", claims, beliefs: [1] }], [1, 2, 3], [2])).toEqual([
    "no lesson shows C9",
    "neither a lesson nor the quiz refutes belief 3",
  ]);
  const odd: Claim[] = [...CLAIMS, "C20", "E0", "C1"];
  expect(checkCoverage([{ id: "nap", claims: odd, beliefs: [1, 4, 1] }], [1], [5])).toEqual([
    "nap names C20, which there is not",
    "nap names E0, which there is not",
    "nap names belief 4, which there is not",
    "nap names C1 twice",
    "nap names belief 1 twice",
    "the quiz names belief 5, which there is not",
  ]);
});
