// Of what the facts are made that tell why an event happened: who did it, and what follows from it.
import type { Second } from "../../trace/event.js";
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
