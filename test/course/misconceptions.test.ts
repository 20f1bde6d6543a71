// Each lesson's own misconception (the section of that name in its text, or the beliefs that it refutes) is told to whoever
// answers as it would have it, with the moment of the run that speaks against it.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { lessons } from "../../src/course/catalogue.js";
import { elapsedOf } from "../../src/course/check.js";
import { programPath } from "../../src/course/files.js";
import type { Lesson } from "../../src/course/model.js";
import { renderVerdict } from "../../src/course/prediction/drawnPrediction.js";
import { type Judgement, judge } from "../../src/course/prediction/prediction.js";
import { questionOf } from "../../src/course/prediction/question.js";
import type { TraceEvent } from "../../src/trace/event.js";
import { writtenOf } from "../../src/trace/written.js";
import { TraceBuilder } from "../helpers/trace.js";
import { viewOf } from "../helpers/view.js";
import { runOnce } from "../run/runs.js";

/** Lines by their beginnings (all there are, from one on, where it ends in `…`), or the seconds; and the idea behind it. */
interface Case {
  readonly lines?: readonly string[];
  readonly seconds?: number;
  readonly idea: string;
}

const cases: Readonly<Record<string, Case>> = {
  concurrency_models: {
    lines: ["three waits", "  asyncio: {} s, 3", "three CPU"],
    idea: "computes-together",
  },
  sequential: { lines: ["3", "2", "1"], seconds: 6, idea: "all-overlap" },
  create_task: { lines: ["1", "2", "3"], seconds: 15, idea: "one-after-the-other" },
  coroutine: {
    lines: ["4", "<coroutine", "called", "refused", "subroutine A begins", "subroutine A ends"],
    idea: "call-runs",
  },
  await_without_tasks: { lines: ["3", "2", "1"], seconds: 6, idea: "all-overlap" },
  event_loop: {
    lines: [
      "at {} s step 1",
      "at {} s first",
      "at {} s step 2",
      "at {} s second",
      "at {} s timer of 1",
      "at {} s step 3",
    ],
    idea: "loop-beside",
  },
  run_until_complete: {
    lines: [
      "background is cancelled",
      "run_until_complete left",
      "and the loop",
      "run left it",
      "RuntimeError",
    ],
    idea: "cancels-the-rest",
  },
  await_value: {
    lines: ["await outside", "other has", "add gave", "slow_add", "sum", "run in main"],
    idea: "every-await-yields",
  },
  awaitables: { seconds: 1, idea: "in-background" },
  program_flow: { seconds: 6, idea: "one-after-the-other" },
  gather: { lines: ["1", "2", "3"], seconds: 6, idea: "creation-order" },
  ensure_future: { lines: ["1", "2", "3"], seconds: 15, idea: "one-after-the-other" },
  tasks_never_awaited: {
    lines: ["run: cancelled", "run_until_complete: pending", "2.5 s later"],
    idea: "never-runs",
  },
  blocking_call: { seconds: 4, idea: "blocking-overlaps" },
  await_one_by_one: { seconds: 4, idea: "all-overlap" },
  exceptions: { lines: [], seconds: 0.5, idea: "failure-ends-all" },
  cancellation: {
    lines: ["tidy begins", "main slept", "cancel() returned", "tidy is over"],
    seconds: 2,
    idea: "cancel-stops",
  },
  timeouts: {
    lines: ["timeout:", "wait_for:", "shield:", "save is half", "main ends"],
    seconds: 4,
    idea: "cancel-stops",
  },
  as_completed: {
    lines: ["gather: B", "gather: C", "gather: A", "as_completed: B", "as_completed: C", "as_completed: A"],
    idea: "results-as-done",
  },
  task_group: {
    lines: ["a done", "b done", "first group", "second group", "ExceptionGroup"],
    idea: "others-run-on",
  },
  lock: {
    lines: ["ann reads", "ann writes", "bob reads", "bob writes", "without", "cid reads"],
    seconds: 4,
    idea: "all-blocking",
  },
  semaphore: { seconds: 1, idea: "no-contention" },
  queue: { seconds: 2.5, idea: "taken-is-done" },
  event: { lines: ["a runs", "b runs", "c runs", "set() has", "main still"], idea: "hands-over" },
  to_thread: {
    lines: ["thread one ends", "thread one returned", "main waits", "main ends"],
    idea: "thread-stops",
  },
  promises: { seconds: 1, idea: "in-background" },
  scale: { lines: ["asleep at once", "memory", "still asleep", "time"], idea: "thread-each" },
};

