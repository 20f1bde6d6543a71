// The words of the command line itself, in both languages: help, errors, notes. What is drawn has its words in render.
import type { Language } from "../../draw/language.js";
import type { StepCommandWords } from "./stepWords.js";
import type { TraceWords } from "./traceWords.js";
import { en } from "./words.en.js";
import { ja } from "./words.ja.js";

export interface Words {
  readonly description: string;
  /** Commander's own headings, by their English text. */
  readonly headings: Readonly<
    Record<"Usage:" | "Options:" | "Commands:" | "Arguments:" | "Global Options:", string>
  >;
  readonly examplesHeading: string;
  readonly examples: readonly (readonly [command: string, what: string])[];
  readonly commands: Readonly<
    Record<"list" | "show" | "run" | "compare" | "tour" | "quiz" | "explain" | "verify", string>
  >;
  readonly showArgument: string;
  readonly compareArgument: string;
  readonly tourArgument: string;
  readonly quizArgument: string;
  readonly options: {
    readonly help: string;
    readonly version: string;
    readonly lang: string;
    readonly color: string;
    readonly noColor: string;
    readonly ascii: string;
    readonly python: string;
    readonly typescript: string;
    readonly both: string;
    readonly noPager: string;
    readonly speed: string;
    readonly virtual: string;
    readonly json: string;
    readonly quietRun: string;
    readonly quietCompare: string;
    readonly timeout: string;
    readonly predict: string;
    readonly delays: string;
    readonly reset: string;
    readonly runs: string;
    readonly serial: string;
    readonly exportJson: string;
    readonly exportMarkdown: string;
    readonly exportCsv: string;
  };
  readonly error: {
    /** In front of every error. */
    readonly prefix: string;
    readonly unknownOption: (option: string) => string;
    readonly unknownCommand: (command: string) => string;
    readonly unknownLesson: (name: string) => string;
    /** A path was given to what only takes lessons. */
    readonly onlyLessons: (path: string) => string;
    readonly noSuchFile: (path: string) => string;
    readonly notAProgram: (path: string) => string;
    readonly didYouMean: (suggestions: readonly string[]) => string;
    readonly seeList: string;
    readonly seeCommands: string;
    readonly seeHelp: (command: string) => string;
    readonly missingArgument: (name: string) => string;
    readonly missingValue: (option: string) => string;
    /** `taken`: how many arguments it takes, 0 or 1; `argument` is the first beyond them. */
    readonly tooManyArguments: (command: string, taken: number, argument: string) => string;
    readonly conflict: (one: string, other: string) => string;
    readonly notPositive: (option: string, value: string) => string;
    readonly notASpeed: (value: string, least: number, most: number) => string;
    readonly notWhole: (option: string, value: string) => string;
    readonly notOneOf: (option: string, value: string, allowed: readonly string[]) => string;
    /** Of a lesson that measures real work, with `--virtual` or `--speed`. */
    readonly realTimeOnly: (lesson: string, option: string) => string;
    /** Of such a lesson, in `compare`. */
    readonly notComparable: (lesson: string) => string;
    readonly noFolder: (file: string, folder: string) => string;
    readonly isFolder: (file: string) => string;
    readonly cannotWrite: (file: string, reason: string) => string;
    /** `what` asks something, and nobody is there to answer. */
    readonly nobodyToAsk: (what: string, instead: readonly string[]) => string;
    readonly predictOfProgram: (path: string) => string;
    readonly quizOfProgram: (path: string) => string;
    /** @param given all that was given */
    readonly notADelay: (value: string, given: string, most: number) => string;
    readonly delaysOfProgram: (path: string) => string;
    readonly delaysOfSeveral: string;
    readonly noDelays: (lesson: string) => string;
    readonly delayCount: (lesson: string, own: readonly number[], given: number) => string;
    /** The folder in which the command was called has been deleted. */
    readonly noWorkingFolder: string;
    readonly internal: (message: string) => string;
  };
  readonly timedOut: (seconds: number) => string;
  /** A run in detail that was ended as it had more events than are kept. */
  readonly tooManyEvents: (most: number) => string;
  /** A run whose report is of its beginning alone, as not all events were kept. */
  readonly notAllKept: (events: number, until: string) => string;
  readonly checkFailed: (lesson: string) => string;
  readonly missingLine: (line: number, expected: string) => string;
  readonly unexpectedLine: (line: number, actual: string) => string;
  readonly differentLine: (line: number, expected: string, actual: string) => string;
  readonly elapsedOff: (actual: string, from: string, to: string) => string;
  readonly elapsedExact: (actual: string, expected: string) => string;
  readonly lengthOff: (actual: string, from: string, to: string) => string;
  readonly missingWarning: (expected: string) => string;
  readonly anElapsedTime: string;
  /** How late the machine was; the seconds come with their unit. */
  readonly lateness: {
    readonly run: (late: string) => string;
    /** It changed the order from a line on. */
    readonly runUnjudged: (late: string, line: number) => string;
    readonly runs: (late: string) => string;
    /** It changed the order in so many of the runs. */
    readonly runsUnjudged: (late: string, count: number) => string;
    /** Of each side the latest run and its lesson; `unjudged`: the lessons whose order it changed. */
    readonly sides: (
      typescript: readonly [late: string, lesson: string] | null,
      python: readonly [late: string, lesson: string] | null,
      unjudged: readonly string[],
    ) => string;
  };
  readonly trace: TraceWords;
  readonly step: StepCommandWords;
  readonly explain: {
    readonly argument: string;
    readonly python: string;
    readonly typescript: string;
    readonly both: string;
    readonly unknownTerm: (word: string) => string;
    readonly seeTerms: string;
    readonly footer: string;
  };
  readonly verify: {
    /** Of a side that had more events, or more output, than are kept. */
    readonly tooMuch: string;
    readonly argument: string;
    readonly python: string;
    readonly notForPython: (option: string) => string;
    readonly noPython: (names: string) => string;
    readonly noSuchPython: (name: string) => string;
    readonly notAPython: (name: string, reason: string) => string;
    readonly silentPython: (name: string, seconds: number) => string;
    readonly tooOld: (name: string, version: string, least: string) => string;
    /** After the reason why a Python that was named will not do. */
    readonly nameAnother: string;
    /** After the reason why there is no Python: how to get one, and what is done without. */
    readonly checkedInstead: string;
    /** Stands above what was recorded. */
    readonly recorded: string;
    readonly differs: (lesson: string) => string;
    readonly line: (line: number) => string;
    /** Differences beyond those that are shown. */
    readonly more: (count: number) => string;
    readonly noLine: string;
    readonly failed: (error: string) => string;
    /** It was not the same at first, and late. */
    readonly repeated: (lesson: string) => string;
    readonly skipped: (lesson: string, needs: string, version: string) => string;
    readonly summary: (same: number, total: number, version: string) => string;
    readonly summaryRecorded: (same: number, total: number) => string;
  };
  readonly listFooter: string;
  readonly menu: {
    readonly question: string;
    readonly keys: string;
    readonly startTour: string;
    readonly continueTour: string;
    readonly compareAll: string;
    readonly list: string;
    readonly help: string;
    readonly quit: string;
  };
  /** The pager could not be started: the text is printed after this. */
  readonly noPager: (command: string) => string;
  readonly written: (file: string) => string;
}

const words: Readonly<Record<Language, Words>> = { en, ja };

export function wordsFor(language: Language): Words {
  return words[language];
}
