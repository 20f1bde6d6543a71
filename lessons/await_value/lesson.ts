// Facts of `await_value`: await gives a value, suspends only where there is something to wait for, and has its place.
import { defineLesson } from "../../src/course/model.js";

export const lesson = defineLesson({
  id: "await_value",
  title: { en: "what await gives, and when it waits", ja: "await が返す値と、待つ条件" },
  shows: {
    en: "await is an expression with a value; another coroutine has its turn only where there is something to wait for.",
    ja: "await は値を持つ式。ほかのコルーチンに順番が回るのは、本当に待つものがあるときだけ。",
  },
  part: 1,
  passage: {
    en: "its rules for await, which stands only inside a coroutine and gives a result that can be assigned",
    ja: "await の決まり（コルーチンの中だけで使え、結果を変数に入れられる）",
  },
  claims: ["C12", "C13"],
  beliefs: [3, 23, 24],
  prints: [
    { text: "await outside a coroutine: SyntaxError", asked: "await outside a coroutine: {}", by: "outside" },
    { text: "add gave 3 - other done: False", asked: "add gave 3 - other done: {}", by: "main" },
    { text: "other has its turn", by: "other" },
    { text: "slow_add gave 7 - other done: True", asked: "slow_add gave 7 - other done: {}", by: "main" },
    { text: "sum: 10", by: "main" },
    { text: "run in main: asyncio.run() cannot be called from a running event loop", by: "main" },
    { text: "await in main: 11", by: "main" },
    { text: "await again: cannot reuse already awaited coroutine", by: "main" },
  ],
  elapsed: { ideal: 3, virtual: null },
  lanes: ["outside", "main", "slow_add", "other"],
});
