// What a step viewer shows at one event: everything but words and layout, for the terminal as for a page.

import type { TraceDocument } from "../../trace/document.js";
import type { Second, StackLine, TaskId, TraceEvent } from "../../trace/event.js";
import type { Label } from "../../trace/labels.js";
import type { Lane } from "../../trace/lanes.js";
import type { ReadyEntry } from "../../trace/state/readyQueue.js";
import type { Snapshot } from "../../trace/state/runState.js";
import type { TaskState } from "../../trace/state/taskState.js";
import type { Timeline } from "../../trace/state/timeline.js";
import { StepNames } from "./stepNames.js";
import { ShownEvents } from "./stepShown.js";
import { type StandingTask, StepSource } from "./stepSource.js";
import type { NamedTimer, Queued, WaitsFor, Waker } from "./why.js";
import type { Why } from "./whyOf.js";
import { innerOf, waitsFor, wakerOf, whyOf } from "./whyOf.js";

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

export interface SourceMark {
  /** From 1. */
  readonly line: number;
  /** Who stands there: an outer frame of the chosen task, or another task's innermost one. */
  readonly of: Label;
}

export interface SourcePane {
  readonly language: SourceLanguage;
  /** Is there the same program in the other language? */
  readonly hasOther: boolean;
  readonly file: string;
  readonly text: string;
  readonly lines: readonly string[];
  /** The line of the chosen task, from 1. */
  readonly current: number | null;
  /** Who stands there: the chosen task, or what runs outside of every task. */
  readonly of: Label | null;
  /** Has the chosen task ended? Then its line is where it was seen last. */
  readonly isOver: boolean;
  /** In the order of the lines; never the current one. */
  readonly marks: readonly SourceMark[];
}

export type ReadyRow = Queued & {
  readonly why: "created" | "woken" | "turn" | "cancelled" | "call_soon" | "done-callback" | "due";
  readonly by: Waker | null;
};

export interface TimerRow {
  readonly deadline: Second;
  /** Less than 0: it is overdue, as the loop has not had the thread since. */
  readonly left: Second;
  readonly timer: NamedTimer;
}

export interface TaskRow {
  readonly task: TaskId;
  readonly label: Label;
  readonly state: "PENDING" | "FINISHED" | "CANCELLED";
  readonly doing: "running" | "ready" | "waiting" | "blocked" | "done";
  readonly waitsFor: WaitsFor | null;
  /** The coroutine that waits, where it is another than the task's own: waiting is charged to it. */
  readonly inner: string | null;
  /** What it ended with; null while it is pending. */
  readonly result: string | null;
  readonly isFailed: boolean;
  readonly cancelRequested: boolean;
  readonly isChosen: boolean;
}

export interface OutputRow {
  readonly text: string;
  readonly stream: "stdout" | "stderr";
  readonly at: Second;
  readonly by: Label | null;
  /** Printed by the very event that is shown. */
  readonly isNew: boolean;
}

