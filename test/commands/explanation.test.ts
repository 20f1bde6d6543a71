import { describe, expect, test } from "vitest";
import { renderExplanation, type TermExplanation } from "../../src/commands/explain/explanation.js";
import { renderTermList } from "../../src/commands/explain/termList.js";
import { ascii80, en40, ja80, viewOf } from "../helpers/view.js";

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
  test("at 40 columns: long lines of code go on further in; names are Python's", () => {
    expect(renderExplanation(term, en40, null)).toMatchInlineSnapshot(`
      "  coroutine function · コルーチン関数

        A function written with async def.
        Each call of it makes a new coroutine.

        program.py
         1  async def one_print():
         2      print(1, 'a rather long line
                    here')

        prints (run just now, in virtual time)
        │ one_print
        │ a warning (stderr)

        also found as  async def, 非同期関数
        see also       coroutine, await
        lessons        gather"
    `);
  });

  test("in ASCII: without the words that are not", () => {
    expect(renderExplanation(term, ascii80, null)).toMatchInlineSnapshot(`
      "  coroutine function

        A function written with async def. Each call of it makes a new coroutine.

        program.py
         1  async def one_print():
         2      print(1, 'a rather long line here')

        prints (run just now, in virtual time)
        | one_print
        | a warning (stderr)

        also found as  async def
        see also       coroutine, await
        lessons        gather"
    `);
  });

  test("in Japanese, without lessons", () => {
    expect(renderExplanation({ ...term, lessons: [] }, ja80, null)).toMatchInlineSnapshot(`
      "  coroutine function · コルーチン関数

        A function written with async def. Each call of it makes a new coroutine.

        program.py
         1  async def one_print():
         2      print(1, 'a rather long line here')

        出力（いま仮想時間で実行したもの）
        │ one_print
        │ a warning (標準エラー出力)

        別の引き方  async def、非同期関数
        関連項目    coroutine、await"
    `);
  });

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

test("the list of terms", () => {
  const groups = [
    { name: "Coroutines", terms: ["coroutine", "await"] },
    { name: "Tasks", terms: ["task", "a term of many words", "future"] },
  ];
  expect(renderTermList(groups, viewOf(34))).toMatchInlineSnapshot(`
    "  Coroutines
        coroutine, await
      Tasks
        task, a term of many words,
        future"
  `);
});

test("no Japanese term of the list is broken, nor is a mark left to begin a line", () => {
  const groups = [{ name: "タスク", terms: ["フューチャー", "保留中", "完了コールバック", "タスクの例外"] }];
  expect(renderTermList(groups, viewOf(34, "ja"))).toMatchInlineSnapshot(`
    "  タスク
        フューチャー、保留中、
        完了コールバック、タスクの例外"
  `);
});
