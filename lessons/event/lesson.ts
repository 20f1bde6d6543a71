// Facts of `event`: three that wait for one event, and what setting it does at that moment: nothing but mark them ready.
import { defineLesson } from "../../src/course/model.js";

export const lesson = defineLesson({
  id: "event",
  title: { en: "several tasks wait for one event", ja: "複数のタスクが一つのイベントを待つ" },
  shows: {
    en: "Setting an event makes all its waiters ready; they run once the setter suspends, 1 second later.",
    ja: "イベントをセットすると、待っていた全員が実行可能になる。動くのは、セットした側が中断する1秒後。",
  },
  part: 2,
  claims: ["C10"],
  beliefs: [26],
  prints: [
    { timed: "set() has returned at {} s", seconds: [1], by: "main" },
    { timed: "main still runs at {} s", seconds: [2], by: "main" },
    { timed: "a runs at {} s", seconds: [2], by: "waiter" },
    { timed: "b runs at {} s", seconds: [2], by: "waiter" },
    { timed: "c runs at {} s", seconds: [2], by: "waiter" },
  ],
  elapsed: { ideal: 2, virtual: null },
  delays: [1, 1],
  lanes: ["main", "waiter"],
});
