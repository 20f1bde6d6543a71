// The course of a run, read once: when its tasks ended, who asked them to, who was kept waiting and by whom. Of this the points
// that a run makes are found.
import type { Second, TaskId, TaskOutcome, TraceEvent } from "../event.js";
import { listIn } from "../lanes.js";
import { RunState, type Snapshot } from "../state/runState.js";
import { type Wait, Waits } from "../waits.js";
import { type Hold, type Timing, timingOf } from "./timing.js";

/** A task's end, and how many events had happened. */
export interface End {
  readonly task: TaskId;
  readonly at: Second;
  readonly event: number;
  readonly outcome: TaskOutcome;
}

/** `cancel` was called. */
export interface Request {
  readonly task: TaskId;
  readonly at: Second;
  readonly event: number;
  /** The task that called it; null: none did (a timeout, a group, `asyncio.run`). */
  readonly by: TaskId | null;
  /** The program's functions that waited in it then; none unless it waited. */
  readonly frames: readonly string[];
  readonly hadBegun: boolean;
  /** A timer had just come due. */
  readonly isTimeout: boolean;
}

/** Tasks waited for each other, or for nothing, until they were cancelled: meanwhile nobody did anything. */
interface Halt {
  readonly tasks: readonly TaskId[];
  readonly from: Second;
  readonly at: Second;
}

/** A main task has ended before these of the tasks that it left behind. */
export interface Leaving {
  readonly main: TaskId;
  readonly at: Second;
  readonly left: readonly TaskId[];
}

export class Course {
  readonly run: Snapshot;
  readonly ends = new Map<TaskId, End>();
  readonly requests: Request[] = [];
  readonly leavings: Leaving[] = [];
  readonly halts: Halt[] = [];
  /** The deadlines of timers that a main task's end has left, and that never came due, by the timer's number. */
  readonly unfired = new Map<number, Second>();
  /** The stretches in which a task ran and nothing was told of it, longer than the shortest that is worth telling. */
  readonly silences: (Pick<Hold, "from" | "to"> & { readonly task: TaskId })[] = [];
  /** Those that no request to cancel put an end to, in the order of their beginnings. */
  readonly waits: readonly Wait[];
  /** Of each task that was asked to cancel, the events that tell its wait, its output or its end. */
  #told: ReadonlyMap<TaskId, readonly Told[]> | null = null;
  #timing: Timing | null = null;
  readonly #state = new RunState();
  /** Has a timer fired since the last step began? */
  #hasFired = false;

  /**
   * @param moment shorter than this is no time at all
   * @param silence a step that tells nothing for so long holds the thread
   */
  constructor(
    readonly events: readonly TraceEvent[],
    readonly moment: Second,
    silence: Second,
  ) {
    const waits = new Waits();
    const whole: Wait[] = [];
    let before: TraceEvent | null = null;
    for (const event of events) {
      const { running, callback } = this.#state;
      if (before !== null && running !== null && callback === null && before.kind !== "blocked")
        this.#hearSilence(running, before.at, event.at, silence);
      this.#note(event);
      this.#state.apply(event);
      const wait = waits.note(event, this.#state);
      const isCancelled = wait?.task != null && this.#state.task(wait.task)?.cancelRequested === true;
      if (wait !== null && !isCancelled) whole.push(wait);
      before = event;
    }
    this.run = this.#state;
    this.waits = whole.sort((one, other) => one.from - other.from);
  }

  #hearSilence(task: TaskId, from: Second, to: Second, silence: Second): void {
    if (to - from >= silence) this.silences.push({ task, from, to });
  }

