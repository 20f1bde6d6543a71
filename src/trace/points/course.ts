// The course of a run, read once: when its tasks ended, who asked them to, who was kept waiting and by whom. Of this the points
// that a run makes are found.
import type { Second, TaskId, TaskOutcome, TraceEvent } from "../event.js";
import { RunState, type Snapshot } from "../state/runState.js";
import { type Wait, Waits } from "../waits.js";

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

/** When a task could go on, and why: another woke it, its sleep was over, or it waited for nothing but its turn. */
interface Due {
  readonly at: Second;
  readonly why: "woken" | "slept" | "ready";
}

/** A task could have gone on, and went on only later, as the thread was held meanwhile. */
export interface Delay {
  readonly task: TaskId;
  readonly due: Due;
  readonly ran: Second;
  readonly by: Hold;
}

/** The thread was held. */
export interface Hold {
  readonly task: TaskId | null;
  /** The function that held it; null where none is known: it did not say that it would, or it has no name. */
  readonly name: string | null;
  /** Did the loop run meanwhile? Otherwise no loop did. */
  readonly isInLoop: boolean;
  readonly from: Second;
  readonly to: Second;
}

/** A task gave way so many times, and no other ran in between. */
interface Row {
  readonly task: TaskId;
  readonly from: Second;
  readonly to: Second;
  readonly turns: number;
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
  readonly delays: Delay[] = [];
  readonly leavings: Leaving[] = [];
  readonly halts: Halt[] = [];
  /** The deadlines of timers that a main task's end has left, and that never came due, by the timer's number. */
  readonly unfired = new Map<number, Second>();
  /** The longest of those rows. */
  busiest: Row | null = null;
  /** The stretches in which a task ran and nothing was told of it, longer than the shortest that is worth telling. */
  readonly silences: Hold[] = [];
  /** Those that no request to cancel put an end to, in the order of their beginnings. */
  readonly waits: readonly Wait[];
  /** Of each task, the events that tell its wait, its output or its end. */
  readonly #told = new Map<TaskId, { readonly event: number; readonly of: TraceEvent }[]>();
  readonly #state = new RunState();
  readonly #due = new Map<TaskId, Due>();
  readonly #holds: Hold[] = [];
  /** The one that lasts. */
  #row: Row | null = null;
  /** Has a timer fired since the last step began? */
  #hasFired = false;
  /** When tasks were woken that did not wait for a time. */
  readonly #wakings: Second[] = [];

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
      if (before !== null && running !== null && callback === null && before.kind !== "blocked") {
        const [from, to] = [before.at, event.at];
        if (to - from >= silence) this.silences.push({ task: running, name: null, isInLoop: true, from, to });
      }
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

  /** Notes an event, before it happens to the state. */
  #note(event: TraceEvent): void {
    const { at } = event;
    const number = this.#state.event;
    if ("task" in event && event.task !== null && ("frames" in event || event.kind === "task-done")) {
      const told = this.#told.get(event.task) ?? [];
      if (told.length === 0) this.#told.set(event.task, told);
      told.push({ event: number, of: event });
    }
    switch (event.kind) {
      case "task-created":
        this.#due.set(event.task, { at, why: "ready" });
        break;
      case "suspended": {
        const until = event.on.kind === "sleep" ? event.on.until : Number.POSITIVE_INFINITY;
        const isTurn = event.on.kind === "turn";
        this.#due.set(event.task, isTurn ? { at, why: "ready" } : { at: until, why: "slept" });
        if (isTurn) this.#noteTurn(event.task, at);
        break;
      }
      case "woken": {
        const due = this.#due.get(event.task);
        if (due !== undefined && at >= due.at) break;
        this.#wakings.push(at);
        this.#due.set(event.task, { at, why: "woken" });
        break;
      }
      case "step-began":
        this.#hasFired = false;
        this.#noteStep(event.task, at);
        if (this.#row?.task !== event.task) this.#row = null;
        break;
      case "blocked":
        this.#holds.push({
          task: event.task,
          name: event.frames.at(-1) ?? null,
          isInLoop: event.iteration > 0,
          from: at,
          to: at,
        });
        break;
      case "unblocked": {
        const hold = this.#holds.at(-1);
        if (hold !== undefined) this.#holds[this.#holds.length - 1] = { ...hold, to: at };
        break;
      }
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
        this.ends.set(event.task, { task: event.task, at, event: number, outcome: event.outcome });
        if (event.task === this.#state.main) this.#noteLeaving(event.task, at);
        break;
    }
  }

  #noteStep(task: TaskId, at: Second): void {
    const due = this.#due.get(task);
    if (due === undefined || at - due.at <= this.moment) return;
    const by = this.#holds.findLast(
      (hold) => hold.task !== task && hold.to > due.at + this.moment && hold.from < at,
    );
    if (by !== undefined) this.delays.push({ task, due, ran: at, by });
  }

  #noteTurn(task: TaskId, at: Second): void {
    const { from = at, turns = 0 } = this.#row ?? {};
    this.#row = { task, from, to: at, turns: turns + 1 };
    if (this.#row.turns > (this.busiest?.turns ?? 0)) this.busiest = this.#row;
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
    const from = Math.max(...stuck.map(({ cause }) => cause.at));
    if (isIdle && stuck.length > 1 && at - from > this.moment)
      this.halts.push({ tasks: stuck.map(({ task }) => task), from, at });
  }

  #noteLeaving(main: TaskId, at: Second): void {
    const left = this.#state.tasks
      .filter(({ task, doing }) => task !== main && doing !== "done")
      .map(({ task }) => task);
    if (left.length > 0) this.leavings.push({ main, at, left });
    for (let rank = 0; rank < this.#state.timerCount; rank++) {
      const { timer = 0, deadline = 0, task = null } = this.#state.timerAt(rank) ?? {};
      // What a task waits for until then is told of the task.
      const { doing = "done" } = task === null || task === main ? {} : (this.#state.task(task) ?? {});
      if (doing === "done") this.unfired.set(timer, deadline);
    }
  }

  /** Was a task woken, by more than the time, at the moment that follows this one? */
  wokeSomebody(at: Second): boolean {
    return this.#wakings.some((woken) => woken >= at && woken - at <= this.moment);
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
    for (const { event: number, of } of this.#told.get(task) ?? []) {
      if (number < event) continue;
      const isIn = "frames" in of && frames.every((frame, depth) => of.frames[depth] === frame);
      if (!isIn) return { at: of.at, waits };
      if (of.kind === "suspended") waits++;
    }
    return null;
  }
}
