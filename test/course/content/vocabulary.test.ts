// One word for one thing, and one way to write it: no text that a reader sees may call a thing by another name than the
// vocabulary of `explain` does. Japanese has the words of docs.python.org/ja where it has one.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lessons } from "../../../src/course/catalogue.js";
import { packageRoot } from "../../../src/course/files.js";

interface Variant {
  /** What it is called. */
  readonly word: string;
  readonly never: RegExp;
}

const kana = "\\u3041-\\u309f\\u30a0-\\u30ff";
const letter = `${kana}\\u4e00-\\u9fff々`;

/** A Latin word beside Japanese ones, which is no name in backticks or in code. */
const inJapanese = (word: string): RegExp =>
  new RegExp(`[${letter}]\\s?${word}(?![\\w.(])|(?<![\\w.\`"])${word}\\s?[${letter}]`);

/** Words that end with the long mark, written without it. */
const short = (...words: string[]): RegExp => new RegExp(words.map((word) => `${word}(?!ー)`).join("|"));

const variants: Readonly<Record<"en" | "ja", readonly Variant[]>> = {
  ja: [
    { word: "Future", never: /フューチャ/ },
    { word: "Future", never: inJapanese("future") },
    { word: "タスク", never: inJapanese("task") },
    { word: "コルーチン", never: inJapanese("coroutine") },
    { word: "コールバック", never: inJapanese("callback") },
    {
      word: "pending, finished, cancelled",
      never: /保留中|ペンディング|(?<!["_])\b(PENDING|FINISHED|CANCELLED)\b(?!")/,
    },
    { word: "実行待ちキュー", never: /実行待ち(?!キュー)|実行可能キュー|レディキュー|順番待ち/ },
    { word: "完了コールバック", never: /完了時の?コールバック/ },
    { word: "キャンセル", never: /取り消/ },
    { word: "キャンセルの要求", never: /キャンセルの依頼|まもなくキャンセル/ },
    { word: "スレッドを占有", never: /スレッドをふさ/ },
    { word: "例外を送出", never: /Error が投げ|Error を投げ|例外を投げ|投げ込/ },
    { word: "例外は起きない", never: /何も捕まり/ },
    { word: "タイマーを設定", never: /タイマーを?が?仕掛け/ },
    { word: "ステップ", never: /最初の一歩|次の一歩/ },
    { word: "周回", never: /次の周[^回]|前の周[^回]|一巡|イテレーション/ },
    { word: "標準エラー出力", never: /標準エラー(?!出力)/ },
    { word: "実時間", never: /実際の時間/ },
    { word: "出典", never: /出所/ },
    { word: "順番が回る", never: /(?<!順)番を回|次の番に/ },
    { word: "バージョン", never: /[どこ]の版/ },
    { word: "BaseException を直接継承", never: /BaseException`? (なので|だから|の仲間)/ },
    { word: "スケジューラ", never: /スケジューラー/ },
    { word: "弱参照", never: /弱い参照/ },
    { word: "コンシューマー, プロデューサー", never: /消費者|生産者/ },
    {
      word: "タイマー, マネージャー, …",
      never: short(
        "タイマ",
        "マネージャ",
        "ジェネレータ",
        "イテレータ",
        "コンシューマ",
        "プロデューサ",
        "ユーザ",
        "ブラウザ",
        "ビューア",
        "ワーカ",
      ),
    },
    { word: "イベントループ", never: /イベント・ループ/ },
    { word: "あいだ", never: /(?<![時期瞬人空世仲年週手中秒区隙行])間(?![違接隔])/ },
    { word: "わかる", never: /分か[らりるっ]/ },
    { word: "すべて, さらに, すでに", never: /全て|(?<!変)更に|既に|下さい|出来(?!事)/ },
    // How many: 一つ, 二つ; figures before every other counter.
    { word: "一つ", never: /(?<!一つ)ひとつ|ふたつ|[\d０-９]つ/ },
    {
      word: "1回, 2種類, 第3部",
      never:
        /[一二三四五六七八九十](本|枚|種類|通り|回|個|件|番目|周目)|[二三四五六七八九](行|秒|倍)|第[一二三]/,
    },
    { word: "1本のスレッド", never: /[一二三四五\d]つの(OS )?スレッド|スレッド[はが][一二三四五]つ/ },
    { word: "6秒 in a sentence", never: new RegExp(`^(?![|│]).*(\\d|}) s(?= ?[${letter}])(?! の時点)`) },
    // Marks.
    { word: "：after Japanese", never: new RegExp(`[${letter}）」]:`) },
    { word: "no space after a mark", never: /[。、：] (?![*|])/ },
  ],
  en: [
    { word: "ready queue", never: /\bqueue of ready\b|(?<!asyncio-lessons )\brun queue\b/i },
    { word: "done callback", never: /\b(?<!["'`])done-callback(?!["'`])\b/i },
    { word: "ready to run", never: /\bready, (yet to|not yet)/i },
    { word: "holds the thread", never: /\b(blocked, holding|hogs) /i },
    { word: "cancel requested", never: /\bcancelled soon\b|["`]asked to cancel["`]/i },
    { word: "gives way", never: /\b(gives?|gave) up its turn\b/i },
    { word: "unfinished", never: /\bnever finished\b/i },
  ],
};

interface Line {
  readonly place: string;
  readonly text: string;
}

/** What is by others' words, so that it is found, and comments. */
const withoutOthers = (text: string): string =>
  text.replace(/synonyms: \[[^\]]*\]|^\s*(\/\/|\/?\*).*$/gm, (found) => found.replace(/[^\n]/g, ""));

const isJapanese = (line: string): boolean => new RegExp(`[${letter}]`).test(line);

/** The lines of a file that are in a language. What a program prints and the tool shows is in fences. */
function linesOf(file: string, language: "en" | "ja"): Line[] {
  const whole = readFileSync(join(packageRoot(), file), "utf8");
  const lines = (file.endsWith(".ts") ? withoutOthers(whole) : whole).split("\n");
  // The last part of the guide is in Japanese; the others have single words of it.
  const from = file === "CONTRIBUTING.md" ? lines.indexOf("## 日本語") : 0;
  return lines
    .map((text, at) => ({ place: `${file.replaceAll("\\", "/")}:${at + 1}`, text }))
    .filter(({ text }, at) => at >= from && isJapanese(text) === (language === "ja"));
}

/** Files of the source with sentences: English, and Japanese below it. */
const sources = readdirSync(join(packageRoot(), "src"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => join("src", file))
  .filter((file) => isJapanese(withoutOthers(readFileSync(join(packageRoot(), file), "utf8"))));

const files = {
  en: [
    "README.md",
    "lessons/README.md",
    ...lessons.flatMap(({ id }) => [`lessons/${id}/en.md`, `lessons/${id}/lesson.ts`]),
  ],
  ja: [
    "README.ja.md",
    "lessons/README.ja.md",
    "CONTRIBUTING.md",
    ...lessons.flatMap(({ id }) => [`lessons/${id}/ja.md`, `lessons/${id}/lesson.ts`]),
  ],
};

describe.each(["en", "ja"] as const)("every text: %s", (language) => {
  const own = [...sources, `src/viewer/words/sentence.${language}.ts`, ...files[language], "CHANGELOG.md"];
  const lines = [...new Set(own)].flatMap((file) => linesOf(file, language));

  test("is looked at", () => {
    const places = new Set(lines.map(({ place }) => place.replace(/:\d+$/, "")));
    const rooms = ["cli", "commands/common", "course/prediction", "draw", "viewer/page", "viewer/words"];
    for (const room of rooms) expect(places).toContain(`src/${room}/words.ts`);
    // Some have few words, and those where they are used.
    for (const file of [
      "commands/list/list",
      "commands/compare/compareTable",
      "course/beliefs",
      "course/terms/tasks",
    ])
      expect(places).toContain(`src/${file}.ts`);
    expect(places).toContain(`src/viewer/words/sentence.${language}.ts`);
    for (const file of files[language]) expect(places).toContain(file);
  });

  test.each(variants[language])("says $word, never $never", ({ never }) => {
    const breaches = lines.filter(({ text }) => never.test(text));
    expect(breaches.map(({ place, text }) => `${place}: ${text.trim()}`)).toEqual([]);
  });
});

const halves = sources.filter((file) => /^const ja\b/m.test(readFileSync(join(packageRoot(), file), "utf8")));

test.each(halves)("a catalogue is in both languages: %s", (file) => {
  const [en = "", ja = ""] = readFileSync(join(packageRoot(), file), "utf8").split(/^const ja\b/m);
  const [, english = ""] = /^const en\b(.*)/ms.exec(en) ?? [];
  expect(english).not.toBe("");
  expect(english.split("\n").filter(isJapanese)).toEqual([]);
  expect(isJapanese(ja)).toBe(true);
});
