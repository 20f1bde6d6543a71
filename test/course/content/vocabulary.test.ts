// One word for one thing: no text that a reader sees may call a thing by another name than the vocabulary of `explain` does.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lessons } from "../../../src/course/catalogue.js";
import { packageRoot } from "../../../src/course/files.js";
import { terms } from "../../../src/course/terms/glossary.js";

interface Variant {
  /** What it is called. */
  readonly word: string;
  readonly never: RegExp;
}

/** A Latin word beside Japanese ones, which is no name in backticks or in code. */
const inJapanese = (word: string): RegExp =>
  new RegExp(
    `[\\u3040-\\u30ff\\u4e00-\\u9fff]\\s?${word}(?![\\w.(])|(?<![\\w.\`"])${word}\\s?[\\u3040-\\u30ff\\u4e00-\\u9fff]`,
  );

const variants: Readonly<Record<"en" | "ja", readonly Variant[]>> = {
  ja: [
    { word: "フューチャー", never: inJapanese("future") },
    { word: "フューチャー", never: /フューチャ(?!ー)/ },
    { word: "タスク", never: inJapanese("task") },
    { word: "コルーチン", never: inJapanese("coroutine") },
    { word: "コールバック", never: inJapanese("callback") },
    { word: "実行待ちキュー", never: /実行待ち(?!キュー)|実行可能キュー|レディキュー|順番待ち/ },
    { word: "完了コールバック", never: /完了時の?コールバック/ },
    { word: "キャンセル", never: /取り消/ },
    { word: "キャンセルの要求", never: /キャンセルの依頼|まもなくキャンセル/ },
    { word: "スレッドを占有", never: /スレッドをふさ/ },
    { word: "例外を送出", never: /Error が投げ|Error を投げ|例外を投げ|投げ込/ },
    { word: "タイマーを設定", never: /タイマーを?が?仕掛け/ },
    { word: "ステップ", never: /最初の一歩|次の一歩/ },
    { word: "周回", never: /次の周[^回]|前の周[^回]|イテレーション/ },
    { word: "標準エラー出力", never: /標準エラー(?!出力)/ },
    { word: "実時間", never: /実際の時間/ },
    { word: "スケジューラ", never: /スケジューラー/ },
    { word: "タイマー", never: /タイマ(?!ー)/ },
    { word: "イベントループ", never: /イベント・ループ/ },
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

/** Quotes what others call a thing, so that it is found. */
const withoutSynonyms = (text: string): string => text.replace(/synonyms: \[[^\]]*\]/g, "");

function filesIn(folder: string, isWanted: RegExp): string[] {
  return readdirSync(join(packageRoot(), folder), { recursive: true, encoding: "utf8" })
    .filter((file) => isWanted.test(file))
    .map((file) => join(folder, file));
}

/** Every file with words in both languages: English first, Japanese below it and checked against it. */
const catalogues = filesIn("src", /\.ts$/).filter((file) => japaneseIn(file) !== -1);

/** Where the Japanese part of a catalogue begins; -1: it is none. */
function japaneseIn(file: string): number {
  return readFileSync(join(packageRoot(), file), "utf8").search(/^const ja\b/m);
}

/** Other files with texts, of both languages. */
const bothIn = ["src/commands/show/show.ts"];

/** The part of a catalogue that is in one language. */
function partOf(file: string, language: "en" | "ja"): string {
  const text = readFileSync(join(packageRoot(), file), "utf8");
  return language === "en" ? text.slice(0, japaneseIn(file)) : text.slice(japaneseIn(file));
}

const documents = {
  en: ["README.md", "lessons/README.md"],
  ja: ["README.ja.md", "lessons/README.ja.md"],
} as const;

/** Texts by where they stand: catalogues as they are written, as their functions have no end of results. */
function textsIn(language: "en" | "ja"): [place: string, text: string][] {
  const files = [
    ...filesIn("src", new RegExp(`\\.${language}\\.ts$`)),
    ...bothIn,
    ...lessons.map(({ id }) => join("lessons", id, `${language}.md`)),
    ...documents[language],
    "CHANGELOG.md",
  ];
  return [
    ...catalogues.map((file): [string, string] => [file, partOf(file, language)]),
    ...files.map((file): [string, string] => [file, readFileSync(join(packageRoot(), file), "utf8")]),
    ...terms.map(({ id, means }): [string, string] => [`explain ${id}`, means[language]]),
  ];
}

describe.each(["en", "ja"] as const)("every text: %s", (language) => {
  const texts = textsIn(language);

  test("is looked at", () => {
    const places = texts.map(([place]) => place.replaceAll("\\", "/"));
    const rooms = ["cli", "commands/common", "course/prediction", "draw", "viewer/page", "viewer/words"];
    for (const room of rooms) expect(places).toContain(`src/${room}/words.ts`);
    // Some commands have few words, and those where they draw.
    for (const file of ["list/list", "compare/compareTable"])
      expect(places).toContain(`src/commands/${file}.ts`);
    expect(places).toContain(`src/viewer/words/sentence.${language}.ts`);
    expect(texts.filter(([, text]) => text === "")).toEqual([]);
  });

  test.each(variants[language])("says $word, never $never", ({ never }) => {
    const found = texts.flatMap(([place, text]) =>
      withoutSynonyms(text)
        .split("\n")
        .filter((line) => never.test(line))
        .map((line) => `${place}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });
});

test.each(catalogues)("a catalogue is in both languages: %s", (file) => {
  const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/;
  const [, english = ""] = /^const en\b(.*)/ms.exec(partOf(file, "en")) ?? [];
  expect(english).not.toBe("");
  expect(english.split("\n").filter((line) => japanese.test(line))).toEqual([]);
  expect(partOf(file, "ja")).toMatch(japanese);
});
