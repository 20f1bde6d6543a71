// Facts of `awaitables`: a coroutine, a task and a future, each awaited, with every status that it goes through.
import { defineLesson } from "../../src/course/model.js";

export const lesson = defineLesson({
  id: "awaitables",
  title: {
    en: "await a coroutine, a task and a future",
    ja: "コルーチン、タスク、Future を await する",
  },
  shows: {
    en: "The three main kinds of awaitables are awaited; a task and a future also have a status: pending, then finished or cancelled.",
    ja: "await できるものは主に3種類。タスクと Future には状態があり、pending から finished か cancelled に変わる。",
  },
  part: 1,
  passage: {
    en: "its part on awaitables and futures, with the second diagram, of coroutine, task, future and event loop",
    ja: "awaitable と Future の説明と、2枚目の図（コルーチン、タスク、Future、イベントループの関係）",
  },
  claims: ["C14", "C15", "C16"],
  beliefs: [],
  prints: [
    { text: "coroutine gives 42", by: "main" },
    { text: "task: pending", by: "main" },
    { text: "task gives 42", by: "main" },
    { text: "task: finished, result 42", by: "main" },
    { text: "future: pending", by: "main" },
    { text: "future gives 43", by: "main" },
    { text: "future: finished, result 43", by: "main" },
    { text: "task, asked to cancel: pending", by: "main" },
    { text: "task: cancelled", by: "main" },
    { text: "future: cancelled", by: "main" },
    { text: "is a task a future: yes", by: "main" },
  ],
  elapsed: { ideal: 3, virtual: null },
  draws: "awaiting",
  lanes: ["main", "answer"],
});
