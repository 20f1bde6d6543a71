import { describe, expect, test } from "vitest";
import { renderVerifyTable, type VerifyTableData } from "../../src/commands/verify/verifyTable.js";
import { ascii80, en80 } from "../helpers/view.js";

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

  test("in ASCII", () => {
    expect(renderVerifyTable(data, ascii80)).toMatch(/^[\n\x20-\x7e]+$/);
  });
});
