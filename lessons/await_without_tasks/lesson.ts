// Facts of `await_without_tasks`: coroutines awaited directly, which lets nothing overlap.
import { defineLesson } from "../../src/course/model.js";

export const lesson = defineLesson({
  id: "await_without_tasks",
  title: { en: "await coroutines without making tasks", ja: "タスクを作らずにコルーチンを await する" },
  shows: {
    en: "Awaiting coroutines one by one overlaps nothing: asyncio alone still takes 15 seconds.",
    ja: "コルーチンを一つずつ await しても待ち時間は重ならず、asyncio を使っていても15秒かかる。",
  },
  part: 1,
  passage: {
    en: "the example that awaits its coroutines without making tasks, and what await does",
    ja: "タスクを作らずにコルーチンを await する例と、await の働き",
  },
  claims: ["E4", "C12"],
  beliefs: [12],
  compared: true,
  prints: [
    { text: "1", by: "one_print" },
    { text: "2", by: "two_print" },
    { text: "3", by: "three_print" },
    { elapsed: true, by: "main" },
  ],
  elapsed: { ideal: 15, virtual: 15.000003099441528 },
  article: { order: ["1", "2", "3"], elapsed: 15.007637977600098 },
  delays: [6, 5, 4],
  lanes: ["main", "one_print", "two_print", "three_print"],
});
