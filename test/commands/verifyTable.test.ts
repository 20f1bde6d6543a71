import { describe, expect, test } from "vitest";
import { renderVerifyTable, type VerifyTableData } from "../../src/commands/verify/verifyTable.js";
import { ascii80, en40, en80, ja80, viewOf } from "../helpers/view.js";

const side = (elapsed: number | null, ...lines: readonly string[]) => ({ lines, elapsed });

const data: VerifyTableData = {
  other: "Python 3.13.0",
  rows: [
    {
      id: "gather",
      isSame: true,
      differing: new Set(),
      typescript: side(6.001, "3", "2", "1"),
      other: side(6.0035, "3", "2", "1"),
    },
    {
      id: "cancellation",
      isSame: false,
      differing: new Set([1, 3]),
      typescript: side(
        2,
        "worker begins",
        "worker is cancelled",
        "a line that is too long for its column",
        "end",
      ),
      other: side(null, "worker begins", "worker goes on", "a line that is too long for its column"),
    },
    {
      id: "create_task",
      isSame: false,
      differing: new Set([0]),
      typescript: side(6.001, "3", "2", "1"),
      other: side(15.1, "1", "2", "3"),
    },
  ],
};

describe("the table of verified lessons", () => {
  test("at 80 columns", () => {
    expect(renderVerifyTable(data, en80)).toMatchInlineSnapshot(`
      "┌────────────────┬─────────────────────────────┬─────────────────────────────┐
      │ lesson         │ TypeScript                  │ Python 3.13.0               │
      ├────────────────┼─────────────────────────────┼─────────────────────────────┤
      │ ✔ gather       │ 3 2 1                       │ 3 2 1                       │
      │ the same       │ 6.001 s                     │ 6.003 s                     │
      ├────────────────┼─────────────────────────────┼─────────────────────────────┤
      │ ✖ cancellation │ worker begins               │ worker begins               │
      │ different      │ ✖ worker is cancelled       │ ✖ worker goes on            │
      │                │ a line that is too long for │ a line that is too long for │
      │                │ its column                  │ its column                  │
      │                │ ✖ end                       │                             │
      │                │ 2.000 s                     │ -                           │
      ├────────────────┼─────────────────────────────┼─────────────────────────────┤
      │ ✖ create_task  │ ✖ 3 2 1                     │ ✖ 1 2 3                     │
      │ different      │ 6.001 s                     │ 15.100 s                    │
      └────────────────┴─────────────────────────────┴─────────────────────────────┘"
    `);
  });

  test("at 60 columns long lines go on below, on both sides alike", () => {
    expect(renderVerifyTable(data, viewOf(60))).toMatchInlineSnapshot(`
      "┌────────────────┬────────────────────┬────────────────────┐
      │ lesson         │ TypeScript         │ Python 3.13.0      │
      ├────────────────┼────────────────────┼────────────────────┤
      │ ✔ gather       │ 3 2 1              │ 3 2 1              │
      │ the same       │ 6.001 s            │ 6.003 s            │
      ├────────────────┼────────────────────┼────────────────────┤
      │ ✖ cancellation │ worker begins      │ worker begins      │
      │ different      │ ✖ worker is        │ ✖ worker goes on   │
      │                │ cancelled          │                    │
      │                │ a line that is too │ a line that is too │
      │                │ long for its       │ long for its       │
      │                │ column             │ column             │
      │                │ ✖ end              │                    │
      │                │ 2.000 s            │ -                  │
      ├────────────────┼────────────────────┼────────────────────┤
      │ ✖ create_task  │ ✖ 3 2 1            │ ✖ 1 2 3            │
      │ different      │ 6.001 s            │ 15.100 s           │
      └────────────────┴────────────────────┴────────────────────┘"
    `);
  });

  test("at 40 columns one side below the other", () => {
    expect(renderVerifyTable(data, en40)).toMatchInlineSnapshot(`
      "  ✔ gather · the same
          TypeScript
            3 2 1
            6.001 s
          Python 3.13.0
            3 2 1
            6.003 s
        ✖ cancellation · different
          TypeScript
            worker begins
            ✖ worker is cancelled
            a line that is too long for its
            column
            ✖ end
            2.000 s
          Python 3.13.0
            worker begins
            ✖ worker goes on
            a line that is too long for its
            column
            -
        ✖ create_task · different
          TypeScript
            ✖ 3 2 1
            6.001 s
          Python 3.13.0
            ✖ 1 2 3
            15.100 s"
    `);
  });

  test("in ASCII", () => {
    expect(renderVerifyTable(data, ascii80)).toMatch(/^[\n\x20-\x7e]+$/);
  });

  test("in Japanese", () => {
    const rows = data.rows.slice(0, 1);
    expect(renderVerifyTable({ rows, other: "CPython 3.13 の記録" }, ja80)).toMatchInlineSnapshot(`
      "┌──────────┬────────────┬─────────────────────┐
      │ レッスン │ TypeScript │ CPython 3.13 の記録 │
      ├──────────┼────────────┼─────────────────────┤
      │ ✔ gather │ 3 2 1      │ 3 2 1               │
      │ 同じ     │ 6.001 s    │ 6.003 s             │
      └──────────┴────────────┴─────────────────────┘"
    `);
  });
});
