// Facts of `task_group`: a block that is left once every task in it has ended, whichever way.
import { defineLesson } from "../../src/course/model.js";

export const lesson = defineLesson({
  id: "task_group",
  title: { en: "tasks that end together", ja: "タスクの始まりと終わりをまとめる" },
  shows: {
    en: "A TaskGroup's block ends when all its tasks have; one that fails cancels the others.",
    ja: "TaskGroup のブロックは全タスクの終わりを待つ。一つが失敗すると、残りはキャンセルされる。",
  },
  part: 2,
  python: "3.11",
  prints: [
    { text: "a done", by: "download" },
    { text: "b done", by: "download" },
    { timed: "first group left at {} s", seconds: [2], by: "main" },
    { text: "c cancelled", by: "download" },
    { timed: "second group left at {} s", seconds: [3], by: "main" },
    {
      text: "ExceptionGroup('unhandled errors in a TaskGroup', [ValueError('no such page')])",
      by: "main",
    },
  ],
  elapsed: { ideal: 3, virtual: null },
  lanes: ["main", "download", "broken"],
});
