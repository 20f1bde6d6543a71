// Facts of `await_one_by_one`: making a task in the await that waits for it gains nothing.
import { defineLesson } from "../../src/course/model.js";

export const lesson = defineLesson({
  id: "await_one_by_one",
  title: { en: "await each task as it is made", ja: "タスクを作ったその場で await する" },
  shows: {
    en: "Awaiting each task where it is made takes 3 seconds; making both first takes 2.",
    ja: "タスクを作るたびにその場で await すると3秒かかり、先に二つとも作れば2秒で済む。",
  },
  part: 2,
  claims: ["C10", "C11"],
  beliefs: [12],
  prints: [
    { text: "1", by: "one_print" },
    { text: "2", by: "two_print" },
    { timed: "one by one: {} s", seconds: [3], by: "one_by_one" },
    { text: "2", by: "two_print" },
    { text: "1", by: "one_print" },
    { timed: "tasks first: {} s", seconds: [2], by: "tasks_first" },
  ],
  elapsed: { ideal: 5, virtual: null },
  delays: [2, 1],
  lanes: ["one_by_one", "one_print", "two_print", "tasks_first", "one_print", "two_print"],
});
