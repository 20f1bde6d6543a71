// Facts of `program_flow`: who hands control to whom, and how each step ends, drawn from the trace.
import { defineLesson } from "../../src/course/model.js";

export const lesson = defineLesson({
  id: "program_flow",
  title: { en: "follow control through a whole program", ja: "プログラム全体の流れをたどる" },
  shows: {
    en: "The loop resumes one coroutine at a time, and has control back when it suspends (its task is pending) or ends (finished).",
    ja: "ループはコルーチンを一つずつ動かす。コルーチンが中断するか（タスクは pending）、終わると（finished）、制御はループに戻る。",
  },
  part: 1,
  passage: {
    en: "its third diagram, of the flow of the whole program, with the arrows pending and finished",
    ja: "3枚目の図（プログラム全体の流れと、pending、finished の矢印）",
  },
  claims: ["C17", "C7", "C10"],
  beliefs: [4],
  prints: [
    { text: "main starts", by: "main" },
    { text: "main awaits", by: "main" },
    { text: "one_print starts", by: "one_print" },
    { text: "two_print starts", by: "two_print" },
    { text: "three_print starts", by: "three_print" },
    { text: "three_print ends", by: "three_print" },
    { text: "two_print ends", by: "two_print" },
    { text: "one_print ends", by: "one_print" },
    { text: "main ends", by: "main" },
  ],
  elapsed: { ideal: 3, virtual: null },
  delays: [3, 2, 1],
  draws: "flow",
  lanes: ["main", "one_print", "two_print", "three_print"],
});
