// What a run leaves behind: one flat list of events, from which everything shown is drawn.

/** A length or a point of time, in program seconds (not milliseconds, not divided by `--speed`). */
export type Second = number;

/** Tasks are numbered from 1, in the order of their creation. */
export type TaskId = number;

/** What a suspended task waits for. What is optional here is told in detail mode only. */
export type WaitTarget =
  | { readonly kind: "sleep"; readonly until: Second; readonly timer?: number }
  | { readonly kind: "task"; readonly task: TaskId }
  /** `tasks`: those of the children that are tasks and not done. */
  | {
      readonly kind: "gather";
      readonly children: number;
      readonly future?: number;
      readonly tasks?: readonly TaskId[];
      /** Some of its children are no tasks, but futures of such. */
      readonly nested?: true;
    }
  /** `label`: what it is a future of, "Lock.acquire" say. `tasks`: whose end it waits for, where that is known. */
  | {
      readonly kind: "future";
      readonly future?: number;
      readonly label?: string;
      readonly tasks?: readonly TaskId[];
    }
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
interface WithFrames extends WithStack {
  readonly frames: readonly string[];
}

/** One function of a stack. */
export interface StackLine {
  readonly name: string;
  /** In the program's source as it was written (not as it was compiled), from 1; null where it is not known. */
  readonly line: number | null;
  /** Is it a coroutine of the library's own? */
  readonly internal: boolean;
  /** Only of a function in another file than the program's: its path, from the folder of the program's file. */
  readonly file?: string;
}

/**
 * In detail mode: the active functions with their lines, outermost first, those of the library's coroutines among them.
 * Of `suspended`, `output`, `output-part` and `blocked` those of their task; of `task-created`, `cancel-requested`,
 * `timer-set` (unless it is a sleep's, as that is suspended next) and `callback-scheduled` (by `call_soon`) those of
 * whoever did it; of `task-done` where the error was made that the task has failed with, unless another task had failed
 * with it before.
 */
interface WithStack {
  readonly stack?: readonly StackLine[];
}

/** What a future or a task is, as Python calls it; one that failed is FINISHED. */
export type FutureStatus = "PENDING" | "FINISHED" | "CANCELLED";

/** Of a program with several loops: which one, if not the first; in detail mode only. */
interface OfLoop {
  readonly loop?: number;
}

