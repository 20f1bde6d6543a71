// The catalogue in English. ASCII only.
import type { Explanation } from "../../trace/compare.js";
import { stateWords } from "./states.js";
import type { Messages, Standing } from "./types.js";

const { states, outcomes, cancelRequested, clock, stderr } = stateWords("en");

const small = "no one two three four five six seven eight nine ten eleven twelve".split(" ");
const places = "first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");

function count(number: number, noun: string): string {
  return `${small[number] ?? number} ${noun}${number === 1 ? "" : "s"}`;
}

/** `first`, `third`, `11th`, `22nd` */
export function ordinal(place: number): string {
  const word = places[place - 1];
  if (word !== undefined) return word;
  const teen = place % 100 >= 11 && place % 100 <= 13;
  const ending = teen ? "th" : (["th", "st", "nd", "rd"][place % 10] ?? "th");
  return `${place}${ending}`;
}

function list(labels: readonly string[]): string {
  const last = labels.at(-1) ?? "";
  return labels.length < 2 ? last : `${labels.slice(0, -1).join(", ")} and ${last}`;
}

function standingOf(label: string, standing: Standing): string {
  if (standing === null || !Number.isFinite(standing.timesAsFast)) return `${label}: `;
  const { baseline, timesAsFast: times } = standing;
  if (Math.abs(times - 1) < 0.02) return `${label} takes about as long as ${baseline}: `;
  if (times > 1) return `${label} is ${times.toFixed(2)} times as fast as ${baseline}: `;
  return `${label} takes ${(1 / times).toFixed(2)} times as long as ${baseline}: `;
}

function reason(explanation: Explanation): string {
  switch (explanation.kind) {
    case "overlap": {
      const { waits, of, held, threads } = explanation;
      const where = threads
        ? "on the event loop's thread, while calls run in other threads"
        : "on one thread";
      const stoodStill = `; ${count(held ?? 0, "wait")} held it, and meanwhile the event loop stood still`;
      const overlap =
        of === undefined
          ? `${count(waits, "wait")} overlap ${where}`
          : `at most ${small[waits] ?? waits} of its ${count(of, "wait")} overlap at a time ${where}`;
      return held === undefined ? overlap : overlap + stoodStill;
    }
    case "one-by-one":
      return `${count(explanation.waits, "wait")}, each begun only after the one before had ended, although an event loop ran`;
    case "blocked":
      return explanation.loop
        ? `${count(explanation.waits, "wait")} held the thread, so the event loop stood still`
        : `${count(explanation.waits, "wait")} held the thread, so nothing else could run`;
    case "spans":
      return `at most ${small[explanation.most] ?? explanation.most} of the ${count(explanation.spans, "job")} it measured were under way at once`;
    case "alone":
      return explanation.waits === 1
        ? "it waits once, so there is nothing to overlap"
        : "it never waits, so there is nothing to overlap";
  }
}