/** Where the work is real, no run is the same as another: three waits that overlap, three jobs that do not. */
function concurrencyModels(lesson: Lesson): readonly TraceEvent[] {
  const trace = new TraceBuilder();
  for (const [at, line] of lesson.prints.entries()) {
    const text = "text" in line ? line.text : "measured" in line ? line.measured.replaceAll("{}", "1") : "";
    trace.to(at / 10).printed(null, [line.by], text);
  }
  for (const from of [0, 0.1, 0.2]) trace.measured("asyncio", from, from + 0.3, "waiting");
  for (const from of [1, 1.2, 1.4]) trace.measured("asyncio", from, from + 0.2, "running");
  return trace.returned().events;
}

async function eventsOf(lesson: Lesson): Promise<readonly TraceEvent[]> {
  if (lesson.id === "concurrency_models") return concurrencyModels(lesson);
  const { onPage } = lesson;
  if (onPage === null) return (await runOnce(programPath(lesson))).events;
  const text = readFileSync(programPath(lesson), "utf8");
  const { events } = await runOnce(programPath(lesson), { source: text.replace(onPage.of, onPage.instead) });
  // As many as the lesson says.
  return events.map((event) =>
    event.kind === "output" ? { ...event, text: event.text.replace(/^(asleep.*) \d+$/, "$1 100000") } : event,
  );
}

async function judged(lesson: Lesson, { lines, seconds }: Pick<Case, "lines" | "seconds">) {
  const question = questionOf(lesson);
  const order = lines?.map((begins) => {
    const key = question.order?.choices.find(({ template }) => template.startsWith(begins))?.key;
    if (key === undefined) throw new Error(`${lesson.id} does not ask for '${begins}'`);
    return key;
  });
  const events = await eventsOf(lesson);
  const run = { events, seconds: elapsedOf(lesson, writtenOf(events)) ?? events.at(-1)?.at ?? 0 };
  return judge(question, { order: order ?? null, seconds: seconds ?? null }, run);
}

function ideasOf({ order, seconds }: Judgement): string[] {
  return [order, seconds].flatMap((verdict) =>
    verdict?.right === false ? [verdict.alternative?.kind ?? ""] : [],
  );
}

test("each lesson's misconception is recognised in the answer that follows from it", async () => {
  expect(Object.keys(cases).toSorted()).toEqual(lessons.map(({ id }) => id).toSorted());
  const recognised: Record<string, string[]> = {};
  for (const lesson of lessons) {
    const { idea, ...answer } = cases[lesson.id] as Case;
    const ideas = ideasOf(await judged(lesson, answer));
    recognised[lesson.id] = ideas.every((each) => each === idea) ? [...new Set(ideas)] : ideas;
  }
  expect(recognised).toEqual(Object.fromEntries(lessons.map(({ id }) => [id, [cases[id]?.idea]])));
});

test("whoever takes a call without await for an error is told of the warning", async () => {
  const lesson = lessons.find(({ id }) => id === "coroutine") as Lesson;
  expect(ideasOf(await judged(lesson, { lines: [], seconds: 0 }))).toEqual([
    "call-is-error",
    "call-is-error",
  ]);
});

test("whoever waits for a line that never comes is told so", async () => {
  const lesson = lessons.find(({ id }) => id === "cancellation") as Lesson;
  const lines = ["tidy begins", "main slept", "cancel()", "tidy has", "tidy is", "stubborn", "never printed"];
  expect(renderVerdict(await judged(lesson, { lines }), viewOf(400, "en"))).toMatch(
    /place 7: your answer has \d \(never printed\), which was never printed\./,
  );
});

test.each(["en", "ja"] as const)("tells why, from moments of the run (%s)", async (language) => {
  const told: string[] = [];
  for (const lesson of lessons) {
    const text = renderVerdict(await judged(lesson, cases[lesson.id] as Case), viewOf(400, language));
    const [, ...why] = text.split("\n\n");
    told.push([`${lesson.id}:`, ...why].join("\n"));
  }
  await expect(`${told.join("\n\n")}\n`).toMatchFileSnapshot(
    `./__snapshots__/misconceptions.${language}.txt`,
  );
});
