// The page on how to read the TypeScript: that what it shows in both languages is the same, and that it is found.
import { describe, expect, test } from "vitest";
import { isReading, reading, renderReading } from "../../src/course/reading.js";
import { findTerm } from "../../src/course/terms/glossary.js";
import { alignPrograms } from "../../src/draw/source/align.js";
import { widthOf } from "../../src/draw/width.js";
import { folderWith } from "../helpers/folder.js";
import { command } from "../helpers/inProcess.js";
import { viewOf } from "../helpers/view.js";

const [coroutine, ...rest] = reading.forms;
const run = rest.at(-1);
if (coroutine === undefined || run === undefined) throw new Error("there are no forms");
const inMain = rest.slice(0, -1);

function indented(code: string, by: string): string {
  return code.replace(/^/gm, by);
}

/** All forms as one program, in which `lock` and `count` are given. */
const program = `import { asyncFor, asyncGenerator, asyncio, asyncWith, coroutine, emit, print, time, ValueError } from "asyncio-lessons";
const lock = new asyncio.Lock();
const count = asyncGenerator(function* count(to: number) {
  for (let n = 0; n < to; n++) yield* emit(n);
});
${coroutine.typescript}
const main = coroutine(function* main() {
${inMain.map(({ typescript }) => indented(typescript, "  ")).join("\n")}
});
${run.typescript}
`;

describe("the forms", () => {
  test("are a program that runs and prints what Python prints", async () => {
    const cwd = folderWith({ "forms.ts": program });
    const { code, stdout, stderr } = await command(["run", "forms.ts", "--virtual", "--quiet"], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    // As CPython 3.13 prints for the same forms in Python.
    expect(stdout.split("\n").map((line) => line.trim().replace(/ {2,}.*/, ""))).toEqual(
      expect.arrayContaining(["1", "0", "1", "0.0 s", "0.5 s", "[2]", "done [1, None]"]),
    );
  });

  test("stand beside their Python line by line", () => {
    for (const { python, typescript } of reading.forms) {
      const matched = alignPrograms(typescript, python).map((pair) => pair.python);
      expect(matched).toEqual(python.split("\n").map((_, at) => at + 1));
    }
  });
});

describe("the page", () => {
  test("has both languages side by side from 80 columns on, and below that one below the other", () => {
    for (const language of ["en", "ja"] as const) {
      expect(renderReading(viewOf(80, language), null)).toContain(
        "async for n in count(2):    │ yield* asyncFor(count(2), function* (n) {",
      );
      const narrow = renderReading(viewOf(79, language), null);
      expect(narrow).toContain("  py  async for n in count(2):\n          print(n)\n  ts  yield* asyncFor(");
      expect(narrow).not.toContain("│");
    }
  });

  test("is no wider than the screen", () => {
    for (const language of ["en", "ja"] as const) {
      for (let width = 30; width <= 120; width++) {
        for (const line of renderReading(viewOf(width, language), null).split("\n"))
          expect(widthOf(line)).toBeLessThanOrEqual(width);
      }
    }
  });

  test("is what explain shows for the words that a learner types, and for no term's", async () => {
    for (const word of [
      "typescript",
      "TypeScript",
      "yield*",
      "yield",
      "how to read",
      "コードの読み方",
      "TypeScriptの読み方",
    ]) {
      expect(isReading(word)).toBe(true);
      expect(findTerm(word)).toBeUndefined();
    }
    expect(isReading("await")).toBe(false);
    expect((await command(["explain", "typescritp"])).stderr).toContain("Did you mean typescript?");
    const english = await command(["explain", "yield*"], { env: { COLUMNS: "80" } });
    expect(english.stdout).toBe(`${renderReading(viewOf(80), null)}\n`);
    const japanese = await command(["explain", "TypeScript", "の", "読み方"], {
      env: { COLUMNS: "80", LANG: "ja_JP.UTF-8" },
    });
    expect(japanese.stdout).toBe(`${renderReading(viewOf(80, "ja"), null)}\n`);
    const { forms, kind } = JSON.parse((await command(["explain", "typescript", "--json"])).stdout);
    expect({ forms, kind }).toEqual({ forms: reading.forms, kind: "reading" });
  });
});
