// Facts of `scale`: a hundred thousand coroutines asleep at once. Memory and time are real, so its clock is.
import { defineLesson } from "../../src/course/model.js";

export const lesson = defineLesson({
  id: "scale",
  title: { en: "100,000 sleepers", ja: "10万のコルーチンが眠る" },
  shows: {
    en: "100,000 coroutines sleep at once on one thread: it measures the memory and the seconds they take.",
    ja: "10万のコルーチンが1本のスレッドで同時に眠る。使うメモリと時間を測る。",
  },
  part: 2,
  claims: ["C1"],
  clock: "real",
  prints: [
    { text: "asleep at once: 100000", asked: "asleep at once: {}", by: "main" },
    { text: "threads: 1", asked: "threads: {}", by: "main" },
    { measured: "memory: {} kB a sleeper", by: "main" },
    { text: "still asleep: 0", asked: "still asleep: {}", by: "main" },
    { measured: "time: {} s", by: "main" },
  ],
  onPage: { instead: "50", of: "100_000" },
  elapsed: { ideal: 1, virtual: null, longest: 10 },
  lanes: ["main"],
});
