// An exception as a record: name, message, and a line of the program's own only where it is known.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { CancelledError, RuntimeError, ValueError } from "../../src/asyncio/python/exceptions.js";
import { describeError } from "../../src/run/core/outcomes.js";
import { folderWith } from "../helpers/folder.js";

const folder = folderWith({
  "program.ts": 'first();\n  second("two");\nthird();\n',
  "crlf.ts": "first();\r\n  second();\r\nthird();\r\n",
  "cr.ts": "first();\r  second();\rthird();\r",
  "broken.mjs": "first();\nconst = 2;\n",
});
const program = pathToFileURL(join(folder, "program.ts")).href;
const library = new URL("../../src/asyncio/tasks.ts", import.meta.url);

function withStack<E extends Error>(error: E, ...frames: readonly string[]): E {
  error.stack = [`${error.name}: ${error.message}`, ...frames.map((frame) => `    at ${frame}`)].join("\n");
  return error;
}

it("names the innermost line that is the program's own", () => {
  const error = withStack(
    new ValueError("too big"),
    `Task.step (${library.href}:12:3)`,
    `Task.step (${library.pathname}:12:3)`,
    "next (node:internal/process/task_queues:95:5)",
    "parse (/somewhere/node_modules/parser/index.js:1:1)",
    `async main (${program}:2:3)`,
    `${program}:3:1`,
  );
  expect(describeError(error, program)).toEqual({
    name: "ValueError",
    message: "too big",
    source: { file: join(folder, "program.ts"), line: 2, text: 'second("two");' },
    traceback: [
      "Traceback (most recent call last):",
      `  File "${join(folder, "program.ts")}", line 3, in <module>`,
      "    third();",
      `  File "${join(folder, "program.ts")}", line 2, in main`,
      '    second("two");',
      "ValueError: too big",
    ].join("\n"),
  });
});

it("reads places that are paths, and those that stand without a function's name", () => {
  const file = join(folder, "program.ts");
  for (const frame of [`${file}:3:1`, `main (${file}:3:1)`, `async ${program}:3:1`]) {
    expect(describeError(withStack(new Error("x"), frame), program).source).toMatchObject({ file, line: 3 });
  }
});

it("finds the line however the lines of its file end", () => {
  for (const name of ["crlf.ts", "cr.ts"]) {
    const frame = `main (${join(folder, name)}:2:1)`;
    expect(describeError(withStack(new Error("x"), frame), program).source).toMatchObject({
      text: "second();",
    });
  }
});

it("keeps the line where its file cannot be read", () => {
  const error = withStack(new RangeError("x"), "f (/nowhere/at/all.ts:7:1)");
  expect(describeError(error, program).source).toEqual({ file: "/nowhere/at/all.ts", line: 7, text: null });
});

it("names no line where none is known", () => {
  const error = withStack(new Error("no frames"));
  expect(describeError(error, program)).toEqual({ name: "Error", message: "no frames", source: null });
  expect(describeError(withStack(new Error("ours"), `f (${library.href}:1:1)`), program).source).toBeNull();
});

it("takes whatever was thrown", () => {
  const thrown = (value: unknown): string => describeError(value, program).message;
  expect(describeError("a text", program)).toEqual({
    name: "Error",
    message: "threw 'a text'",
    source: null,
    hint: "no-error-object",
  });
  expect([null, undefined, { code: 7 }].map(thrown)).toEqual([
    "threw null",
    "threw undefined",
    "threw { code: 7 }",
  ]);
  expect(describeError(withStack(new CancelledError()), program)).toMatchObject({
    name: "CancelledError",
    message: "",
  });
});

it("finds the line of a syntax error, which V8 does not tell", () => {
  const error = withStack(new SyntaxError("Unexpected token '='"), "compile (node:internal/modules:1:1)");
  expect(describeError(error, pathToFileURL(join(folder, "broken.mjs")).href)).toEqual({
    name: "SyntaxError",
    message: "Unexpected token '='",
    source: { file: join(folder, "broken.mjs"), line: 2, text: "const = 2;" },
  });
});

it("takes the place out of what esbuild says of TypeScript that cannot be read", () => {
  const file = join(folder, "program.ts");
  const error = withStack(
    new Error(`Transform failed with 1 error:\n${file}:3:5: ERROR: Expected ")" but found ";"`),
  );
  expect(describeError(error, program)).toEqual({
    name: "SyntaxError",
    message: 'Expected ")" but found ";"',
    source: { file, line: 3, text: "third();" },
  });
});

it("tells at most three causes, each with what caused it, and a cause that is no error", () => {
  const chain = ["fourth", "third", "second", "first"].reduce<unknown>(
    (cause, message) => new RangeError(message, { cause }),
    "the root",
  );
  expect(describeError(chain, program).causes).toEqual([
    "RangeError: second",
    "RangeError: third",
    "RangeError: fourth",
  ]);
  const short = new Error("it failed", { cause: new Error("", { cause: "the root" }) });
  expect(describeError(short, program).causes).toEqual(["Error", "the root"]);
});

it("ends with a chain of causes that goes round", () => {
  const one = new Error("one");
  one.cause = new Error("other", { cause: one });
  expect(describeError(one, program).causes).toEqual(["Error: other", "Error: one", "Error: other"]);
});

it("tells at most three of the errors that an AggregateError holds", () => {
  const error = new AggregateError([new Error("a"), new ValueError("b"), "c", new Error("d")], "many");
  expect(describeError(error, program)).toMatchObject({
    name: "AggregateError",
    message: "many",
    errors: ["Error: a", "ValueError: b", "c"],
  });
});

it("knows a yield that lacks its star, and no other RuntimeError", () => {
  const hint = (message: string): unknown => describeError(new RuntimeError(message), program).hint;
  expect(hint("Task got bad yield: 5")).toBe("yield-star");
  expect(hint("yield was used instead of yield from in task <Task> with <Future>")).toBe("yield-star");
  expect(hint("Event loop is closed")).toBeUndefined();
});
