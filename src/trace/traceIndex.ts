// The index of a trace: made in one pass, it gives the state of the run after any number of events at once.
import { countBelow } from "./bisect.js";
import { beginsAtOnce } from "./eager.js";
import type { Second, TaskId, TraceEvent, WaitTarget } from "./event.js";
import { FutureHistory } from "./futureHistory.js";
import { LazySnapshot } from "./lazySnapshot.js";
import { keyOf, type Queued, QueueHistory } from "./queueHistory.js";
import type { Cause, FutureState, ReadyEntry, Snapshot, TaskState, TimerState } from "./snapshot.js";
import { TaskHistory } from "./taskHistory.js";
import { type Pending, TimerHistory } from "./timerHistory.js";
import { WaiterHistory } from "./waiterHistory.js";

/** A complete line of output. */
export interface OutputLine {
  /** How many events had happened once it was complete. */
  readonly event: number;
  readonly stream: "stdout" | "stderr";
  readonly text: string;
  /** When it was begun. */
  readonly at: Second;
  readonly task: TaskId | null;
}

const nothingQueued: Queued = { length: 0, at: () => undefined };
const nothingPending: Pending = nothingQueued;

/**
 * All positions are numbers of events that have happened: 0 before the first, `length` after the last; the event that has
 * just happened at position n is `events[n - 1]`.
 */
export class TraceIndex {
  readonly events: readonly TraceEvent[];
  readonly outputs: readonly OutputLine[];
  readonly #tasks: TaskHistory;
  readonly #timers = new Map<number, TimerHistory>();
  readonly #futures = new FutureHistory();
  readonly #waiters: WaiterHistory;
  readonly #queues = new Map<number, QueueHistory>();
  /** By number: the event that set a timer. */
  readonly #timerSet = new Map<number, number>();
  /** By key of what can stand in a queue, and of timers: which loop's it is, if not the first's. */
  readonly #loopOf = new Map<number, number>();
  readonly #outputEvents: number[] = [];
  readonly #lineCounts: number[] = [];
  /** From which event on which loop is the one that is shown. */
  readonly #loopChanges: number[] = [0];
  readonly #shownLoops: number[] = [1];
  #mostOfBoth = 0;
  readonly #isDetailed: boolean;

  constructor(events: readonly TraceEvent[]) {
    this.events = events;
    this.#isDetailed = events[0]?.kind === "program-began" && events[0].detail === true;
    this.#tasks = new TaskHistory(events);
    this.#waiters = new WaiterHistory(events);
    const outputs: OutputLine[] = [];
    for (const [number, event] of events.entries()) this.#take(event, number, outputs);
    this.outputs = outputs;
    this.#tasks.finish();
  }

  get length(): number {
    return this.events.length;
  }

  /** All tasks there ever are, in the order of their creation. */
  get tasks(): readonly TaskId[] {
    return this.#tasks.ids;
  }

