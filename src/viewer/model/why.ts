// Why an event happened, as facts: what did it, and what follows from it. The words for it are in render.
import type { Second, SpanState, TaskOutcome } from "../../trace/event.js";
import type { Label } from "../../trace/labels.js";

/** What woke a task, or is going to. */
export type Waker =
  /** A timer that has come due. */
  | ({ readonly kind: "timer" } & NamedTimer)
  /** A task's end. */
  | { readonly kind: "task-done"; readonly of: Label }
  /** What a task did, while it was running. */
  | { readonly kind: "task"; readonly of: Label }
  /** Somebody who has asked it to cancel itself. */
  | { readonly kind: "cancelled"; readonly by: Label | null }
  /** A future's end; "" where it is not known which. */
  | { readonly kind: "future"; readonly label: string };

/** What a task waits for. */
export type WaitsFor =
  | { readonly kind: "sleep"; readonly until: Second; readonly left: Second }
  | { readonly kind: "task"; readonly of: Label }
  /** `done`: how many of them are, where the trace tells. */
  | { readonly kind: "gather"; readonly children: number; readonly done: number | null }
  | { readonly kind: "future"; readonly label: string | null }
  | { readonly kind: "turn" };

/** A task that waits for another's end, and what that end means to it. */
export interface Told {
  readonly task: Label;
  readonly on: WaitsFor;
  /** `gives-up`: its gather passes on an exception, without waiting for the rest; `told`: it is not known here. */
  readonly effect: "told" | "waits-on" | "woken" | "gives-up";
}

/** What the loop does once it has the thread back. */
export type Next =
  | { readonly kind: "ready"; readonly first: Queued }
  /** Nothing is ready: it waits for the earliest timer, if that is not due already. */
  | { readonly kind: "timer"; readonly at: Second; readonly isDue: boolean }
  /** Nobody had given it the thread: a step that an eager task has begun within another's. */
  | { readonly kind: "maker"; readonly of: Label }
  /** The same within a callback. */
  | { readonly kind: "callback"; readonly of: Queued }
  | { readonly kind: "outside" };

/**
 * A timer: whom it wakes, if it is a sleep's; or else the function that it calls, and which task had set it.
 *
 * `role`: of those that the library sets for a program. A `timeout` is that of `timeout`, `wait_for`, `wait` or
 * `as_completed`; in virtual time, `thread` stands for the sleep of a function in another thread.
 */
export interface NamedTimer {
  readonly what: string;
  readonly wakes: Label | null;
  readonly setBy: Label | null;
  readonly role: "timeout" | "thread" | null;
}

/** An entry of the ready queue. */
export type Queued =
  | { readonly kind: "task"; readonly of: Label }
  | { readonly kind: "callback"; readonly name: string; readonly role: CallbackRole | null }
  | ({ readonly kind: "timer" } & NamedTimer);

/** What a callback of the library's is for. */
export type CallbackRole =
  /** It tells whatever is made of several (`gather`, say) that one of them is done; null: it is no task. */
  | { readonly kind: "tells"; readonly label: string; readonly of: Label | null }
  /** It stops the loop, as what that was run for is done. */
  | { readonly kind: "stops"; readonly of: Label | null }
  /** It hands over what a promise or another thread has come to. */
  | { readonly kind: "result" }
  /** It ends what has run out of time at once. */
  | { readonly kind: "timeout" }
  /** Nothing that a program would know of. */
  | { readonly kind: "own" };

/** Who asks a task to cancel itself. */
export type Canceller =
  | { readonly kind: "task"; readonly of: Label }
  /** Its time is up. */
  | { readonly kind: "timeout" }
  /** A task of a TaskGroup has failed. */
  | { readonly kind: "TaskGroup"; readonly failed: Label }
  /** A callback, or a function outside of every task; null: the program's file itself. */
  | { readonly kind: "function"; readonly name: string | null }
  /** `asyncio.run` cancels what is left once its main task is done. */
  | { readonly kind: "run" };

