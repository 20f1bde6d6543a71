// Traces written by hand, as the recorder would leave them: a small builder, and the five lessons of it.

import type {
  EndedCoroutine,
  Second,
  SpanState,
  TaskId,
  TaskOutcome,
  TraceEvent,
  WaitTarget,
} from "../../src/trace/event.js";
import type { ReadyEntry } from "../../src/trace/state/readyQueue.js";
import { RunState, type Snapshot } from "../../src/trace/state/runState.js";
import type { TimerSet } from "../../src/trace/state/timerHeap.js";

/** How long a step takes in these traces: short against every wait, long enough to be told apart. */
export const step = 0.001;

/** Writes events with a clock that moves only when told to. */
export class TraceBuilder {
  readonly events: TraceEvent[] = [];
  #at: Second = 0;
  #iteration = 0;

  constructor() {
    this.add({ kind: "program-began", at: 0, iteration: 0 });
  }

  get moment(): { at: Second; iteration: number } {
    return { at: this.#at, iteration: this.#iteration };
  }

  add(event: TraceEvent): this {
    this.events.push(event);
    return this;
  }

  /** Moves the clock to a moment; it never goes back. */
  to(at: Second): this {
    if (at < this.#at) throw new RangeError(`the clock stands at ${this.#at}, it cannot go back to ${at}`);
    this.#at = at;
    return this;
  }

  /** Moves the clock on by one step's length. */
  tick(): this {
    return this.to(Math.round((this.#at + step) * 1e9) / 1e9);
  }

  /** @param ready how many entries the ready queue has */
  iteration(ready = 1): this {
    this.#iteration += 1;
    return this.add({ ...this.moment, kind: "iteration", ready, timers: 0 });
  }

  /** A timer that comes due so many seconds from now. */
  set(timer: number, seconds: Second): this {
    const deadline = this.#at + seconds;
    return this.add({ ...this.moment, kind: "timer-set", timer, deadline, task: null });
  }

  /** Timers fire, at a moment at which they were due or later, and an iteration begins that has nothing else to run. */
  fired(at: Second, ...timers: readonly number[]): this {
    this.to(at);
    for (const timer of timers) this.add({ ...this.moment, kind: "timer-fired", timer });
    return this.iteration(timers.length);
  }

  created(task: TaskId, coroutine: string, parent: TaskId | null = null): this {
    return this.add({ ...this.moment, kind: "task-created", task, name: `Task-${task}`, coroutine, parent });
  }

  began(task: TaskId): this {
    return this.add({ ...this.moment, kind: "step-began", task });
  }

  suspended(task: TaskId, frames: readonly string[], on: WaitTarget): this {
    return this.add({ ...this.moment, kind: "suspended", task, frames, on });
  }

  woken(task: TaskId): this {
    return this.add({ ...this.moment, kind: "woken", task });
  }

  done(
    task: TaskId,
    outcome: TaskOutcome = { status: "finished", result: "None" },
    ended?: readonly EndedCoroutine[],
  ): this {
    return this.add({ ...this.moment, kind: "task-done", task, outcome, ...(ended && { ended }) });
  }

  printed(task: TaskId | null, frames: readonly string[], text: string): this {
    return this.add({ ...this.moment, kind: "output", stream: "stdout", task, frames, text });
  }

  /** Adds to the last line without completing it. */
  wrote(task: TaskId | null, frames: readonly string[], text: string): this {
    return this.add({ ...this.moment, kind: "output-part", stream: "stdout", task, frames, text });
  }

  /** Completes a line that `wrote` began at `since`; `text` is the whole of it. */
  completed(task: TaskId | null, frames: readonly string[], text: string, since: Second): this {
    return this.add({ ...this.moment, kind: "output", stream: "stdout", task, frames, text, since });
  }

  /** Holds the thread for so many seconds. */
  blocked(task: TaskId | null, frames: readonly string[], seconds: Second): this {
    this.add({ ...this.moment, kind: "blocked", task, frames, seconds });
    this.to(this.#at + seconds);
    return this.add({ ...this.moment, kind: "unblocked", task });
  }

  /** Tells of a stretch that the program measured itself. */
  measured(name: string, from: Second, to: Second, state: SpanState = "running"): this {
    return this.add({ ...this.moment, kind: "span", name, state, from, to });
  }

  raised(name: string, message: string): this {
    const error = { name, message, source: null };
    return this.add({ ...this.moment, kind: "program-ended", outcome: { status: "raised", error } });
  }

  returned(): this {
    return this.add({ ...this.moment, kind: "program-ended", outcome: { status: "returned" } });
  }
}

const jobs = [
  { frame: "one_print", delay: 6, text: "1" },
  { frame: "two_print", delay: 5, text: "2" },
  { frame: "three_print", delay: 4, text: "3" },
] as const;

/** Three tasks that `main` (task 1) waits for together (`gather`) or one after the other (`tasks`). */
export function concurrentTrace(waiting: "gather" | "tasks"): TraceEvent[] {
  const trace = new TraceBuilder().created(1, "main").iteration().began(1);
  const tasks = jobs.map((job, at) => ({ ...job, task: at + 2 }));
  for (const { task, frame } of tasks) trace.created(task, frame, 1);
  const on: WaitTarget = waiting === "gather" ? { kind: "gather", children: 3 } : { kind: "task", task: 2 };
  trace.tick().suspended(1, ["main"], on).iteration();
  for (const { task, frame, delay } of tasks) {
    trace.began(task).suspended(task, [frame], { kind: "sleep", until: delay });
  }
  for (const { task, frame, delay, text } of tasks.toReversed()) {
    trace.to(delay).woken(task).iteration().began(task);
    trace.tick().printed(task, [frame], text).done(task);
  }
  // Tasks 3 and 4 are done by now: awaiting them does not suspend.
  trace.woken(1).iteration().began(1);
  return trace.tick().printed(1, ["main"], "6.002").done(1).returned().events;
}

/** One task whose `main` awaits three coroutines, each after the one before. */
export function awaitingTrace(): TraceEvent[] {
  const trace = new TraceBuilder().created(1, "main").iteration().began(1);
  let until = 0;
  for (const { frame, delay, text } of jobs) {
    until += delay;
    trace.suspended(1, ["main", frame], { kind: "sleep", until });
    trace.to(until).woken(1).iteration().began(1).tick().printed(1, ["main", frame], text);
    until = trace.moment.at;
  }
  return trace.tick().printed(1, ["main"], "15.004").done(1).returned().events;
}

/** Plain functions that hold the thread; no loop, no task. */
export function sequentialTrace(): TraceEvent[] {
  const trace = new TraceBuilder();
  for (const { frame, delay, text } of jobs) {
    trace.blocked(null, ["main", frame], delay).tick().printed(null, ["main", frame], text);
  }
  return trace.printed(null, ["main"], "15.003").returned().events;
}

/** The state of a run after its events. */
export function stateAfter(events: readonly TraceEvent[]): RunState {
  const state = new RunState();
  for (const [at, event] of events.entries()) state.apply(event, events[at + 1]);
  return state;
}

/** The whole ready queue, the next to run first. */
export function readyOf(state: Snapshot): ReadyEntry[] {
  return Array.from({ length: state.readyCount }, (_, index) => state.readyAt(index) ?? []).flat();
}

/** All timers that are set, by deadline. */
export function timersOf(state: Snapshot): TimerSet[] {
  return Array.from({ length: state.timerCount }, (_, index) => state.timerAt(index) ?? []).flat();
}
