// The words of the page's own controls and headings; what a run did is worded where the terminal's viewer words it.
import type { Language } from "../../../lesson/model.js";
import type { LaneOutcome, LaneState } from "../../../trace/lanes.js";
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
  readonly iteration: (iteration: number) => string;
  readonly virtual: string;
  readonly measured: string;
  readonly jump: string;
  readonly time: string;
  readonly seconds: string;
  readonly search: string;
  /** Stands in the field as long as it is empty. */
  readonly searched: string;
  readonly find: string;
  readonly noTime: (given: string) => string;
  readonly notFound: (given: string) => string;
  readonly internals: string;
  readonly keys: string;
  readonly why: string;
  readonly timeline: string;
  readonly timelineHint: string;
  /** The timeline as a picture, for those who cannot see it. */
  readonly timelinePicture: (lanes: string) => string;
  readonly states: Readonly<Record<LaneState, string>>;
  readonly outcomes: Readonly<Record<Exclude<LaneOutcome, "finished">, string>>;
  readonly source: string;
  readonly noPython: string;
  readonly now: string;
  readonly ready: string;
  readonly timers: string;
  readonly tasks: string;
  readonly output: string;
  readonly stack: string;
  readonly columns: {
    readonly task: string;
    readonly state: string;
    readonly waitingFor: string;
    readonly deadline: string;
    readonly what: string;
  };
  readonly empty: {
    readonly ready: string;
    readonly timers: string;
    readonly tasks: string;
    readonly output: string;
    readonly stack: string;
  };
  readonly more: (count: number) => string;
  readonly made: string;
  /** The keys, in the order in which the help lists them. */
  readonly does: Readonly<Record<HelpKey, string>>;
  readonly shortcuts: string;
}

export type HelpKey =
  | "event"
  | "task"
  | "ofTask"
  | "iteration"
  | "output"
  | "time"
  | "search"
  | "ends"
  | "play"
  | "speed"
  | "source"
  | "language"
  | "follow"
  | "help";

export const pageWords: Readonly<Record<Language, PageWords>> = { en, ja };
