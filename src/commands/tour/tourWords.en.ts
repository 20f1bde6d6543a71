// The tour in English.
import type { Standing, TourWords } from "./tourWords.js";

const sentence = (reason: string): string => (reason.endsWith(".") ? reason : `${reason}.`);
const standing = ({ lesson, step, steps }: Standing): string => `${lesson}, step ${step} of ${steps}`;
const lessonsOf = (count: number): string => `${count} ${count === 1 ? "lesson" : "lessons"}`;

export const en: TourWords = {
  welcome: (lessons) => [
    `This is the tour through all ${lessons} lessons. In each you read what to watch, predict what the program will do, see it run, and learn why it did so.`,
    "Nothing moves on by itself: Enter does. Stop wherever you like with q; the next tour goes on from there.",
  ],
  goingOn: (at) => `Going on at ${standing(at)}.`,
  stopped: (at) => `Stopped at ${standing(at)}. To go on: asyncio-lessons tour`,
  steps: {
    watch: "what to watch",
    predict: "your prediction",
    run: "the run",
    explain: "what happened and why",
    try: "two things to try",
  },
  enter: {
    watch: "predict",
    predict: "run it",
    run: "the explanation",
    explain: "two things to try",
    next: "next lesson",
    finish: "the end of the tour",
  },
  keys: { back: "back", again: "run again", typescript: "TypeScript", list: "list", stop: "stop here" },
  more: "more: Space or Enter",
  doneNow: (lesson, done, total) => `${lesson} is done: ${done} of ${lessonsOf(total)}.`,
  closing: ({ done, total, right, wrong }) => [
    done === total
      ? `You have been through all ${lessonsOf(total)}.`
      : `This is the end of the course; you have done ${done} of ${lessonsOf(total)}.`,
    ...(right + wrong === 0 ? [] : [`Predictions: ${right} right, ${wrong} wrong.`]),
  ],
  notDone: (lessons) =>
    `Not done yet: ${lessons.join(", ")}. Go to one of them: asyncio-lessons tour ${lessons[0] ?? ""}`,
  next: {
    heading: "What you can do next:",
    commands: [
      ["asyncio-lessons quiz", "find out what stayed with you"],
      ["asyncio-lessons verify", "run the same programs with a real Python beside them"],
      ["asyncio-lessons compare", "race the timing lessons side by side"],
      ["asyncio-lessons tour --reset", "forget all this and begin anew"],
    ],
  },
  forgotten: (file, done, at) =>
    `Forgotten: ${lessonsOf(done)} done${at === null ? "" : `, stopped at ${standing(at)}`}. Removed: ${file}`,
  nothingToForget: (file) =>
    file === null ? "There is no progress to forget." : `There is no progress to forget: no file ${file}`,
  cannotForget: (file, reason) => `cannot remove '${file}': ${sentence(reason)}`,
  resetAlone: "--reset takes no lesson: it forgets the whole progress. Leave the lesson out.",
  tourOfProgram: (path) =>
    `the tour goes through the lessons. Run a program of your own with asyncio-lessons run ${path}`,
};
