// Every word that drawing needs, as types, so that no language can lack one. English stays within ASCII:
// marks beyond it are the theme's glyphs.

import type { Explanation } from "../../trace/compare.js";
import type { ErrorHint, FigureSource, Second } from "../../trace/event.js";
import type { FlowWord } from "../../trace/flow.js";
import type { Lane, LaneOutcome, LaneState } from "../../trace/lanes.js";
import type { Doing } from "../../trace/live.js";
import type { Language } from "../language.js";

/** How one run's time stands to the baseline's; null when it is the baseline, or there is none. */
export type Standing = { readonly baseline: string; readonly timesAsFast: number } | null;

/** The moment that a tree of tasks is of: how many of all events had happened, and why it was chosen. */
export interface TreeMoment {
  readonly at: string;
  /** When the last event before it happened, where that is earlier: nothing has changed since. */
  readonly since: string | null;
  readonly event: number;
  readonly total: number;
  /** `end`: no task ever waited, so one moment says no more than another. */
  readonly moment: "fullest" | "asked" | "last" | "end";
  readonly source: FigureSource;
}

/** A lane under the name that is shown. */
export interface NamedLane {
  readonly name: string;
  readonly lane: Lane;
}

export interface Messages {
  readonly language: Language;
  readonly lessonOf: (number: number, total: number) => string;
  /** The headings of the course's two parts. */
  readonly parts: Readonly<Record<1 | 2, string>>;
  /** How many lessons the tour has been through; after the mark that they have in the list. */
  readonly done: (count: number, total: number) => string;
  readonly source: Readonly<Record<FigureSource, string>>;
  readonly withDelays: (delays: readonly Second[]) => string;
  readonly columns: {
    readonly lesson: string;
    readonly shows: string;
    readonly order: string;
    readonly elapsed: string;
    readonly from: string;
    readonly expected: string;
    readonly timesAsFast: string;
  };
  readonly output: {
    readonly at: (seconds: string) => string;
    readonly stderr: string;
  };
  readonly summary: {
    /** `place` counts from 1. */
    readonly printedOne: (text: string, place: number) => string;
    readonly printedMany: (texts: readonly string[]) => string;
    readonly printedNothing: string;
    readonly outcome: Readonly<Record<Exclude<LaneOutcome, "finished">, string>>;
    readonly failedWith: (error: string) => string;
    readonly join: (parts: readonly string[]) => string;
  };
  readonly legend: Readonly<Record<LaneState, string>> & {
    readonly asked: string;
    readonly outcome: Readonly<Record<Exclude<LaneOutcome, "finished">, string>>;
  };
  /** The tree of who waits for whom. */
  readonly tree: {
    readonly heading: (moment: TreeMoment) => string;
    readonly none: string;
    /** Of a run in which no task was ever made, in the place of all the rest. */
    readonly noTasks: string;
  };
  /** What stands in pictures alone. */
  readonly svg: {
    /** For those who have a picture read to them. */
    readonly description: (lanes: readonly NamedLane[], hidden: number) => string;
    readonly comparison: string;
    readonly describedRun: (label: string, elapsed: Second, lanes: string) => string;
  };
  /** Who hands control to whom. */
  readonly flow: {
    readonly heading: string;
    readonly loop: string;
    readonly word: Readonly<Record<FlowWord, string>>;
  };
  readonly more: (count: number) => string;
  /** A figure of the article that it measured with another lesson's program. */
  readonly borrowed: (from: string) => string;
  readonly timesAsFast: (ratio: string) => string;
  readonly runs: (count: number) => string;
  /** One run's sentence, with how it stands to the baseline. */
  readonly why: (label: string, explanation: Explanation, standing: Standing) => string;
  /** One sentence for all the lessons that share an explanation. */
  readonly whyAll: (labels: readonly string[], explanation: Explanation) => string;
  readonly live: {
    readonly state: Readonly<Record<Doing["state"], string>>;
    readonly left: (seconds: string) => string;
    readonly until: (seconds: string) => string;
    readonly forTask: (name: string) => string;
    readonly forChildren: (count: number) => string;
    readonly forFuture: string;
    readonly inside: (name: string, detail: string) => string;
    readonly printed: (text: string) => string;
    readonly racing: (done: number, total: number) => string;
  };
  /** An explained term. */
  readonly term: {
    /** Stands before the Python that the program needs. */
    readonly needs: string;
    readonly pythonFrom: (version: string) => string;
    readonly prints: string;
    readonly alsoCalled: string;
    readonly seeAlso: string;
    readonly lessons: string;
  };
  readonly verify: {
    readonly same: string;
    readonly different: string;
  };
  readonly unfinished: {
    readonly none: string;
    readonly heading: (at: Second) => string;
  };
  readonly error: {
    /** In the place of name and message, of a program that ended itself. */
    readonly exited: (code: string) => string;
    readonly at: (file: string, line: number) => string;
    readonly causedBy: (error: string) => string;
    readonly holds: (error: string) => string;
    readonly hint: Readonly<Record<ErrorHint, string>>;
  };
}
