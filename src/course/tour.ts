// The way through the course: the steps of a lesson, one after the other, and where to go on.
import type { Progress, TourPlace } from "./progress.js";

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
