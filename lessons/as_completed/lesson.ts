// Facts of `as_completed`: the same three coroutines, in gather's order and in the order in which they finish.
import { defineLesson } from "../../src/course/model.js";

export const lesson = defineLesson({
  id: "as_completed",
  title: { en: "take results as they come", ja: "終わったものから結果を受け取る" },
  shows: {
    en: "gather hands over all results at the end, in the order of its arguments; as_completed each when it is ready.",
    ja: "gather は全部そろってから引数の順に結果を返し、as_completed は終わったものから一つずつ渡す。",
  },
  part: 2,
  beliefs: [21],
  prints: [
    { timed: "gather: A at {} s", seconds: [2], by: "use_gather" },
    { timed: "gather: B at {} s", seconds: [2], by: "use_gather" },
    { timed: "gather: C at {} s", seconds: [2], by: "use_gather" },
    { timed: "as_completed: B at {} s", seconds: [1], by: "use_as_completed" },
    { timed: "as_completed: C at {} s", seconds: [1.5], by: "use_as_completed" },
    { timed: "as_completed: A at {} s", seconds: [2], by: "use_as_completed" },
  ],
  elapsed: { ideal: 4, virtual: null },
  lanes: ["use_gather", "fetch", "fetch", "fetch", "use_as_completed", "fetch"],
});
