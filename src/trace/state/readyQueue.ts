// The ready queue of a loop. Rule: first in, first out; what is told to have had its turn leaves with all that stood before it.
import type { TaskId, WaitTarget } from "../event.js";
import { SharedList } from "./sharedList.js";

/** What has brought about that something is ready. */
export type Cause =
  /** A task did it, while it was running. */
  | { readonly kind: "task"; readonly task: TaskId }
  /** A task has ended. */
  | { readonly kind: "task-done"; readonly task: TaskId }
  /** Its time has come; the timer is null in a trace without details. */
  | { readonly kind: "timer"; readonly timer: number | null }
  /** A future (null in a trace without details) is done. */
  | { readonly kind: "future"; readonly future: number | null };

/** An entry of the ready queue; `since`: how many events had happened once it stood there. */
export type ReadyEntry = { readonly since: number } & (
  | {
      readonly kind: "task";
      readonly task: TaskId;
      readonly why: "created" | "woken" | "turn" | "cancelled";
      readonly by: Cause | null;
    }
  | {
      readonly kind: "callback";
      readonly handle: number;
      readonly name: string;
      readonly why: "call_soon" | "done-callback";
      readonly by: Cause | null;
    }
  | { readonly kind: "timer"; readonly timer: number; readonly what: string }
);

/** A task that was running, if one was. */
export function actor(task: TaskId | null): Cause | null {
  return task === null ? null : { kind: "task", task };
}

/** The end of what was waited for, or of what a done-callback is told of. */
export function endOf(on: WaitTarget | null | undefined): Cause | null {
  switch (on?.kind) {
    case "sleep":
      return { kind: "timer", timer: on.timer ?? null };
    case "task":
      return { kind: "task-done", task: on.task };
    case "gather":
    case "future":
      return { kind: "future", future: on.future ?? null };
    default:
      return null;
  }
}

/** A task, a callback or a timer, each has its own number. */
function numberOf(entry: ReadyEntry): number {
  if (entry.kind === "task") return entry.task;
  return entry.kind === "callback" ? entry.handle : entry.timer;
}

export class ReadyQueue {
  /** All that has ever stood here; what has left is dropped. */
  #entries = new SharedList<ReadyEntry>();
  /** The place of the first that stands here. */
  #first = 0;
  /** How many had been put here when the last iteration began. */
  #atIteration = 0;

  get length(): number {
    return this.#entries.length - this.#first;
  }

  at(index: number): ReadyEntry | undefined {
    return index < 0 ? undefined : this.#entries.at(this.#first + index);
  }

  enter(entry: ReadyEntry): void {
    this.#entries.push(entry);
  }

  /** It has come to its turn. False: it does not stand here. */
  leave(kind: ReadyEntry["kind"], number: number): boolean {
    for (let place = this.#first; place < this.#entries.length; place++) {
      const entry = this.#entries.at(place);
      if (entry?.kind !== kind || numberOf(entry) !== number) continue;
      this.#leaveBefore(place + 1);
      return true;
    }
    return false;
  }

  /** What was put here last never stood here. */
  withdraw(): void {
    this.#entries.pop();
  }

  /** An iteration begins: where a trace does not tell of all that leaves, the one before has taken what it found. */
  iterationBegan(isComplete: boolean): void {
    if (!isComplete) this.#leaveBefore(this.#atIteration);
    this.#atIteration = this.#entries.length;
  }

  clear(): void {
    this.#leaveBefore(this.#entries.length);
  }

  #leaveBefore(place: number): void {
    while (this.#first < place) this.#entries.set(this.#first++, undefined);
  }

  copy(): ReadyQueue {
    const copy = new ReadyQueue();
    copy.#entries = this.#entries.copy();
    copy.#first = this.#first;
    copy.#atIteration = this.#atIteration;
    return copy;
  }
}