export interface StepModel {
  /** As `StepChoice.event`. */
  readonly event: number;
  /** Its place among the events that are shown (0: before the first), and how many these are. */
  readonly step: number;
  readonly steps: number;
  readonly at: Second;
  readonly iteration: number;
  readonly clock: "measured" | "virtual";
  readonly lesson: string | null;
  readonly title: TraceDocument["title"];
  /** The task that is marked; null when there is none yet. */
  readonly chosen: TaskId | null;
  /** Was it not chosen, but is the one that the event is about? */
  readonly isFollowing: boolean;
  readonly source: SourcePane;
  readonly ready: Rows<ReadyRow>;
  readonly timers: Rows<TimerRow>;
  readonly tasks: Rows<TaskRow>;
  /** How many there are at once in the whole run, at most: for a layout that does not jump. */
  readonly readyMost: number;
  readonly timersMost: number;
  readonly readyAndTimersMost: number;
  readonly taskTotal: number;
  /** The place of the chosen task among them; -1: none is chosen. */
  readonly chosenRow: number;
  readonly output: Rows<OutputRow>;
  readonly outputTotal: number;
  /** The lanes of the whole run; the cursor on them is `at`. */
  readonly lanes: readonly Lane[];
  /** The names of those worth drawing, in Python's spelling; of none: all. */
  readonly laneNames: readonly string[];
  /** How long the run is. */
  readonly end: Second;
  readonly why: Why;
}

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

  model({ event, task, source }: StepChoice): StepModel {
    const { document, names, shown, timeline } = this;
    const { most, taskCount: taskTotal } = timeline.last;
    const snapshot = timeline.stateAt(event);
    const followed = task === null ? this.#followed(event, snapshot) : { task };
    const chosen = followed !== null && "task" in followed ? followed.task : null;
    const chosenState = chosen === null ? undefined : this.#stateOf(chosen, event, snapshot);
    const moment = document.events[event - 1];
    return {
      event,
      step: shown.placeOf(event),
      steps: shown.length,
      at: snapshot.at,
      iteration: snapshot.iteration,
      clock: document.source,
      lesson: document.lesson,
      title: document.title,
      chosen,
      isFollowing: task === null,
      source: this.#source.pane(
        source,
        chosenState ?? (followed !== null && "stack" in followed ? followed : undefined),
        () => this.#someTasks(snapshot),
      ),
      ready: {
        length: snapshot.readyCount,
        at: (index) => {
          const entry = snapshot.readyAt(index);
          return entry === undefined ? undefined : this.#readyRow(entry, snapshot);
        },
      },
      timers: {
        length: snapshot.timerCount,
        at: (index) => {
          const set = snapshot.timerAt(index);
          if (set === undefined) return undefined;
          return { deadline: set.deadline, left: set.deadline - snapshot.at, timer: names.timer(set.timer) };
        },
      },
      readyMost: most.ready,
      timersMost: most.timers,
      readyAndTimersMost: most.both,
      taskTotal,
      outputTotal: timeline.outputs.length,
      tasks: {
        length: snapshot.taskCount,
        at: (index) => {
          const state = snapshot.task(index + 1);
          return state === undefined ? undefined : this.#taskRow(state, chosen, snapshot);
        },
      },
      chosenRow: chosenState === undefined ? -1 : chosenState.task - 1,
      output: this.#output(snapshot, moment),
      lanes: this.lanes,
      laneNames: document.lanes,
      end: document.events.at(-1)?.at ?? 0,
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

  /** The lanes of the whole run. */
  get lanes(): readonly Lane[] {
    return this.timeline.lanes;
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

  #readyRow(entry: ReadyEntry, snapshot: Snapshot): ReadyRow {
    const queued = this.names.queued(entry);
    if (entry.kind === "timer") return { ...queued, why: "due", by: null };
    return { ...queued, why: entry.why, by: wakerOf(entry.by, snapshot, this.names) };
  }

  #taskRow(state: TaskState, chosen: TaskId | null, snapshot: Snapshot): TaskRow {
    const { task, outcome, waitsFor: on } = state;
    return {
      task,
      label: this.names.task(task),
      state: state.state,
      doing: state.doing,
      waitsFor: on === null ? null : waitsFor(on, snapshot, this.names),
      inner: innerOf(state.stack),
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

  #output({ outputLines }: Snapshot, moment: TraceEvent | undefined): Rows<OutputRow> {
    const { outputs } = this.timeline;
    const fresh = moment?.kind === "output" ? moment.text.split("\n").length : 0;
    return {
      length: outputLines,
      at: (index) => {
        const line = outputs[index];
        if (line === undefined || index >= outputLines) return undefined;
        const { text, stream, at, task } = line;
        return { text, stream, at, by: this.names.task(task), isNew: index >= outputLines - fresh };
      },
    };
  }
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
