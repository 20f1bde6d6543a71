// What of the library asks a task to cancel itself, and why: the call alone does not tell, as it is made in whichever step
// or callback runs. Rule: this is for those who watch; nothing here decides what is cancelled.
import type { Future } from "./futures.js";

/**
 * `of`: the task that has failed or is cancelled, where one has; of a task group whose block has raised, none. `task`: one that
 * is cancelled passes that on to what it awaits.
 */
export interface Canceller {
  readonly by: "TaskGroup" | "timeout" | "waitFor" | "gather" | "task";
  readonly why: "failed" | "cancelled" | "late";
  readonly of: Future<unknown> | null;
}

/** Who is at it at this moment; null: nobody but the program. */
export let canceller: Canceller | null = null;

/** Calls `cancel` for `who`. */
export function cancelFor<R>(who: Canceller, cancel: () => R): R {
  const before = canceller;
  canceller = who;
  try {
    return cancel();
  } finally {
    canceller = before;
  }
}
