// Facts of `to_thread`: blocking calls in threads beside the loop, one of them given up by whoever waited for it.
import { defineLesson } from "../../src/course/model.js";

export const lesson = defineLesson({
  id: "to_thread",
  title: { en: "move a blocking call to a thread", ja: "ブロックする呼び出しをスレッドに移す" },
  shows: {
    en: "The loop ticks on while a thread blocks; a timeout ends the waiting, not the thread.",
    ja: "スレッドがブロックしていてもループは動き続ける。タイムアウトで終わるのは待つことだけ。",
  },
  part: 2,
  python: "3.9",
  beliefs: [17],
  prints: [
    { text: "tick 0", by: "ticker" },
    { text: "thread one ends", by: "work" },
    { text: "tick 1", by: "ticker" },
    { text: "thread one returned 10", by: "main" },
    { text: "main waits for thread two no longer", by: "main" },
    { text: "tick 0", by: "ticker" },
    { text: "thread two ends", by: "work" },
    { text: "tick 1", by: "ticker" },
    { timed: "main ends after {} s", seconds: [5], by: "main" },
  ],
  elapsed: { ideal: 5, virtual: null },
  lanes: ["main", "ticker", "work"],
});
