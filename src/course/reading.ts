// How to read the TypeScript of a program that one knows in Python: its few forms, each beside what it stands for.
import { nearest } from "../asyncio/python/nearest.js";
import { codeLines, type Highlight, type ProgramLanguage } from "../draw/source/programs.js";
import { type Line, painted, wrapCode } from "../draw/spans.js";
import type { Localized, View } from "../draw/view.js";
import { padEnd, widestOf, widthOf } from "../draw/width.js";
import { paragraph } from "../draw/wrap.js";
import { lookupKeyOf } from "./terms/glossary.js";

interface Form {
  readonly says: Localized;
  readonly python: string;
  readonly typescript: string;
}

export const reading: {
  readonly id: string;
  /** Other words that find it, in either language. */
  readonly synonyms: readonly string[];
  readonly title: Localized;
  readonly means: Localized;
  readonly forms: readonly Form[];
} = {
  id: "typescript",
  synonyms: [
    "ts",
    "javascript",
    "yield*",
    "yield",
    "function*",
    "how to read",
    "how to read the typescript",
    "how to read typescript",
    "reading typescript",
    "コードの読み方",
    "プログラムの読み方",
    "TypeScriptの読み方",
    "TypeScriptの読みかた",
    "タイプスクリプト",
  ],
  title: { en: "How to read the TypeScript", ja: "TypeScript の読み方" },
  means: {
    en: "What runs here is TypeScript, written line by line as the Python beside it; its own names and its output are the same. Read these few forms as the Python that they stand for. What follows a colon, as in n: number, or stands between < and > is a type: skip it. Only in { maxsize: 1 } and the like it is a value.",
    ja: "ここで実際に動くのは TypeScript のプログラムです。Python のプログラムと1行ずつ対応していて、プログラムの中で付けた名前も、出力も同じです。次の書き方さえ知っていれば、そのまま Python として読めます。コロンの後ろ（n: number）や <> の中は型なので、読み飛ばしてかまいません。ただし、{ maxsize: 1 } のように波括弧の中にあるものは値です。",
  },
  forms: [
    {
      says: {
        en: "A coroutine function is a function* in coroutine(...), and yield* is await.",
        ja: "コルーチン関数は function* を coroutine(...) で包んで作り、await は yield* と書きます。",
      },
      python: "async def nap(n):\n    await asyncio.sleep(n)\n    return n",
      typescript:
        "const nap = coroutine(function* nap(n: number) {\n  yield* asyncio.sleep(n);\n  return n;\n});",
    },
    {
      says: {
        en: "asyncio's functions and methods have camelCase names. Keyword arguments stand in braces at the end, and new makes an object of a class.",
        ja: "asyncio の関数やメソッドの名前はキャメルケースです。キーワード引数は最後の {} の中に書き、クラスからオブジェクトを作るときは new を付けます。",
      },
      python: "asyncio.create_task(nap(1))\nasyncio.Queue(maxsize=1)",
      typescript: "asyncio.createTask(nap(1));\nnew asyncio.Queue({ maxsize: 1 });",
    },
    {
      says: {
        en: "async with is asyncWith, whose block is a function* again.",
        ja: "async with は asyncWith で、ブロックの中身を function* として渡します。",
      },
      python: "async with lock:\n    print(await nap(1))",
      typescript: "yield* asyncWith(lock, function* () {\n  print(yield* nap(1));\n});",
    },
    {
      says: { en: "async for is asyncFor.", ja: "async for は asyncFor です。" },
      python: "async for n in count(2):\n    print(n)",
      typescript: "yield* asyncFor(count(2), function* (n) {\n  print(n);\n});",
    },
    {
      says: {
        en: "catch takes every exception: the line below it says which one is meant, and lets the others go on. throw is raise.",
        ja: "catch はどの例外も捕まえるので、すぐ下の行で目当ての例外かどうかを確かめ、違えばそのまま送出し直します。throw は raise にあたります。",
      },
      python: "try:\n    await nap(1)\nexcept ValueError as e:\n    print(e)",
      typescript:
        "try {\n  yield* nap(1);\n} catch (e) {\n  if (!(e instanceof ValueError)) throw e;\n  print(e);\n}",
    },
    {
      says: {
        en: "A variable is made by const or let, and a block stands in braces. A text in backticks is an f-string, and toFixed(1) in it is :.1f.",
        ja: "変数は const か let で作り、ブロックは波括弧で囲みます。バッククォートで囲んだ文字列は f 文字列（f-string）に、その中の toFixed(1) は :.1f にあたります。",
      },
      python: 'for n in range(2):\n    print(f"{n / 2:.1f} s")',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a program's text
      typescript: "for (let n = 0; n < 2; n++) {\n  print(`${(n / 2).toFixed(1)} s`);\n}",
    },
    {
      says: {
        en: "(n) => ... is a lambda, and map does what a comprehension does.",
        ja: "(n) => ... は lambda で、map はリスト内包表記の代わりです。",
      },
      python: "print([n * 2 for n in [1]])",
      typescript: "print([1].map((n) => n * 2));",
    },
    {
      says: {
        en: "print and time are Python's: the same names, and the same output.",
        ja: "print と time は Python のものと同じ名前で、出力も同じです。",
      },
      python: 'print("done", [1, None])\ntime.sleep(1)',
      typescript: 'print("done", [1, null]);\ntime.sleep(1);',
    },
    {
      says: {
        en: "JavaScript cannot block, so asyncio.run is awaited.",
        ja: "JavaScript はその場で止まって待つことができないので、asyncio.run には await を付けます。",
      },
      python: "asyncio.run(main())",
      typescript: "await asyncio.run(main());",
    },
  ],
};

