// All tasks of a run, by their numbers. Rule: those that have ended stay, so that a view can show them, unless the run may never end.
import type { TaskId, TraceEvent } from "../event.js";
import { SharedList } from "./sharedList.js";
import { createdTask, type TaskState } from "./taskState.js";

type Of<K extends TraceEvent["kind"]> = Extract<TraceEvent, { readonly kind: K }>;

export class TaskList {
  /** The task that no other has made, the latest of several: the main one. */
  main: TaskId | null = null;
  /** How many wait. */
  waitingCount = 0;
  /** How many that have ended are forgotten. */
  forgotten = 0;
  /** With so many it is looked for some to forget. */
  #most: number;
  /** There is no task 0. */
  #tasks = new SharedList<TaskState>();

  constructor(most: number) {
    this.#most = most;
  }

  /** How many have been made: the last one has this number. */
  get count(): number {
    return this.#tasks.last;
  }

  at(task: TaskId): TaskState | undefined {
    return this.#tasks.at(task);
  }

  all(): TaskState[] {
    return this.#tasks.items();
  }

  create(event: Of<"task-created">, since: number, isEager: boolean): void {
    const { task, parent } = event;
    if (this.count - this.forgotten >= this.#most) this.#forgetEnded();
    this.#become(undefined, createdTask(event, since, isEager));
    this.act(parent, event);
    if (parent === null) this.main = task;
  }

  /**
   * An event of the task's own.
   *
   * @returns what it did before; null where it still does it
   */
  change(task: TaskId, event: TraceEvent, since: number): TaskState | null {
    const before = this.#tasks.at(task);
    if (before === undefined) return null;
    const after = before.after(event, since);
    this.#become(before, after);
    return after.since === since ? before : null;
  }

  /** Somebody's stack is told by what it does to another. */
  act(task: TaskId | null, event: Of<"task-created" | "cancel-requested">): void {
    const before = task === null ? undefined : this.#tasks.at(task);
    if (before !== undefined) this.#become(before, before.actingBy(event));
  }

  print(task: TaskId, text: string): void {
    const before = this.#tasks.at(task);
    if (before !== undefined) this.#become(before, before.printing(text));
  }

  #become(before: TaskState | undefined, after: TaskState): void {
    if (before === after) return;
    if (before?.doing === "waiting") this.waitingCount--;
    if (after.doing === "waiting") this.waitingCount++;
    this.#tasks.set(after.task, after);
  }

  /** A program that never ends may make one short task after the other. */
  #forgetEnded(): void {
    for (const { task, doing } of this.all()) {
      if (doing !== "done") continue;
      this.#tasks.set(task, undefined);
      this.forgotten++;
    }
    // Where few have ended, it is not looked for them at every task.
    this.#most = Math.max(this.#most, 2 * (this.count - this.forgotten));
  }

  copy(): TaskList {
    const copy = new TaskList(this.#most);
    copy.main = this.main;
    copy.waitingCount = this.waitingCount;
    copy.forgotten = this.forgotten;
    copy.#tasks = this.#tasks.copy();
    return copy;
  }
}
