import { describe, expect, test } from "vitest";
import { renderCompareTable } from "../../src/commands/compare/compareTable.js";
import { compared, repeated } from "../helpers/report.js";
import { ascii80, en40, en80, ja80, viewOf } from "../helpers/view.js";

describe("the table of a comparison", () => {
  test("at 80 columns", () => {
    expect(renderCompareTable(compared, en80)).toMatchInlineSnapshot(`
      "┌─────────────────────┬───────┬──────────┬──────────┬──────────────────┬───────┐
      │ lesson              │ order │  elapsed │ from     │                  │ times │
      │                     │       │          │          │                  │    as │
      │                     │       │          │          │                  │  fast │
      ├─────────────────────┼───────┼──────────┼──────────┼──────────────────┼───────┤
      │ sequential          │ 1 2 3 │ 15.000 s │ virtual  │ ████████████████ │  1.00 │
      │ await_without_tasks │ 1 2 3 │ 15.004 s │ measured │ ████████████████ │  1.00 │
      │ gather              │ 3 2 1 │  6.001 s │ measured │ ██████▍          │  2.50 │
      └─────────────────────┴───────┴──────────┴──────────┴──────────────────┴───────┘"
    `);
  });

  test("at 100 columns every heading stands on one line", () => {
    expect(renderCompareTable(compared, viewOf(100))).toMatchInlineSnapshot(`
      "┌─────────────────────┬───────┬──────────┬──────────┬──────────────────────────────┬───────────────┐
      │ lesson              │ order │  elapsed │ from     │                              │ times as fast │
      ├─────────────────────┼───────┼──────────┼──────────┼──────────────────────────────┼───────────────┤
      │ sequential          │ 1 2 3 │ 15.000 s │ virtual  │ ████████████████████████████ │          1.00 │
      │ await_without_tasks │ 1 2 3 │ 15.004 s │ measured │ ████████████████████████████ │          1.00 │
      │ gather              │ 3 2 1 │  6.001 s │ measured │ ███████████▎                 │          2.50 │
      └─────────────────────┴───────┴──────────┴──────────┴──────────────────────────────┴───────────────┘"
    `);
  });

  test("at 40 columns", () => {
    expect(renderCompareTable(compared, en40)).toMatchInlineSnapshot(`
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
          6.001 s  measured
          █████████████▋
          2.50 times as fast"
    `);
  });

  test("in ASCII", () => {
    expect(renderCompareTable(compared, ascii80)).toMatchInlineSnapshot(`
      "+---------------------+-------+----------+----------+------------------+-------+
      | lesson              | order |  elapsed | from     |                  | times |
      |                     |       |          |          |                  |    as |
      |                     |       |          |          |                  |  fast |
      +---------------------+-------+----------+----------+------------------+-------+
      | sequential          | 1 2 3 | 15.000 s | virtual  | ################ |  1.00 |
      | await_without_tasks | 1 2 3 | 15.004 s | measured | ################ |  1.00 |
      | gather              | 3 2 1 |  6.001 s | measured | ######           |  2.50 |
      +---------------------+-------+----------+----------+------------------+-------+"
    `);
  });

  test("in Japanese", () => {
    expect(renderCompareTable(compared, ja80)).toMatchInlineSnapshot(`
      "┌─────────────────────┬───────┬──────────┬──────────┬───────────────┬──────────┐
      │ レッスン            │ 順序  │ 経過時間 │ 出所     │               │ 速さの比 │
      ├─────────────────────┼───────┼──────────┼──────────┼───────────────┼──────────┤
      │ sequential          │ 1 2 3 │ 15.000 s │ 仮想時間 │ █████████████ │     1.00 │
      │ await_without_tasks │ 1 2 3 │ 15.004 s │ 実測     │ █████████████ │     1.00 │
      │ gather              │ 3 2 1 │  6.001 s │ 実測     │ █████▎        │     2.50 │
      └─────────────────────┴───────┴──────────┴──────────┴───────────────┴──────────┘"
    `);
  });

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
