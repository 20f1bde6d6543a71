// Facts of `tasks_never_awaited`: what becomes of tasks that nobody awaits, under `run` and under `run_until_complete`.
import { defineLesson } from "../../src/course/model.js";

const started = [
  { text: "main ends", by: "main" },
  { text: "one_print starts", by: "one_print" },
  { text: "two_print starts", by: "two_print" },
  { text: "three_print starts", by: "three_print" },
] as const;

export const lesson = defineLesson({
  id: "tasks_never_awaited",
  title: { en: "make tasks and never await them", ja: "タスクを作ったまま await しない" },
  shows: {
    en: "Tasks start without being awaited, and end only if the loop goes on: run cancels them, run_until_complete leaves them pending.",
    ja: "await しなくてもタスクは動き始めるが、最後まで進むのはループが動いているあいだだけ。run は残りをキャンセルし、run_until_complete は pending のまま残す。",
  },
  part: 1,
  passage: {
    en: "the question that it leaves open, whether tasks run that are made and never awaited",
    ja: "記事に残された疑問（タスクを作るだけで await しないと、そのタスクは動くのか）",
  },
  claims: ["E8", "C8", "C10"],
  beliefs: [2, 8, 9, 19],
  prints: [
    ...started,
    { text: "run: cancelled, cancelled, cancelled", asked: "run: {}", by: "report" },
    ...started,
    { text: "run_until_complete: pending, pending, pending", asked: "run_until_complete: {}", by: "report" },
    { text: "3", by: "three_print" },
    { text: "2", by: "two_print" },
    { text: "2.5 s later: pending, finished, finished", asked: "2.5 s later: {}", by: "report" },
  ],
  warns: ["Task was destroyed but it is pending!"],
  never: ["1"],
  elapsed: { ideal: 2.5, virtual: null },
  lanes: ["main", "one_print", "two_print", "three_print", "report"],
});
