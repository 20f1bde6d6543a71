// Why an event happened, as facts: what did it, and what follows from it. The words for it are in render.
import type { Second, SpanState, TaskOutcome } from "./event.js";

/** Whom a reader is told of: the coroutine, and the name of its task where several tasks run the same coroutine. */
export interface Label {
  /** As the program writes it (`onePrint`). */
  readonly name: string;
  /** `Task-2`; null where the name alone is enough. */
  readonly task: string | null;
}

/** What woke a task, or is going to. */
export type Waker =
  /** A timer that has come due; `what`: as the trace names it (`sleep`). */
  | { readonly kind: "timer"; readonly what: string; readonly wakes: Label | null }
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
  | { readonly kind: "outside" };

/** An entry of the ready queue. */
export type Queued =
  | { readonly kind: "task"; readonly of: Label }
  | { readonly kind: "callback"; readonly name: string }
  | { readonly kind: "timer"; readonly what: string; readonly wakes: Label | null };

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
    }
  | {
      readonly kind: "step-began";
      readonly task: Label;
      readonly isFirst: boolean;
      readonly isCancelled: boolean;
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
      readonly by: Label | null;
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
      readonly what: string;
      readonly wakes: Label | null;
      readonly deadline: Second;
      readonly seconds: Second;
    }
  | {
      readonly kind: "timer-fired";
      readonly what: string;
      readonly wakes: Label | null;
      readonly at: Second;
      /** Null where the trace does not tell it. */
      readonly deadline: Second | null;
    }
  | { readonly kind: "timer-cancelled"; readonly what: string; readonly wakes: Label | null }
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
