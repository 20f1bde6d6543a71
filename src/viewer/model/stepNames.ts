// Whom and what the numbers of a trace stand for: its tasks, timers and callbacks by name.
import type { Second, TaskId } from "../../trace/event.js";
import { type Label, labelsOf } from "../../trace/labels.js";
import type { ReadyEntry } from "../../trace/state/readyQueue.js";
import type { Snapshot } from "../../trace/state/runState.js";
import { bringsResult, isLibraryCallback, stopsLoop, timerRole, toldBy } from "./libraryCallbacks.js";
import type { CallbackRole, NamedTimer, Queued } from "./why.js";

export class StepNames {
  /** The state after all events, which knows all that there ever was. */
  readonly #run: Snapshot;
  readonly #labelOf: ReturnType<typeof labelsOf>;

  constructor(run: Snapshot) {
    this.#run = run;
    this.#labelOf = labelsOf(run.tasks);
  }

  task(task: TaskId): Label;
  task(task: TaskId | null): Label | null;
  task(task: TaskId | null): Label | null {
    if (task === null) return null;
    const state = this.#run.task(task);
    return state === undefined ? { name: `Task-${task}`, task: null } : this.#labelOf(state);
  }

  timer(timer: number | null): NamedTimer {
    const { what, wakes, by } = this.#timer(timer);
    return { what, wakes: this.task(wakes), setBy: this.task(by), role: timerRole(what) };
  }

  /** Null where the trace does not tell it. */
  deadlineOf(timer: number): Second | null {
    return this.#run.timer(timer)?.deadline ?? null;
  }

  /** The task that a timer wakes. */
  wokenBy(timer: number | null): TaskId | null {
    return this.#timer(timer).wakes;
  }

  /** Without details, a timer is taken for that of who has set it, and sleeps. */
  #timer(timer: number | null): { what: string; wakes: TaskId | null; by: TaskId | null } {
    const { task: by = null, what = "sleep", wakes = by } = this.#run.timer(timer ?? 0) ?? {};
    return { what, wakes, by };
  }

  /** The name of a callback that is no timer's. */
  nameOf(handle: number): string {
    return this.#run.scheduled(handle)?.name ?? "";
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
    const name = this.nameOf(handle);
    const of = this.#run.scheduled(handle)?.of;
    return { kind: "callback", name, role: this.#roleOf(name, of?.kind === "task" ? of.task : null) };
  }

  #roleOf(name: string, of: TaskId | null): CallbackRole | null {
    const label = toldBy(name);
    if (label !== null) return { kind: "tells", label, of: this.task(of) };
    if (stopsLoop(name)) return { kind: "stops", of: this.task(of) };
    if (bringsResult(name)) return { kind: "result" };
    if (timerRole(name) === "timeout") return { kind: "timeout" };
    return isLibraryCallback(name) ? { kind: "own" } : null;
  }
}
