// What a task is at. Rule: a state is never changed, an event makes another of it; so copies of a run's state may share it. It
// holds the events that tell it, and reads from them what is asked for: very many are made, and few are looked at.
import type { FutureStatus, StackLine, TaskId, TaskOutcome, TraceEvent, WaitTarget } from "../event.js";

/** `blocked`: it runs, and holds the thread meanwhile. */
export type Doing = "running" | "ready" | "waiting" | "blocked" | "done";

type Created = Extract<TraceEvent, { readonly kind: "task-created" }>;

/** The events that name a task's active functions: when it waits, writes or is blocked. */
type WithFrames = Extract<TraceEvent, { readonly frames: readonly string[] }>;

/** Name and text of each variable. */
export type Locals = Readonly<Record<string, string>>;

class Task {
  /** The parameters are its fields: nothing is stored twice, as a run makes millions of states. */
  constructor(
    readonly created: Created,
    public doing: Doing,
    /** How many events had happened when it began to do what it does, and by which of them it did. */
    public since: number,
    public cause: TraceEvent,
    /** The last event that told its stack, and the last one that named its functions. */
    private seen: TraceEvent,
    /** The one that told its stack before that. */
    private before: TraceEvent | null,
    private named: WithFrames | null,
    /** `cancel` was called, and it has not run since. */
    public cancelRequested: boolean,
    /** Who called it last; null: no task, or something of the library. */
    public canceller: TaskId | null,
    /** How many of its steps have begun. */
    public steps: number,
    /** What it printed last, once that line is complete; the lines, if several were written at once. */
    public printed: string | null,
  ) {}

  get task(): TaskId {
    return this.created.task;
  }

  get name(): string {
    return this.created.name;
  }

  get coroutine(): string {
    return this.created.coroutine;
  }

  get parent(): TaskId | null {
    return this.created.parent;
  }

  get state(): FutureStatus {
    const { outcome } = this;
    return outcome === null ? "PENDING" : outcome.status === "cancelled" ? "CANCELLED" : "FINISHED";
  }

  /** Null as long as it is PENDING. */
  get outcome(): TaskOutcome | null {
    return this.cause.kind === "task-done" ? this.cause.outcome : null;
  }

  /** What it waits for; once it is ready: null. */
  get waitsFor(): WaitTarget | null {
    return this.doing === "waiting" && this.cause.kind === "suspended" ? this.cause.on : null;
  }

  /** Where it stands, or stood when it was last seen: outermost first, the library's own coroutines included. */
  get stack(): readonly StackLine[] {
    const seen = this.seen;
    // Its creation tells the stack of whoever made it.
    if (seen === this.created) return [this.created.begins ?? lineOf(this.coroutine)];
    if ("stack" in seen && seen.stack !== undefined) return seen.stack;
    // Without details, the names alone.
    return "frames" in seen ? seen.frames.map(lineOf) : [];
  }

  /** The variables of its innermost function that is the program's, when it was last seen; null: they were not taken down. */
  get locals(): Locals | null {
    return this.seen === this.created ? null : localsIn(this.seen);
  }

  /** The same when it was seen before that; null: it stood in another function then. */
  get localsBefore(): Locals | null {
    const { before, seen } = this;
    if (before === null || before === this.created || innermostIn(before) !== innermostIn(seen)) return null;
    return localsIn(before);
  }

  /** The program's own functions that were active in it when it last waited, wrote or was blocked; outermost first. */
  get frames(): readonly string[] {
    return this.named?.frames ?? [this.coroutine];
  }

  /** The state that follows from an event of the task's own: one that is named by its `task`, the `since`th of the run. */
  after(event: TraceEvent, since: number): TaskState {
    switch (event.kind) {
      case "output":
      case "output-part": {
        const next = this.#copy();
        next.#see(event);
        next.named = event;
        return next;
      }
      case "cancel-requested": {
        const next = this.#copy();
        if (event.by === event.task && event.stack?.length) next.#see(event);
        next.cancelRequested = true;
        next.canceller = event.through === undefined ? event.by : null;
        return next;
      }
      case "timer-set":
      case "callback-scheduled":
        return this.actingBy(event);
    }
    // What is done stays done, even if its own step goes on.
    if (this.doing === "done") return this;
    const next = this.#copy();
    next.since = since;
    next.cause = event;
    switch (event.kind) {
      case "step-began":
        next.doing = "running";
        next.cancelRequested = false;
        next.steps++;
        return next;
      case "suspended":
      case "blocked":
        next.doing = event.kind === "blocked" ? event.kind : event.on.kind === "turn" ? "ready" : "waiting";
        next.#see(event);
        next.named = event;
        return next;
      case "woken":
        next.doing = "ready";
        return next;
      case "unblocked":
        next.doing = "running";
        return next;
      case "task-done":
        next.doing = "done";
        if (event.stack !== undefined) next.#see(event);
        return next;
      default:
        return this;
    }
  }

  /**
   * It has done something to others. What is done in its name between its step and the next one's (a request to cancel is
   * passed on to what it has just begun to wait for) is done by none of its functions: it stands where it stood.
   */
  actingBy(event: Extract<TraceEvent, { readonly stack?: readonly StackLine[] }>): TaskState {
    if (!event.stack?.length) return this;
    const next = this.#copy();
    next.#see(event);
    return next;
  }

  /** A line of it is complete. */
  printing(text: string): TaskState {
    const next = this.#copy();
    next.printed = text;
    return next;
  }

  #see(event: TraceEvent): void {
    this.before = this.seen;
    this.seen = event;
  }

  #copy(): Task {
    const { created, doing, since, cause, seen, before, named, cancelRequested, canceller, steps, printed } =
      this;
    return new Task(
      created,
      doing,
      since,
      cause,
      seen,
      before,
      named,
      cancelRequested,
      canceller,
      steps,
      printed,
    );
  }
}

export type TaskState = Readonly<Task>;

export function createdTask(created: Created, since: number, isEager: boolean): TaskState {
  const doing = isEager ? "running" : "ready";
  return new Task(created, doing, since, created, created, null, null, false, null, 0, null);
}

/**
 * Is it eager? Then its first step runs within the step or callback that has made the task: it is told right after the
 * creation, by `next`, and never stood in the ready queue.
 */
export function beginsAtOnce(task: TaskId, next: TraceEvent | undefined): boolean {
  return next?.kind === "step-began" && next.task === task;
}

function localsIn(event: TraceEvent): Locals | null {
  return ("locals" in event ? event.locals : undefined) ?? null;
}

function innermostIn(event: TraceEvent): string | undefined {
  return ("stack" in event ? event.stack : undefined)?.findLast(({ internal }) => !internal)?.name;
}

function lineOf(name: string): StackLine {
  return { name, line: null, internal: false };
}
