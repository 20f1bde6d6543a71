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

/** What ended a wait, if not somebody who asked the task to cancel itself. */
export function causeOf(on: WaitTarget | null): Cause | null {
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

/** What stands in a queue: a task, a callback or a timer, each by its own number. */
export function isEntryOf(entry: ReadyEntry | undefined, kind: ReadyEntry["kind"], number: number): boolean {
  switch (entry?.kind) {
    case "task":
      return kind === "task" && entry.task === number;
    case "callback":
      return kind === "callback" && entry.handle === number;
    case "timer":
      return kind === "timer" && entry.timer === number;
    case undefined:
      return false;
  }
}

export class ReadyQueue {
  /** All that has ever stood here; what has left is dropped. */
  #entries = new SharedList<ReadyEntry>();
  /** The place of the first that stands here. */
  #first = 0;
  /** How many had been put here when the last iteration began. */
  #atIteration = 0;
  #most = 0;

  get length(): number {
    return this.#entries.length - this.#first;
  }

  /** How many have stood here at once, at most. */
  get most(): number {
    return this.#most;
  }

  at(index: number): ReadyEntry | undefined {
    return index < 0 ? undefined : this.#entries.at(this.#first + index);
  }

  enter(entry: ReadyEntry): void {
    this.#entries.push(entry);
    this.#most = Math.max(this.#most, this.length);
  }

  /** It has come to its turn. False: it does not stand here. */
  leave(kind: ReadyEntry["kind"], number: number): boolean {
    for (let index = 0; index < this.length; index++) {
      if (!isEntryOf(this.at(index), kind, number)) continue;
      this.#leaveBefore(this.#first + index + 1);
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
    copy.#most = this.#most;
    return copy;
  }
}
