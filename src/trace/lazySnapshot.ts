// A snapshot that makes its lists when they are asked for: whoever draws a frame looks at a few of them.
import type { Second, TaskId } from "./event.js";
import type { Queued } from "./queueHistory.js";
import type { FutureState, ReadyEntry, Snapshot, TaskState, TimerState } from "./snapshot.js";
import type { Pending } from "./timerHistory.js";
import type { TraceIndex } from "./traceIndex.js";

export class LazySnapshot implements Snapshot {
  readonly event: number;
  readonly #index: TraceIndex;
  #queued: Queued | null = null;
  #pending: Pending | null = null;
  #ready: readonly ReadyEntry[] | null = null;
  #timers: readonly TimerState[] | null = null;
  #tasks: readonly TaskState[] | null = null;
  #futures: readonly FutureState[] | null = null;

  constructor(index: TraceIndex, event: number) {
    this.#index = index;
    this.event = event;
  }

  get at(): Second {
    return this.#index.events[this.event - 1]?.at ?? 0;
  }

  get iteration(): number {
    return this.#index.events[this.event - 1]?.iteration ?? 0;
  }

  get ready(): readonly ReadyEntry[] {
    this.#ready ??= Array.from({ length: this.readyCount }, (_, at) => this.readyAt(at)).flatMap(
      (entry) => entry ?? [],
    );
    return this.#ready;
  }

  get readyCount(): number {
    return this.#entered.length;
  }

  readyAt(index: number): ReadyEntry | undefined {
    const number = this.#entered.at(index);
    return number === undefined ? undefined : (this.#index._entryOf(number) ?? undefined);
  }

  get #entered(): Queued {
    this.#queued ??= this.#index._queuedAfter(this.event);
    return this.#queued;
  }

  get timers(): readonly TimerState[] {
    this.#timers ??= Array.from({ length: this.timerCount }, (_, at) => this.timerAt(at)).flatMap(
      (timer) => timer ?? [],
    );
    return this.#timers;
  }

  get timerCount(): number {
    return this.#set.length;
  }

  timerAt(index: number): TimerState | undefined {
    const timer = this.#set.at(index);
    return timer === undefined ? undefined : this.#index._timer(timer);
  }

  get #set(): Pending {
    this.#pending ??= this.#index._timersAfter(this.event);
    return this.#pending;
  }

  get tasks(): readonly TaskState[] {
    this.#tasks ??= this.#index.tasks
      .slice(0, this.taskCount)
      .flatMap((task) => this.#index._taskAfter(this.event, task) ?? []);
    return this.#tasks;
  }

  get taskCount(): number {
    return this.#index._taskCountAfter(this.event);
  }

  task(task: TaskId): TaskState | undefined {
    return this.#index._taskAfter(this.event, task);
  }

  waitersOf(task: TaskId): readonly TaskState[] {
    return this.#index._waitersAfter(this.event, task);
  }

  futureLabel(future: number): string | undefined {
    return this.#index._futureLabel(this.event, future);
  }

  get futures(): readonly FutureState[] {
    this.#futures ??= this.#index._futuresAfter(this.event);
    return this.#futures;
  }

  get running(): TaskId | null {
    return this.#index._runningAfter(this.event);
  }

  get outputLines(): number {
    return this.#index._linesAfter(this.event);
  }
}
