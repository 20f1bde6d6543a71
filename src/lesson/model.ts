// What a lesson is: facts as data. Its programs and its texts lie beside them in its own room.
import type { Second } from "../trace/event.js";

export type Language = "en" | "ja";

/** A text in both languages; neither may be missing. */
export type Localized = Readonly<Record<Language, string>>;

/** A line that the program prints: a fixed text, or the elapsed seconds that it took itself. */
export type ExpectedLine =
  | { readonly text: string; readonly by: string }
  | { readonly elapsed: true; readonly by: string };

export interface ArticleFigures {
  /** The values in the order in which the article saw them printed. */
  readonly order: readonly string[];
  /** What the article measured. */
  readonly elapsed: Second;
  /** The lesson whose figure this is, when the article gives none for this very program. */
  readonly borrowedFrom?: string;
}

export interface Lesson {
  /** The folder's name, in snake_case. */
  readonly id: string;
  readonly title: Localized;
  /** One sentence for `list`: what a run of it shows. */
  readonly shows: Localized;
  /** Every line that the program prints, in order. `by` is the coroutine's or function's Python name. */
  readonly prints: readonly ExpectedLine[];
  readonly elapsed: {
    /** The waits alone, had everything else taken no time. */
    readonly ideal: Second;
    /** What the program prints in virtual time, to the last digit, on CPython as on our core. */
    readonly virtual: Second;
  };
  readonly article: ArticleFigures | null;
  /** The names of the coroutines or functions worth a lane, in the order to draw them (Python names). */
  readonly lanes: readonly string[];
}

/** Gives a lesson's facts their type, and nothing else. */
export function defineLesson(lesson: Lesson): Lesson {
  return lesson;
}
