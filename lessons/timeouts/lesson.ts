// Facts of `timeouts`: a block, a coroutine that cleans up, and a shielded task, each given one second.
import { defineLesson } from "../../src/course/model.js";

export const lesson = defineLesson({
  id: "timeouts",
  title: { en: "three ways to limit the time", ja: "時間を制限する三つの方法" },
  shows: {
    en: "With a limit of 1 second wait_for still takes 2: what it cancels may clean up; a shielded task goes on.",
    ja: "制限が1秒でも、wait_for はキャンセルした相手の後始末を待つので2秒かかる。shield した相手は動き続ける。",
  },
  part: 2,
  beliefs: [15, 27],
  python: "3.11",
  prints: [
    { timed: "timeout: TimeoutError after {} s", seconds: [1], by: "report" },
    { text: "tidy has cleaned up", by: "tidy" },
    { timed: "wait_for: TimeoutError after {} s", seconds: [2], by: "report" },
    { timed: "shield: TimeoutError after {} s", seconds: [1], by: "report" },
    { text: "save is half done", by: "save" },
    { text: "main ends", by: "main" },
    { text: "save is cancelled", by: "save" },
  ],
  elapsed: { ideal: 5, virtual: null },
  lanes: ["main", "report", "block", "tidy", "save"],
});
