// The words of the tour. Loaded only where they are needed.

import type { TourStep } from "../../course/tour.js";
import type { Language } from "../../draw/language.js";
import { en } from "./tourWords.en.js";
import { ja } from "./tourWords.ja.js";

/** The lesson and its step, counted from 1. */
export interface Standing {
  readonly lesson: string;
  readonly step: number;
  readonly steps: number;
}

export interface Tally {
  readonly done: number;
  readonly total: number;
  readonly right: number;
  readonly wrong: number;
}

export interface TourWords {
  /** Before the first lesson of somebody who has done none. */
  readonly welcome: (lessons: number) => readonly string[];
  readonly goingOn: (at: Standing) => string;
  readonly stopped: (at: Standing) => string;
  readonly steps: Readonly<Record<TourStep, string>>;
  /** What Enter does after each step; after the last one there is another lesson or none. */
  readonly enter: Readonly<Record<Exclude<TourStep, "try">, string>> & {
    readonly next: string;
    readonly finish: string;
  };
  readonly keys: Readonly<Record<"back" | "again" | "typescript" | "list" | "stop", string>>;
  /** At the end of a screenful. */
  readonly more: string;
  readonly doneNow: (lesson: string, done: number, total: number) => string;
  readonly closing: (tally: Tally) => readonly string[];
  readonly notDone: (lessons: readonly string[]) => string;
  readonly next: {
    readonly heading: string;
    readonly commands: readonly (readonly [command: string, what: string])[];
  };
  readonly forgotten: (file: string, done: number, at: Standing | null) => string;
  readonly nothingToForget: (file: string | null) => string;
  readonly cannotForget: (file: string, reason: string) => string;
  readonly resetAlone: string;
  readonly tourOfProgram: (path: string) => string;
}

const catalogue: Readonly<Record<Language, TourWords>> = { en, ja };

export function tourWords(language: Language): TourWords {
  return catalogue[language];
}
