// A lesson uses what the lessons before it have shown, and what it shows itself: nothing that comes later, unless it says so.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { findLesson, lessons } from "../../../src/course/catalogue.js";
import { sourcePath, textPath } from "../../../src/course/files.js";
import type { Lesson } from "../../../src/course/model.js";
import { codeReferences, prose } from "./markdown.js";

const ids = lessons.map(({ id }) => id);
const place = (id: string): number => ids.indexOf(id);
const languages = ["en", "ja"] as const;
const textOf = (lesson: Lesson, language: "en" | "ja"): string =>
  readFileSync(textPath(lesson, language), "utf8");

/** Names of asyncio's, and what Python writes with `async`, that a program uses. */
function usedBy(lesson: Lesson): string[] {
  const source = readFileSync(sourcePath(lesson, "python"), "utf8");
  return source.match(/\basyncio\.\w+|\basync \w+|\bawait\b|__await__/g) ?? [];
}

/** The first lesson whose program uses each. */
const firstUse = new Map(
  lessons.toReversed().flatMap((lesson) => usedBy(lesson).map((name) => [name, lesson.id])),
);

/** Words that are not said before the lesson that shows what they mean. */
const words: readonly (readonly [id: string, en: RegExp, ja: RegExp])[] = [
  ["create_task", /\btasks?\b|event loop|coroutine/i, /タスク|イベントループ|コルーチン/],
  ["event_loop", /\b(timer|callback)s?\b/i, /タイマー|コールバック/],
  ["awaitables", /\b(future|awaitable|cancel\w*)s?\b/i, /Future|フューチャー|awaitable|キャンセル/],
  ["concurrency_models", /\bGIL\b/, /GIL/],
  ["timeouts", /\btimeouts?\b|\bshield/i, /タイムアウト/],
  ["lock", /(?<!interpreter )\block\b(?!, the GIL)/i, /(?<!ブ)ロック(?!する|し|）|のため)/],
  ["semaphore", /\bsemaphore/i, /セマフォ/],
];

/** How a text tells that something is yet to come. */
const isToCome = /later lesson|comes later|the next lesson|後の(?: \w+ の)?レッスン|次の \w+ のレッスン/;

function sentences(text: string): string[] {
  return text.split(/(?<=[.?!])\s+|(?<=。)|\n+/);
}

test("begins with the same jobs one after the other and as tasks, has gather early, and ends part one with the machine's other ways", () => {
  expect(ids.slice(0, 2)).toEqual(["sequential", "create_task"]);
  expect(place("gather")).toBeLessThan(6);
  expect(lessons.filter(({ part }) => part === 1).at(-1)?.id).toBe("concurrency_models");
});

test.each(lessons)("what the program of $id uses was used before it, or its own text names it", (lesson) => {
  for (const language of languages) {
    const named = codeReferences(textOf(lesson, language)).join("\n");
    const unnamed = usedBy(lesson).filter(
      (name) => firstUse.get(name) === lesson.id && !named.includes(name.replace("asyncio.", "")),
    );
    expect(unnamed).toEqual([]);
  }
});

test.each(lessons)(
  "the texts of $id say nothing that a later lesson shows first, unless they say so",
  (lesson) => {
    const early = languages.flatMap((language) =>
      sentences(textOf(lesson, language))
        .filter((sentence) => !isToCome.test(sentence))
        .flatMap((sentence) => [
          ...codeReferences(sentence)
            .flatMap((code) => code.match(/\basyncio\.\w+/g) ?? [])
            .filter((name) => place(firstUse.get(name) ?? lesson.id) > place(lesson.id)),
          ...words
            .filter(([id]) => place(id) > place(lesson.id))
            .flatMap(([, en, ja]) => (language === "en" ? en : ja).exec(prose(sentence))?.[0] ?? []),
        ]),
    );
    expect(early).toEqual([]);
  },
);

test.each(lessons)("the texts of $id refer to lessons before it, or call them later ones", (lesson) => {
  const forward = languages.flatMap((language) =>
    sentences(textOf(lesson, language))
      .filter((sentence) => !isToCome.test(sentence))
      .flatMap((sentence) => [
        ...(prose(sentence).match(/\b[a-z]+(?:_[a-z]+)+\b/g) ?? []),
        ...codeReferences(sentence).flatMap((code) =>
          /^npx asyncio-lessons/.test(code) ? code.split(" ") : [],
        ),
      ])
      .filter((name) => findLesson(name) !== undefined && place(name) > place(lesson.id)),
  );
  expect(forward).toEqual([]);
});

test.each(lessons)("what $id calls the next lesson is the next", (lesson) => {
  const next = languages.flatMap((language) =>
    [...textOf(lesson, language).matchAll(/the next lesson, (\w+)|次の (\w+) のレッスン/g)].map(
      ([, en, ja]) => en ?? ja,
    ),
  );
  for (const name of next) expect(place(name ?? "")).toBe(place(lesson.id) + 1);
});
