// How far a learner has come on the tour: which lessons are done, and where they stopped.
// And the way through the course: the steps of a lesson, one after the other, and where to go on.
import type { Prediction } from "./prediction/question.js";

/** What came of a lesson's prediction. */
export type Predicted = "right" | "wrong" | "skipped";

export interface LessonProgress {
  /** The day on which it was done first: `2025-06-01`. */
  readonly done: string;
  /** The latest prediction that was answered; "skipped" where none was. */
  readonly predicted: Predicted;
}

export interface TourPlace {
  readonly lesson: string;
  readonly step: TourStep;
  /** What was predicted of the run, when that has not been judged yet. */
  readonly prediction?: Prediction;
}

export interface Progress {
  /** By the lesson's id. One that this version does not know is kept. */
  readonly lessons: Readonly<Record<string, LessonProgress>>;
  /** Where the tour was stopped; null before it and after its end. */
  readonly at: TourPlace | null;
}

export const noProgress: Progress = { lessons: {}, at: null };

export function isDone(progress: Progress, id: string): boolean {
  return Object.hasOwn(progress.lessons, id);
}

/** Has anything been done, or stopped? */
export function isBegun({ lessons, at }: Progress): boolean {
  return at !== null || Object.keys(lessons).length > 0;
}

/** A prediction that was answered is kept when a later one is skipped; the day is that of the first time. */
export function withDone(progress: Progress, id: string, day: string, predicted: Predicted): Progress {
  const before = isDone(progress, id) ? progress.lessons[id] : undefined;
  const done: LessonProgress = {
    done: before?.done ?? day,
    predicted: predicted === "skipped" ? (before?.predicted ?? predicted) : predicted,
  };
  return { ...progress, lessons: { ...progress.lessons, [id]: done } };
}

export function withPlace(progress: Progress, at: TourPlace | null): Progress {
  return { ...progress, at };
}

/** The text of the file in which it is kept. */
export function writeProgress({ lessons, at }: Progress): string {
  return `${JSON.stringify({ schema: 1, lessons, at }, null, 2)}\n`;
}

/** Null for a text that holds no progress: it is damaged, or of another version. */
export function readProgress(text: string): Progress | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(read) || read.schema !== 1 || !isRecord(read.lessons)) return null;
  const lessons: [string, LessonProgress][] = [];
  for (const [id, each] of Object.entries(read.lessons)) {
    const lesson = lessonFrom(each);
    if (lesson === null) return null;
    lessons.push([id, lesson]);
  }
  const at = read.at === null ? null : placeFrom(read.at);
  if (at === null && read.at !== null) return null;
  return { lessons: Object.fromEntries(lessons), at };
}

const outcomes: readonly Predicted[] = ["right", "wrong", "skipped"];

function lessonFrom(value: unknown): LessonProgress | null {
  if (!isRecord(value) || typeof value.done !== "string") return null;
  const predicted = outcomes.find((each) => each === value.predicted);
  return predicted === undefined ? null : { done: value.done, predicted };
}

function placeFrom(value: unknown): TourPlace | null {
  if (!isRecord(value) || typeof value.lesson !== "string") return null;
  const step = tourSteps.find((each) => each === value.step);
  if (step === undefined) return null;
  const place = { lesson: value.lesson, step };
  if (value.prediction === undefined) return place;
  const prediction = predictionFrom(value.prediction);
  return prediction === null ? null : { ...place, prediction };
}

function predictionFrom(value: unknown): Prediction | null {
  if (!isRecord(value)) return null;
  const { order, seconds } = value;
  const isOrder = (each: unknown): each is string[] | null =>
    each === null || (Array.isArray(each) && each.every((key) => typeof key === "string"));
  if (!isOrder(order) || (seconds !== null && typeof seconds !== "number")) return null;
  return { order, seconds };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The text before the run, the prediction, the run, the explanation, what to try. */
export const tourSteps = ["watch", "predict", "run", "explain", "try"] as const;

export type TourStep = (typeof tourSteps)[number];

/** Counted from 1. */
export function stepNumber(step: TourStep): number {
  return tourSteps.indexOf(step) + 1;
}

/** The step after or before a place; null beyond the course's ends. `ids`: the lessons in the order of the course. */
export function besides(
  { lesson, step }: Pick<TourPlace, "lesson" | "step">,
  by: 1 | -1,
  ids: readonly string[],
): TourPlace | null {
  const at = ids.indexOf(lesson) * tourSteps.length + tourSteps.indexOf(step) + by;
  return placeAt(at, ids);
}

function placeAt(at: number, ids: readonly string[]): TourPlace | null {
  const lesson = ids[Math.floor(at / tourSteps.length)];
  const step = tourSteps[at % tourSteps.length];
  return lesson === undefined || step === undefined ? null : { lesson, step };
}

/**
 * Where the tour goes on: where it was stopped, else at the first lesson that is not done; null when all are done.
 */
export function whereToGoOn({ at, lessons }: Progress, ids: readonly string[]): TourPlace | null {
  if (at !== null && ids.includes(at.lesson)) return at;
  const next = ids.find((id) => !Object.hasOwn(lessons, id));
  return next === undefined ? null : { lesson: next, step: "watch" };
}
