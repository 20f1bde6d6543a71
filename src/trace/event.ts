// What a run leaves behind: one flat list of events, from which everything shown is drawn.

/** A length or a point of time, in program seconds (not milliseconds, not divided by `--speed`). */
export type Second = number;

/** Tasks are numbered from 1, in the order of their creation. */
export type TaskId = number;

/** What a suspended task waits for. */
export type WaitTarget =
  | { readonly kind: "sleep"; readonly until: Second }
  | { readonly kind: "task"; readonly task: TaskId }
  | { readonly kind: "gather"; readonly children: number; readonly future?: number }
  | { readonly kind: "future"; readonly future?: number }
  /** The bare yield of `sleep(0)`: it waits for nothing but its next turn. */
  | { readonly kind: "turn" };

/** An exception as it is shown: CPython's `repr`, and where in the program's own source it was raised. */
export interface ErrorRecord {
  readonly name: string;
  readonly message: string;
  /** Path and line in the program's own source; null when the stack names none. */
  readonly source: { readonly file: string; readonly line: number; readonly text: string | null } | null;
  /** What caused it, then what caused that, and so on: name and message of each. */
  readonly causes?: readonly string[];
  /** Of an error that stands for several: name and message of each. */
  readonly errors?: readonly string[];
  readonly hint?: ErrorHint;
}

/** A known mistake, for which there is known advice. */
export type ErrorHint = "yield-star" | "no-error-object" | "out-of-memory" | "never-settles";

/** What was done in a stretch that the program measured itself. */
export type SpanState = "running" | "blocked" | "waiting";

export type TaskOutcome =
  | { readonly status: "finished"; readonly result: string }
  | { readonly status: "failed"; readonly error: string }
  | { readonly status: "cancelled" };

export type ProgramOutcome =
  | { readonly status: "returned" }
  | { readonly status: "raised"; readonly error: ErrorRecord };

/** A line of the program's source that is active; outermost first in a stack. */
export interface StackLine {
  readonly name: string;
  readonly line: number | null;
  /** Of the library, not of the program. */
  readonly internal: boolean;
}

interface Moment {
  /** Program seconds since the program began. */
  readonly at: Second;
  /** Which iteration of the event loop this happened in; 0 outside a loop. */
  readonly iteration: number;
}

interface OfTask extends Moment {
  readonly task: TaskId;
}

/**
 * `frames` names the program's own functions and coroutines that were active, outermost first, so that a wait or an
 * output is charged to the coroutine that it belongs to, task or not. Of a wait, it names the coroutines only: a bare
 * generator between them is not known.
 */
interface WithFrames {
  readonly frames: readonly string[];
  readonly stack?: readonly StackLine[];
}

export type TraceEvent =
  | (Moment & { readonly kind: "program-began" })
  | (Moment & { readonly kind: "program-ended"; readonly outcome: ProgramOutcome })
  /**
   * A write has left the last line of its stream unfinished. Once that line has its newline, or the program ends, an
   * `output` tells it whole.
   */
  | (Moment &
      WithFrames & {
        readonly kind: "output-part";
        readonly stream: "stdout" | "stderr";
        /** What this write added to the line; never empty, and without a newline. */
        readonly text: string;
        readonly task: TaskId | null;
      })
  /** Lines are complete: `at`, `task` and `frames` are those of the write that completed them. */
  | (Moment &
      WithFrames & {
        readonly kind: "output";
        readonly stream: "stdout" | "stderr";
        /** One line or more, without the final newline. */
        readonly text: string;
        readonly task: TaskId | null;
        /**
         * Only of a line that was begun by earlier writes, each of which was told as `output-part`: when the first of
         * them was. Such a line stands in an event of its own.
         */
        readonly since?: Second;
      })
  /** The thread itself is held up (`time.sleep`): nothing else can run until `unblocked`. */
  | (Moment &
      WithFrames & { readonly kind: "blocked"; readonly seconds: Second; readonly task: TaskId | null })
  | (Moment & { readonly kind: "unblocked"; readonly task: TaskId | null })
  /**
   * A stretch of time that the program measured itself (`performance.measure`), told when it was measured. What it
   * measured may well have been done by another process or thread. `from <= to`, and as a rule neither is after `at`.
   */
  | (Moment & {
      readonly kind: "span";
      readonly name: string;
      readonly state: SpanState;
      readonly from: Second;
      readonly to: Second;
    })
  | (Moment & { readonly kind: "iteration"; readonly ready: number; readonly timers: number })
  | (OfTask & {
      readonly kind: "task-created";
      readonly name: string;
      readonly coroutine: string;
      readonly parent: TaskId | null;
      readonly stack?: readonly StackLine[];
    })
  /** A step of its coroutine; it lasts until the task is `suspended` or `task-done`. */
  | (OfTask & { readonly kind: "step-began" })
  | (OfTask & WithFrames & { readonly kind: "suspended"; readonly on: WaitTarget })
  /** What it waited for is done: its next step stands in the ready queue. */
  | (OfTask & { readonly kind: "woken" })
  | (OfTask & {
      readonly kind: "cancel-requested";
      readonly by: TaskId | null;
      readonly stack?: readonly StackLine[];
    })
  | (OfTask & { readonly kind: "task-done"; readonly outcome: TaskOutcome })
  | (Moment & {
      readonly kind: "timer-set";
      readonly timer: number;
      readonly deadline: Second;
      readonly task: TaskId | null;
      readonly what?: string;
      readonly wakes?: TaskId | null;
    })
  | (Moment & {
      readonly kind: "callback-scheduled";
      readonly handle: number;
      readonly name: string;
      readonly why: "call_soon" | "done-callback";
      readonly task: TaskId | null;
    })
  | (Moment & {
      readonly kind: "callback-began";
      readonly handle: number | null;
      readonly timer: number | null;
    })
  | (Moment & { readonly kind: "callback-ended"; readonly handle: number | null })
  | (Moment & {
      readonly kind: "future-created" | "future-done";
      readonly future: number;
      readonly label: string;
      readonly state: "PENDING" | "FINISHED" | "CANCELLED";
    })
  | (Moment & { readonly kind: "timer-fired"; readonly timer: number })
  | (Moment & { readonly kind: "timer-cancelled"; readonly timer: number });

export type TraceEventKind = TraceEvent["kind"];

/** Where a figure comes from. It is shown beside every figure, and the three are never mixed up. */
export type FigureSource = "measured" | "virtual" | "article";
