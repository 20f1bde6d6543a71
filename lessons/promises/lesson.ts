// Facts of `promises`: what is settled outside the loop awaited inside, and what the loop runs handed outside.
import { defineLesson } from "../../src/course/model.js";

export const lesson = defineLesson({
  id: "promises",
  title: { en: "futures from outside the loop", ja: "ループの外の Future" },
  shows: {
    en: "A coroutine awaits what is settled outside the loop, and code outside gets a coroutine's result.",
    ja: "コルーチンがループの外で決まる結果を待ち、外のコードがコルーチンの結果を受け取る。",
  },
  part: 2,
  prints: [
    { text: "main waits", by: "main" },
    { text: "main has a result from outside", by: "main" },
    { text: "main catches an error from outside", by: "main" },
    { text: "main goes on", by: "main" },
    { text: "outside the loop: hello, ann", by: "announce" },
    { text: "main ends", by: "main" },
  ],
  elapsed: { ideal: 2, virtual: null },
  lanes: ["main", "greet", "announce"],
});
