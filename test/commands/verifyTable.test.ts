import { describe, expect, test } from "vitest";
import {
  renderVerifyTable,
  type VerifiedLine,
  type VerifiedRow,
} from "../../src/commands/verify/verifyTable.js";
import type { View } from "../../src/draw/view.js";
import { ascii80, en40, en80 } from "../helpers/view.js";

/** Lines as they are printed on both sides, a pair each; `✖` stands before those that differ. */
function linesOf(...pairs: readonly (readonly [string | null, string | null, "✖"?])[]): VerifiedLine[] {
  return pairs.map(([ours, theirs, mark]) => ({ texts: [ours, theirs], differs: mark === "✖" }));
}

const rows: readonly VerifiedRow[] = [
  {
    id: "gather",
    isSame: true,
    lines: linesOf(["3", "3"], ["2", "2"], ["1", "1"]),
    elapsed: [6.001, 6.0035],
  },
  {
    id: "cancellation",
    isSame: false,
    lines: linesOf(
      ["worker begins", "worker begins"],
      ["worker is cancelled", "worker goes on", "✖"],
      ["a line that is too long for its column", "a line that is too long for its column"],
      ["end", null, "✖"],
    ),
    elapsed: [2, null],
  },
  {
    id: "create_task",
    isSame: false,
    lines: linesOf(["3", "1", "✖"], ["2", "2"], ["1", "3"]),
    elapsed: [6.001, 15.1],
  },
];

const draw = (view: View): string => renderVerifyTable(rows, "Python 3.13.0", view);

describe("the table of verified lessons", () => {
  test("at 80 columns", () => {
    expect(draw(en80)).toMatchInlineSnapshot(`
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

  test("one below the other at 40 columns", () => {
    expect(draw(en40)).toMatchInlineSnapshot(`
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
    expect(draw(ascii80)).toMatch(/^[\n\x20-\x7e]+$/);
  });
});
