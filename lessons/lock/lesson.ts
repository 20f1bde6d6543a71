// Facts of `lock`: a shared counter, read and written with an await in between, without a lock and with one.
import { defineLesson } from "../../src/course/model.js";

export const lesson = defineLesson({
  id: "lock",
  title: {
    en: "a shared counter, without a lock and with one",
    ja: "共有カウンター、ロックなしとロックあり",
  },
  shows: {
    en: "An await between reading and writing loses an update; a lock keeps it, and takes twice as long.",
    ja: "読み取りと書き込みのあいだに await があると更新が消える。ロックはそれを防ぐが、時間は2倍かかる。",
  },
  part: 2,
  claims: ["C12"],
  beliefs: [20],
  prints: [
    { text: "ann reads 0", asked: "ann reads {}", by: "add" },
    { text: "bob reads 0", asked: "bob reads {}", by: "add" },
    { text: "ann writes 1", asked: "ann writes {}", by: "add" },
    { text: "bob writes 1", asked: "bob writes {}", by: "add" },
    { text: "without a lock: 1", asked: "without a lock: {}", by: "main" },
    { text: "cid reads 0", asked: "cid reads {}", by: "add" },
    { text: "cid writes 1", asked: "cid writes {}", by: "add" },
    { text: "dan reads 1", asked: "dan reads {}", by: "add" },
    { text: "dan writes 2", asked: "dan writes {}", by: "add" },
    { text: "with a lock: 2", asked: "with a lock: {}", by: "main" },
  ],
  elapsed: { ideal: 3, virtual: null },
  delays: [1],
  lanes: ["main", "add", "add", "add_locked", "add", "add_locked", "add"],
});
