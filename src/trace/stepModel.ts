// What a step viewer shows at one event: everything but words and layout, for the terminal as for a page.
import type { TraceDocument } from "./document.js";
import type { Second, TaskId } from "./event.js";
import type { Lane } from "./lanes.js";
import type { TraceIndex } from "./snapshot.js";
import type { Label, Queued, WaitsFor, Waker, Why } from "./why.js";

export type SourceLanguage = "typescript" | "python";

export interface StepChoice {
  /** How many events have happened: 0 to the trace's length. */
  readonly event: number;
  /** The task whose line and row are marked; null: the one that the event is about. */
  readonly task: TaskId | null;
  readonly source: SourceLanguage;
  /** Are the library's own callbacks and frames shown as well? */
  readonly internals: boolean;
}

/** Rows made when they are looked at: there may be a hundred thousand of them, of which thirty are drawn. */
export interface Rows<T> {
  readonly length: number;
  at(index: number): T | undefined;
}

export interface SourceMark {
  /** From 1. */
  readonly line: number;
  /** Who stands there: an outer frame of the chosen task, or another task's innermost one. */
  readonly of: Label;
}

export interface SourcePane {
  readonly language: SourceLanguage;
  /** Is there the same program in the other language? */
  readonly hasOther: boolean;
  readonly file: string;
  readonly text: string;
  readonly lines: readonly string[];
  /** The line of the chosen task, from 1. */
  readonly current: number | null;
  /** In the order of the lines; never the current one. */
  readonly marks: readonly SourceMark[];
}

export type ReadyRow = Queued & {
  readonly why: "created" | "woken" | "turn" | "cancelled" | "call_soon" | "done-callback" | "due";
  readonly by: Waker | null;
};

export interface TimerRow {
  readonly deadline: Second;
  readonly left: Second;
  readonly what: string;
  readonly wakes: Label | null;
}

export interface TaskRow {
  readonly task: TaskId;
  readonly label: Label;
  readonly state: "PENDING" | "FINISHED" | "CANCELLED";
  readonly doing: "running" | "ready" | "waiting" | "blocked" | "done";
  readonly waitsFor: WaitsFor | null;
  /** The coroutine that waits, where it is another than the task's own: waiting is charged to it. */
  readonly inner: string | null;
  /** What it ended with; null while it is pending. */
  readonly result: string | null;
  readonly isFailed: boolean;
  readonly cancelRequested: boolean;
  readonly isChosen: boolean;
}

export interface OutputRow {
  readonly text: string;
  readonly stream: "stdout" | "stderr";
  readonly at: Second;
  readonly by: Label | null;
  /** Printed by the very event that is shown. */
  readonly isNew: boolean;
}

export interface StepModel {
  /** As `StepChoice.event`. */
  readonly event: number;
  /** Its place among the events that are shown (0: before the first), and how many these are. */
  readonly step: number;
  readonly steps: number;
  readonly at: Second;
  readonly iteration: number;
  readonly clock: "measured" | "virtual";
  readonly lesson: string | null;
  readonly title: TraceDocument["title"];
  /** The task that is marked; null when there is none yet. */
  readonly chosen: TaskId | null;
  readonly source: SourcePane;
  readonly ready: Rows<ReadyRow>;
  readonly timers: Rows<TimerRow>;
  readonly tasks: Rows<TaskRow>;
  /** The place of the chosen task among them; -1: none is chosen. */
  readonly chosenRow: number;
  readonly output: Rows<OutputRow>;
  /** The lanes of the whole run; the cursor on them is `at`. */
  readonly lanes: readonly Lane[];
  /** How long the run is. */
  readonly end: Second;
  readonly why: Why;
}

/**
 * A trace made ready for stepping. What is the same for every event (names, lanes, which events are shown) is worked out
 * once, and only when asked for.
 */
export declare class Steps {
  constructor(document: TraceDocument, index: TraceIndex, internals: boolean);
  readonly document: TraceDocument;
  readonly index: TraceIndex;
  model(choice: Omit<StepChoice, "internals">): StepModel;
}

/** The model of one event; for many, make the `Steps` once. */
export declare function stepModel(document: TraceDocument, index: TraceIndex, choice: StepChoice): StepModel;
