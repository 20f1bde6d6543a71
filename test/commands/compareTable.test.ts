import { describe, expect, test } from "vitest";
import { renderCompareTable } from "../../src/commands/compare/compareTable.js";
import { compared, repeated } from "../helpers/report.js";
import { en40, en80 } from "../helpers/view.js";

describe("the table of a comparison", () => {
  test("shows mean, deviation, range and number of repeated runs", () => {
    expect(renderCompareTable(repeated, en80)).toMatchInlineSnapshot(`
      "┌─────────────────────┬───────┬─────────────────┬──────────┬───────────┬───────┐
      │ lesson              │ order │         elapsed │ from     │           │ times │
      │                     │       │                 │          │           │    as │
      │                     │       │                 │          │           │  fast │
      ├─────────────────────┼───────┼─────────────────┼──────────┼───────────┼───────┤
      │ sequential          │ 1 2 3 │        15.000 s │ virtual  │ █████████ │  1.00 │
      │ await_without_tasks │ 1 2 3 │        15.004 s │ measured │ █████████ │  1.00 │
      │ gather              │ 3 2 1 │ 6.003 ± 0.003 s │ measured │ ███▋      │  2.50 │
      │                     │       │ 6.001 … 6.006 s │ 3 runs   │           │       │
      └─────────────────────┴───────┴─────────────────┴──────────┴───────────┴───────┘"
    `);
    expect(renderCompareTable(repeated, en40)).toMatchInlineSnapshot(`
      "  sequential
          order 1 2 3
          15.000 s  virtual
          ██████████████████████████████████
          1.00 times as fast
        await_without_tasks
          order 1 2 3
          15.004 s  measured
          ██████████████████████████████████
          1.00 times as fast
        gather
          order 3 2 1
          6.003 ± 0.003 s  measured · 3 runs
          6.001 … 6.006 s
          █████████████▋
          2.50 times as fast"
    `);
  });

  test("has no ratio without a baseline", () => {
    expect(renderCompareTable({ ...compared, baseline: "none" }, en80)).not.toContain("2.50");
  });
});