  /** Notes an event, before it happens to the state. */
  #note(event: TraceEvent): void {
    const { at } = event;
    switch (event.kind) {
      case "step-began":
        this.#hasFired = false;
        break;
      case "cancel-requested":
        this.#noteRequest(event.task, event.by, at);
        break;
      case "timer-fired":
        this.#hasFired = true;
        this.unfired.delete(event.timer);
        break;
      case "timer-cancelled":
        this.unfired.delete(event.timer);
        break;
      case "task-done":
        if (this.ends.has(event.task)) break;
        this.ends.set(event.task, { task: event.task, at, event: this.#state.event, outcome: event.outcome });
        if (event.task === this.#state.main) this.#noteLeaving(event.task, at);
        break;
    }
  }

  #noteRequest(task: TaskId, by: TaskId | null, at: Second): void {
    const before = this.#state.task(task);
    if (before === undefined || before.doing === "done") return;
    const { frames, steps, doing } = before;
    const hadBegun = steps > 0;
    const waiting = doing === "waiting" ? frames : [];
    const isTimeout = by === null && this.#hasFired;
    this.requests.push({ task, at, event: this.#state.event, by, frames: waiting, hadBegun, isTimeout });
    // A timer that is still set may let somebody go on.
    if (isTimeout && this.#state.timerCount === 0) this.#noteHalt(at);
  }

  /** A timeout ends it all: did it have to? */
  #noteHalt(at: Second): void {
    const waiting = this.#state.tasks.filter(({ doing }) => doing !== "done");
    const stuck = waiting.filter(({ parent, waitsFor }) => parent !== null && waitsFor?.kind === "future");
    const isIdle = waiting.every(({ doing, waitsFor }) => doing === "waiting" && waitsFor?.kind !== "sleep");
    const from = stuck.reduce((latest, { cause }) => Math.max(latest, cause.at), 0);
    if (isIdle && stuck.length > 1 && at - from > this.moment)
      this.halts.push({ tasks: stuck.map(({ task }) => task), from, at });
  }

  #noteLeaving(main: TaskId, at: Second): void {
    const asked = new Set(this.requests.map(({ task }) => task));
    const left = this.#state.tasks
      .filter(({ task, doing }) => task !== main && doing !== "done" && !asked.has(task))
      .map(({ task }) => task);
    if (left.length > 0) this.leavings.push({ main, at, left });
    for (let rank = 0; rank < this.#state.timerCount; rank++) {
      const { timer = 0, deadline = 0, task = null } = this.#state.timerAt(rank) ?? {};
      // What a task waits for until then is told of the task.
      const { doing = "done" } = task === null || task === main ? {} : (this.#state.task(task) ?? {});
      if (doing === "done") this.unfired.set(timer, deadline);
    }
  }

  /** Most runs need none of it, and it takes as long as all the rest. */
  get timing(): Timing {
    this.#timing ??= timingOf(this.events, this.moment);
    return this.#timing;
  }

  /** Was a task woken, by more than the time, at the moment that follows this one? */
  wokeSomebody(at: Second): boolean {
    return this.timing.wakings.some((woken) => woken >= at && woken - at <= this.moment);
  }

  /** When a task went on first after so many events, told of or not; null: never. */
  nextStep(task: TaskId, after: number): Second | null {
    for (let number = after; number < this.events.length; number++) {
      const event = this.events[number] as TraceEvent;
      if (event.kind === "step-began" && event.task === task) return event.at;
    }
    return null;
  }

  /** When the functions that waited in a task when it was asked to end were over, and how often they waited till then. */
  endOf({ task, event, frames }: Request): { readonly at: Second; readonly waits: number } | null {
    let waits = 0;
    this.#told ??= toldOf(this.events, new Set(this.requests.map((request) => request.task)));
    for (const { event: number, of } of this.#told.get(task) ?? []) {
      if (number < event) continue;
      const isIn = "frames" in of && frames.every((frame, depth) => of.frames[depth] === frame);
      if (!isIn) return { at: of.at, waits };
      if (of.kind === "suspended") waits++;
    }
    return null;
  }
}

/** An event, and how many had happened before it. */
interface Told {
  readonly event: number;
  readonly of: TraceEvent;
}

function toldOf(events: readonly TraceEvent[], tasks: ReadonlySet<TaskId>): ReadonlyMap<TaskId, Told[]> {
  const told = new Map<TaskId, Told[]>();
  for (const [event, of] of events.entries()) {
    const isTelling = "task" in of && of.task !== null && ("frames" in of || of.kind === "task-done");
    if (isTelling && tasks.has(of.task)) listIn(told, of.task).push({ event, of });
  }
  return told;
}
