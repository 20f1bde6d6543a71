// The flow of control in a trace: who resumed whom, and how each step ended. Rule: the loop hands control to a task by
// a step, and has it back when the step is over.
import type { Second, TaskId, TraceEvent } from "./event.js";
import { RunState, type Snapshot } from "./state/runState.js";

/** What a message says: `task`, `start` and `resume` go to a task, the others are its status when its step is over. */
type FlowWord = "task" | "start" | "resume" | "pending" | "finished" | "failed" | "cancelled";

export interface FlowMessage {
  readonly kind: "message";
  readonly at: Second;
  /** Null: the loop. */
  readonly from: TaskId | null;
  readonly to: TaskId | null;
  readonly word: FlowWord;
  /** While control passes: whoever hands it on and whoever gets it runs. */
  readonly state: Snapshot;
}

/** A stretch, long in comparison with the whole, in which nothing happened. */
interface FlowGap {
  readonly kind: "gap";
  readonly from: Second;
  readonly to: Second;
  readonly state: Snapshot;
}

export interface Flow {
  /** The tasks and their coroutines, in the order in which they were made. The loop is not among them. */
  readonly lanes: readonly { readonly task: TaskId; readonly name: string; readonly taskName: null }[];
  readonly rows: readonly (FlowMessage | FlowGap)[];
}

/** In which column a task is drawn, of those of `flow.lanes` behind the loop's, which is 0. */
export function columnOf({ lanes }: Flow, task: TaskId | null): number {
  return 1 + lanes.findIndex((lane) => lane.task === task);
}

/** Stretches shorter than this part of the whole are no gaps. */
const shortestGap = 0.01;

/** @param isWanted which tasks to follow, by the names of their coroutines; all unless given */
export function flowOf(
  events: readonly TraceEvent[],
  isWanted: (name: string) => boolean = () => true,
): Flow {
  const shortest = shortestGap * (events.at(-1)?.at ?? 0);
  const lanes: Flow["lanes"][number][] = [];
  const rows: (FlowMessage | FlowGap)[] = [];
  const state = new RunState();
  const tell = (from: TaskId | null, to: TaskId | null, word: FlowWord, at: Second): void => {
    // Of a task that is not followed, or is done, nothing is told.
    const { doing = "done", coroutine = "" } = state.task(from ?? to ?? 0) ?? {};
    if (doing !== "done" && isWanted(coroutine))
      rows.push({ kind: "message", at, from, to, word, state: state.copy() });
  };
  for (const event of events) {
    const { at } = event;
    if (at - state.at > shortest && lanes.some(({ task }) => state.task(task)?.doing !== "done"))
      rows.push({ kind: "gap", from: state.at, to: at, state: state.copy() });
    if (event.kind === "suspended") tell(event.task, null, "pending", at);
    else if (event.kind === "task-done") tell(event.task, null, event.outcome.status, at);
    state.apply(event);
    if (event.kind === "step-began") {
      tell(null, event.task, state.task(event.task)?.steps === 1 ? "start" : "resume", at);
    } else if (event.kind === "task-created" && isWanted(event.coroutine)) {
      lanes.push({ task: event.task, name: event.coroutine, taskName: null });
      if (event.parent !== null) tell(event.parent, event.task, "task", at);
    }
  }
  return { lanes, rows };
}
