// Facts of `event_loop`: the three steps of `asyncio.run` by hand, and the order in which a loop runs things.
import { defineLesson } from "../../src/course/model.js";

export const lesson = defineLesson({
  id: "event_loop",
  title: { en: "an event loop, step by step", ja: "イベントループを一歩ずつ動かす" },
  shows: {
    en: "A new loop, a task on it, run until it is done: what asyncio.run does, by hand, callbacks and timers beside it.",
    ja: "ループを作り、タスクを載せ、終わるまで動かす。asyncio.run の仕事を、コールバックやタイマーとともに手で行う。",
  },
  part: 1,
  passage: {
    en: "its part on the event loop, and what asyncio.run does",
    ja: "イベントループの説明と、asyncio.run がすること",
  },
  claims: ["C7", "C8"],
  prints: [
    { timed: "at {} s step 1: a new loop, running: False", seconds: [0], by: "by_hand" },
    { timed: "at {} s step 2: a task on it, done: False", seconds: [0], by: "by_hand" },
    { timed: "at {} s first callback", seconds: [0], by: "callback" },
    { timed: "at {} s main begins", seconds: [0], by: "main" },
    { timed: "at {} s second callback", seconds: [0], by: "callback" },
    { timed: "at {} s timer of 1 s", seconds: [1], by: "callback" },
    { timed: "at {} s main ends", seconds: [2], by: "main" },
    { timed: "at {} s step 3: run until the task is done: the result", seconds: [2], by: "by_hand" },
    { timed: "at {} s main begins", seconds: [2], by: "main" },
    { timed: "at {} s main ends", seconds: [4], by: "main" },
    { timed: "at {} s asyncio.run: the result", seconds: [4], by: "in_one_call" },
  ],
  never: ["at {} s timer of 3 s"],
  elapsed: { ideal: 4, virtual: null },
  lanes: ["by_hand", "callback", "main", "in_one_call"],
});
