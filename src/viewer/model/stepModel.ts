// What a step viewer shows at one event: everything but words and layout, for the terminal as for a page.
import type { TraceDocument } from "../../trace/document.js";
import type { StackLine, TaskId, TraceEvent } from "../../trace/event.js";
import type { ReadyEntry } from "../../trace/state/readyQueue.js";
import type { Snapshot } from "../../trace/state/runState.js";
import type { TaskState } from "../../trace/state/taskState.js";
import type { Timeline } from "../../trace/state/timeline.js";
import { StepNames } from "./stepNames.js";
import { ShownEvents } from "./stepShown.js";
import { type StandingTask, StepSource } from "./stepSource.js";
import type { Queued, Waker } from "./why.js";
import type { Why } from "./whyOf.js";
import { innerOfStack, waitsFor, wakerOf, whyOf } from "./whyOf.js";

export type SourceLanguage = "typescript" | "python";

export interface StepChoice {
  /** How many events have happened: 0 to the trace's length. */
  readonly event: number;
  /** The task whose line and row are marked; null: the one that the event is about. */
  readonly task: TaskId | null;
  readonly source: SourceLanguage;
}

/** Rows made when they are looked at: there may be a hundred thousand of them, of which thirty are drawn. */
export interface Rows<T> {
  readonly length: number;
  at(index: number): T | undefined;
}

/** What is shown at one event. */
export type StepModel = ReturnType<Steps["model"]>;
export type ReadyRow = RowOf<"ready">;
export type TimerRow = RowOf<"timers">;
export type TaskRow = RowOf<"tasks">;
export type OutputRow = RowOf<"output">;
type RowOf<K extends "ready" | "timers" | "tasks" | "output"> =
  StepModel[K] extends Rows<infer Row> ? Row : never;

/**
 * A trace made ready for stepping. What is the same for every event (names, lanes, which events are shown) is worked out
 * once, and only when asked for.
 */
export class Steps {
  readonly document: TraceDocument;
  readonly timeline: Timeline;
  readonly names: StepNames;
  readonly shown: ShownEvents;
  readonly #source: StepSource;

  /** @param internals whether the library's own callbacks are shown as well */
  constructor(document: TraceDocument, timeline: Timeline, internals: boolean) {
    this.document = document;
    this.timeline = timeline;
    this.names = new StepNames(timeline.last);
    this.shown = new ShownEvents(document.events, this.names, internals);
    this.#source = new StepSource(document, this.names);
  }

