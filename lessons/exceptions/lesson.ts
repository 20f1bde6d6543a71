// Facts of `exceptions`: an exception waits in its task, and wait and gather treat it each in their way.
import { defineLesson } from "../../src/course/model.js";

export const lesson = defineLesson({
  id: "exceptions",
  title: { en: "when a task fails", ja: "タスクが失敗するとき" },
  shows: {
    en: "A task's exception stays in the task until it is awaited; gather raises the first one, and the others run on.",
    ja: "タスクの例外は await されるまでタスクの中にとどまる。gather は最初の例外を送出し、ほかのタスクは動き続ける。",
  },
  part: 2,
  beliefs: [7, 18, 22],
  prints: [
    { text: "wait: 1 done, 1 pending", asked: "wait: {} done, {} pending", by: "main" },
    { text: "await bad raised: no such page", by: "main" },
    { text: "works is done", by: "works" },
    { text: "await good returned: a page", by: "main" },
    { text: "gather raised: no such page", by: "main" },
    { text: "works is done", by: "works" },
    { text: "works is done", by: "works" },
    { text: "gather returned: ValueError('no such page')", by: "main" },
    { text: "gather returned: 'a page'", by: "main" },
  ],
  elapsed: { ideal: 4.5, virtual: null },
  lanes: ["main", "fails", "works", "fails", "works", "fails", "works"],
});
