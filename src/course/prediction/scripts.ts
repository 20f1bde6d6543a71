// What each task of a run did, act by act and in its own order: the material of which other courses of the same run are
// made ("what if each had run to its end first?").
import type { Second, TaskId, TraceEvent } from "../../trace/event.js";

export type Act =
  | { readonly kind: "print"; readonly text: string; readonly frames: readonly string[] }
  /** Its own wait. `held`: the thread with it. */
  | {
      readonly kind: "wait";
      readonly seconds: Second;
      readonly held: boolean;
      readonly frames: readonly string[];
    }
  | { readonly kind: "turn" }
  | { readonly kind: "create"; readonly task: TaskId }
  /** It waited for tasks; `all`: for all that it had made, not for one by name. */
  | {
      readonly kind: "join";
      readonly tasks: readonly TaskId[];
      readonly all: boolean;
      /** When it went on. */
      readonly at: Second;
      readonly frames: readonly string[];
    }
  /** It waited for another task to give way: a lock, an empty queue, an event. */
  | { readonly kind: "contend" }
  /** It gave way to another that contended. */
  | { readonly kind: "wake"; readonly task: TaskId }
  /** Outside every task: the loop ran until this task was done. */
  | { readonly kind: "drive"; readonly task: TaskId };

export interface Script {
  /** Null for what ran outside every task. */
  readonly task: TaskId | null;
  readonly acts: readonly Act[];
}

/** The scripts of a run; the one of what ran outside every task comes first, then the tasks in the order of creation. */
export function scriptsOf(events: readonly TraceEvent[]): Script[] {
  const folder = new ScriptFolder();
  for (const event of events) folder.apply(event);
  return folder.close(events.at(-1)?.at ?? 0);
}

interface Suspension {
  readonly at: Second;
  /** Of a sleep: when it is over. */
  readonly until?: Second;
  readonly on: "sleep" | "task" | "others";
  readonly task: TaskId | null;
  readonly frames: readonly string[];
}

class ScriptFolder {
  readonly #acts = new Map<TaskId | null, Act[]>([[null, []]]);
  readonly #children = new Map<TaskId | null, TaskId[]>();
  readonly #joined = new Set<TaskId>();
  readonly #done = new Set<TaskId>();
  readonly #suspended = new Map<TaskId, Suspension>();
  readonly #blocked = new Map<TaskId | null, { seconds: Second; frames: readonly string[] }>();
  #stepping: TaskId | null = null;
  /** Made outside the loop, which has not run since. */
  #undriven: TaskId | null = null;

  apply(event: TraceEvent): void {
    switch (event.kind) {
      case "task-created": {
        const { task, parent } = event;
        this.#acts.set(task, []);
        this.#actsOf(parent).push({ kind: "create", task });
        const siblings = this.#children.get(parent);
        if (siblings === undefined) this.#children.set(parent, [task]);
        else siblings.push(task);
        if (parent === null) this.#undriven = task;
        break;
      }
      case "step-began":
        if (this.#undriven !== null) {
          this.#actsOf(null).push({ kind: "drive", task: this.#undriven });
          this.#undriven = null;
        }
        this.#wake(event.task, event.at, null);
        this.#stepping = event.task;
        break;
      case "woken":
        this.#wake(event.task, event.at, this.#stepping);
        break;
      case "suspended": {
        const { task, at, on, frames } = event;
        this.#stepping = null;
        if (on.kind === "turn") this.#actsOf(task).push({ kind: "turn" });
        else if (on.kind === "sleep")
          this.#suspended.set(task, { at, until: on.until, on: "sleep", task: null, frames });
        else if (on.kind === "task") this.#suspended.set(task, { at, on: "task", task: on.task, frames });
        else this.#suspended.set(task, { at, on: "others", task: null, frames });
        break;
      }
      case "blocked":
        this.#blocked.set(event.task, { seconds: event.seconds, frames: event.frames });
        break;
      case "unblocked":
        this.#unblock(event.task);
        break;
      case "output":
        if (event.stream === "stdout") {
          for (const text of event.text.split("\n")) {
            this.#actsOf(event.task).push({ kind: "print", text, frames: event.frames });
          }
        }
        break;
      case "task-done":
        this.#stepping = null;
        this.#wake(event.task, event.at, null);
        this.#done.add(event.task);
        break;
    }
  }

  close(at: Second): Script[] {
    for (const task of [...this.#suspended.keys()]) this.#wake(task, at, null);
    for (const task of [...this.#blocked.keys()]) this.#unblock(task);
    return [...this.#acts].map(([task, acts]) => ({ task, acts }));
  }

  #actsOf(task: TaskId | null): Act[] {
    const acts = this.#acts.get(task);
    if (acts !== undefined) return acts;
    const fresh: Act[] = [];
    this.#acts.set(task, fresh);
    return fresh;
  }

  #unblock(task: TaskId | null): void {
    const blocked = this.#blocked.get(task);
    if (blocked === undefined) return;
    this.#blocked.delete(task);
    const { seconds, frames } = blocked;
    this.#actsOf(task).push({ kind: "wait", seconds: rounded(seconds), held: true, frames });
  }

  /** @param by the task in whose step it happened; null when the loop itself did it */
  #wake(task: TaskId, at: Second, by: TaskId | null): void {
    const suspended = this.#suspended.get(task);
    if (suspended === undefined) return;
    this.#suspended.delete(task);
    const acts = this.#actsOf(task);
    // As long as it was meant to be: a clock's own delays say nothing. Unless it was cut short.
    const seconds = rounded(Math.min(at, suspended.until ?? at) - suspended.at);
    const { frames } = suspended;
    if (suspended.on === "sleep") acts.push({ kind: "wait", seconds, held: false, frames });
    else if (suspended.on === "task" && suspended.task !== null) {
      this.#joined.add(suspended.task);
      acts.push({ kind: "join", tasks: [suspended.task], all: false, at, frames });
    } else {
      const tasks = (this.#children.get(task) ?? []).filter(
        (child) => this.#done.has(child) && !this.#joined.has(child),
      );
      for (const child of tasks) this.#joined.add(child);
      if (tasks.length > 0) acts.push({ kind: "join", tasks, all: true, at, frames });
      else if (by !== null && by !== task) {
        acts.push({ kind: "contend" });
        this.#actsOf(by).push({ kind: "wake", task });
      } else acts.push({ kind: "wait", seconds, held: false, frames });
    }
  }
}

/** To the millisecond: waits that are as long as each other in the program are so here. */
function rounded(seconds: Second): Second {
  return Math.round(seconds * 1000) / 1000;
}
