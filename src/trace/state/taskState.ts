// What a task is at. Rule: a state is never changed, an event makes another of it; so copies of a run's state may share it. It
// holds the events that tell it, and reads from them what is asked for: very many are made, and few are looked at.
import type { FutureStatus, StackLine, TaskId, TaskOutcome, TraceEvent, WaitTarget } from "../event.js";

/** `blocked`: it runs, and holds the thread meanwhile. */
export type Doing = "running" | "ready" | "waiting" | "blocked" | "done";

type Created = Extract<TraceEvent, { readonly kind: "task-created" }>;

/** The events that name a task's active functions: when it waits, writes or is blocked. */
type WithFrames = Extract<TraceEvent, { readonly frames: readonly string[] }>;

export class TaskState {
  readonly created: Created;
  readonly doing: Doing;
  /** How many events had happened when it began to do what it does, and by which of them it did. */
  readonly since: number;
  readonly cause: TraceEvent;
  /** `cancel` was called, and it has not run since. */
  readonly cancelRequested: boolean;
  /** Who called it last; null: no task. */
  readonly canceller: TaskId | null;
  /** How many of its steps have begun. */
  readonly steps: number;
  /** What it printed last, once that line is complete; the lines, if several were written at once. */
  readonly printed: string | null;
  /** The last event that told its stack, and the last one that named its functions. */
  readonly #seen: TraceEvent;
  readonly #named: WithFrames | null;

  /** What is not given is as before. */
  private constructor(
    before: TaskState | null,
    created: Created,
    doing: Doing,
    since: number,
    cause: TraceEvent,
    seen: TraceEvent,
    named = before === null ? null : before.#named,
    steps = before === null ? 0 : before.steps,
    cancelRequested = before?.cancelRequested ?? false,
    canceller = before === null ? null : before.canceller,
    printed = before === null ? null : before.printed,
  ) {
    this.created = created;
    this.doing = doing;
    this.since = since;
    this.cause = cause;
    this.#seen = seen;
    this.#named = named;
    this.steps = steps;
    this.cancelRequested = cancelRequested;
    this.canceller = canceller;
    this.printed = printed;
  }

  /** @param since how many events have happened with its creation */
  static of(created: Created, since: number, isEager: boolean): TaskState {
    return new TaskState(null, created, isEager ? "running" : "ready", since, created, created);
  }

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
    const seen = this.#seen;
    // Its creation tells the stack of whoever made it.
    if (seen === this.created) return [this.created.begins ?? lineOf(this.coroutine)];
    if ("stack" in seen && seen.stack !== undefined) return seen.stack;
    // Without details, the names alone.
    return "frames" in seen ? seen.frames.map(lineOf) : [];
  }

  /** The program's own functions that were active in it when it last waited, wrote or was blocked; outermost first. */
  get frames(): readonly string[] {
    return this.#named?.frames ?? [this.coroutine];
  }

  /**
   * The state that follows from an event of the task's own: one that is named by its `task`.
   *
   * @param since how many events have happened with it
   */
  after(event: TraceEvent, since: number): TaskState {
    switch (event.kind) {
      case "output":
      case "output-part":
        return this.#seenBy(event, event);
      case "cancel-requested": {
        const { by, task } = event;
        const seen = by === task && isSomewhere(event) ? event : this.#seen;
        const { created, doing, cause } = this;
        return new TaskState(
          this,
          created,
          doing,
          this.since,
          cause,
          seen,
          this.#named,
          this.steps,
          true,
          by,
        );
      }
      case "timer-set":
      case "callback-scheduled":
        return this.actingBy(event);
    }
    // What is done stays done, even if its own step goes on.
    if (this.doing === "done") return this;
    switch (event.kind) {
      case "step-began": {
        const { created, steps } = this;
        return new TaskState(
          this,
          created,
          "running",
          since,
          event,
          this.#seen,
          this.#named,
          steps + 1,
          false,
        );
      }
      case "suspended":
        return this.#begins(event.on.kind === "turn" ? "ready" : "waiting", event, since, event, event);
      case "woken":
        return this.#begins("ready", event, since);
      case "task-done":
        return this.#begins("done", event, since, event.stack === undefined ? this.#seen : event);
      case "blocked":
        return this.#begins("blocked", event, since, event, event);
      case "unblocked":
        return this.#begins("running", event, since);
      default:
        return this;
    }
  }

  /**
   * It has done something to others. What is done in its name between its step and the next one's (a request to cancel is
   * passed on to what it has just begun to wait for) is done by none of its functions: it stands where it stood.
   */
  actingBy(event: Extract<TraceEvent, { readonly stack?: readonly StackLine[] }>): TaskState {
    return isSomewhere(event) ? this.#seenBy(event) : this;
  }

  /** A line of it is complete. */
  printing(text: string): TaskState {
    const { created, doing, since, cause, steps, cancelRequested, canceller } = this;
    const [seen, named] = [this.#seen, this.#named];
    return new TaskState(
      this,
      created,
      doing,
      since,
      cause,
      seen,
      named,
      steps,
      cancelRequested,
      canceller,
      text,
    );
  }

  #begins(doing: Doing, cause: TraceEvent, since: number, seen = this.#seen, named = this.#named): TaskState {
    return new TaskState(this, this.created, doing, since, cause, seen, named);
  }

  #seenBy(seen: TraceEvent, named = this.#named): TaskState {
    return new TaskState(this, this.created, this.doing, this.since, this.cause, seen, named);
  }
}

/**
 * An eager task's first step runs within the step or callback that has made the task: it is told right after the creation,
 * and never stood in the ready queue.
 *
 * @param next the event after its creation
 */
export function beginsAtOnce(task: TaskId, next: TraceEvent | undefined): boolean {
  return next?.kind === "step-began" && next.task === task;
}

function isSomewhere({ stack }: { readonly stack?: readonly StackLine[] }): boolean {
  return stack !== undefined && stack.length > 0;
}

function lineOf(name: string): StackLine {
  return { name, line: null, internal: false };
}
