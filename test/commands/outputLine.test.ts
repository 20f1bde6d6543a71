import { describe, expect, test } from "vitest";
import { type OutputLineData, renderOutputLine } from "../../src/commands/common/outputLine.js";
import { ascii80, en40, en80, ja80 } from "../helpers/view.js";

const data: OutputLineData = { text: "3", at: 4.0012, by: "threePrint", stream: "stdout" };

describe("an output line", () => {
  test("at 80 columns", () => {
    expect(renderOutputLine(data, en80)).toMatchInlineSnapshot(`"  3   at 4.001 s   ← three_print"`);
  });

  test("at 40 columns", () => {
    expect(renderOutputLine(data, en40)).toMatchInlineSnapshot(`"  3   at 4.001 s   ← three_print"`);
  });

  test("in ASCII", () => {
    expect(renderOutputLine(data, ascii80)).toMatchInlineSnapshot(`"  3   at 4.001 s   <- three_print"`);
  });

  test("in Japanese", () => {
    expect(renderOutputLine(data, ja80)).toMatchInlineSnapshot(`"  3   4.001 s の時点   ← three_print"`);
  });

  test("keeps a long text whole, and puts the note below it", () => {
    expect(renderOutputLine({ ...data, text: "word ".repeat(12).trim() }, en40)).toMatchInlineSnapshot(`
      "  word word word word word word word
        word word word word word
          at 4.001 s   ← three_print"
    `);
  });

  test("shows every line of a text, and says when it went to stderr", () => {
    const error: OutputLineData = {
      text: "a warning:\n  its second line",
      at: 1,
      by: null,
      stream: "stderr",
    };
    expect(renderOutputLine(error, en80)).toMatchInlineSnapshot(`
      "  a warning:
          its second line   at 1.000 s (stderr)"
    `);
  });

  test("lets no control character of a program reach the terminal", () => {
    expect(renderOutputLine({ ...data, text: "a\u001b[2Jb\tc" }, en80)).toMatchInlineSnapshot(
      `"  a\\x1b[2Jb    c   at 4.001 s   ← three_print"`,
    );
  });
});
