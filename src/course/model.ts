// What a lesson is: facts as data. Its programs and its texts lie beside them in its own room.
import type { Localized } from "../draw/view.js";
import type { Second } from "../trace/event.js";

/**
 * A line that both programs print to stdout, to the letter; the address in CPython's `<coroutine object main at 0x…>` is
 * left out, since JavaScript's objects have none.
 */
export type ExpectedLine =
  | FixedText
  /** The elapsed seconds that the program took itself: a number alone. */
  | { readonly elapsed: true; readonly by: string }
  /** A text in which each `{}` stands for lengths of time, told in `seconds`, in the order of the places. */
  | { readonly timed: string; readonly seconds: readonly Second[]; readonly by: string }
  /** A text in which each `{}` stands for a number that only a run can tell, such as bytes or real CPU work. */
  | { readonly measured: string; readonly by: string };

interface FixedText {
  readonly text: string;
  readonly by: string;
  /** How it is asked about before the run where all of it would give that away: `{}` stands for what only the run tells. */
  readonly asked?: string;
}

export interface ArticleFigures {
  /** The values in the order in which the article saw them printed. */
  readonly order: readonly string[];
  /** What the article measured. */
  readonly elapsed: Second;
  /** The lesson whose figure this is, when the article gives none for this very program. */
  readonly borrowedFrom?: string;
}

/** An example (E) or a claim (C) of the article. */
export type Claim = `E${number}` | `C${number}`;

export interface Lesson {
  /** The folder's name, in snake_case. */
  readonly id: string;
  readonly title: Localized;
  /** One sentence for `list`: what a run of it shows. */
  readonly shows: Localized;
  /** 1: the article's own examples and claims. 2: what goes beyond them. */
  readonly part: 1 | 2;
  /** Which passage of the article it reproduces, named by what stands there; null in part two. */
  readonly passage: Localized | null;
  /** What of the article it shows by its run. */
  readonly claims: readonly Claim[];
  /** The beginners' beliefs that its run refutes, by their number in `test/course/content/beliefs/`. */
  readonly beliefs: readonly number[];
  /** Every line that the program prints, in order. `by` is the coroutine's or function's Python name. */
  readonly prints: readonly ExpectedLine[];
  /** Lines that stand in the program and are never printed: they are asked about beside the others. */
  readonly never: readonly string[];
  /** Texts that stderr must hold, in this order, such as a never-awaited warning; whatever stands around them. */
  readonly warns?: readonly string[];
  readonly elapsed: {
    /** The waits alone, had everything else taken no time. */
    readonly ideal: Second;
    /**
     * What the program prints as elapsed in virtual time, to the last digit, on CPython as on our core; null when it
     * prints none: then the run as a whole takes `ideal`.
     */
    readonly virtual: Second | null;
    /** Of a lesson that measures real work: as long as it may take on a slow machine, or a busy one. */
    readonly longest?: Second;
  };
  /**
   * "real" for a lesson that measures real work: it has no virtual run, and of its times only what its `prints` say is
   * certain.
   */
  readonly clock: "any" | "real";
  /** The oldest Python that can run `program.py`. */
  readonly python: "3.8" | "3.9" | "3.11" | "3.12" | "3.13";
  /**
   * Is it the article's three jobs of 6, 5 and 4 seconds? Then it stands beside the sequential one, in `run` as in
   * `compare`.
   */
  readonly compared: boolean;
  readonly article: ArticleFigures | null;
  /**
   * The numbers in the calls `sleep(<number>)` of both programs, in the order of the source, where other ones may be
   * put in their place (`--delays`); null where other delays would make it another lesson.
   */
  readonly delays: readonly Second[] | null;
  /**
   * The number in both programs that makes a run too long for a page (`export --format html`), and the one that stands in its place
   * there; null where a page holds all of it.
   */
  readonly onPage: { readonly instead: string; readonly of: string } | null;
  /**
   * What is drawn of a run: lanes over time; below them also how control passes between the loop and the tasks, or how the
   * loop, a task, its coroutine and the future that it awaits hang together.
   */
  readonly draws: "timeline" | "flow" | "awaiting";
  /**
   * The names of the coroutines or functions worth a lane, in the order to draw them (Python names). One that runs
   * several times has a lane for each: all together, or one at each place where its name stands.
   */
  readonly lanes: readonly string[];
}

/** What most lessons leave as it is. */
const usual = {
  clock: "any",
  python: "3.8",
  compared: false,
  article: null,
  delays: null,
  onPage: null,
  draws: "timeline",
  passage: null,
  never: [],
  claims: [],
  beliefs: [],
} satisfies Partial<Lesson>;

/** Gives a lesson's facts their type, and what it leaves out its usual value. */
export function defineLesson(lesson: Omit<Lesson, keyof typeof usual> & Partial<Lesson>): Lesson {
  return { ...usual, ...lesson };
}
