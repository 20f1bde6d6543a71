// What every task does at this moment, kept up to date event by event: for live lines, and to name on a
// time-out what was waited for. An event costs the same however many tasks there are; only a look at all of them counts them.
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
  /** How many that have ended are not among them: of very many tasks, those that have ended are forgotten. */
  readonly forgotten: number;
  /** The lines of output that have no newline yet. */
  readonly openLines: OpenLines;
}

export const nothingYet: LiveState = { at: 0, tasks: [], forgotten: 0, openLines: noOpenLines };

/** Up to so many tasks are known, even if all have ended. */
const mostTasks = 50_000;

/** The state after all these events. */
export function liveStateOf(events: Iterable<TraceEvent>): LiveState {
  const folder = new LiveFolder();
  for (const event of events) folder.apply(event);
  return folder.state();
}

/** Takes the events of a run one by one. */
export class LiveFolder {
  #at: Second = 0;
  #openLines: OpenLines = noOpenLines;
  /** In the order in which they began; null stands for what runs outside every task. */
  readonly #tasks = new Map<TaskId | null, LiveTask>();
  #forgotten = 0;
  /** With so many tasks it is looked for some to forget. */
  #most: number;

  /** @param most up to so many tasks are known, even if all have ended */
  constructor(most: number = mostTasks) {
    this.#most = most;
  }

  get at(): Second {
    return this.#at;
  }

  /** The state as it is now; what comes later does not change it. */
  state(): LiveState {
    return {
      at: this.#at,
      tasks: [...this.#tasks.values()],
      forgotten: this.#forgotten,
      openLines: this.#openLines,
    };
  }

  apply(event: TraceEvent): void {
    const at = event.at;
    this.#at = at;
    switch (event.kind) {
      case "task-created": {
        if (this.#tasks.size >= this.#most) this.#forgetEnded();
        const { task, name: taskName, coroutine: name } = event;
        const doing: Doing = { state: "ready", since: at };
        this.#tasks.set(task, { task, taskName, name, inner: null, began: at, doing, printed: null });
        break;
      }
      case "step-began":
        this.#change(event.task, { doing: { state: "running", since: at } });
        break;
      case "suspended": {
        const doing: Doing =
          event.on.kind === "turn"
            ? { state: "ready", since: at }
            : { state: "waiting", since: at, on: event.on };
        this.#change(event.task, { doing, inner: innerOf(event.frames) });
        break;
      }
      case "woken":
        this.#change(event.task, { doing: { state: "ready", since: at } });
        break;
      case "task-done":
        this.#change(event.task, { doing: { state: event.outcome.status, since: at }, inner: null });
        break;
      case "blocked":
        this.#noteOutside(event.task, event.frames);
        this.#change(event.task, {
          doing: { state: "blocked", since: at, until: at + event.seconds },
          inner: innerOf(event.frames),
        });
        break;
      case "unblocked":
        this.#change(event.task, { doing: { state: "running", since: at } });
        break;
      case "output-part":
      case "output": {
        const before = this.#openLines;
        this.#openLines = openLinesAfter(before, event);
        this.#noteOutside(event.task, event.frames);
        this.#change(event.task, { inner: innerOf(event.frames) });
        if (event.kind === "output-part") break;
        const { task: writer, text: printed } = completedBy(event, before);
        this.#change(writer, { printed });
        break;
      }
      case "program-ended":
        this.#change(null, {
          doing: { state: event.outcome.status === "returned" ? "finished" : "failed", since: at },
          inner: null,
        });
        break;
    }
  }

  #change(task: TaskId | null, changes: Partial<Pick<LiveTask, "doing" | "inner" | "printed">>): void {
    const before = this.#tasks.get(task);
    if (before !== undefined) this.#tasks.set(task, { ...before, ...changes });
  }

  /** A program that never ends may make one short task after the other. */
  #forgetEnded(): void {
    for (const [id, { doing }] of this.#tasks) {
      if (isEnded(doing) && this.#tasks.delete(id)) this.#forgotten++;
    }
    // Where few have ended, it is not looked for them at every task.
    this.#most = Math.max(this.#most, 2 * this.#tasks.size);
  }

  /** What runs outside every task is known only once it prints or blocks. */
  #noteOutside(task: TaskId | null, frames: readonly string[]): void {
    const name = frames[0];
    if (task !== null || name === undefined || this.#tasks.has(null)) return;
    const doing: Doing = { state: "running", since: this.#at };
    const began = this.#tasks.size === 0 ? 0 : this.#at;
    this.#tasks.set(null, { task, taskName: null, name, inner: null, began, doing, printed: null });
  }
}

/** The tasks that have not ended, in the order in which they began: what a run cut short was busy with. */
export function unfinishedOf(state: LiveState): LiveTask[] {
  return state.tasks.filter(({ doing }) => !isEnded(doing));
}

function isEnded({ state }: Doing): boolean {
  return state === "finished" || state === "failed" || state === "cancelled";
}

function innerOf(frames: readonly string[]): string | null {
  return frames.length > 1 ? (frames.at(-1) ?? null) : null;
}
