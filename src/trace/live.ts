// What every task does at this moment, kept up to date event by event: for live lines, and to name on a
// time-out what was waited for. A reducer: the state before is never changed.
import type { Second, TaskId, TraceEvent, WaitTarget } from "./event.js";
import { completedBy, noOpenLines, type OpenLines, openLinesAfter } from "./written.js";

/** What a task does now. `since` and `until` are points of time in program seconds. */
export type Doing =
  | { readonly state: "ready" | "running"; readonly since: Second }
  | { readonly state: "waiting"; readonly since: Second; readonly on: WaitTarget }
  | { readonly state: "blocked"; readonly since: Second; readonly until: Second }
  | { readonly state: "finished" | "failed" | "cancelled"; readonly since: Second };

export interface LiveTask {
  /** Null for what runs outside every task. */
  readonly task: TaskId | null;
  readonly taskName: string | null;
  /** The outermost function (`main`). */
  readonly name: string;
  /** The innermost function named by the last event, when it is not `name` itself. */
  readonly inner: string | null;
  readonly began: Second;
  readonly doing: Doing;
  /** The line that it printed last, once it is complete. */
  readonly printed: string | null;
}

export interface LiveState {
  /** The time of the last event, in program seconds. */
  readonly at: Second;
  /** In the order in which they began. */
  readonly tasks: readonly LiveTask[];
  /** The lines of output that have no newline yet. */
  readonly openLines: OpenLines;
}

export const nothingYet: LiveState = { at: 0, tasks: [], openLines: noOpenLines };

/** The state after one more event. */
export function applyEvent(state: LiveState, event: TraceEvent): LiveState {
  const at = event.at;
  switch (event.kind) {
    case "task-created": {
      const { task, name: taskName, coroutine: name } = event;
      const doing: Doing = { state: "ready", since: at };
      const created: LiveTask = { task, taskName, name, inner: null, began: at, doing, printed: null };
      return { ...state, at, tasks: [...state.tasks, created] };
    }
    case "step-began":
      return change(state, event.task, at, { doing: { state: "running", since: at } });
    case "suspended": {
      const doing: Doing =
        event.on.kind === "turn"
          ? { state: "ready", since: at }
          : { state: "waiting", since: at, on: event.on };
      return change(state, event.task, at, { doing, inner: innerOf(event.frames) });
    }
    case "woken":
      return change(state, event.task, at, { doing: { state: "ready", since: at } });
    case "task-done":
      return change(state, event.task, at, {
        doing: { state: event.outcome.status, since: at },
        inner: null,
      });
    case "blocked":
      return change(withOutside(state, event.task, event.frames, at), event.task, at, {
        doing: { state: "blocked", since: at, until: at + event.seconds },
        inner: innerOf(event.frames),
      });
    case "unblocked":
      return change(state, event.task, at, { doing: { state: "running", since: at } });
    case "output-part":
    case "output": {
      const { task, frames } = event;
      const openLines = openLinesAfter(state.openLines, event);
      const known = withOutside({ ...state, openLines }, task, frames, at);
      const next = change(known, task, at, { inner: innerOf(frames) });
      if (event.kind === "output-part") return next;
      const { task: writer, text: printed } = completedBy(event, state.openLines);
      return change(next, writer, at, { printed });
    }
    case "program-ended":
      return change(state, null, at, {
        doing: { state: event.outcome.status === "returned" ? "finished" : "failed", since: at },
        inner: null,
      });
    default:
      return { ...state, at };
  }
}

/** The tasks that have not ended, in the order in which they began: what a run cut short was busy with. */
export function unfinishedOf(state: LiveState): LiveTask[] {
  return state.tasks.filter(({ doing }) => !["finished", "failed", "cancelled"].includes(doing.state));
}

function innerOf(frames: readonly string[]): string | null {
  return frames.length > 1 ? (frames.at(-1) ?? null) : null;
}

function change(
  state: LiveState,
  task: TaskId | null,
  at: Second,
  changes: Partial<Pick<LiveTask, "doing" | "inner" | "printed">>,
): LiveState {
  const tasks = state.tasks.map((each) => (each.task === task ? { ...each, ...changes } : each));
  return { ...state, at, tasks };
}

/** What runs outside every task is known only once it prints or blocks. */
function withOutside(
  state: LiveState,
  task: TaskId | null,
  frames: readonly string[],
  at: Second,
): LiveState {
  const name = frames[0];
  if (task !== null || name === undefined || state.tasks.some((each) => each.task === null)) return state;
  const doing: Doing = { state: "running", since: at };
  const began = state.tasks.length === 0 ? 0 : at;
  const outside: LiveTask = { task, taskName: null, name, inner: null, began, doing, printed: null };
  return { ...state, at, tasks: [...state.tasks, outside] };
}
