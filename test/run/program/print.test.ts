// print: one line of output, its values written as Python writes them.
import { afterEach, beforeEach, expect, test } from "vitest";
import { KeyError, ValueError } from "../../../src/asyncio/python/exceptions.js";
import { type OutputSink, setOutputSink } from "../../../src/run/core/program/output.js";
import { print } from "../../../src/run/core/program/print.js";

let written: [stream: string, text: string][] = [];
let previous: OutputSink;

beforeEach(() => {
  written = [];
  previous = setOutputSink((stream, text) => written.push([stream, text]));
});

afterEach(() => {
  setOutputSink(previous);
});

const printed = (...values: unknown[]): string => {
  written = [];
  print(...values);
  return written.map(([, text]) => text).join("");
};

test("writes its values with a space in between and a newline after them, in one piece", () => {
  print("a", 1, 2.5);
  expect(written).toEqual([["stdout", "a 1 2.5\n"]]);
});

test("writes an empty line for no values", () => {
  expect(printed()).toBe("\n");
});

test("writes strings as they are, and those inside a list with quotes", () => {
  expect(printed("it's", ["it's"])).toBe("it's [\"it's\"]\n");
});

test("writes booleans, null and undefined in Python's words", () => {
  expect(printed(true, false, null, undefined)).toBe("True False None None\n");
});

test("writes exceptions by their message, a KeyError's in quotes", () => {
  expect(printed(new ValueError("v"), new KeyError("k"), new TypeError("t"))).toBe("v 'k' t\n");
});

test("takes sep and end as options after the values", () => {
  expect(printed("a", "b", { sep: "-" })).toBe("a-b\n");
  expect(printed("a", "b", { end: "" })).toBe("a b");
  expect(printed("a", "b", { sep: "", end: "!\n" })).toBe("ab!\n");
  expect(printed({ end: "only" })).toBe("only");
});

test("writes an object that only looks a bit like options", () => {
  expect(printed("a", { sep: "-", other: 1 })).toBe("a {'sep': '-', 'other': 1}\n");
  expect(printed({})).toBe("{}\n");
  expect(printed({ end: "!" }, "b")).toBe("{'end': '!'} b\n");
});