export const en: Messages = {
  language: "en",
  lessonOf: (number, total) => `lesson ${number} of ${total}`,
  parts: { 1: "Part one: the article's examples", 2: "Part two: beyond the article" },
  done: (number, total) => `done on the tour: ${number} of ${total}`,
  source: { ...clock, article: "article" },
  withDelays: (delays) => `with delays ${delays.join(", ")}`,
  columns: {
    lesson: "lesson",
    shows: "what it shows",
    order: "order",
    elapsed: "elapsed",
    from: "from",
    expected: "takes",
    timesAsFast: "times as fast",
  },
  output: { at: (seconds) => `at ${seconds}`, stderr },
  summary: {
    printedOne: (text, place) => `printed ${text}, ${ordinal(place)}`,
    printedMany: (texts) => `printed ${texts.length} lines: ${texts.join(", ")}`,
    printedNothing: "printed nothing",
    outcome: {
      ...outcomes,
      unfinished: "unfinished when the recording ended",
    },
    failedWith: (error) => `failed: ${error}`,
    join: (parts) => parts.join(", "),
  },
  legend: {
    ...states,
    running: `${states.running} (at least one cell)`,
    asked: cancelRequested,
    outcome: outcomes,
  },
  tree: {
    heading: ({ at, since, event, total, moment, source }) => {
      const why = {
        fullest: ", when most tasks waited",
        asked: "",
        last: ", when the run was cut short",
        end: ", as no task ever waited",
      };
      const when = since === null ? at : `${at}, as it has been since ${since}`;
      return `Who waits for whom at ${when} (${source}), after event ${event} of ${total}${why[moment]}:`;
    },
    none: "There are no tasks at this moment.",
    noTasks: "There are no tasks in this run, so nobody waits for anybody.",
  },
  svg: {
    description: (lanes, hidden) => {
      const told = lanes.map(({ name, lane }) => {
        const { from, to, outcome, outputs } = lane;
        const ending = outcome === "finished" ? "" : `, ${en.legend.outcome[outcome]}`;
        const texts = outputs.length > 3 ? `${outputs.length} lines` : list(outputs.map(({ text }) => text));
        const printed = texts === "" ? "" : `, printed ${texts}`;
        return `${name}: from ${from.toFixed(3)} to ${to.toFixed(3)} s${ending}${printed}`;
      });
      return `${[...told, ...(hidden === 0 ? [] : [en.more(hidden)])].join("; ")}.`;
    },
    comparison: "runs on one time axis",
    describedRun: (label, elapsed, lanes) => `${label}, ${elapsed.toFixed(3)} s: ${lanes}`,
  },
  flow: {
    heading: "How control passes: the loop resumes a task, the task reports back.",
    loop: "loop",
    word: {
      task: "makes task",
      start: "starts",
      resume: "resumes",
      pending: "pending",
      finished: "finished",
      failed: "failed",
      cancelled: "cancelled",
    },
  },
  more: (number) => `and ${number} more`,
  borrowed: (from) => `The article's figure is the one it gives for ${from}.`,
  timesAsFast: (ratio) => `${ratio} times as fast`,
  runs: (number) => `${number} ${number === 1 ? "run" : "runs"}`,
  why: (label, explanation, standing) => `${standingOf(label, standing)}${reason(explanation)}.`,
  whyAll: (labels, explanation) => `${list(labels)}: ${reason(explanation)}.`,
  live: {
    state: { ...states, ...outcomes },
    left: (seconds) => `${seconds} left`,
    until: (seconds) => `until ${seconds}`,
    forTask: (name) => `for ${name}`,
    forChildren: (number) => `for ${count(number, "awaitable")} (gather)`,
    forFuture: "for a future",
    inside: (name, detail) => `in ${name}, ${detail}`,
    printed: (text) => `printed ${text}`,
    racing: (done, total) => `${done} of ${total} finished`,
  },
  term: {
    needs: "program.py needs",
    pythonFrom: (version) => `Python ${version} or newer`,
    prints: "prints (run just now, in virtual time)",
    alsoCalled: "also found as",
    seeAlso: "see also",
    lessons: "lessons",
  },
  verify: { same: "the same", different: "different" },
  unfinished: {
    none: "No task was left; the program itself did not end.",
    heading: (at) => `Unfinished, the last event being at ${at.toFixed(3)} s:`,
  },
  error: {
    exited: (code) => `The program ended itself with exit code ${code}.`,
    at: (file, line) => `${file}, line ${line}`,
    causedBy: (error) => `caused by: ${error}`,
    holds: (error) => `one of its errors: ${error}`,
    hint: {
      "yield-star": "Write yield*, not yield: coroutines, tasks and futures are awaited by yield*.",
      "no-error-object": "What was thrown is no error: throw new Error(...) tells its line as well.",
      "out-of-memory": "Keep less at a time, or give Node more: NODE_OPTIONS=--max-old-space-size=8192",
      "never-settles":
        "Look at the place where that promise is made: who is to call its resolve or reject, and is that still to come?",
    },
  },
};
