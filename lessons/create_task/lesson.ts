// Facts of `create_task`: three tasks made first and awaited afterwards.
import { defineLesson } from "../../src/course/model.js";

export const lesson = defineLesson({
  id: "create_task",
  title: { en: "make tasks first, then await them", ja: "先にタスクを作り、あとで await する" },
  shows: {
    en: "Tasks made before the first await wait together: the shortest wait prints first, in 6 seconds overall.",
    ja: "先に作ったタスクは同時に待つので、待ち時間の短い順に表示され、全体は6秒で終わる。",
  },
  part: 1,
  passage: {
    en: "its first example, three tasks that are made first and awaited afterwards, and what a task is",
    ja: "三つのタスクを先に作り、あとで await する最初の例と、タスクの説明",
  },
  claims: ["E1", "C3", "C10", "C11"],
  beliefs: [4],
  compared: true,
  prints: [
    { text: "3", by: "three_print" },
    { text: "2", by: "two_print" },
    { text: "1", by: "one_print" },
    { elapsed: true, by: "main" },
  ],
  elapsed: { ideal: 6, virtual: 6.000005006790161 },
  article: { order: ["3", "2", "1"], elapsed: 6.00412392616272 },
  delays: [6, 5, 4],
  draws: "flow",
  lanes: ["main", "one_print", "two_print", "three_print"],
});
