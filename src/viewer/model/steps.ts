// What a step viewer shows at one event: everything but words and layout, for the terminal as for a page.
import { type ShownLane, shownLanes } from "../../draw/shownLanes.js";
import type { TraceDocument } from "../../trace/document.js";
import type { StackLine, TaskId, TraceEvent } from "../../trace/event.js";
import type { ReadyEntry } from "../../trace/state/readyQueue.js";
import type { Snapshot } from "../../trace/state/runState.js";
import type { TaskState } from "../../trace/state/taskState.js";
import type { Timeline } from "../../trace/state/timeline.js";
import { labelText, StepNames } from "./names.js";
import { ShownEvents } from "./shown.js";
import { type SourceLanguage, type Standing, StepSource } from "./source.js";
import { variablesOf } from "./variables.js";
import { innerOfStack, Moment } from "./why.js";

/** How far back the task that an event is about is looked for. */
const furthestBack = 200;

interface StepChoice {
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
  #lanes: readonly ShownLane[] | null = null;
  #hasVariables: boolean | null = null;

  /** @param internals whether the library's own callbacks are shown as well */
  constructor(document: TraceDocument, timeline: Timeline, internals: boolean) {
    this.document = document;
    this.timeline = timeline;
    this.names = new StepNames(timeline.last);
    this.shown = new ShownEvents(timeline, this.names, internals);
    this.#source = new StepSource(document, this.names);
  }

  /** Has the trace values of variables, if not at every event? */
  get hasVariables(): boolean {
    this.#hasVariables ??= this.document.events.some((event) => "locals" in event);
    return this.#hasVariables;
  }

  /** The lanes of the whole run that are worth drawing. */
  get lanes(): readonly ShownLane[] {
    this.#lanes ??= shownLanes(this.timeline.lanes, this.document.lanes);
    return this.#lanes;
  }

  model({ event, task, source }: StepChoice) {
    const { document, names, shown, timeline } = this;
    const snapshot = timeline.stateAt(event);
    const moment = new Moment(document.events, snapshot, names);
    const followed = task === null ? this.#followed(event, snapshot) : { task };
    const chosen = followed?.task ?? null;
    const standing =
      followed === null || followed.task === null ? followed : this.#standing(followed.task, event, snapshot);
    return {
      /** What is the same at every event. */
      run: this as Steps,
      /** As `StepChoice.event`. */
      event,
      /** Its place among the events that are shown (0: before the first), and how many these are. */
      step: shown.placeOf(event),
      steps: shown.length,
      at: snapshot.at,
      iteration: snapshot.iteration,
      /** The task that is marked; null when there is none yet. */
      chosen,
      /** Was it not chosen, but is the one that the event is about? */
      isFollowing: task === null,
      source: this.#source.pane(source, standing, snapshot),
      ready: rowsOf(
        snapshot.readyCount,
        (index) => snapshot.readyAt(index),
        (entry) => this.#readyRow(entry, moment),
      ),
      timers: rowsOf(
        snapshot.timerCount,
        (index) => snapshot.timerAt(index),
        // Less than 0 is left of one that is overdue, as the loop has not had the thread since.
        ({ deadline, timer }) => ({ deadline, left: deadline - snapshot.at, timer: names.timer(timer) }),
      ),
      tasks: rowsOf(
        snapshot.taskCount,
        (index) => snapshot.task(index + 1),
        (state) => this.#taskRow(state, chosen, moment),
      ),
      /** The place of the chosen task among them; -1: none is chosen. */
      chosenRow: (standing?.task ?? 0) - 1,
      /** Where the chosen task stands, outermost first; null: none is chosen. */
      chosenPlace: standing === null || standing.task === null ? null : this.#placeOf(standing, snapshot),
      hasVariables: this.hasVariables,
      /** Of the chosen task's innermost function; null: the trace has none there. */
      variables: standing === null || standing.task === null ? null : variablesOf(standing),
      output: this.#output(snapshot, document.events[event - 1]),
      why: moment.why(),
    };
  }

  /** The line of one function of a stack, in the language that is shown. */
  lineOf(frame: StackLine, language: SourceLanguage): number | null {
    return this.#source.lineOf(frame, language);
  }

  /** Where a task stands. While it sets the timer of a sleep, that is where it is suspended next. */
  #standing(task: TaskId, event: number, snapshot: Snapshot): Standing | null {
    const state = snapshot.task(task);
    if (state === undefined) return null;
    const { events } = this.document;
    const [latest, next] = [events[event - 1], events[event]];
    // Of any other timer the trace tells where it was set.
    const isAboutToSleep = latest?.kind === "timer-set" && latest.stack === undefined;
    if (!isAboutToSleep || next?.kind !== "suspended" || next.task !== task || next.stack === undefined)
      return state;
    const { coroutine, doing, locals: localsBefore } = state;
    return { task, coroutine, doing, stack: next.stack, locals: next.locals ?? null, localsBefore };
  }

  /** Where a task stands, as a traceback tells it: its functions with their lines, and what it has raised. */
  #placeOf({ task, stack }: Standing & { readonly task: TaskId }, snapshot: Snapshot) {
    const outcome = snapshot.task(task)?.outcome ?? null;
    return {
      name: labelText(this.names.task(task)),
      functions: stack.map((frame) => ({ name: frame.name, ...this.#source.placeOf(frame) })),
      raised: outcome?.status === "failed" ? outcome.error : null,
    };
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
      // The lines of another thread's functions are not to be had.
      if (before.kind === "output" && before.thread === true)
        return { task: null, stack: before.frames.map((name) => ({ name, line: null, internal: false })) };
      const stack = "stack" in before ? before.stack : undefined;
      if (stack?.some(({ internal }) => !internal) === true) return { task: null, stack };
      // Nobody of the program did it.
      if ("task" in before && before.task !== null) return { task: before.task };
    }
    return null;
  }

  #readyRow(entry: ReadyEntry, moment: Moment) {
    const { why, by } = entry.kind === "timer" ? ({ why: "due", by: null } as const) : entry;
    return { ...this.names.queued(entry), why, by: moment.wakerOf(by) };
  }

  #taskRow(shown: TaskState, chosen: TaskId | null, moment: Moment) {
    const { task, state, doing, waitsFor, stack, outcome, cancelRequested } = shown;
    return {
      task,
      label: this.names.task(task),
      state,
      doing,
      waitsFor: waitsFor === null ? null : moment.waitsFor(waitsFor),
      /** The coroutine that waits, where it is another than the task's own: waiting is charged to it. */
      inner: innerOfStack(stack),
      /** Null while it is pending. */
      outcome,
      cancelRequested,
      isChosen: task === chosen,
    };
  }

  #output({ outputLines }: Snapshot, latest: TraceEvent | undefined) {
    const fresh = latest?.kind === "output" ? latest.text.split("\n").length : 0;
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
type Followed = { readonly task: TaskId } | { readonly task: null; readonly stack: readonly StackLine[] };

/** The task that did it; null: no task, or it is not known which. */
function doerOf(event: TraceEvent): TaskId | null {
  if (event.kind === "task-created") return event.parent;
  if (event.kind === "cancel-requested") return event.by;
  return "task" in event ? event.task : null;
}
