// Whom and what the numbers of a trace stand for: its tasks, timers and callbacks by name. Rule: of
// the library's own callbacks a reader is told what they are for; their names, which are CPython's, mean nothing to them.

import type { Second, TaskId } from "../../trace/event.js";
import { foldName } from "../../trace/fold.js";
import { type Label, labelsOf } from "../../trace/labels.js";
import type { ReadyEntry } from "../../trace/state/readyQueue.js";
import type { Snapshot } from "../../trace/state/runState.js";

type LibraryRole =
  | { readonly kind: "timeout" | "thread" | "stops" | "result" }
  | { readonly kind: "tells"; readonly label: string };

const roles: ReadonlyMap<string, LibraryRole> = new Map<string, LibraryRole>([
  // These end something whose time is up.
  ["_onTimeout", { kind: "timeout" }],
  ["_releaseWaiter", { kind: "timeout" }],
  ["_handleTimeout", { kind: "timeout" }],
  // In virtual time, this stands for the sleep of a function in another thread.
  ["_wakeThread", { kind: "thread" }],
  // These tell whatever is made of several (`gather`, say) that one of them is done.
  ["_doneCallback", { kind: "tells", label: "gather" }],
  ["_onTaskDone", { kind: "tells", label: "TaskGroup" }],
  ["_onCompletion", { kind: "tells", label: "wait" }],
  ["_handleCompletion", { kind: "tells", label: "as_completed" }],
  ["_innerDoneCallback", { kind: "tells", label: "shield" }],
  // This stops the loop, as what that was run for is done.
  ["_runUntilCompleteCb", { kind: "stops" }],
  // This hands over what a promise or another thread has come to.
  ["_setState", { kind: "result" }],
]);

/** What a future is called that the program has made itself, and no call of the library's. */
export const plainFuture = "Future";

/** All names that have a role, to be held against the library. */
export const knownCallbacks: readonly string[] = [...roles.keys()];

/** The library's callbacks are named as CPython's: none of them is meant to be called from outside. */
export function isLibraryCallback(callback: string): boolean {
  return /^_|\._|^$/.test(callback);
}

/** What the loop calls, as the program writes it; a function of the library's (`future.setResult.bind(future)`) in Python's spelling. */
export function calledName(name: string): string {
  if (!isLibraryCallback(name) && !name.startsWith("bound ")) return name;
  const [before = ""] = /^(bound )?_*/.exec(name) ?? [];
  return before.replace("bound ", "") + foldName(name.slice(before.length));
}

/** The same, with the task's name where several share the coroutine. */
export function labelText({ name, task }: Label): string {
  return task === null ? name : `${name} ${task}`;
}

/** A name as it stands in a sentence, marked as one of the program's. */
export function nameOf(label: Label): string {
  return `\`${labelText(label)}\``;
}

export function nameOr(label: Label | null, otherwise: string): string {
  return label === null ? otherwise : nameOf(label);
}

export function codeOf(name: string): string {
  return `\`${name}\``;
}

/** A timer: whom it wakes, if it is a sleep's; or else the function that it calls, and which task had set it. */
export type NamedTimer = ReturnType<StepNames["timer"]>;

/** An entry of the ready queue. */
export type Queued = ReturnType<StepNames["queued"]>;

/** What a callback of the library's is for; `own`: nothing that a program would know of. */
export type CallbackRole = NonNullable<ReturnType<typeof roleOf>>;

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

  timer(timer: number | null) {
    const { what, wakes, by } = this.#timer(timer);
    const kind = roles.get(what)?.kind;
    const role = kind === "timeout" || kind === "thread" ? kind : null;
    return { what: calledName(what), wakes: this.task(wakes), setBy: this.task(by), role };
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

  /** The name of a callback that is no timer's, as the trace has it. */
  nameOf(handle: number): string {
    return this.#run.scheduled(handle)?.name ?? "";
  }

  queued(entry: ReadyEntry) {
    if (entry.kind === "callback") return this.called(entry.handle);
    if (entry.kind === "timer") return { kind: entry.kind, ...this.timer(entry.timer) };
    return { kind: entry.kind, of: this.task(entry.task) };
  }

  /** A callback that is no timer's; its role is null where it is the program's. */
  called(handle: number) {
    const name = this.nameOf(handle);
    const of = this.#run.scheduled(handle)?.of;
    const task = this.task(of?.kind === "task" ? of.task : null);
    return { kind: "callback", name: calledName(name), role: roleOf(name, task) } as const;
  }
}

/** @param of the task whose end the callback is told of; null: it is no task's */
function roleOf(name: string, of: Label | null) {
  const role = roles.get(name);
  switch (role?.kind) {
    case "tells":
      return { ...role, of };
    case "stops":
      return { kind: role.kind, of } as const;
    case "result":
    case "timeout":
      return { kind: role.kind } as const;
    default:
      return isLibraryCallback(name) ? ({ kind: "own" } as const) : null;
  }
}
