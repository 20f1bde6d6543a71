// What makes others' texts harmless: nothing that acts is left, and what needs no change is not even copied.
import { expect, test } from "vitest";
import type { TraceEvent } from "../../src/trace/event.js";
import { harmless, harmlessJson, harmlessTrace, oneLine, plain } from "../../src/trace/harmless.js";
import { actingIn, nasty } from "../helpers/hostile.js";

test("every control character, every mark of direction and every half of a character is written out", () => {
  const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).join("-");
  expect(actingIn(harmless(all))).toEqual([]);
  expect(harmless("\u0000\u001b\u007f\u009b\u061c\u200e\u2067\u2028\ud83d")).toBe(
    "\\x00\\x1b\\x7f\\x9b\\u061c\\u200e\\u2067\\u2028\\ud83d",
  );
  expect(harmless("日本語 😀 \u00e9\t\n\r\n")).toBe("日本語 😀 \u00e9\t\n\r\n");
});

test("for a line, tabs and newlines become spaces", () => {
  expect(plain("a\tb\r\nc\rd")).toBe("a    b\nc\\x0dd");
  // As an event has the last line: without its newline.
  expect(plain("a\r\nb\r")).toBe("a\nb");
  expect(oneLine("a\tb\r\nc")).toBe("a    b c");
});

test("JSON stays the same value", () => {
  const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).join("-");
  const value = { [nasty]: [nasty, 1, null, all] };
  expect(actingIn(harmlessJson(value, 2))).toEqual([]);
  expect(JSON.parse(harmlessJson(value))).toEqual(value);
});

test("of an event, names become one line, and texts keep their lines", () => {
  const moment = { at: 1, iteration: 1, task: 1 };
  const output: TraceEvent = {
    ...moment,
    kind: "output",
    stream: "stdout",
    text: "a\nb\u001b",
    frames: ["f\n"],
  };
  expect(harmlessTrace(output)).toEqual({ ...output, text: "a\nb\\x1b", frames: ["f "] });
  const calm: TraceEvent = { ...output, at: Number.NaN, text: "a\nb", frames: ["f"] };
  expect(harmlessTrace(calm)).toBe(calm);
});

test("of local variables, the names are made harmless too", () => {
  const locals = { "a\n\u001b": "1", text: "'a'\n" };
  expect(harmlessTrace({ kind: "blocked", locals })).toEqual({
    kind: "blocked",
    locals: { "a \\x1b": "1", text: "'a' " },
  });
  const calm = { kind: "blocked", locals: { a: "1" } };
  expect(harmlessTrace(calm)).toBe(calm);
});

test("names that have a meaning to JavaScript are names like others", () => {
  const value = JSON.parse('{"__proto__": {"text": "\\u001b"}, "constructor": "\\u001b"}') as object;
  const shown = harmlessTrace(value);
  expect(Object.getPrototypeOf(shown)).toBe(Object.prototype);
  expect(Object.entries(shown)).toEqual([
    ["__proto__", { text: "\\x1b" }],
    ["constructor", "\\x1b"],
  ]);
});
