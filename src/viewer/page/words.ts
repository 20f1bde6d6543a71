// The words of the page's own controls; all that the terminal's viewer says as well is worded with it.
import type { Language } from "../../draw/language.js";
import { en } from "./words.en.js";
import { ja } from "./words.ja.js";

export interface PageWords {
  /** How the language calls itself. */
  readonly language: string;
  readonly languages: string;
  readonly written: string;
  readonly theme: string;
  readonly themes: Readonly<Record<"auto" | "light" | "dark", string>>;
  readonly help: string;
  readonly close: string;
  /** Of the whole row of buttons. */
  readonly playback: string;
  readonly slider: string;
  readonly first: string;
  readonly previous: string;
  readonly play: string;
  readonly pause: string;
  readonly next: string;
  readonly last: string;
  readonly nextOfTask: string;
  readonly previousOfTask: string;
  readonly nextIteration: string;
  readonly nextOutput: string;
  readonly speed: string;
  readonly slower: string;
  readonly faster: string;
  readonly perSecond: (events: string) => string;
  readonly eventOf: (event: number, total: number) => string;
  /** 0: before the first, after the last, or between two loops. */
  readonly iteration: (iteration: number) => string;
  readonly jump: string;
  readonly time: string;
  readonly seconds: string;
  readonly search: string;
  /** Stands in the field as long as it is empty. */
  readonly searched: string;
  readonly find: string;
  readonly internals: string;
  readonly keys: string;
  readonly timelineHint: string;
  /** The timeline as a picture, for those who cannot see it. */
  readonly timelinePicture: (lanes: string) => string;
  readonly source: string;
  /** What is said of the chosen task's line: it is at it, or has ended there. */
  readonly now: string;
  readonly seenLast: string;
  readonly stack: string;
  readonly columns: {
    readonly task: string;
    readonly state: string;
    /** What it does, or waits for, or has ended with. */
    readonly detail: string;
    readonly deadline: string;
    /** Whom a timer wakes, or what it calls. */
    readonly target: string;
  };
  readonly emptyStack: string;
  readonly more: (count: number) => string;
  readonly made: string;
  readonly shortcuts: string;
}

export const pageWords: Readonly<Record<Language, PageWords>> = { en, ja };