  /** How many stand in a ready queue at once, at most. */
  get mostReady(): number {
    return mostOf(this.#queues.values());
  }

  /** How many timers of a loop are set at once, at most. */
  get mostTimers(): number {
    return mostOf(this.#timers.values());
  }

  /** The same of both together. */
  get mostReadyAndTimers(): number {
    return this.#mostOfBoth;
  }

  // ------------------------------------------------------------------ moments

  /** The state after so many events. O(log n); its lists cost what they are long, once they are asked for. */
  snapshot(position: number): Snapshot {
    const events = Math.max(0, Math.min(Math.trunc(position), this.length));
    return new LazySnapshot(this, events);
  }

  /** The last position before `position` at which an event of the task has just happened; null: there is none. */
  previousOfTask(task: TaskId, position: number): number | null {
    const event = this.#tasks.lastEventOf(task, position - 1);
    return event === null ? null : event + 1;
  }

  /** The position at which all has happened that happened up to a time. */
  atTime(at: Second): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.events[middle] as TraceEvent).at <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  // ------------------------------------------------------------------ for snapshots

  /** @internal */
  _taskAfter(events: number, task: TaskId): TaskState | undefined {
    return this.#tasks.stateAfter(events, task);
  }

  /** @internal */
  _taskCountAfter(events: number): number {
    return this.#tasks.countAfter(events);
  }

  /** @internal */
  _runningAfter(events: number): TaskId | null {
    return this.#tasks.runningAfter(events);
  }

  /** @internal */
  _linesAfter(events: number): number {
    return this.#lineCounts[countBelow(this.#outputEvents, events) - 1] ?? 0;
  }

  /** @internal */
  _waitersAfter(events: number, task: TaskId): TaskState[] {
    return this.#waiters.after(events, task, (waiter) => this.#tasks.stateAfter(events, waiter));
  }

  /** @internal */
  _futureLabel(events: number, future: number): string | undefined {
    return this.#futures.labelAfter(events, future);
  }

  /** @internal */
  _futuresAfter(events: number): FutureState[] {
    return this.#futures.after(events, (task) => this.#tasks.stateAfter(events, task));
  }

  /** @internal */
  _timersAfter(events: number): Pending {
    return this.#timers.get(this.#loopAfter(events))?.after(events) ?? nothingPending;
  }

  /** @internal */
  _timer(timer: number): TimerState | undefined {
    const event = this.#timerEvent(timer);
    if (event === undefined) return undefined;
    const { deadline, what = "", wakes = null } = event;
    return { timer, deadline, what, wakes };
  }

  /** @internal */
  _queuedAfter(events: number): Queued {
    return this.#queues.get(this.#loopAfter(events))?.after(events) ?? nothingQueued;
  }

  /** @internal What an event has put into the ready queue. */
  _entryOf(number: number): ReadyEntry | null {
    const event = this.events[number];
    const since = number + 1;
    switch (event?.kind) {
      case "task-created": {
        const by: Cause | null = event.parent === null ? null : { kind: "task", task: event.parent };
        return { since, kind: "task", task: event.task, why: "created", by };
      }
      case "suspended":
        return { since, kind: "task", task: event.task, why: "turn", by: null };
      case "woken": {
        const { task, state = "CANCELLED", cancelled = state === "CANCELLED" } = event;
        const before = this.#tasks.stateAfter(number, task);
        const isCancelled = before?.cancelRequested === true && cancelled;
        return isCancelled
          ? { since, kind: "task", task, why: "cancelled", by: this.#cancellerOf(task, number) }
          : { since, kind: "task", task, why: "woken", by: causeOf(before?.waitsFor ?? null) };
      }
      case "callback-scheduled": {
        const { handle, name, why, task, of } = event;
        const runs: Cause | null = task === null ? null : { kind: "task", task };
        const ended: Cause | null =
          of === undefined
            ? null
            : of.kind === "task"
              ? { kind: "task-done", task: of.task }
              : { kind: "future", future: of.future ?? null };
        return { since, kind: "callback", handle, name, why, by: ended ?? runs };
      }
      case "timer-fired":
        return { since, kind: "timer", timer: event.timer, what: this.#timerEvent(event.timer)?.what ?? "" };
      default:
        return null;
    }
  }

  /** Who has asked the task to cancel itself, last before an event. */
  #cancellerOf(task: TaskId, before: number): Cause | null {
    let number = this.#tasks.lastEventOf(task, before);
    while (number !== null) {
      const event = this.events[number];
      if (event?.kind === "cancel-requested" && event.task === task) {
        return event.by === null ? null : { kind: "task", task: event.by };
      }
      number = this.#tasks.lastEventOf(task, number);
    }
    return null;
  }

  #timerEvent(timer: number): Extract<TraceEvent, { readonly kind: "timer-set" }> | undefined {
    const event = this.events[this.#timerSet.get(timer) ?? -1];
    return event?.kind === "timer-set" ? event : undefined;
  }

  #loopAfter(events: number): number {
    return this.#shownLoops[countBelow(this.#loopChanges, events) - 1] ?? 1;
  }

  // ------------------------------------------------------------------ making it

  #take(event: TraceEvent, number: number, outputs: OutputLine[]): void {
    let isOutermost = false;
    switch (event.kind) {
      case "task-created":
        this.#belongs(keyOf("task", event.task), event.loop, number);
        if (!beginsAtOnce(event.task, this.events[number + 1]))
          this.#enter(keyOf("task", event.task), number);
        break;
      case "step-began":
        isOutermost = this.#leave(keyOf("task", event.task), number);
        break;
      case "suspended":
        if (event.on.kind === "turn") this.#enter(keyOf("task", event.task), number);
        break;
      case "woken":
        this.#enter(keyOf("task", event.task), number);
        break;
      case "callback-scheduled":
        this.#belongs(keyOf("callback", event.handle), event.loop, number);
        this.#enter(keyOf("callback", event.handle), number);
        break;
      case "callback-began":
      case "skipped":
        if (event.handle !== null) this.#leave(keyOf("callback", event.handle), number);
        if (event.timer !== null) this.#leave(keyOf("timer", event.timer), number);
        if (event.kind === "skipped" && event.task !== null) this.#leave(keyOf("task", event.task), number);
        break;
      case "timer-set":
        this.#belongs(keyOf("timer", event.timer), event.loop, number);
        this.#timerSet.set(event.timer, number);
        this.#timersOf(event.loop ?? 1).set(event.timer, event.deadline, number);
        this.#countBoth(event.loop ?? 1);
        break;
      case "timer-fired":
        this.#timerGone(event.timer, number);
        this.#enter(keyOf("timer", event.timer), number);
        break;
      case "timer-cancelled":
        this.#timerGone(event.timer, number);
        break;
      case "iteration":
        this.#show(event.loop ?? 1, number);
        this.#queueOf(event.loop ?? 1).iterationBegan(number, this.#isDetailed);
        break;
      case "loop-closed":
        this.#close(event.loop ?? 1, number);
        break;
      case "output":
        for (const text of event.text.split("\n")) {
          const { stream, at, since = at, task } = event;
          outputs.push({ event: number + 1, stream, text, at: since, task });
        }
        this.#outputEvents.push(number);
        this.#lineCounts.push(outputs.length);
        break;
    }
    this.#futures.add(event, number);
    this.#tasks.add(event, number, isOutermost);
  }

