// Do a trace's events follow one another as it is documented? Rule: one look at each, as there may be a million. What
// fails here would otherwise be drawn, as a run that never was.
import type { TraceEvent, WaitTarget } from "./event.js";

/** What has a number of its own, in the order in which it is told of first. */
export type Numbered = "task" | "timer" | "handle" | "future";

/** What is wrong with an event's place among the others, each of which may be as it should be for itself. */
export type Misplacement =
  /** It is the first one and no `program-began`, or a later one that is. */
  | { readonly why: "beginning" }
  /** It is earlier than the event before it. */
  | { readonly why: "earlier" }
  /** It is about something that no event before it has told of. */
  | { readonly why: "unknown"; readonly what: Numbered }
  /** It tells of something new, whose number is not the next. */
  | { readonly why: "number"; readonly what: Numbered }
  /** Its task cannot do that now: it begins a step within its step, say. */
  | { readonly why: "step"; readonly kind: string };

export interface Misplaced {
  /** Counted from 1. */
  readonly event: number;
  readonly misplacement: Misplacement;
}

/** Null: all are in order. A trace may end anywhere: its run was cut short then. */
export function misplacedIn(events: readonly TraceEvent[]): Misplaced | null {
  const order = new Order();
  // Not `entries()`: there may be a million.
  for (let i = 0; i < events.length; i++) {
    const misplacement = order.next(events[i] as TraceEvent, i === 0);
    if (misplacement !== null) return { event: i + 1, misplacement };
  }
  return null;
}

const beginning: Misplacement = { why: "beginning" };
const earlier: Misplacement = { why: "earlier" };
const unknown = (what: Numbered): Misplacement => ({ why: "unknown", what });
const outOfTurn = (what: Numbered): Misplacement => ({ why: "number", what });

type Doing = "rests" | "runs" | "is done";

interface OfTask {
  readonly kind: string;
  readonly task: number;
}

class Order {
  #at = 0;
  /** Of each task, by its number; none has the number 0. */
  readonly #doing: Doing[] = ["is done"];
  #timers = 0;
  #handles = 0;
  #futures = 0;

  next(event: TraceEvent, isFirst: boolean): Misplacement | null {
    if (event.at < this.#at) return earlier;
    this.#at = event.at;
    if (isFirst !== (event.kind === "program-began")) return beginning;
    switch (event.kind) {
      case "task-created":
        return this.#created(event.task, event.parent);
      case "step-began":
        return this.#step(event, "rests", "runs");
      case "suspended":
        return this.#step(event, "runs", "rests") ?? this.#target(event.on);
      case "woken":
        return this.#step(event, "rests", "rests");
      case "task-done":
        return this.#step(event, "runs", "is done");
      case "cancel-requested":
        return this.#task(event.task) ?? this.#task(event.by);
      case "output":
      case "output-part":
      case "blocked":
      case "unblocked":
        return this.#task(event.task);
      case "timer-set":
        if (event.timer !== ++this.#timers) return outOfTurn("timer");
        return this.#task(event.task) ?? this.#task(event.wakes);
      case "timer-fired":
      case "timer-cancelled":
        return this.#timer(event.timer);
      case "callback-scheduled":
        if (event.handle !== ++this.#handles) return outOfTurn("handle");
        return this.#task(event.task) ?? this.#ended(event.of);
      case "callback-began":
      case "callback-ended":
        return this.#timer(event.timer) ?? this.#handle(event.handle);
      case "skipped":
        return this.#timer(event.timer) ?? this.#handle(event.handle) ?? this.#task(event.task);
      case "future-created":
        return event.future === ++this.#futures ? null : outOfTurn("future");
      case "future-done":
        return this.#future(event.future);
      default:
        return null;
    }
  }

  #created(task: number, parent: number | null): Misplacement | null {
    if (task !== this.#doing.length) return outOfTurn("task");
    const fault = this.#task(parent);
    this.#doing.push("rests");
    return fault;
  }

  /** What an event says of its task: what that was doing before it, and does from then on. */
  #step({ kind, task }: OfTask, before: Doing, after: Doing): Misplacement | null {
    const doing = this.#doing[task];
    if (doing === undefined) return unknown("task");
    if (doing !== before) return { why: "step", kind };
    this.#doing[task] = after;
    return null;
  }

  #target(on: WaitTarget): Misplacement | null {
    switch (on.kind) {
      case "sleep":
        return this.#timer(on.timer);
      case "task":
        return this.#task(on.task);
      case "gather":
      case "future":
        return this.#future(on.future) ?? this.#tasks(on.tasks);
      case "turn":
        return null;
    }
  }

  #ended(of: Extract<TraceEvent, { readonly kind: "callback-scheduled" }>["of"]): Misplacement | null {
    if (of === undefined) return null;
    return of.kind === "task" ? this.#task(of.task) : this.#future(of.future);
  }

  #tasks(tasks: readonly number[] | undefined): Misplacement | null {
    return tasks?.every((task) => task < this.#doing.length) === false ? unknown("task") : null;
  }

  // What an event may lack, or has none of, is no number.

  #task(task: number | null | undefined): Misplacement | null {
    return (task ?? 0) < this.#doing.length ? null : unknown("task");
  }

  #timer(timer: number | null | undefined): Misplacement | null {
    return (timer ?? 0) <= this.#timers ? null : unknown("timer");
  }

  #handle(handle: number | null | undefined): Misplacement | null {
    return (handle ?? 0) <= this.#handles ? null : unknown("handle");
  }

  #future(future: number | null | undefined): Misplacement | null {
    return (future ?? 0) <= this.#futures ? null : unknown("future");
  }
}
