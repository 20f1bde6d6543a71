// Facts of `blocking_call`: the same ticker beside a coroutine that suspends and beside one that holds the thread.
import { defineLesson } from "../../src/course/model.js";

export const lesson = defineLesson({
  id: "blocking_call",
  title: { en: "a blocking call inside a coroutine", ja: "コルーチンの中でブロックする" },
  shows: {
    en: "time.sleep inside a coroutine stops the whole event loop: a ticker beside it is 1.5 seconds late.",
    ja: "コルーチンの中の time.sleep はイベントループ全体を止め、隣で動くタスクの表示が1.5秒遅れる。",
  },
  part: 2,
  claims: ["C12"],
  beliefs: [3, 6, 16],
  prints: [
    { timed: "tick 1 at {} s", seconds: [0.5], by: "ticker" },
    { timed: "tick 2 at {} s", seconds: [1], by: "ticker" },
    { timed: "tick 3 at {} s", seconds: [1.5], by: "ticker" },
    { text: "polite is done", by: "polite" },
    { text: "rude is done", by: "rude" },
    { timed: "tick 1 at {} s", seconds: [2], by: "ticker" },
    { timed: "tick 2 at {} s", seconds: [2.5], by: "ticker" },
    { timed: "tick 3 at {} s", seconds: [3], by: "ticker" },
  ],
  elapsed: { ideal: 5, virtual: null },
  lanes: ["main", "ticker", "polite", "ticker", "rude"],
});
