// What became of each task, event by event: its state at any moment is found without replaying any.
import { countBelow } from "./bisect.js";
import { beginsAtOnce } from "./eager.js";
import type { StackLine, TaskId, TraceEvent } from "./event.js";
import type { Doing, TaskState } from "./snapshot.js";

const doings: readonly Doing[] = ["ready", "running", "waiting", "blocked", "done"];
const [ready, running, waiting, blocked, done] = [0, 1, 2, 3, 4] as const;

/** What a task is at, as far as the events so far tell; numbers of events stand for what those tell. */
interface Current {
  doing: number;
  /** The event that made it do so. */
  since: number;
  /** The last event that told its stack. */
  stack: number;
  isCancelRequested: boolean;
}

/**
 * An entry for each event and each task that the event is about. The entries of all tasks lie in a few flat lists, as
 * there are very many.
 */
export class TaskHistory {
  readonly #events: readonly TraceEvent[];
  /** In the order of their creation. */
  readonly ids: TaskId[] = [];
  /** The events that made them. */
  readonly #createdAt: number[] = [];
  readonly #slots = new Map<TaskId, number>();
  readonly #current: Current[] = [];
  #count = 0;
  readonly #slotOf: Int32Array;
  readonly #eventOf: Int32Array;
  readonly #doing: Uint8Array;
  readonly #since: Int32Array;
  readonly #stack: Int32Array;
  readonly #cancel: Uint8Array;
  /** Where each task's entries begin in the lists below, after `finish`. */
  #starts: Int32Array = new Int32Array(1);
  /** The entries, task by task; and their events. */
  #entries: Int32Array = new Int32Array(0);
  #eventsByTask: Int32Array = new Int32Array(0);
  /** Who ran after each event; the innermost, where an eager task runs in another's step. */
  readonly #running: Int32Array;
  readonly #steps: TaskId[] = [];

  constructor(events: readonly TraceEvent[]) {
    this.#events = events;
    // No event is about more than two tasks.
    const most = 2 * events.length;
    this.#slotOf = new Int32Array(most);
    this.#eventOf = new Int32Array(most);
    this.#doing = new Uint8Array(most);
    this.#since = new Int32Array(most);
    this.#stack = new Int32Array(most);
    this.#cancel = new Uint8Array(most);
    this.#running = new Int32Array(events.length);
  }

  /** Takes in one event, its number counted from 0. `isOutermost`: a step that the loop itself has begun. */
  add(event: TraceEvent, number: number, isOutermost: boolean): void {
    this.#take(event, number, isOutermost);
    this.#running[number] = this.#steps.at(-1) ?? 0;
  }

