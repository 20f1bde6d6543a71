// Facts of `cancellation`: a request that arrives at an await, and that a task may answer in its own way.
import { defineLesson } from "../../src/course/model.js";

export const lesson = defineLesson({
  id: "cancellation",
  title: { en: "what cancelling does", ja: "キャンセルの働き" },
  shows: {
    en: "cancel() only asks: one task cleans up for a second before it ends, another refuses and returns.",
    ja: "cancel() は頼むだけ。1秒かけて後始末をしてから終わるタスクもあれば、断って最後まで動くタスクもある。",
  },
  part: 2,
  claims: ["C15"],
  beliefs: [11, 13, 14],
  prints: [
    { text: "tidy begins", by: "tidy" },
    { text: "main slept for 0 s", by: "main" },
    { text: "cancel() returned, done: False", asked: "cancel() returned, done: {}", by: "main" },
    { text: "tidy has cleaned up", by: "tidy" },
    { text: "tidy is over, cancelled: True", asked: "tidy is over, cancelled: {}", by: "main" },
    { text: "stubborn refuses", by: "stubborn" },
    { text: "stubborn returned - cancelled: False", by: "main" },
  ],
  never: ["never printed"],
  elapsed: { ideal: 4, virtual: null },
  lanes: ["main", "tidy", "stubborn"],
});
