// What the tests of the core assert of errors: class and text at once, of an error that has really been raised. A text alone
// would let another class pass, a class alone another text and every class that extends it.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const files = ["test/core", "test/run/program"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    // Those of conformance, fuzz and types assert no single errors.
    .filter((name) => name.endsWith(".ts") && !/^(conformance|fuzz|types|mutants|load)\//.test(name))
    .map((name) => join(folder, name)),
);

/** Forms that say too little, and what to write in their place. */
const forms: readonly [form: RegExp, instead: string][] = [
  [/(?<!\.not)\.toThrow(?:Error)?\(\s*\)/g, "toThrow(new ErrorClass(text))"],
  [/\.toThrow(?:Error)?\(\s*["'`]/g, "toThrow(new ErrorClass(text))"],
  [/\.toThrow(?:Error)?\(\s*\//g, "toThrow(errorLike(ErrorClass, /text/))"],
  [/\.toThrow(?:Error)?\(\s*(?:\w+\.)?[A-Z]\w*\s*\)/g, "toThrow(new ErrorClass(text))"],
  [
    /\.toBeInstanceOf\(\s*(?:\w+\.)?\w*(?:Error|Exception|Exit|Group|Interrupt|Iteration|ShutDown|Full|Empty)\s*\)/g,
    "toEqual(new ErrorClass(text))",
  ],
  // Assertions that are not always reached: where nothing is raised, or a condition does not hold.
  [/\bif \([^)\n]*\) (?:await )?expect\(/g, "an assertion without a condition"],
  [/\bcatch\s*(?:\(\w+\)\s*)?\{\s*expect\(/g, "yield* thrownBy(…), or expect(…).rejects.toThrow(…)"],
  [/\.catch\(\s*\(\w*(?:: unknown)?\)\s*=>\s*(?:\{\s*)?expect\(/g, "await expect(…).rejects.toThrow(…)"],
];

function sayTooLittle(text: string): string[] {
  return forms.flatMap(([form, instead]) =>
    [...text.matchAll(form)].map(({ 0: found, index }) => {
      const line = text.slice(0, index).split("\n").length;
      return `${line}: ${found.replace(/\s+/g, " ")} says too little: ${instead}`;
    }),
  );
}

test("tests of the core check class and text of an error at once, and that it is raised", () => {
  expect(files.length).toBeGreaterThan(50);
  const found = files.flatMap((file) =>
    sayTooLittle(readFileSync(join(root, file), "utf8")).map((complaint) => `${file}:${complaint}`),
  );
  expect(found).toEqual([]);
});

test.each([
  "expect(f).toThrow()",
  'expect(f).toThrow("text")',
  "expect(f).toThrow(\n  `text`,\n)",
  "await expect(p).rejects.toThrow(/text/)",
  "expect(f).toThrow(RuntimeError)",
  "expect(f).toThrow(asyncio.TimeoutError)",
  "expect(error).toBeInstanceOf(QueueFull)",
  "try { f(); } catch (error) { expect(error).toBe(1); }",
  "await p.catch((error) => expect(error).toBe(1))",
  "if (task) expect(task.done()).toBe(true);",
])("this would be found: %s", (text) => {
  expect(sayTooLittle(text)).toHaveLength(1);
});

test.each([
  "expect(f).not.toThrow()",
  'expect(f).toThrow(new RuntimeError("text"))',
  "expect(f).toThrow(refusal)",
  "expect(task).toBeInstanceOf(Task)",
])("this would not: %s", (text) => {
  expect(sayTooLittle(text)).toEqual([]);
});
