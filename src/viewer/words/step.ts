// The words of the step viewer, in the terminal as on the page, but for the sentence that tells why.
import type { Language } from "../../draw/language.js";
import type { StateWords } from "../../draw/words/states.js";
import type { ReadyRow } from "../model/stepModel.js";
import { en } from "./step.en.js";
import { ja } from "./step.ja.js";

export interface StepWords extends StateWords {
  readonly step: string;
  readonly event: (place: number, of: number) => string;
  readonly playing: (perSecond: number) => string;
  readonly panes: Readonly<Record<"ready" | "timers" | "tasks" | "output" | "timeline" | "why", string>>;
  /** A text with what is said of it in brackets. */
  readonly noted: (text: string, note: string) => string;
  /** Behind a heading: so many of a list are shown. */
  readonly someOf: (shown: number, all: number) => string;
  /** Behind the heading of a reason that is cut: the key that shows all of it. */
  readonly wholeWhy: string;
  /** Behind the heading of the tasks: whose line is shown. */
  readonly following: string;
  /** Behind a name in the source: its task stands there no more. */
  readonly ended: string;
  readonly empty: Readonly<Record<"ready" | "timers" | "tasks" | "output", string>>;
  /** Why something is ready to run: what woke it, and where that is not known, what put it there. */
  readonly readyBecause: Readonly<Record<ReadyRow["why"], string>>;
  readonly sleepOver: string;
  readonly done: (name: string) => string;
  readonly wokenBy: (name: string) => string;
  readonly cancelledBy: (name: string) => string;
  /** A timer of which nothing else is known. */
  readonly timer: string;
  /** In the ready queue: a timer, by the task that it wakes or the callback that it calls. */
  readonly timerOf: (name: string) => string;
  readonly calls: (callback: string) => string;
  readonly timeout: string;
  readonly timeoutOf: (name: string) => string;
  /** A timer that stands for a sleep in another thread. */
  readonly otherThread: string;
  /** A callback of the library's, by what it is for. */
  readonly callbackOf: (name: string) => string;
  /** A callback that stops the loop. */
  readonly stopsLoop: string;
  /** A callback that hands over what came from outside the loop. */
  readonly result: string;
  readonly left: (left: string) => string;
  readonly overdue: (by: string) => string;
  /** What a task waits for. */
  readonly waits: {
    readonly sleep: (left: string) => string;
    /** The same where there is little room. */
    readonly left: (left: string) => string;
    readonly sleepOverdue: (by: string) => string;
    readonly task: (name: string) => string;
    readonly gather: (children: number, done: number | null) => string;
    readonly future: string;
    readonly turn: string;
  };
  /** The coroutine that waits, where it is not the task's own. */
  readonly inside: (name: string, what: string) => string;
  readonly also: (doing: string, more: string) => string;
  readonly returned: (value: string) => string;
  readonly raised: (error: string) => string;
  readonly above: (lines: number) => string;
  /** In the last line, the most needed first. */
  readonly keys: readonly string[];
  readonly timePrompt: string;
  readonly searchPrompt: string;
  readonly notFound: (text: string) => string;
  readonly notATime: (text: string) => string;
  readonly atEnd: string;
  readonly noPython: string;
  readonly help: Readonly<Record<HelpKey, string>>;
  readonly helpTitle: string;
  readonly helpKeys: string;
  /** In the last line, where a reason has the screen to itself. */
  readonly whyKeys: string;
  /** The viewer's words, each with what it means, and where there is more about them. */
  readonly terms: Readonly<Record<WordRow, readonly [name: string, means: string]>>;
  readonly termsTitle: string;
  readonly termsMore: string;
}

export type HelpKey = (typeof helpRows)[number]["does"];

/** The keys, in the order in which the help lists them. */
export const helpRows = [
  { keys: ["←", "→"], does: "event" },
  { keys: ["↑", "↓"], does: "task" },
  { keys: ["Esc"], does: "follow" },
  { keys: ["p", "n"], does: "ofTask" },
  { keys: ["i", "I"], does: "iteration" },
  { keys: ["o", "O"], does: "output" },
  { keys: ["t"], does: "time" },
  { keys: ["/"], does: "search" },
  { keys: ["PgUp", "PgDn"], does: "ten" },
  { keys: ["g", "Home"], does: "first" },
  { keys: ["G", "End"], does: "last" },
  { keys: ["Space"], does: "play" },
  { keys: ["+", "-"], does: "speed" },
  { keys: ["w"], does: "why" },
  { keys: ["s"], does: "source" },
  { keys: ["l"], does: "language" },
  { keys: ["?"], does: "help" },
  { keys: ["q"], does: "quit" },
] as const;

/** What a page has no use for: it is left as any other, and always has room for the whole reason. */
export const onlyInTerminal: readonly HelpKey[] = ["why", "quit"];

export type WordRow = (typeof wordRows)[number];

/** The viewer's words, in the order in which the help lists them. */
export const wordRows = [
  "event",
  "iteration",
  "handle",
  "ready_queue",
  "timer",
  "callback",
  "future",
] as const;

const catalogue: Readonly<Record<Language, StepWords>> = { en, ja };

export function stepWords(language: Language): StepWords {
  return catalogue[language];
}

/** Keys as they are written where only ASCII may be drawn. */
export function asciiKeys(text: string): string {
  return text
    .replace("←/→", "left/right")
    .replace("↑/↓", "up/down")
    .replace("← →", "left right")
    .replace("↑ ↓", "up down")
    .replaceAll("·", "-");
}
