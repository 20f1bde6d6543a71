// What runs outside every task: module code, plain functions, the loop's callbacks. Rule: as of a task's, a state is never changed.
import type { TraceEvent } from "../event.js";
import type { Doing } from "./taskState.js";

export interface OutsideState {
  /** The outermost function that was seen first; null as long as none has written anything or held the thread. */
  readonly coroutine: string | null;
  /** How many tasks had been made by then. */
  readonly after: number;
  /** The functions that are known to be active, outermost first: none once the loop goes on. */
  readonly frames: readonly string[];
  readonly doing: Extract<Doing, "running" | "blocked" | "done">;
  /** How many events had happened when it began to do so, and by which it did; null: the loop has gone on. */
  readonly since: number;
  readonly cause: TraceEvent | null;
  /** What it printed last, once that line is complete. */
  readonly printed: string | null;
}

export const nothingOutside: OutsideState = {
  coroutine: null,
  after: 0,
  frames: [],
  doing: "running",
  since: 0,
  cause: null,
  printed: null,
};

/** @param event one that is of no task, or begins an iteration or a step: the `since`th of the run */
export function outsideAfter(
  before: OutsideState,
  event: TraceEvent,
  since: number,
  tasks: number,
): OutsideState {
  if (event.kind === "output" || event.kind === "output-part") {
    const known = knownBy(before, event.frames, tasks);
    // What another thread writes is written by no function that is active here.
    return event.thread === true ? known : { ...known, frames: event.frames };
  }
  if (event.kind === "program-ended") return { ...before, doing: "done", since, cause: event };
  if (before.doing === "done") return before;
  switch (event.kind) {
    case "blocked": {
      const { frames } = event;
      return { ...knownBy(before, frames, tasks), frames, doing: "blocked", since, cause: event };
    }
    case "unblocked":
      return { ...before, doing: "running", since, cause: event };
    case "iteration":
    case "step-began":
      // The loop goes on: what was active is over.
      if (before.doing === "running" && before.frames.length === 0) return before;
      return { ...before, frames: [], doing: "running", since, cause: null };
    default:
      return before;
  }
}

function knownBy(before: OutsideState, [first]: readonly string[], after: number): OutsideState {
  return before.coroutine === null && first !== undefined ? { ...before, coroutine: first, after } : before;
}