  #take(event: TraceEvent, number: number, isOutermost: boolean): void {
    switch (event.kind) {
      case "task-created":
        this.#create(event.task, number);
        if (event.parent !== null) this.#note(event.parent, number, isSomewhere(event.stack));
        break;
      case "step-began":
        if (isOutermost) this.#steps.length = 0;
        this.#steps.push(event.task);
        this.#become(event.task, number, running, (current) => {
          current.isCancelRequested = false;
        });
        break;
      case "suspended":
        this.#endStep(event.task);
        this.#become(event.task, number, event.on.kind === "turn" ? ready : waiting, (current) => {
          current.stack = number;
        });
        break;
      case "woken":
        this.#become(event.task, number, ready);
        break;
      case "task-done":
        this.#endStep(event.task);
        this.#become(event.task, number, done, (current) => {
          if (event.stack !== undefined) current.stack = number;
        });
        break;
      case "cancel-requested": {
        const { task, by, stack } = event;
        // The stack is that of whoever asks, which may be the task itself.
        this.#note(task, number, by === task && isSomewhere(stack), (current) => {
          current.isCancelRequested = true;
        });
        if (by !== null && by !== task) this.#note(by, number, isSomewhere(stack));
        break;
      }
      case "blocked":
        if (event.task !== null)
          this.#become(event.task, number, blocked, (current) => {
            current.stack = number;
          });
        break;
      case "unblocked":
        if (event.task !== null) this.#become(event.task, number, running);
        break;
      case "output":
      case "output-part":
        if (event.task !== null) this.#note(event.task, number, true);
        break;
      case "timer-set":
      case "callback-scheduled":
        if (event.task !== null) this.#note(event.task, number, isSomewhere(event.stack));
        break;
      case "iteration":
      case "program-ended":
        this.#steps.length = 0;
        break;
    }
  }

  #create(task: TaskId, number: number): void {
    const isEager = beginsAtOnce(task, this.#events[number + 1]);
    this.#slots.set(task, this.ids.length);
    this.ids.push(task);
    this.#createdAt.push(number);
    this.#current.push({
      doing: isEager ? running : ready,
      since: number,
      stack: number,
      isCancelRequested: false,
    });
    this.#enter(this.ids.length - 1, number);
  }

  #endStep(task: TaskId): void {
    const place = this.#steps.lastIndexOf(task);
    if (place !== -1) this.#steps.length = place;
  }

  #become(task: TaskId, number: number, doing: number, change?: (current: Current) => void): void {
    this.#note(task, number, false, (current) => {
      // What is done stays done, even if its own step goes on.
      if (current.doing === done) return;
      current.doing = doing;
      current.since = number;
      change?.(current);
    });
  }

  #note(task: TaskId, number: number, hasStack: boolean, change?: (current: Current) => void): void {
    const slot = this.#slots.get(task);
    const current = slot === undefined ? undefined : this.#current[slot];
    if (slot === undefined || current === undefined) return;
    if (hasStack) current.stack = number;
    change?.(current);
    this.#enter(slot, number);
  }

  #enter(slot: number, number: number): void {
    const { doing, since, stack, isCancelRequested } = this.#current[slot] as Current;
    const entry = this.#count++;
    this.#slotOf[entry] = slot;
    this.#eventOf[entry] = number;
    this.#doing[entry] = doing;
    this.#since[entry] = since;
    this.#stack[entry] = stack;
    this.#cancel[entry] = isCancelRequested ? 1 : 0;
  }

  /** All events are in: sorts the entries by their tasks. */
  finish(): void {
    const starts = new Int32Array(this.ids.length + 1);
    const add = (counts: Int32Array, place: number, more: number): number => {
      const before = counts[place] as number;
      counts[place] = before + more;
      return before;
    };
    for (let entry = 0; entry < this.#count; entry++) add(starts, (this.#slotOf[entry] as number) + 1, 1);
    for (let slot = 0; slot < this.ids.length; slot++) add(starts, slot + 1, starts[slot] as number);
    this.#starts = starts;
    this.#entries = new Int32Array(this.#count);
    this.#eventsByTask = new Int32Array(this.#count);
    const places = starts.slice();
    for (let entry = 0; entry < this.#count; entry++) {
      const place = add(places, this.#slotOf[entry] as number, 1);
      this.#entries[place] = entry;
      this.#eventsByTask[place] = this.#eventOf[entry] as number;
    }
  }

  /** How many tasks there are after so many events. */
  countAfter(events: number): number {
    return countBelow(this.#createdAt, events);
  }

  runningAfter(events: number): TaskId | null {
    return (events > 0 && this.#running[events - 1]) || null;
  }

  /** The last event (its number) before `limit` that is about the task; null: there is none. */
  lastEventOf(task: TaskId, limit: number): number | null {
    const slot = this.#slots.get(task);
    if (slot === undefined) return null;
    const [from, end] = this.#range(slot);
    const place = countBelow(this.#eventsByTask, limit, from, end) - 1;
    return place < from ? null : (this.#eventsByTask[place] as number);
  }

  #range(slot: number): [from: number, end: number] {
    return [this.#starts[slot] as number, this.#starts[slot + 1] as number];
  }

  /** Undefined before it is made. */
  stateAfter(events: number, task: TaskId): TaskState | undefined {
    const slot = this.#slots.get(task);
    if (slot === undefined) return undefined;
    const [from, end] = this.#range(slot);
    const place = countBelow(this.#eventsByTask, events, from, end) - 1;
    return place < from ? undefined : this.#stateIn(slot, this.#entries[place] as number);
  }

  #stateIn(slot: number, entry: number): TaskState | undefined {
    const created = this.#events[this.#createdAt[slot] as number];
    if (created?.kind !== "task-created") return undefined;
    const { task, name, coroutine, parent } = created;
    const doing = doings[this.#doing[entry] as number] as Doing;
    const since = this.#since[entry] as number;
    const cause = this.#events[since];
    const outcome = doing === "done" && cause?.kind === "task-done" ? cause.outcome : null;
    return {
      task,
      name,
      coroutine,
      parent,
      state: outcome === null ? "PENDING" : outcome.status === "cancelled" ? "CANCELLED" : "FINISHED",
      outcome,
      doing,
      waitsFor: doing === "waiting" && cause?.kind === "suspended" ? cause.on : null,
      stack: stackOf(this.#events[this.#stack[entry] as number], task),
      cancelRequested: this.#cancel[entry] === 1,
      since: since + 1,
    };
  }
}

/**
 * What is done in a task's name between its step and the next one's (a request to cancel is passed on to what it has just begun to wait for)
 * is done by none of its functions: they stand where they stood.
 */
function isSomewhere(stack: readonly StackLine[] | undefined): boolean {
  return stack !== undefined && stack.length > 0;
}

/** The stack that an event tells, of a task that it is about; without details, the names alone. */
function stackOf(event: TraceEvent | undefined, task: TaskId): readonly StackLine[] {
  if (event === undefined) return [];
  // Its own creation tells the stack of whoever made it.
  if (event.kind === "task-created" && event.task === task) {
    return [event.begins ?? { name: event.coroutine, line: null, internal: false }];
  }
  if ("stack" in event && event.stack !== undefined) return event.stack;
  return "frames" in event ? event.frames.map((name) => ({ name, line: null, internal: false })) : [];
}
