// Nearness is counted in edits, a swap of neighbours being one.
import { describe, expect, test } from "vitest";
import { editDistance, nearest } from "../../src/asyncio/python/nearest.js";

describe("editDistance", () => {
  test.each([
    ["", "", 0],
    ["", "run", 3],
    ["run", "", 3],
    ["run", "run", 0],
    ["run", "ran", 1],
    ["run", "runs", 1],
    ["list", "lst", 1],
    ["gather", "gahter", 1],
    ["gather", "agthre", 2],
    ["kitten", "sitting", 3],
    ["ca", "abc", 3],
  ])("from %j to %j takes %d edits, and as many back", (a, b, edits) => {
    expect(editDistance(a, b)).toBe(edits);
    expect(editDistance(b, a)).toBe(edits);
  });
});

describe("nearest", () => {
  test("puts the nearest name first", () => {
    expect(nearest("lost", ["last", "list", "lost_and_found", "most"])).toEqual([
      "lost_and_found",
      "last",
      "list",
    ]);
  });

  test("leaves out what is too far, and never takes one or two letters for a part of a name", () => {
    expect(nearest("ga", ["gather"])).toEqual([]);
    expect(nearest("compare", ["list", "run"])).toEqual([]);
  });
});