export type Why =
  | { readonly kind: "not-begun" }
  | { readonly kind: "program-began" }
  | {
      readonly kind: "waiting";
      readonly until: Second | null;
      readonly seconds: Second | null;
      readonly wakes: Queued | null;
    }
  | { readonly kind: "loop-closed" }
  | { readonly kind: "skipped"; readonly of: Queued }
  | { readonly kind: "program-ended"; readonly error: string | null }
  | {
      readonly kind: "output";
      readonly text: string;
      readonly by: Label | null;
      /** The innermost function, where that is another than `by`. */
      readonly inner: string | null;
      /** Is it outside of every task? Then `by` is the innermost function. */
      readonly isOutside: boolean;
      /** Without a newline as yet. */
      readonly isPart: boolean;
      readonly stream: "stdout" | "stderr";
      /** Written in another thread, by the function `by`. */
      readonly isThread: boolean;
    }
  | {
      readonly kind: "blocked";
      readonly by: Label | null;
      readonly inner: string | null;
      /** As of an output. */
      readonly isOutside: boolean;
      readonly seconds: Second;
    }
  | { readonly kind: "unblocked"; readonly by: Label | null }
  | {
      readonly kind: "span";
      readonly name: string;
      readonly state: SpanState;
      readonly seconds: Second;
      /** A call in another thread, which has ended. */
      readonly isThread: boolean;
    }
  | {
      readonly kind: "iteration";
      readonly iteration: number;
      readonly ready: number;
      /** The first of them, few enough to be named. */
      readonly first: readonly Queued[];
    }
  | {
      readonly kind: "task-created";
      readonly task: Label;
      readonly taskName: string;
      readonly by: Label | null;
      /** Its place in the ready queue, from 1; null when it is not there. */
      readonly place: number | null;
      /** It begins at once, within the step that has made it. */
      readonly isEager: boolean;
    }
  | {
      readonly kind: "step-began";
      readonly task: Label;
      readonly isFirst: boolean;
      readonly isCancelled: boolean;
      /** The first step of an eager task, which never stood in the ready queue, and whose step has made that. */
      readonly eager: { readonly within: Label | null } | null;
      /** Where it goes on: the line of `inner`, or of its own coroutine. */
      readonly inner: string | null;
    }
  | {
      readonly kind: "suspended";
      readonly task: Label;
      readonly inner: string | null;
      readonly on: WaitsFor;
      readonly next: Next;
    }
  | {
      readonly kind: "woken";
      readonly task: Label;
      readonly by: Waker | null;
      readonly place: number | null;
    }
  | {
      readonly kind: "cancel-requested";
      readonly task: Label;
      readonly by: Canceller | null;
      /** What it awaits and passes the request on to: a task, or the children of a gather; null: it is thrown into itself. */
      readonly passedTo: Label | "gather" | null;
    }
  | {
      readonly kind: "task-done";
      readonly task: Label;
      readonly outcome: TaskOutcome;
      /** The tasks that wait for its end, few enough to be named, and what they wait for now that it has come. */
      readonly awaitedBy: readonly Told[];
    }
  | {
      readonly kind: "timer-set";
      readonly by: Label | null;
      /** The innermost function, where that is another than `by`'s. */
      readonly inner: string | null;
      readonly timer: NamedTimer;
      readonly deadline: Second;
      readonly seconds: Second;
    }
  | {
      readonly kind: "timer-fired";
      readonly timer: NamedTimer;
      readonly at: Second;
      /** Null where the trace does not tell it. */
      readonly deadline: Second | null;
    }
  | { readonly kind: "timer-cancelled"; readonly timer: NamedTimer }
  | {
      readonly kind: "callback-scheduled";
      readonly name: string;
      readonly why: "call_soon" | "done-callback";
      readonly by: Label | null;
      /** The task whose end it is told of. */
      readonly of: Label | null;
    }
  | { readonly kind: "callback-began"; readonly of: Queued }
  | { readonly kind: "callback-ended" }
  | { readonly kind: "future-created"; readonly label: string }
  | { readonly kind: "future-done"; readonly label: string; readonly state: "FINISHED" | "CANCELLED" };