  model({ event, task, source }: StepChoice) {
    const { document, names, shown, timeline } = this;
    const { most, taskCount: taskTotal } = timeline.last;
    const snapshot = timeline.stateAt(event);
    const followed = task === null ? this.#followed(event, snapshot) : { task };
    const chosen = followed !== null && "task" in followed ? followed.task : null;
    const chosenState = chosen === null ? undefined : this.#stateOf(chosen, event, snapshot);
    const moment = document.events[event - 1];
    return {
      /** As `StepChoice.event`. */
      event,
      /** Its place among the events that are shown (0: before the first), and how many these are. */
      step: shown.placeOf(event),
      steps: shown.length,
      at: snapshot.at,
      iteration: snapshot.iteration,
      clock: document.source,
      lesson: document.lesson,
      title: document.title,
      /** The task that is marked; null when there is none yet. */
      chosen,
      /** Was it not chosen, but is the one that the event is about? */
      isFollowing: task === null,
      source: this.#source.pane(
        source,
        chosenState ?? (followed !== null && "stack" in followed ? followed : undefined),
        () => this.#someTasks(snapshot),
      ),
      ready: rowsOf(
        snapshot.readyCount,
        (index) => snapshot.readyAt(index),
        (entry) => this.#readyRow(entry, snapshot),
      ),
      timers: rowsOf(
        snapshot.timerCount,
        (index) => snapshot.timerAt(index),
        // Less than 0 is left of one that is overdue, as the loop has not had the thread since.
        ({ deadline, timer }) => ({ deadline, left: deadline - snapshot.at, timer: names.timer(timer) }),
      ),
      /** How many there are at once in the whole run, at most: for a layout that does not jump. */
      readyMost: most.ready,
      timersMost: most.timers,
      readyAndTimersMost: most.both,
      taskTotal,
      outputTotal: timeline.outputs.length,
      tasks: rowsOf(
        snapshot.taskCount,
        (index) => snapshot.task(index + 1),
        (state) => this.#taskRow(state, chosen, snapshot),
      ),
      /** The place of the chosen task among them; -1: none is chosen. */
      chosenRow: chosenState === undefined ? -1 : chosenState.task - 1,
      output: this.#output(snapshot, moment),
      /** The lanes of the whole run; the cursor on them is `at`. */
      lanes: timeline.lanes,
      /** The names of those worth drawing, in Python's spelling; of none: all. */
      laneNames: document.lanes,
      /** How long the run is. */
      end: timeline.last.at,
      why: this.why(event, snapshot),
    };
  }

  /** Why an event happened, without the rest of its model. */
  why(event: number, snapshot: Snapshot = this.timeline.stateAt(event)): Why {
    return whyOf(this.document.events, snapshot, this.names);
  }

  /** The line of one function of a stack, in the language that is shown. */
  lineOf(frame: StackLine, language: SourceLanguage): number | null {
    return this.#source.lineOf(frame, language);
  }

  /** A task's state. While it sets the timer of a sleep, it stands where it is suspended next. */
  #stateOf(task: TaskId, event: number, snapshot: Snapshot): StandingTask | undefined {
    const state = snapshot.task(task);
    const { events } = this.document;
    const next = events[event];
    const moment = events[event - 1];
    // Of any other timer the trace tells where it was set.
    const isSleeps = moment?.kind === "timer-set" && moment.stack === undefined;
    const isAboutToSleep = isSleeps && next?.kind === "suspended" && next.task === task;
    if (state === undefined || !isAboutToSleep || next.stack === undefined) return state;
    const { coroutine, doing } = state;
    return { task, coroutine, doing, stack: next.stack };
  }

  /** The first of the tasks: who looks at them all shall not have to look at a hundred thousand. */
  #someTasks(snapshot: Snapshot): TaskState[] {
    const length = Math.min(snapshot.taskCount, mostLookedAt);
    return Array.from({ length }, (_, at) => snapshot.task(at + 1)).flatMap((state) => state ?? []);
  }

  /**
   * The task that an event is about, or else the last one before it that an event is about; or what runs outside of every
   * task, if that did something later.
   */
  #followed(event: number, snapshot: Snapshot): Followed | null {
    const { events } = this.document;
    for (let at = event - 1; at >= Math.max(0, event - furthestBack); at--) {
      const before = events[at];
      if (before === undefined) return null;
      if (before.kind === "timer-fired") {
        const task = this.names.wokenBy(before.timer);
        if (task !== null) return { task };
        continue;
      }
      const isNext = before.kind === "iteration" && at === event - 1;
      const first = isNext ? snapshot.readyAt(0) : undefined;
      if (first?.kind === "task") return { task: first.task };
      const doer = doerOf(before);
      if (doer !== null) return { task: doer };
      if (before.kind === "output" && before.thread === true) return { stack: namesOnly(before.frames) };
      const stack = "stack" in before ? before.stack : undefined;
      if (stack?.some(({ internal }) => !internal) === true) return { stack };
      // Nobody of the program did it.
      if ("task" in before && before.task !== null) return { task: before.task };
    }
    return null;
  }

  #readyRow(
    entry: ReadyEntry,
    snapshot: Snapshot,
  ): Queued & {
    readonly why: Exclude<ReadyEntry, { kind: "timer" }>["why"] | "due";
    readonly by: Waker | null;
  } {
    const queued = this.names.queued(entry);
    if (entry.kind === "timer") return { ...queued, why: "due", by: null };
    return { ...queued, why: entry.why, by: wakerOf(entry.by, snapshot, this.names) };
  }

  #taskRow(state: TaskState, chosen: TaskId | null, snapshot: Snapshot) {
    const { task, outcome, waitsFor: on } = state;
    return {
      task,
      label: this.names.task(task),
      state: state.state,
      doing: state.doing,
      waitsFor: on === null ? null : waitsFor(on, snapshot, this.names),
      /** The coroutine that waits, where it is another than the task's own: waiting is charged to it. */
      inner: innerOfStack(state.stack),
      /** What it ended with; null while it is pending. */
      result:
        outcome === null || outcome.status === "cancelled"
          ? null
          : outcome.status === "failed"
            ? outcome.error
            : outcome.result,
      isFailed: outcome?.status === "failed",
      cancelRequested: state.cancelRequested,
      isChosen: task === chosen,
    };
  }

  #output({ outputLines }: Snapshot, moment: TraceEvent | undefined) {
    const fresh = moment?.kind === "output" ? moment.text.split("\n").length : 0;
    return rowsOf(
      outputLines,
      (index) => this.timeline.outputs[index],
      ({ text, stream, at, task }, index) => {
        // `isNew`: printed by the very event that is shown.
        return { text, stream, at, by: this.names.task(task), isNew: index >= outputLines - fresh };
      },
    );
  }
}

function rowsOf<T, Row>(
  length: number,
  itemAt: (index: number) => T | undefined,
  rowOf: (item: T, index: number) => Row,
): Rows<Row> {
  return {
    length,
    at(index) {
      const item = index < length ? itemAt(index) : undefined;
      return item === undefined ? undefined : rowOf(item, index);
    },
  };
}

/** Whose line and row are marked where no task was chosen. */
type Followed = { readonly task: TaskId } | { readonly stack: readonly StackLine[] };

/** Another thread's functions: their lines are not to be had. */
function namesOnly(frames: readonly string[]): StackLine[] {
  return frames.map((name) => ({ name, line: null, internal: false }));
}

/** The task that did it; null: no task, or it is not known which. */
function doerOf(event: TraceEvent): TaskId | null {
  if (event.kind === "task-created") return event.parent;
  if (event.kind === "cancel-requested") return event.by;
  return "task" in event ? event.task : null;
}

/** For marks in the source. */
const mostLookedAt = 200;

/** How far back the task that an event is about is looked for. */
const furthestBack = 200;
