// Facts of `coroutine`: what a call gives, when the warning comes, and what sets a coroutine apart from a subroutine.
import { defineLesson } from "../../src/course/model.js";

export const lesson = defineLesson({
  id: "coroutine",
  title: { en: "use a coroutine function in three ways", ja: "コルーチン関数の三つの使い方" },
  shows: {
    en: "A call gives an object and runs nothing; dropped unstarted, it earns a warning. Started, it can pause.",
    ja: "呼び出しで得られるのはオブジェクトだけで、実行しないまま捨てると警告が出る。動かせば、途中で中断して再開できる。",
  },
  part: 1,
  passage: {
    en: "its part on coroutines, where print_four is called like a function and a warning comes",
    ja: "コルーチンの説明と、print_four を関数のように呼び出して警告が出る例",
  },
  claims: ["E3", "C5", "C6"],
  beliefs: [1, 25],
  prints: [
    { text: "<coroutine object print_four>", by: "call_only" },
    { text: "called, and nothing has run", by: "call_only" },
    { text: "refused: run wants print_four(), not print_four", by: "pass_the_function" },
    { text: "4", by: "print_four" },
    { text: "subroutine A begins", by: "in_one_piece" },
    { text: "subroutine A ends", by: "in_one_piece" },
    { text: "subroutine B begins", by: "in_one_piece" },
    { text: "subroutine B ends", by: "in_one_piece" },
    { text: "coroutine A begins", by: "in_two_pieces" },
    { text: "coroutine B begins", by: "in_two_pieces" },
    { text: "coroutine A ends", by: "in_two_pieces" },
    { text: "coroutine B ends", by: "in_two_pieces" },
  ],
  warns: ["RuntimeWarning: coroutine 'print_four' was never awaited"],
  elapsed: { ideal: 2, virtual: null },
  lanes: ["call_only", "pass_the_function", "print_four", "in_one_piece", "in_two_pieces"],
});
