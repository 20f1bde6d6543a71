// An exception is written as Python writes it, with the program's own frames alone. The layout is that of CPython 3.13.
import { join } from "node:path";
import { expect, test } from "vitest";
import { ExceptionGroup } from "../../../src/asyncio/python/exception_group.js";
import { CancelledError, KeyError, OSError, ValueError } from "../../../src/asyncio/python/exceptions.js";
import { traceback } from "../../../src/run/core/program/traceback.js";
import { folderWith } from "../../helpers/folder.js";

const library = new URL("../../../src/asyncio/", import.meta.url).href;

/** @param frames as V8 writes them, innermost first */
function withFrames<E extends Error>(error: E, ...frames: string[]): E {
  error.stack = ["its own heading", ...frames.map((frame) => `    at ${frame}`)].join("\n");
  return error;
}

test("frames of the library, of Node, and of what runs the step are no part of it", () => {
  const error = withFrames(
    new ValueError("x"),
    "check (file:///nowhere/program.ts:2:1)",
    "job (file:///nowhere/program.ts:6:1)",
    "job.next (<anonymous>)",
    `Coroutine.next (${library}python/coroutines.ts:9:9)`,
    `Task._step (${library}tasks.ts:9:9)`,
    "node:internal/process/task_queues:95:5",
    "makes_the_loop_go_round (file:///nowhere/program.ts:20:1)",
  );
  expect(traceback(error)).toBe(
    [
      "Traceback (most recent call last):",
      '  File "/nowhere/program.ts", line 6, in job',
      '  File "/nowhere/program.ts", line 2, in check',
      "ValueError: x",
    ].join("\n"),
  );
});

test("a line that can be read stands below its place, and a body without a name belongs to the function around it", () => {
  const file = join(folderWith({ "program.mjs": "one();\n  two();\n" }), "program.mjs");
  const error = withFrames(new Error("x"), `file://${file}:2:3`, `main (file://${file}:1:1)`);
  expect(traceback(error)).toBe(
    `Traceback (most recent call last):\n  File "${file}", line 2, in main\n    two();\nError: x`,
  );
});

test("what no function is around is the module, or, where the loop has called it, a lambda", () => {
  const place = "file:///nowhere/program.ts:1:1";
  expect(traceback(withFrames(new Error(), place))).toContain("line 1, in <module>");
  const called = withFrames(new Error(), place, `Handle._run (${library}events.ts:9:9)`);
  expect(traceback(called)).toContain("line 1, in <lambda>");
});

test("what has no frames is its name and message, and what is no error its repr", () => {
  expect(traceback(withFrames(new KeyError("k")))).toBe("KeyError: 'k'");
  expect(traceback("text")).toBe("'text'");
  expect(traceback(null)).toBe("None");
});

test("a cause stands first, without the frames that it never left, and a chain that goes round ends", () => {
  const frames = ["job (file:///nowhere/program.ts:2:1)", "main (file:///nowhere/program.ts:9:1)"];
  const cause = withFrames(new ValueError("first"), "check (file:///nowhere/program.ts:1:1)", ...frames);
  const error = withFrames(new Error("second", { cause }), ...frames);
  cause.cause = error;
  expect(traceback(error)).toBe(
    [
      "Traceback (most recent call last):",
      '  File "/nowhere/program.ts", line 1, in check',
      "ValueError: first",
      "",
      "The above exception was the direct cause of the following exception:",
      "",
      "Traceback (most recent call last):",
      '  File "/nowhere/program.ts", line 9, in main',
      '  File "/nowhere/program.ts", line 2, in job',
      "Error: second",
    ].join("\n"),
  );
});

test("what was being handled stands first too, unless no line of the program's is known of it, or it was raised from null", () => {
  const handled = withFrames(new ValueError("first"), "f (file:///nowhere/program.ts:1:1)");
  const error = Object.assign(withFrames(new Error("second")), { context: handled as Error });
  expect(traceback(error)).toBe(
    [
      "Traceback (most recent call last):",
      '  File "/nowhere/program.ts", line 1, in f',
      "ValueError: first",
      "",
      "During handling of the above exception, another exception occurred:",
      "",
      "Error: second",
    ].join("\n"),
  );
  expect(traceback(Object.assign(error, { cause: null }))).toBe("Error: second");
  error.cause = undefined;
  error.context = withFrames(new CancelledError());
  expect(traceback(error)).toBe("Error: second");
});

test("a group is followed by what it holds, groups in it included, behind its margin", () => {
  const value = withFrames(new ValueError("1"), "f (file:///nowhere/program.ts:1:1)");
  const inner = withFrames(new ExceptionGroup("inner", [withFrames(new KeyError("k"))]));
  const group = new ExceptionGroup("outer", [value, inner]);
  expect(traceback(withFrames(group, "main (file:///nowhere/program.ts:9:1)"))).toBe(
    [
      "  + Exception Group Traceback (most recent call last):",
      '  |   File "/nowhere/program.ts", line 9, in main',
      "  | ExceptionGroup: outer (2 sub-exceptions)",
      "  +-+---------------- 1 ----------------",
      "    | Traceback (most recent call last):",
      '    |   File "/nowhere/program.ts", line 1, in f',
      "    | ValueError: 1",
      "    +---------------- 2 ----------------",
      "    | ExceptionGroup: inner (1 sub-exception)",
      "    +-+---------------- 1 ----------------",
      "      | KeyError: 'k'",
      "      +------------------------------------",
    ].join("\n"),
  );
});

test("of what a group holds beyond fifteen the number is told", () => {
  const held = Array.from({ length: 17 }, (_, at) => withFrames(new OSError(at)));
  const lines = traceback(withFrames(new ExceptionGroup("m", held))).split("\n");
  expect(lines.slice(-3)).toEqual([
    "    +---------------- ... ----------------",
    "    | and 2 more exceptions",
    "    +------------------------------------",
  ]);
});

test("an AggregateError that holds itself, and a stack that is no text, are written all the same", () => {
  const error = new AggregateError([new Error("one")], "all");
  error.errors.push(error);
  Object.assign(error, { stack: 5 });
  expect(traceback(error)).toMatch(/AggregateError: all$[\s\S]*Error: one$[\s\S]*AggregateError: all$/m);
});
