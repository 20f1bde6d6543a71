// What the article leaves its reader to wonder is answered in the lesson that follows that passage.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { findLesson } from "../../../src/course/catalogue.js";
import { textPath } from "../../../src/course/files.js";
import { readText } from "../../../src/course/text.js";

const answers: readonly (readonly [question: string, lesson: string, en: string, ja: string])[] = [
  [
    "why no coroutine object is seen",
    "coroutine",
    "a script shows no value",
    "スクリプトは値をひとりでに表示しない",
  ],
  ["where others see the object", "coroutine", "The interactive prompt shows", "対話モードは値を表示する"],
  ["what <function …> is", "coroutine", "written without brackets", "括弧を付けていない関数そのもの"],
  ["why sleep has an await", "await_without_tasks", "as a mere rule", "ただの決まりではありません"],
  [
    "in which order tasks run",
    "create_task",
    "in the order in which it became ready",
    "実行可能になった順に",
  ],
  [
    "how status and result are asked",
    "awaitables",
    "You ask for both by methods",
    "というメソッドで尋ねます",
  ],
  ["what a printed task shows", "awaitables", "a printed task shows it", "タスクを表示すると見えます"],
  ["who reports to whom", "program_flow", "It reports none.", "報告はしません。"],
  ["what ensure_future adds", "ensure_future", "The differences appear with", "違いが出るのは"],
  ["whether tasks run unawaited", "tasks_never_awaited", "needs no `await` to run", "`await` はいりません"],
];

test.each(answers)("%s is said in %s", (_question, id, en, ja) => {
  const lesson = findLesson(id);
  if (lesson?.part !== 1) throw new Error(`part one has no ${id}`);
  const said = (language: "en" | "ja"): string => {
    const { why, misconception } = readText(readFileSync(textPath(lesson, language), "utf8")).parts;
    return `${why.body}\n${misconception.body}`;
  };
  expect(said("en")).toContain(en);
  expect(said("ja")).toContain(ja);
});
