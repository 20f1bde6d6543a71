// Facts of `sequential`: blocking functions one after the other: the baseline every other lesson is compared with.
import { defineLesson } from "../../src/course/model.js";

export const lesson = defineLesson({
  id: "sequential",
  title: { en: "run functions one after the other", ja: "関数を一つずつ順に実行する" },
  shows: {
    en: "Blocking calls run strictly in order, so their waits add up to 15 seconds.",
    ja: "ブロックする呼び出しは書いた順に一つずつ進むため、待ち時間がすべて足されて15秒になる。",
  },
  part: 1,
  passage: {
    en: "the example of three plain functions that wait with time.sleep, and its words synchronous, sequential, concurrent and parallel",
    ja: "time.sleep で待つ三つのふつうの関数の例と、同期、逐次、並行、並列という言葉の説明",
  },
  claims: ["E2", "C3", "C4"],
  beliefs: [],
  compared: true,
  prints: [
    { text: "1", by: "one_print" },
    { text: "2", by: "two_print" },
    { text: "3", by: "three_print" },
    { elapsed: true, by: "main" },
  ],
  elapsed: { ideal: 15, virtual: 15 },
  article: { order: ["1", "2", "3"], elapsed: 15.011961936950684 },
  delays: [6, 5, 4],
  lanes: ["main", "one_print", "two_print", "three_print"],
});
