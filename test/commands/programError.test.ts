import { describe, expect, test } from "vitest";
import { renderProgramError } from "../../src/commands/common/failures.js";
import { en80, ja80 } from "../helpers/view.js";

describe("an exception that ended a program", () => {
  test("of a program that ended itself is its exit code, in a sentence", () => {
    const exit = { name: "SystemExit", message: "3", source: null };
    expect(renderProgramError(exit, en80)).toBe("  ✖ The program ended itself with exit code 3.");
    expect(renderProgramError(exit, ja80)).toBe("  ✖ プログラムが終了コード 3 を指定して終了しました。");
    const text = { name: "SystemExit", message: "no more", source: null };
    expect(renderProgramError(text, en80)).toBe("  ✖ SystemExit: no more");
  });

  test("without a message or a source is its name alone", () => {
    expect(renderProgramError({ name: "KeyError", message: "", source: null }, en80)).toBe("  ✖ KeyError");
  });

  test("with its traceback, whose layout it keeps, and advice", () => {
    const error = {
      name: "AggregateError",
      message: "both failed",
      source: null,
      traceback: [
        "  | AggregateError: both failed",
        "  +-+---------------- 1 ----------------",
        "    | OSError: the disk is full, and so is the other one, of which nobody thought until now",
        "    +------------------------------------",
        "",
      ].join("\n"),
      hint: "yield-star",
    } as const;
    expect(renderProgramError(error, en80)).toMatchInlineSnapshot(`
      "  ✖ AggregateError: both failed
            | AggregateError: both failed
            +-+---------------- 1 ----------------
              | OSError: the disk is full, and so is the other one, of which nobody
              thought until now
              +------------------------------------

          Write yield*, not yield: coroutines, tasks and futures are awaited by
          yield*."
    `);
    expect(renderProgramError(error, ja80)).toMatch(/\n\n {4}yield ではなく yield\* と書いてください。/);
  });
});
