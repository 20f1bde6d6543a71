import { describe, expect, test } from "vitest";
import { renderCompareSentences, renderCompareTable } from "../../src/commands/compare/compareTable.js";
import type { View } from "../../src/draw/view.js";
import { compared, repeated } from "../helpers/report.js";
import { en40, en80, ja80 } from "../helpers/view.js";

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

  test("compares no work with other work: says that it is other, and shortens what it prints", () => {
    const order = Array.from({ length: 12 }, (_, at) => `put ${at} at 0.0 s`);
    const queue = { label: "queue", order, elapsed: 5, source: "virtual" } as const;
    const comparison = { ...compared, runs: [...compared.runs, { figure: queue, explanation: null }] };
    const row = renderCompareTable(comparison, en80).match(/queue[\s\S]*/)?.[0];
    expect(row).toMatch(/^queue .* put 0 at 0\.0 s and .* {2}- │\n.*11 more.*\n└/);
    expect(renderCompareTable(comparison, en40)).toMatch(
      /queue\n {4}order put 0 at 0\.0 s and 11 more\n {4}5\.000 s {2}virtual\n {4}█+.?$/,
    );
    const flat = (view: View): string => renderCompareSentences(comparison, view).replace(/\s+/g, " ");
    expect(flat(en80)).toContain(
      "queue prints other values than sequential: that is other work, neither faster nor slower.",
    );
    expect(renderCompareSentences(compared, en80)).not.toContain("other");
  });

  test("has its bars however long it takes to say where the figures are from", () => {
    const runs = compared.runs.map((run) => ({
      ...run,
      figure: { ...run.figure, source: "measured" as const, speed: 100 },
    }));
    for (const view of [en80, ja80])
      expect(renderCompareTable({ ...compared, runs }, view)).toContain("████ │");
  });

  test("has no ratio without a baseline", () => {
    expect(renderCompareTable({ ...compared, baseline: "none" }, en80)).not.toContain("2.50");
  });
});
