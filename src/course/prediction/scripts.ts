// What each task of a run did, act by act and in its own order: the material of which other courses of the same run are
// made ("what if each had run to its end first?").
import type { Second, TaskId, TraceEvent } from "../../trace/event.js";
import type { Snapshot } from "../../trace/state/runState.js";
import type { Wait } from "../../trace/waits.js";

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
  /** It waited for tasks, until `at`; `all`: for all that it had made, not for one by name. */
  | {
      readonly kind: "join";
      readonly tasks: readonly TaskId[];
      readonly all: boolean;
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

/** Writes the scripts of a run while its events are applied to its state. */
export class ScriptWriter {
  readonly #acts = new Map<TaskId | null, Act[]>([[null, []]]);
  /** Of those who made tasks, the tasks that they have not waited for yet. */
  readonly #unjoined = new Map<TaskId | null, Set<TaskId>>();
  /** The main task that the loop runs until its end, or did last. */
  #driven: TaskId | null = null;

  /** The one of what ran outside every task comes first, then the tasks in the order of creation. */
  get scripts(): Script[] {
    return [...this.#acts].map(([task, acts]) => ({ task, acts }));
  }

  write(event: TraceEvent, { main }: Snapshot): void {
    if (event.kind === "task-created") {
      const { task, parent } = event;
      this.#acts.set(task, []);
      this.#of(parent).push({ kind: "create", task });
      this.#unjoined.set(parent, (this.#unjoined.get(parent) ?? new Set()).add(task));
    } else if (event.kind === "step-began") {
      if (main !== null && main !== this.#driven) this.#of(null).push({ kind: "drive", task: main });
      this.#driven = main;
    } else if (event.kind === "suspended" && event.on.kind === "turn") {
      this.#of(event.task).push({ kind: "turn" });
    } else if (event.kind === "output" && event.stream === "stdout") {
      const { frames } = event;
      for (const text of event.text.split("\n")) this.#of(event.task).push({ kind: "print", text, frames });
    }
  }

  waited({ task, began, to, by }: Wait, state: Snapshot): void {
    const acts = this.#of(task);
    const { frames, at } = began;
    const wait = (seconds: Second, held: boolean): void => {
      acts.push({ kind: "wait", seconds: rounded(seconds), held, frames });
    };
    // As long as it was meant to be: a clock's own delays say nothing. Unless it was cut short.
    if (began.kind === "blocked") wait(began.seconds, true);
    else if (began.on.kind === "sleep") wait(Math.min(to, began.on.until) - at, false);
    else {
      const all = began.on.kind !== "task";
      const unjoined = [...(this.#unjoined.get(task) ?? [])];
      const tasks = !all ? [began.on.task] : unjoined.filter((child) => state.task(child)?.doing === "done");
      for (const each of tasks) this.#unjoined.get(state.task(each)?.parent ?? null)?.delete(each);
      if (tasks.length > 0) acts.push({ kind: "join", tasks, all, at: to, frames });
      else if (by === null) wait(to - at, false);
      else {
        acts.push({ kind: "contend" });
        if (task !== null) this.#of(by).push({ kind: "wake", task });
      }
    }
  }

  #of(task: TaskId | null): Act[] {
    const acts = this.#acts.get(task) ?? [];
    this.#acts.set(task, acts);
    return acts;
  }
}

/** To the millisecond: waits that are as long as each other in the program are so here. */
function rounded(seconds: Second): Second {
  return Math.round(seconds * 1000) / 1000;
}
