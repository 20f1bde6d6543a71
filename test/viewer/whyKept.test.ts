// What is said of the events that matter, in every lesson and every term's program and in both languages, for a reader to judge:
// how tasks end, who cancels them, what they wait for and what wakes them. `--update` keeps what has changed on purpose.
import { expect, test } from "vitest";
import { lessons } from "../../src/course/catalogue.js";
import { sourcePath, termRooms } from "../../src/course/files.js";
import { terms } from "../../src/course/terms/glossary.js";
import type { TraceDocument } from "../../src/trace/document.js";
import { whySentence } from "../../src/viewer/words/texts.js";
import { documentOf } from "../helpers/document.js";
import { lessonTrace } from "../helpers/lessonTrace.js";
import { stepsOf, whyAt } from "../helpers/steps.js";
import { runOnce } from "../run/runs.js";

const telling = ["task-done", "cancel-requested", "suspended", "woken", "future-done"];

/** Wake-ups in the terms' programs, which are short, are those of the lessons. */
const tellingOfTerm = telling.slice(0, 3);

/** A lesson may have thousands of one kind. */
const most = 60;

function toldOf(id: string, document: TraceDocument, kinds: readonly string[]): string[] {
  const steps = stepsOf(document);
  const said = new Set<string>();
  for (let at = 0; at < steps.shown.length && said.size < most; at++) {
    const event = steps.shown.at(at + 1);
    if (!kinds.includes(steps.document.events[event - 1]?.kind ?? "")) continue;
    const why = whyAt(steps, event);
    said.add(`${whySentence(why, "en")}\n  ${whySentence(why, "ja")}`);
  }
  return [`# ${id}`, ...said, ""];
}

test("every lesson says of its ends, cancels, waits and wake-ups what it was read to say", async () => {
  const told: string[] = [];
  for (const { id } of lessons) {
    // It tells the times of other processes, which are never the same.
    if (id !== "concurrency_models") told.push(...toldOf(id, await lessonTrace(id), telling));
  }
  await expect(told.join("\n")).toMatchFileSnapshot("whyKept.txt");
});

test("every term's program says of its ends, cancels and waits what it was read to say", async () => {
  const told: string[] = [];
  for (const term of terms) {
    const { events } = await runOnce(sourcePath(term, "typescript", termRooms), { detail: true });
    told.push(...toldOf(term.id, documentOf(events), tellingOfTerm));
  }
  await expect(told.join("\n")).toMatchFileSnapshot("whyKeptOfTerms.txt");
});
