// What is said of the events that matter, in every lesson and in both languages, for a reader to judge: how tasks end, who
// cancels them, what they wait for and what wakes them. `--update` keeps what has changed on purpose.
import { expect, test } from "vitest";
import { lessons } from "../../src/course/catalogue.js";
import { whySentence } from "../../src/viewer/words/texts.js";
import { lessonTrace } from "../helpers/lessonTrace.js";
import { stepsOf, whyAt } from "../helpers/steps.js";

const telling: ReadonlySet<string> = new Set([
  "task-done",
  "cancel-requested",
  "suspended",
  "woken",
  "future-done",
]);

/** A lesson may have thousands of one kind. */
const most = 60;

test("every lesson says of its ends, cancels, waits and wake-ups what it was read to say", async () => {
  const told: string[] = [];
  for (const { id } of lessons) {
    // It tells the times of other processes, which are never the same.
    if (id === "concurrency_models") continue;
    const steps = stepsOf(await lessonTrace(id));
    const said = new Set<string>();
    for (let at = 0; at < steps.shown.length && said.size < most; at++) {
      const event = steps.shown.at(at + 1);
      if (!telling.has(steps.document.events[event - 1]?.kind ?? "")) continue;
      const why = whyAt(steps, event);
      said.add(`${whySentence(why, "en")}\n  ${whySentence(why, "ja")}`);
    }
    told.push(`# ${id}`, ...said, "");
  }
  await expect(told.join("\n")).toMatchFileSnapshot("whyKept.txt");
});
