// What was written, from a trace: when each line came, and whose it is.
import { expect, test } from "vitest";
import type { TraceEvent } from "../../src/trace/event.js";
import { noOpenLines, openLinesAfter, type Written, writtenOf } from "../../src/trace/written.js";
import { TraceBuilder } from "../helpers/trace.js";

const sketch = ({ at, stream, text, task, frames }: Written): string =>
  `${at} ${stream} ${text} (${task} ${frames.join(">")})`;

const onStderr = (event: Pick<TraceEvent & { kind: "output" }, "at" | "text" | "since">): TraceEvent => {
  return { kind: "output", stream: "stderr", task: 1, frames: ["main"], iteration: 1, ...event };
};

test("a line that was written in parts came with the first of them, and is whose that was", () => {
  const trace = new TraceBuilder().to(1).wrote(1, ["main", "one"], "a").to(2).wrote(2, ["two"], "b");
  trace.to(3).completed(3, ["three"], "abc", 1).printed(3, ["three"], "d");
  expect(writtenOf(trace.events).map(sketch)).toEqual(["1 stdout abc (1 main>one)", "3 stdout d (3 three)"]);
});

test("all stands in the order in which it came, although one stream's line was completed later", () => {
  const trace = new TraceBuilder().to(1).wrote(1, ["main"], "begun first").to(2);
  trace.add(onStderr({ at: 2, text: "complete first" }));
  trace.to(3).completed(1, ["main"], "begun first", 1);
  expect(writtenOf(trace.events).map(({ text }) => text)).toEqual(["begun first", "complete first"]);
});

test("a line of one stream is not taken for the end of another's", () => {
  const trace = new TraceBuilder().to(1).wrote(1, ["main"], "out");
  const events = [...trace.events, onStderr({ at: 2, text: "err" })];
  expect(writtenOf(events).map(sketch)).toEqual(["1 stdout out (1 main)", "2 stderr err (1 main)"]);
});

test("a trace that was cut short in the middle of a line holds what there is of it", () => {
  const trace = new TraceBuilder().printed(1, ["main"], "whole").to(1).wrote(1, ["main"], "ha");
  expect(writtenOf(trace.wrote(1, ["main"], "lf").events).map(({ text }) => text)).toEqual(["whole", "half"]);
});

test("no more than one line a stream is open at a time", () => {
  const trace = new TraceBuilder().wrote(1, ["main"], "a").completed(1, ["main"], "a", 0);
  trace.wrote(1, ["main"], "b").wrote(1, ["main"], "c");
  const open = trace.events.reduce(openLinesAfter, noOpenLines);
  expect(open.map(({ text }) => text)).toEqual(["bc"]);
});

test("a line that ends as Windows ends them has no return in it", () => {
  const trace = new TraceBuilder().to(1).printed(1, ["main"], "one\r\ntwo\r").wrote(1, ["main"], "three\r");
  expect(writtenOf(trace.events).map(({ text }) => text)).toEqual(["one\ntwo", "three"]);
  const completed = trace.completed(1, ["main"], "three\r", 1);
  expect(writtenOf(completed.events).at(-1)?.text).toBe("three");
});

test("of a very long line without a newline the end is kept", () => {
  const part = "0123456789".repeat(10_000);
  const trace = new TraceBuilder();
  for (let written = 0; written < 25; written++) trace.wrote(1, ["main"], part);
  const [line] = trace.wrote(1, ["main"], "the end").events.reduce(openLinesAfter, noOpenLines);
  expect(line?.text.length).toBeLessThanOrEqual(1_000_000);
  expect(line?.text.endsWith("0123456789the end")).toBe(true);
});
