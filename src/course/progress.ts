// How far a learner has come: which lessons are done on the tour, where it was stopped, what was predicted there, and what the
// quiz has asked. And the way through the course: the steps of each lesson, one after the other, and where to go on.
import {
  boolean,
  exactly,
  listOf,
  mapOf,
  number,
  type Of,
  object,
  oneOf,
  optional,
  orNull,
  text,
} from "../trace/shape.js";

/** The text before the run, the prediction, the run, the explanation, what to try. */
export const tourSteps = ["watch", "predict", "run", "explain", "try"] as const;

export type TourStep = (typeof tourSteps)[number];

/** `predicted`: what was answered last; "skipped" where nothing was. `done`: the day of the first time, `2025-06-01`. */
const lessonShape = object({ done: text, predicted: oneOf("right", "wrong", "skipped") });

const predictionShape = object({ order: orNull(listOf(text)), seconds: orNull(number) });

/** An earlier version kept the one prediction that there was with the place. */
const placeShape = object({
  lesson: text,
  step: oneOf(...tourSteps),
  prediction: optional(predictionShape),
});

/** A question of the quiz: a lesson's id, or a belief's number. */
const quizShape = object({ question: text, right: boolean });

/**
 * What the file holds. `lessons`: by their ids; one that this version does not know is kept. `at`: where the course was
 * stopped; null before it and after its end. `aside`: where lessons were stopped that were asked for by name meanwhile.
 * `predictions`: of lessons that have not been left behind. `quiz`: what has been answered, the last one last.
 */
const fileShape = object({
  schema: exactly(1),
  lessons: mapOf(lessonShape),
  at: orNull(placeShape),
  aside: optional(mapOf(oneOf(...tourSteps))),
  predictions: optional(mapOf(predictionShape)),
  quiz: optional(listOf(quizShape)),
});

const laterShape = object({ schema: number });

export type Predicted = Of<typeof lessonShape>["predicted"];
export type TourPlace = Omit<Of<typeof placeShape>, "prediction">;
export type Progress = Omit<Of<typeof fileShape>, "schema" | "at"> & { readonly at: TourPlace | null };
type KeptPrediction = Of<typeof predictionShape>;

export const noProgress: Progress = { lessons: {}, at: null };

export function isDone(progress: Progress, id: string): boolean {
  return Object.hasOwn(progress.lessons, id);
}

export function hasBegunTour({ lessons, at }: Progress): boolean {
  return at !== null || Object.keys(lessons).length > 0;
}

/** Is there anything to forget? */
export function isBegun(progress: Progress): boolean {
  return hasBegunTour(progress) || (progress.quiz ?? []).length > 0;
}

export function hasBegunLesson({ lessons, at, aside = {}, predictions = {} }: Progress, id: string): boolean {
  return at?.lesson === id || [lessons, aside, predictions].some((map) => Object.hasOwn(map, id));
}

/** A prediction that was answered is kept when a later one is skipped; the day is that of the first time. */
export function withDone(progress: Progress, id: string, day: string, predicted: Predicted): Progress {
  const before = isDone(progress, id) ? progress.lessons[id] : undefined;
  const done = {
    done: before?.done ?? day,
    predicted: predicted === "skipped" ? (before?.predicted ?? predicted) : predicted,
  };
  return { ...progress, lessons: { ...progress.lessons, [id]: done } };
}

export function withPlace(progress: Progress, at: TourPlace | null): Progress {
  return { ...progress, at };
}

/** Of the lessons that are asked for by name, one is under way. */
export function withAside(progress: Progress, { lesson, step }: TourPlace): Progress {
  return { ...progress, aside: { ...progress.aside, [lesson]: step } };
}

/** When the lesson is seen again, all of it is asked again. */
export function withLessonLeft(progress: Progress, id: string): Progress {
  const { aside, predictions } = progress;
  return { ...progress, aside: without(aside, id), predictions: without(predictions, id) };
}

/** @param prediction null: it is to be asked for anew */
export function withPrediction(progress: Progress, id: string, prediction: KeptPrediction | null): Progress {
  const predictions = { ...without(progress.predictions, id), ...(prediction && { [id]: prediction }) };
  return { ...progress, predictions };
}

/** As if one lesson had not been begun. */
export function withoutLesson(progress: Progress, id: string): Progress {
  const { lessons, at } = progress;
  return {
    ...withLessonLeft(progress, id),
    lessons: without(lessons, id),
    at: at?.lesson === id ? { lesson: id, step: "watch" } : at,
  };
}

function without<T>(map: Readonly<Record<string, T>> = {}, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(map).filter(([each]) => each !== key));
}

/** The text of the file in which it is kept. */
export function writeProgress(progress: Progress): string {
  return `${JSON.stringify({ schema: 1, ...progress }, null, 2)}\n`;
}

/** "later": a later version made it. Null for a text that holds no progress. */
export function readProgress(text: string): Progress | "later" | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  if (laterShape.faultIn(read) === null && (read as Of<typeof laterShape>).schema > 1) return "later";
  if (fileShape.faultIn(read) !== null) return null;
  const { schema, at, ...rest } = read as Of<typeof fileShape>;
  if (at === null) return { ...rest, at };
  const { prediction, ...place } = at;
  const progress = { ...rest, at: place };
  return prediction === undefined ? progress : withPrediction(progress, place.lesson, prediction);
}

/** Counted from 1. */
export function stepNumber(step: TourStep): number {
  return tourSteps.indexOf(step) + 1;
}

/** The step after or before a place; null beyond the course's ends. `ids`: the lessons in the order of the course. */
export function besides(
  place: Pick<TourPlace, "lesson" | "step">,
  by: 1 | -1,
  ids: readonly string[],
): TourPlace | null {
  const at = ids.indexOf(place.lesson) * tourSteps.length + tourSteps.indexOf(place.step) + by;
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