const keys: readonly string[] = [reading.id, ...reading.synonyms].map(lookupKeyOf);

/** Is it this page that a word asks for? */
export function isReading(word: string): boolean {
  return keys.includes(lookupKeyOf(word));
}

/** The word that finds this page, where another may have meant it; else none. */
export function suggestReading(word: string): readonly string[] {
  return nearest(lookupKeyOf(word), keys).length > 0 ? [reading.id] : [];
}

/** Text is no wider than this, for the eye's sake. */
export const widestText = 96;

/** @param highlight null paints no code */
export function renderReading(view: View, highlight: Highlight | null): string {
  const { theme, width, language } = view;
  const text = (said: string): string[] => paragraph(said, Math.min(width, widestText), 2);
  const widest = (written: ProgramLanguage): number =>
    widestOf(reading.forms.flatMap((form) => form[written].split("\n")));
  const left = widest("python");
  const bar = ` ${theme.glyphs.table.vertical} `;
  const isWide = 2 + left + widthOf(bar) + widest("typescript") <= width;
  const codeOf = (form: Form): string[] => {
    const linesOf = (written: ProgramLanguage) => codeLines(form[written], written, view, highlight);
    const [python, typescript] = [linesOf("python"), linesOf("typescript")];
    if (!isWide) return [...below(python, "py", view), ...below(typescript, "ts", view)];
    return Array.from({ length: Math.max(python.length, typescript.length) }, (_, at) => {
      const [one = "", other = ""] = [python, typescript].map((code) => painted(code[at] ?? []));
      return `  ${padEnd(one, left)}${theme.faint(bar)}${other}`.trimEnd();
    });
  };
  return [
    ...text(reading.title[language]).map(theme.strong),
    "",
    ...text(reading.means[language]),
    ...reading.forms.flatMap((form) => ["", ...text(form.says[language]), ...codeOf(form)]),
  ].join("\n");
}

function below(code: readonly Line[], name: string, { theme, width }: View): string[] {
  const rows = code.flatMap((line) => wrapCode(line, width - "  py  ".length));
  return rows.map((row, at) => `  ${at === 0 ? theme.faint(name) : "  "}  ${row}`.trimEnd());
}
