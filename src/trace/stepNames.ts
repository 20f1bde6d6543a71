// Whom and what the numbers of a trace stand for: its tasks, timers and callbacks by name.
import type { Second, TaskId, TraceEvent } from "./event.js";
import type { ReadyEntry } from "./snapshot.js";
import type { Label, Queued } from "./why.js";

interface NamedTimer {
  readonly deadline: Second;
  readonly what: string;
  readonly wakes: TaskId | null;
}

export class StepNames {
  readonly #labels = new Map<TaskId, Label>();
  readonly #timers = new Map<number, NamedTimer>();
  readonly #callbacks = new Map<number, string>();

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
        this.#timers.set(timer, { deadline, what, wakes });
      } else if (event.kind === "callback-scheduled") this.#callbacks.set(event.handle, event.name);
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

  timer(timer: number | null): { readonly what: string; readonly wakes: Label | null } {
    const { what, wakes } = this.#timers.get(timer ?? 0) ?? { what: "sleep", wakes: null };
    return { what, wakes: this.task(wakes) };
  }

  /** Null where the trace does not tell it. */
  deadlineOf(timer: number): Second | null {
    return this.#timers.get(timer)?.deadline ?? null;
  }

  /** The task that a timer wakes. */
  wokenBy(timer: number): TaskId | null {
    return this.#timers.get(timer)?.wakes ?? null;
  }

  callback(handle: number): string {
    return this.#callbacks.get(handle) ?? "";
  }

  queued(entry: ReadyEntry): Queued {
    switch (entry.kind) {
      case "task":
        return { kind: "task", of: this.task(entry.task) };
      case "callback":
        return { kind: "callback", name: entry.name };
      case "timer":
        return { kind: "timer", ...this.timer(entry.timer) };
    }
  }
}
