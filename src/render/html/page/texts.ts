// The words for what a step shows, in one language.
import type { Second } from "../../../trace/event.js";
import type { OutputRow, ReadyRow, TaskRow, TimerRow } from "../../../trace/stepModel.js";
import type { Label, Queued, Why } from "../../../trace/why.js";

export interface StepTexts {
  readonly name: (label: Label) => string;
  /** A function, in Python's spelling. */
  readonly frame: (name: string) => string;
  readonly queued: (entry: Queued) => string;
  readonly readyWhy: (row: ReadyRow) => string;
  readonly timer: (row: TimerRow) => string;
  readonly left: (left: Second) => string;
  readonly state: (row: TaskRow) => string;
  readonly doing: (row: TaskRow) => string;
  readonly printedBy: (row: OutputRow) => string;
  readonly why: (why: Why) => string;
}
