// Facts of `ensure_future`: the older way to make tasks and to start a loop.
import { defineLesson } from "../../src/course/model.js";

export const lesson = defineLesson({
  id: "ensure_future",
  title: { en: "make tasks the older way", ja: "以前からの書き方でタスクを作る" },
  shows: {
    en: "Given a coroutine, ensure_future makes a task just as create_task does: the same order, the same 6 seconds.",
    ja: "コルーチンを渡せば ensure_future も create_task と同じくタスクを作るので、表示の順も6秒という時間も変わらない。",
  },
  part: 1,
  passage: {
    en: "the example with ensure_future, and how it differs from create_task, which the article leaves open",
    ja: "ensure_future を使う例と、記事が答えを出していない create_task との違い",
  },
  claims: ["E7", "C19"],
  beliefs: [5],
  compared: true,
  prints: [
    { text: "3", by: "three_print" },
    { text: "2", by: "two_print" },
    { text: "1", by: "one_print" },
    { elapsed: true, by: "main" },
    { text: "a future: the same object", by: "main" },
    { text: "an awaitable: its result", by: "main" },
    { text: "create_task: a coroutine was expected, got <Future pending>", by: "main" },
    { text: "create_task: no running event loop", by: "no_loop_runs" },
    { text: "4, on the loop it was given", by: "four_print" },
  ],
  elapsed: { ideal: 6, virtual: 6.000005006790161 },
  article: { order: ["3", "2", "1"], elapsed: 6.0050060749053955 },
  delays: [6, 5, 4],
  lanes: ["main", "one_print", "two_print", "three_print", "no_loop_runs", "four_print"],
});
