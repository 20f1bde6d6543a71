// Facts of `queue`: one producer, two consumers, and room for a single item between them.
import { defineLesson } from "../../src/course/model.js";

export const lesson = defineLesson({
  id: "queue",
  title: { en: "hand out work through a queue", ja: "キューで仕事を渡す" },
  shows: {
    en: "A queue with room for one item slows its producer down to the pace of its two consumers.",
    ja: "一つしか入らないキューは、入れる側を、取り出す側の速さに合わせて待たせる。",
  },
  part: 2,
  prints: [
    { timed: "put 1 at {} s", seconds: [0], by: "producer" },
    { timed: "put 2 at {} s", seconds: [0], by: "producer" },
    { timed: "put 3 at {} s", seconds: [0], by: "producer" },
    { timed: "quick has done 1 at {} s", seconds: [1], by: "consumer" },
    { timed: "put 4 at {} s", seconds: [1], by: "producer" },
    { timed: "quick has done 3 at {} s", seconds: [2], by: "consumer" },
    { timed: "put 5 at {} s", seconds: [2], by: "producer" },
    { text: "all put", by: "main" },
    { timed: "slow has done 2 at {} s", seconds: [2.5], by: "consumer" },
    { timed: "quick has done 4 at {} s", seconds: [3], by: "consumer" },
    { timed: "slow has done 5 at {} s", seconds: [5], by: "consumer" },
    { text: "all done", by: "main" },
  ],
  elapsed: { ideal: 5, virtual: null },
  lanes: ["main", "producer", "consumer"],
});
