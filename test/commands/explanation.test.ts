import { describe, expect, test } from "vitest";
import { type Explanation, renderExplanation } from "../../src/commands/explain/explanation.js";
import type { Term } from "../../src/course/terms/glossary.js";
import { ja80, viewOf } from "../helpers/view.js";

const means = "A function written with async def. Each call of it makes a new coroutine.";
const term: Term = {
  id: "coroutine_function",
  name: { en: "coroutine function", ja: "コルーチン関数" },
  means: { en: means, ja: means },
  synonyms: ["async def", "非同期関数"],
  see: ["coroutine", "await"],
  lessons: ["gather"],
};

const explained: Explanation = {
  term,
  programs: {
    python: "async def one_print():\n    print(1, 'a rather long line here')\n",
    typescript: "function* one_print() {\n  print(1);\n}\n",
  },
  which: "python",
  outputs: [
    { text: "one_print", stream: "stdout" },
    { text: "a warning", stream: "stderr" },
  ],
};

describe("an explained term", () => {
  test("two programs side by side at 100 columns, one below the other at 99", () => {
    const both = { ...explained, which: "both", term: { ...term, python: "3.11" } } as const;
    expect(renderExplanation(both, viewOf(100), null)).toMatchInlineSnapshot(`
      "  coroutine function · コルーチン関数

        A function written with async def. Each call of it makes a new coroutine.

        program.py                                  │ program.ts
         1  async def one_print():                  │  1  function* one_print() {
         2      print(1, 'a rather long line here') │  2    print(1);
                                                    │  3  }

        prints (run just now, in virtual time)
        │ one_print
        │ a warning (stderr)

        program.py needs  Python 3.11 or newer
        also found as     async def, 非同期関数
        see also          coroutine, await
        lessons           gather"
    `);
    expect(renderExplanation(both, viewOf(99), null)).toContain(
      "\n\n  program.ts\n   1  function* one_print() {\n",
    );
  });

  test("beside TypeScript alone its own names are printed", () => {
    expect(renderExplanation({ ...explained, which: "typescript" }, ja80, null)).toContain(
      "\n  │ one_print\n",
    );
  });
});
