// Facts of `concurrency_models`: the same jobs on one thread, on asyncio, on threads and on processes, really measured.
import { defineLesson } from "../../src/course/model.js";

export const lesson = defineLesson({
  id: "concurrency_models",
  title: { en: "one thread, threads, processes", ja: "一つのスレッド、複数のスレッド、複数のプロセス" },
  shows: {
    en: "asyncio, threads and processes all overlap three waits; asyncio does not speed up three CPU-bound jobs.",
    ja: "三つの待ち時間は asyncio でもスレッドでもプロセスでも重なるが、CPU の仕事は asyncio では速くならない。",
  },
  part: 1,
  passage: {
    en: "its first diagram, of one thread, several threads and several processes",
    ja: "1枚目の図（シングルスレッド、マルチスレッド、マルチプロセス）",
  },
  claims: ["C1", "C2", "C4"],
  beliefs: [6, 16],
  clock: "real",
  prints: [
    { text: "three waits", by: "compare" },
    { measured: "  one thread: {} s, 1 under way at once", by: "report" },
    { measured: "  asyncio: {} s, 3 under way at once", by: "report" },
    { measured: "  threads: {} s, {} under way at once", by: "report" },
    { measured: "  processes: {} s, {} under way at once", by: "report" },
    { text: "three CPU-bound jobs", by: "compare" },
    { measured: "  one thread: {} s, 1 under way at once", by: "report" },
    { measured: "  asyncio: {} s, 1 under way at once", by: "report" },
    { measured: "  threads: {} s, {} under way at once", by: "report" },
    { measured: "  processes: {} s, {} under way at once", by: "report" },
  ],
  // About, where the machine has nothing else to do: 2 s of waits, 3 s of work.
  elapsed: { ideal: 5, virtual: null, longest: 20 },
  lanes: ["one thread", "asyncio", "thread 1", "thread 2", "thread 3", "process 1", "process 2", "process 3"],
});