  #enter(key: number, number: number): void {
    const loop = this.#loopOfKey(key);
    this.#queueOf(loop).enter(key, number);
    this.#countBoth(loop);
  }

  #countBoth(loop: number): void {
    this.#mostOfBoth = Math.max(this.#mostOfBoth, this.#queueOf(loop).size + this.#timersOf(loop).size);
  }

  #leave(key: number, number: number): boolean {
    return this.#queueOf(this.#loopOfKey(key)).leave(key, number);
  }

  #queueOf(loop: number): QueueHistory {
    let queue = this.#queues.get(loop);
    if (queue === undefined) {
      queue = new QueueHistory();
      this.#queues.set(loop, queue);
    }
    return queue;
  }

  #timersOf(loop: number): TimerHistory {
    let timers = this.#timers.get(loop);
    if (timers === undefined) {
      timers = new TimerHistory();
      this.#timers.set(loop, timers);
    }
    return timers;
  }

  #timerGone(timer: number, number: number): void {
    this.#timersOf(this.#loopOfKey(keyOf("timer", timer))).gone(timer, number);
  }

  #loopOfKey(key: number): number {
    return this.#loopOf.get(key) ?? 1;
  }

  readonly #closed = new Set<number>();

  #belongs(key: number, loop = 1, number: number): void {
    if (loop !== 1) this.#loopOf.set(key, loop);
    // Where the loop that was shown is closed, the next one is shown as soon as it is heard of.
    if (this.#closed.has(this.#shownLoops.at(-1) ?? 1)) this.#show(loop, number);
  }

  #show(loop: number, number: number): void {
    if (this.#shownLoops.at(-1) === loop) return;
    this.#loopChanges.push(number);
    this.#shownLoops.push(loop);
  }

  #close(loop: number, number: number): void {
    this.#closed.add(loop);
    this.#queueOf(loop).clear(number);
    this.#timersOf(loop).clear(number);
  }
}

function mostOf(histories: Iterable<{ readonly most: number }>): number {
  let most = 0;
  for (const history of histories) most = Math.max(most, history.most);
  return most;
}

/** What ended a wait, if not somebody who asked the task to cancel itself. */
function causeOf(on: WaitTarget | null): Cause | null {
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
