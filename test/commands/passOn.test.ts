// What `--quiet` passes on: every character once, as it comes, to its own stream.
import { Writable } from "node:stream";
import { expect, test, vi } from "vitest";
import { passOn } from "../../src/commands/run/run.js";
import { Output } from "../../src/terminal/output.js";
import type { TraceEvent } from "../../src/trace/event.js";
import { harmlessTrace } from "../../src/trace/harmless.js";

/**
 * Takes these events, and gives what is out after each, and after the end.
 *
 * @param areTogether they come in one turn of Node's loop; else each in one of its own
 */
function passed(events: readonly TraceEvent[], { isTTY = false, areTogether = false } = {}): string[] {
  let out = "";
  const streamOf = (mark: string): Output =>
    new Output(
      Object.assign(
        new Writable({
          write(chunk: Buffer, _encoding, done) {
            out += `${mark}${chunk.toString()}`;
            done();
          },
        }),
        { isTTY },
      ),
    );
  const watch = passOn({ stdout: streamOf("1:"), stderr: streamOf("2:") });
  const after = (act: () => void): string => {
    out = "";
    act();
    return out;
  };
  const seen = (event: TraceEvent): void => {
    watch.onEvent(harmlessTrace(event), event);
    if (!areTogether) vi.runAllTimers();
  };
  vi.useFakeTimers();
  try {
    return [...events.map((event) => after(() => seen(event))), after(watch.stop)];
  } finally {
    vi.useRealTimers();
  }
}

const moment = { at: 1, iteration: 1, task: null, frames: [] };
const part = (stream: "stdout" | "stderr", text: string): TraceEvent => {
  return { ...moment, kind: "output-part", stream, text };
};
const line = (stream: "stdout" | "stderr", text: string): TraceEvent => {
  return { ...moment, kind: "output", stream, text, since: 0 };
};

test("parts go out as they come, and only what is new of a line that is complete", () => {
  expect(passed([part("stdout", "a "), part("stdout", "b"), line("stdout", "a bc")])).toEqual([
    "1:a ",
    "1:b",
    "1:c\n",
    "",
  ]);
  expect(passed([{ ...moment, kind: "output", stream: "stdout", text: "a\nb" }])).toEqual(["1:a\nb\n", ""]);
});

test("each stream has a line of its own", () => {
  expect(
    passed([part("stdout", "out"), part("stderr", "err"), line("stdout", "output"), line("stderr", "error")]),
  ).toEqual(["1:out", "2:err", "1:put\n", "2:or\n", ""]);
});

test("a run that is cut short in the middle of a line ends with a newline", () => {
  expect(passed([part("stderr", "half")])).toEqual(["2:half", "2:\n"]);
});

test("raw text stays raw, but on a terminal", () => {
  const events = [part("stdout", "50 %\u001b]0;title\u0007"), part("stdout", "\r\u001b[32m\u202e100 %")];
  expect(passed(events)).toEqual(["1:50 %\u001b]0;title\u0007", "1:\r\u001b[32m\u202e100 %", "1:\n"]);
  expect(passed(events, { isTTY: true })).toEqual([
    "1:50 %\\x1b]0;title\\x07",
    "1:\\x0d\\x1b[32m\\u202e100 %",
    "1:\n",
  ]);
});

test("what comes together goes out together, the two streams in their order", () => {
  const lines = [line("stdout", "a"), line("stdout", "b"), line("stderr", "c"), line("stdout", "d")];
  expect(passed(lines, { areTogether: true })).toEqual(["", "", "1:a\nb\n", "2:c\n", "1:d\n"]);
});
