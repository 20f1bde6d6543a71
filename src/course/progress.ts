// How far a learner has come on the tour (which lessons are done, and where they stopped), and the way through the course: the
// steps of each lesson, one after the other, and where to go on.
import {
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

/** `prediction`: what was predicted of the run, when that has not been judged yet. */
const placeShape = object({
  lesson: text,
  step: oneOf(...tourSteps),
  prediction: optional(object({ order: orNull(listOf(text)), seconds: orNull(number) })),
});

/**
 * What the file holds. `lessons`: by their ids; one that this version does not know is kept. `at`: where the tour was
 * stopped; null before it and after its end.
 */
const fileShape = object({ schema: exactly(1), lessons: mapOf(lessonShape), at: orNull(placeShape) });

export type Predicted = Of<typeof lessonShape>["predicted"];
export type TourPlace = Of<typeof placeShape>;
export type Progress = Omit<Of<typeof fileShape>, "schema">;

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
  const done = {
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
  if (fileShape.faultIn(read) !== null) return null;
  const { lessons, at } = read as Progress;
  return { lessons, at };
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
