// Facts of `gather`: one await for three coroutines.
import { defineLesson } from "../../src/course/model.js";

export const lesson = defineLesson({
  id: "gather",
  title: { en: "wait for several coroutines at once", ja: "複数のコルーチンをまとめて待つ" },
  shows: {
    en: "One await on gather turns three coroutines into tasks and waits for all of them: 6 seconds overall.",
    ja: "gather を一度 await するだけで三つのコルーチンがタスクになり、全部がそろうまで6秒で済む。",
  },
  part: 1,
  passage: {
    en: "the example with gather, which shortens main",
    ja: "gather で main を短くする例",
  },
  claims: ["E6", "C18"],
  beliefs: [21],
  compared: true,
  prints: [
    { text: "3", by: "three_print" },
    { text: "2", by: "two_print" },
    { text: "1", by: "one_print" },
    { elapsed: true, by: "main" },
    { text: "results: [1, 2, 3]", by: "main" },
  ],
  elapsed: { ideal: 6, virtual: 6.0000081062316895 },
  article: { order: ["3", "2", "1"], elapsed: 6.00412392616272, borrowedFrom: "create_task" },
  delays: [6, 5, 4],
  lanes: ["main", "one_print", "two_print", "three_print"],
});
