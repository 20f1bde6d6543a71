// Whom and what the numbers of a trace stand for: its tasks, timers and callbacks by name.
import type { Second, TaskId, TraceEvent } from "../../trace/event.js";
import type { ReadyEntry } from "../../trace/snapshot.js";
import { bringsResult, isOfLibrary, stopsLoop, timerRole, toldBy } from "./libraryCallbacks.js";
import type { CallbackRole, Label, NamedTimer, Queued } from "./why.js";

interface KnownTimer {
  readonly deadline: Second;
  readonly what: string;
  readonly wakes: TaskId | null;
  readonly by: TaskId | null;
}

interface KnownCallback {
  readonly name: string;
  /** The task whose end it is told of. */
  readonly of: TaskId | null;
}

export class StepNames {
  readonly #labels = new Map<TaskId, Label>();
  readonly #timers = new Map<number, KnownTimer>();
  readonly #callbacks = new Map<number, KnownCallback>();

  constructor(events: readonly TraceEvent[]) {
    const uses = new Map<string, number>();
    const tasks: { readonly task: TaskId; readonly name: string; readonly taskName: string }[] = [];
    for (const event of events) {
      if (event.kind === "task-created") {
        const { task, coroutine: name, name: taskName } = event;
        tasks.push({ task, name, taskName });
        uses.set(name, (uses.get(name) ?? 0) + 1);
      } else if (event.kind === "timer-set") {
        const { timer, deadline, task, what = "sleep", wakes = task } = event;
        this.#timers.set(timer, { deadline, what, wakes, by: task });
      } else if (event.kind === "callback-scheduled") {
        const { handle, name, of } = event;
        this.#callbacks.set(handle, { name, of: of?.kind === "task" ? of.task : null });
      }
    }
    for (const { task, name, taskName } of tasks) {
      this.#labels.set(task, { name, task: uses.get(name) === 1 ? null : taskName });
    }
  }

  task(task: TaskId): Label;
  task(task: TaskId | null): Label | null;
  task(task: TaskId | null): Label | null {
    if (task === null) return null;
    return this.#labels.get(task) ?? { name: `Task-${task}`, task: null };
  }

  timer(timer: number | null): NamedTimer {
    const { what, wakes, by } = this.#timers.get(timer ?? 0) ?? { what: "sleep", wakes: null, by: null };
    return { what, wakes: this.task(wakes), setBy: this.task(by), role: timerRole(what) };
  }

  /** Null where the trace does not tell it. */
  deadlineOf(timer: number): Second | null {
    return this.#timers.get(timer)?.deadline ?? null;
  }

  /** The task that a timer wakes. */
  wokenBy(timer: number): TaskId | null {
    return this.#timers.get(timer)?.wakes ?? null;
  }

  callback(handle: number): KnownCallback {
    return this.#callbacks.get(handle) ?? { name: "", of: null };
  }

  queued(entry: ReadyEntry): Queued {
    switch (entry.kind) {
      case "task":
        return { kind: "task", of: this.task(entry.task) };
      case "callback":
        return this.called(entry.handle);
      case "timer":
        return { kind: "timer", ...this.timer(entry.timer) };
    }
  }

  /** A callback that is no timer's. */
  called(handle: number): Extract<Queued, { readonly kind: "callback" }> {
    const { name, of } = this.callback(handle);
    return { kind: "callback", name, role: this.#roleOf(name, of) };
  }

  #roleOf(name: string, of: TaskId | null): CallbackRole | null {
    const label = toldBy(name);
    if (label !== null) return { kind: "tells", label, of: this.task(of) };
    if (stopsLoop(name)) return { kind: "stops", of: this.task(of) };
    if (bringsResult(name)) return { kind: "result" };
    if (timerRole(name) === "timeout") return { kind: "timeout" };
    return isOfLibrary(name) ? { kind: "own" } : null;
  }
}
