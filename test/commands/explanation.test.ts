import { describe, expect, test } from "vitest";
import { renderExplanation, type TermExplanation } from "../../src/commands/explain/explanation.js";
import { ja80, viewOf } from "../helpers/view.js";

const term: TermExplanation = {
  name: "coroutine function",
  otherName: "コルーチン関数",
  means: "A function written with async def. Each call of it makes a new coroutine.",
  programs: {
    python: "async def one_print():\n    print(1, 'a rather long line here')\n",
    typescript: "function* onePrint() {\n  print(1);\n}\n",
  },
  which: "python",
  python: null,
  outputs: [
    { text: "onePrint", stream: "stdout" },
    { text: "a warning", stream: "stderr" },
  ],
  synonyms: ["async def", "非同期関数"],
  see: ["coroutine", "await"],
  lessons: ["gather"],
};

describe("an explained term", () => {
  test("two programs side by side at 100 columns, one below the other at 99", () => {
    const both = { ...term, which: "both", python: "3.11" } as const;
    expect(renderExplanation(both, viewOf(100), null)).toMatchInlineSnapshot(`
      "  coroutine function · コルーチン関数

        A function written with async def. Each call of it makes a new coroutine.

        program.py                                  │ program.ts
         1  async def one_print():                  │  1  function* onePrint() {
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
      "\n\n  program.ts\n   1  function* onePrint() {\n",
    );
  });

  test("beside TypeScript alone its own names are printed", () => {
    expect(renderExplanation({ ...term, which: "typescript" }, ja80, null)).toContain("\n  │ onePrint\n");
  });
});
