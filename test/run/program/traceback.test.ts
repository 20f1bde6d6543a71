// The traceback of an exception: its stack, and of a group what it holds as well.
import { expect, test } from "vitest";
import { ExceptionGroup } from "../../../src/asyncio/python/exception_group.js";
import { KeyError, ValueError } from "../../../src/asyncio/python/exceptions.js";
import { traceback } from "../../../src/run/core/program/reports.js";

function withStack<E extends Error>(error: E, stack: string): E {
  error.stack = stack;
  return error;
}

test("an exception is written as its stack, anything else as its repr", () => {
  expect(traceback(withStack(new ValueError("x"), "ValueError: x\n    at f"))).toBe(
    "ValueError: x\n    at f",
  );
  expect(traceback("text")).toBe("'text'");
  expect(traceback(null)).toBe("None");
});

test("a group is followed by what it holds, groups in it included", () => {
  const value = withStack(new ValueError("x"), "ValueError: x\n    at f");
  const key = withStack(new KeyError("k"), "KeyError: k");
  const inner = withStack(new ExceptionGroup("inner", [key]), "ExceptionGroup: inner");
  const group = withStack(new ExceptionGroup("outer", [value, inner]), "ExceptionGroup: outer\n    at main");
  expect(traceback(group)).toBe(
    [
      "ExceptionGroup: outer",
      "    at main",
      "  +---------------- 1 ----------------",
      "  | ValueError: x",
      "  |     at f",
      "  +---------------- 2 ----------------",
      "  | ExceptionGroup: inner",
      "  |   +---------------- 1 ----------------",
      "  |   | KeyError: k",
      "  |   +------------------------------------",
      "  +------------------------------------",
    ].join("\n"),
  );
});