export type TraceEvent =
  /** `detail`: this trace was recorded in detail mode. */
  | (Moment & { readonly kind: "program-began"; readonly detail?: true })
  | (Moment & { readonly kind: "program-ended"; readonly outcome: ProgramOutcome })
  /**
   * A write has left the last line of its stream unfinished. Once that line has its newline, or the program ends, an
   * `output` tells it whole; of a very long line, the beginning and "…".
   */
  | (Moment &
      WithFrames & {
        readonly kind: "output-part";
        readonly stream: "stdout" | "stderr";
        /** What this write added to the line; never empty, and without a newline. */
        readonly text: string;
        readonly task: TaskId | null;
        readonly thread?: true;
      })
  /** Lines are complete: `at`, `task` and `frames` are those of the write that completed them. */
  | (Moment &
      WithFrames & {
        readonly kind: "output";
        readonly stream: "stdout" | "stderr";
        /** One line or more, without the final newline. */
        readonly text: string;
        readonly task: TaskId | null;
        /** Written in another thread: `frames` holds the function that it ran. */
        readonly thread?: true;
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
   * `thread`: nobody measured it, a function that the loop had called in another thread ran so long; `slept`: how much
   * of that it asked to sleep, in real time only.
   */
  | (Moment & {
      readonly kind: "span";
      readonly name: string;
      readonly state: SpanState;
      readonly from: Second;
      readonly to: Second;
      readonly thread?: true;
      readonly slept?: Second;
    })
  | (Moment & OfLoop & { readonly kind: "iteration"; readonly ready: number; readonly timers: number })
  /** Its first step stands in the ready queue, unless it is eager: then that is the next event. */
  | (OfTask &
      OfLoop &
      WithStack & {
        readonly kind: "task-created";
        readonly name: string;
        readonly coroutine: string;
        readonly parent: TaskId | null;
        /** In detail mode: where its coroutine begins. */
        readonly begins?: StackLine;
      })
  /** A step of its coroutine; it lasts until the task is `suspended` or `task-done`. */
  | (OfTask & {
      readonly kind: "step-began";
      /** In detail mode: a CancelledError is raised in it, where it was suspended or, if it never ran, before its first line. */
      readonly cancelled?: true;
    })
  | (OfTask & WithFrames & { readonly kind: "suspended"; readonly on: WaitTarget })
  /** What it waited for is done: its next step stands in the ready queue. */
  | (OfTask & {
      readonly kind: "woken";
      /** In detail mode: how what it waited for has ended. */
      readonly state?: FutureStatus;
      /** In detail mode: it is FINISHED with a CancelledError, as a gather that was cancelled is. */
      readonly cancelled?: true;
    })
  | (OfTask & WithStack & { readonly kind: "cancel-requested"; readonly by: TaskId | null })
  | (OfTask & WithStack & { readonly kind: "task-done"; readonly outcome: TaskOutcome })
  | (Moment &
      OfLoop &
      WithStack & {
        readonly kind: "timer-set";
        readonly timer: number;
        readonly deadline: Second;
        /** Who set it. */
        readonly task: TaskId | null;
        /** In detail mode: "sleep", or the name of the function that it calls. */
        readonly what?: string;
        /** In detail mode: the task that sleeps until then. */
        readonly wakes?: TaskId | null;
      })
  /** Its time has come: its callback stands in the ready queue. */
  | (Moment & { readonly kind: "timer-fired"; readonly timer: number })
  | (Moment & { readonly kind: "timer-cancelled"; readonly timer: number })
  | DetailEvent;

/** What is told in detail mode only. */
export type DetailEvent =
  /** A callback stands in the ready queue, which is no task's step and no timer's. */
  | (Moment &
      OfLoop &
      WithStack & {
        readonly kind: "callback-scheduled";
        readonly handle: number;
        readonly name: string;
        readonly why: "call_soon" | "done-callback";
        /** Who was running when it was scheduled. */
        readonly task: TaskId | null;
        /** Of a done-callback: whose end it is told of. */
        readonly of?:
          | { readonly kind: "task"; readonly task: TaskId }
          | { readonly kind: "future"; readonly future?: number };
      })
  /** It is called: one that was scheduled, or a timer's; one of the two is null. */
  | (Moment & {
      readonly kind: "callback-began";
      readonly handle: number | null;
      readonly timer: number | null;
    })
  | (Moment & {
      readonly kind: "callback-ended";
      readonly handle: number | null;
      readonly timer: number | null;
    })
  /** What stood in the ready queue has come to its turn, and is not run: it was cancelled, or the task is done. */
  | (Moment & {
      readonly kind: "skipped";
      readonly handle: number | null;
      readonly timer: number | null;
      readonly task: TaskId | null;
    })
  /** Nothing is ready: the loop waits, at most so many seconds (null: until something outside wakes it). */
  | (Moment & OfLoop & { readonly kind: "waiting"; readonly seconds: Second | null })
  /** What stood in its ready queue and its heap is forgotten. */
  | (Moment & OfLoop & { readonly kind: "loop-closed" })
  /** A future that is no task and no sleep's is waited for, for the first time. */
  | (Moment & {
      readonly kind: "future-created";
      readonly future: number;
      readonly label: string;
      readonly state: FutureStatus;
    })
  /** It is done, and who waits for it is woken next. */
  | (Moment & {
      readonly kind: "future-done";
      readonly future: number;
      readonly label: string;
      readonly state: FutureStatus;
    });

export type TraceEventKind = TraceEvent["kind"];

/** The program's own name for it (`StreamName`) would bring Node's types along: traces are drawn in browsers too. */
export type OutputStream = Extract<TraceEvent, { readonly kind: "output" }>["stream"];

/** Where a figure comes from. It is shown beside every figure, and the three are never mixed up. */
export type FigureSource = "measured" | "virtual" | "article";
