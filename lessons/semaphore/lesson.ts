// Facts of `semaphore`: five downloads of which two at most are under way at any moment.
import { defineLesson } from "../../src/course/model.js";

export const lesson = defineLesson({
  id: "semaphore",
  title: { en: "at most two at once", ja: "同時に二つまで" },
  shows: {
    en: "Five downloads share a semaphore of two: they start in waves, and take 3 seconds in place of 1.",
    ja: "五つのダウンロードが二つの枠を分け合う。二つずつ始まり、1秒ではなく3秒かかる。",
  },
  part: 2,
  prints: [
    { timed: "a starts at {} s", seconds: [0], by: "download" },
    { timed: "b starts at {} s", seconds: [0], by: "download" },
    { timed: "c starts at {} s", seconds: [1], by: "download" },
    { timed: "d starts at {} s", seconds: [1], by: "download" },
    { timed: "e starts at {} s", seconds: [2], by: "download" },
    { elapsed: true, by: "main" },
  ],
  elapsed: { ideal: 3, virtual: 3.000009059906006 },
  delays: [1],
  lanes: ["main", "download"],
});
