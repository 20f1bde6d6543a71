// The vocabulary is complete in both languages, every word finds one term, and what it refers to is there.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { lessons } from "../../src/course/catalogue.js";
import { sourcePath, termRooms, textPath } from "../../src/course/files.js";
import {
  findTerm,
  lookupKeyOf,
  lookupWordsOf,
  suggestTerms,
  terms,
} from "../../src/course/terms/glossary.js";

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

describe.each(terms)("$id", (term) => {
  test("is defined in two to four sentences in each language", () => {
    const sentences = {
      en: term.means.en.match(/[.!?](?=\s|$)/g)?.length,
      ja: term.means.ja.match(/。/g)?.length,
    };
    for (const count of Object.values(sentences)) {
      expect(count).toBeGreaterThanOrEqual(2);
      expect(count).toBeLessThanOrEqual(4);
    }
    expect(term.means.en).toMatch(/^[\x20-\x7e]+$/);
    expect(term.means.ja).toMatch(japanese);
    expect(term.means.ja).not.toMatch(/[０-９Ａ-Ｚａ-ｚ]/);
    expect(term.name.en).toMatch(/^[\x20-\x7e]+$/);
  });

  test("has half-width spaces between Japanese and Latin words", () => {
    expect(term.means.ja).not.toMatch(/[A-Za-z)*_][ぁ-んァ-ヶ一-龠]|[ぁ-んァ-ヶ一-龠][A-Za-z_]/);
  });

  test("has both programs, which import nothing but the library", () => {
    for (const written of ["typescript", "python"] as const) {
      expect(existsSync(sourcePath(term, written, termRooms))).toBe(true);
    }
    const source = readFileSync(sourcePath(term, "typescript", termRooms), "utf8");
    expect([...source.matchAll(/\bfrom "([^"]+)"/g)].map(([, from]) => from)).toEqual(["asyncio-lessons"]);
  });

  test("refers to other terms that exist, and to lessons that exist", () => {
    expect(term.see.length).toBeGreaterThan(0);
    expect(term.see).not.toContain(term.id);
    expect(term.see.filter((id) => !terms.some((each) => each.id === id))).toEqual([]);
    expect(term.lessons.filter((id) => !lessons.some((lesson) => lesson.id === id))).toEqual([]);
  });

  test("is spoken of in the lessons that it names", () => {
    const silent = lessons
      .filter(({ id }) => term.lessons.includes(id))
      .filter((lesson) => {
        const files = [sourcePath(lesson, "python"), textPath(lesson, "en"), textPath(lesson, "ja")];
        const text = lookupKeyOf([lesson.id, ...files.map((file) => readFileSync(file, "utf8"))].join("\n"));
        return !lookupWordsOf(term).some((word) => text.includes(lookupKeyOf(word)));
      });
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});

test("no two terms claim the same word, and none names one twice", () => {
  const claims = new Map<string, string[]>();
  for (const term of terms) {
    const { name, id, synonyms } = term;
    const own = [...new Set([id, name.en, name.ja].map(lookupKeyOf)), ...synonyms.map(lookupKeyOf)];
    for (const key of own) claims.set(key, [...(claims.get(key) ?? []), id]);
  }
  expect([...claims].filter(([, ids]) => ids.length > 1)).toEqual([]);
  expect([...claims.keys()]).not.toContain("");
});

test("the Japanese text of a word that is written in Latin letters says how it is read", () => {
  const means = (id: string): string | undefined => terms.find((term) => term.id === id)?.means.ja;
  expect(means("await")).toContain("アウェイト");
  expect(means("awaitable")).toContain("アウェイタブル");
  expect(means("coroutine")).toContain("コルーチン（coroutine）");
  expect(means("asynchronous")).toContain("「エイシンクアイオー」と読みます");
});

test("no program is left over, and none is called as a module of Python's, which it would hide", () => {
  const [first] = terms;
  if (first === undefined) throw new Error("there are no terms");
  const folders = dirname(dirname(sourcePath(first, "python", termRooms)));
  expect(readdirSync(folders).sort()).toEqual(terms.map(({ id }) => id).sort());
  for (const { id } of terms)
    expect(readdirSync(join(folders, id)).sort()).toEqual(["program.py", "program.ts"]);
});

describe("finding a term", () => {
  test("each of its words finds it, in capitals, with other dashes, with other spaces", () => {
    for (const term of terms) {
      for (const word of lookupWordsOf(term)) {
        for (const written of [
          word,
          word.toUpperCase(),
          word.replaceAll("_", "-"),
          word.replaceAll(" ", "_"),
        ]) {
          expect(`${written}: ${findTerm(written)?.id}`).toBe(`${written}: ${term.id}`);
        }
      }
    }
  });

  test.each([
    ["Event Loop", "event_loop"],
    ["event-loop", "event_loop"],
    ["EVENTLOOP", "event_loop"],
    ["イベント・ループ", "event_loop"],
    ["createTask", "create_task"],
    ["asyncio.create_task()", "create_task"],
    ["tasks", "task"],
    ["コルーチン", "coroutine"],
    ["こるーちん", "coroutine"],
    ["アウェイト", "await"],
    ["エイシンクアイオー", "asynchronous"],
    ["読み方", "asynchronous"],
    ["協調", "coroutine"],
    ["タスク", "task"],
    ["未来", "future"],
    ["フューチャー", "future"],
    ["フューチャ", "future"],
    ["実行待ちキュー", "ready_queue"],
    ["キャンセル", "cancellation"],
    ["yield from", "await"],
    ["sleep", "sleep"],
    ["sleep(0)", "sleep_zero"],
    ["ｔａｓｋ", "task"],
  ])("%s finds %s", (word, id) => {
    expect(findTerm(word)?.id).toBe(id);
  });

  test("what is near is suggested, never taken, and by the name that finds it in the learner's language", () => {
    expect(findTerm("gatherr")).toBeUndefined();
    expect(suggestTerms("gatherr", "en")).toEqual(["gather"]);
    expect(suggestTerms("コルーチソ", "en")).toContain("coroutine");
    expect(suggestTerms("コルーチソ", "ja")[0]).toBe("コルーチン");
    expect(suggestTerms("sleeep(0)", "ja")[0]).toBe("sleep_zero");
    for (const language of ["en", "ja"] as const) {
      expect(suggestTerms("xyzzy", language)).toEqual([]);
      expect(suggestTerms("", language)).toEqual([]);
    }
  });

  test("a message of Python's, pasted whole, leads to the term that it is about", () => {
    for (const [message, id] of [
      ["RuntimeWarning: coroutine 'main' was never awaited", "never_awaited"],
      ["RuntimeError: This event loop is already running", "asyncio_run"],
      ["Task was destroyed but it is pending!", "task"],
      ["ERROR:asyncio:Task exception was never retrieved", "exception"],
    ] as const)
      expect([findTerm(message)?.id ?? suggestTerms(message, "en")[0], message]).toEqual([id, message]);
  });

  // What somebody types who has read about asyncio, and knows none of our names for it.
  test.each([
    ["待つ 中断 suspend", "await"],
    ["再開 resume サブルーチン subroutine", "coroutine"],
    ["ジェネレータ ジェネレーター generator", "coroutine_function"],
    ["同期 同期処理 synchronous", "sequential"],
    ["非同期 非同期処理 asyncio async asynchronous シングルスレッド single-threaded", "asynchronous"],
    ["並行 並行処理 concurrent I/Oバウンド io-bound", "concurrent"],
    ["並列 GIL CPUバウンド cpu-bound", "parallel"],
    ["デバッグ debug", "blocking"],
    ["ステータス 状態 status", "pending"],
    ["fire-and-forget destroyed garbage", "task"],
    ["already_running", "asyncio_run"],
  ])("%s: %s", (typed, id) => {
    expect(typed.split(" ").map((word) => [word, findTerm(word)?.id])).toEqual(
      typed.split(" ").map((word) => [word, id]),
    );
  });
});
