// Facts of `run_until_complete`: the way before `asyncio.run`, what it leaves behind, and what newer Pythons say to it.
import { defineLesson } from "../../src/course/model.js";

export const lesson = defineLesson({
  id: "run_until_complete",
  title: { en: "the older way to start, and its end", ja: "昔ながらの始め方と、その終わり方" },
  shows: {
    en: "get_event_loop and run_until_complete warn today, and leave tasks pending where asyncio.run cancels them.",
    ja: "get_event_loop と run_until_complete は今では警告が出る。残ったタスクの扱いも asyncio.run とは違う。",
  },
  part: 1,
  passage: {
    en: "how programs were started before Python 3.7, with get_event_loop and run_until_complete",
    ja: "Python 3.7 より前の始め方（get_event_loop と run_until_complete）",
  },
  claims: ["E5", "C9"],
  beliefs: [9, 10],
  // Older ones print the same, but do not warn.
  python: "3.12",
  prints: [
    { text: "main ends, get_event_loop() gives the running loop: True", by: "main" },
    { text: "run_until_complete left it pending", asked: "run_until_complete left it {}", by: "older_way" },
    { text: "background ends", by: "background" },
    { text: "and the loop open", by: "older_way" },
    { text: "main ends, get_event_loop() gives the running loop: True", by: "main" },
    { text: "background is cancelled", by: "background" },
    { text: "run left it cancelled", asked: "run left it {}", by: "newer_way" },
    { text: "RuntimeError: There is no current event loop in thread 'MainThread'.", by: "newer_way" },
  ],
  warns: ["DeprecationWarning: There is no current event loop"],
  elapsed: { ideal: 3, virtual: null },
  lanes: ["older_way", "main", "background", "newer_way"],
});
