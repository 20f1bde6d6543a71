// A trace in the Trace Event Format, which Perfetto and chrome://tracing open: a track for each task, on it what it did
// and what it waited for, arrows from what woke it to its next step, and a mark for each line of output.

import type { TraceDocument } from "../../trace/document.js";
import type { StackLine, TaskId, TraceEvent, WaitTarget } from "../../trace/event.js";
import { type Lane, lanesOf } from "../../trace/lanes.js";
import { type Arrow, type ChromeEvent, nanoseconds, type Slice, Tracks } from "./chromeTracks.js";

export type { ChromeEvent } from "./chromeTracks.js";

export interface ChromeTrace {
  readonly traceEvents: readonly ChromeEvent[];
  readonly displayTimeUnit: "ms";
  readonly otherData: Readonly<Record<string, string>>;
}

/** The tracks that are no task's; a task's comes after them, by its number. */
const loopTrack = 1;
const outsideTrack = 2;

/** @param nameOf how a function's name is shown */
export function chromeTrace(document: TraceDocument, nameOf: (name: string) => string): ChromeTrace {
  const { events, lesson, title, source, programs } = document;
  const writer = new Writer(nameOf);
  writer.tracks.nameProcess(`${lesson ?? title.en} (${source})`);
  for (const event of events) writer.apply(event);
  writer.end();
  writer.outside(events);
  return {
    traceEvents: writer.tracks.events(),
    displayTimeUnit: "ms",
    otherData: { title: title.en, time: source, program: programs.typescript.file },
  };
}

interface WithPlace {
  readonly frames: readonly string[];
  readonly stack?: readonly StackLine[];
}

interface OfTask {
  readonly coroutine: string;
  /** What it waits for, and since which moment that is shown; null while it does not. */
  wait: { readonly event: Suspended; readonly from: number } | null;
  /** Since which moment that is shown it stands in the ready queue; null while it does not. */
  ready: number | null;
  /** The last of its steps, from which arrows leave. */
  step: Slice | null;
  arrow: Arrow | null;
  isDone: boolean;
}

type Suspended = Extract<TraceEvent, { readonly kind: "suspended" }>;
type Scheduled = Extract<TraceEvent, { readonly kind: "callback-scheduled" }>;

class Writer {
  readonly tracks = new Tracks();
  readonly #nameOf: (name: string) => string;
  readonly #tasks = new Map<TaskId, OfTask>();
  /** Those whose steps run, the innermost last: an eager task's first step runs within another's. */
  readonly #running: TaskId[] = [];
  /** When they were seen to fire. */
  readonly #timers = new Map<number, Slice>();
  /** The timer that each task has set last: a sleep's, if it sleeps. */
  readonly #sleeps = new Map<TaskId, number>();
  readonly #callbacks = new Map<number, Scheduled>();
  /** What the callback that is under way stands for; null without one. */
  #callback: Slice | null = null;
  /** Whether callbacks are told: without them it is guessed whom a timer or a task's end has woken. */
  #hasDetails = false;
  #lastDone: TaskId | null = null;
  #spans = 0;

  constructor(nameOf: (name: string) => string) {
    this.#nameOf = nameOf;
    this.tracks.open(loopTrack, "event loop");
  }

  apply(event: TraceEvent): void {
    const { tracks } = this;
    tracks.moveTo(event.at);
    switch (event.kind) {
      case "program-began":
        this.#hasDetails = event.detail === true;
        break;
      case "task-created":
        this.#created(event);
        break;
      case "step-began":
        this.#stepBegan(event.task);
        break;
      case "suspended": {
        this.#stepEnded(event.task);
        const task = this.#tasks.get(event.task);
        if (task === undefined) break;
        if (event.on.kind === "turn") task.ready = tracks.now;
        else task.wait = { event, from: tracks.now };
        break;
      }
      case "woken":
        this.#woken(event.task);
        break;
      case "task-done":
        this.#done(event);
        break;
      case "timer-set":
        if (event.task !== null) this.#sleeps.set(event.task, event.timer);
        break;
      case "timer-fired": {
        const slice = tracks.moment(loopTrack, "timer", "timer", { timer: event.timer });
        if (slice !== null) this.#timers.set(event.timer, slice);
        break;
      }
      case "callback-scheduled":
        this.#callbacks.set(event.handle, event);
        break;
      case "callback-began":
        this.#callbackBegan(event);
        break;
      case "callback-ended":
        if (event.handle !== null) tracks.end(loopTrack);
        this.#callback = null;
        break;
      case "blocked":
        if (event.task !== null)
          tracks.begin(
            trackOf(event.task),
            `blocked for ${event.seconds} s`,
            "blocked",
            this.#whereOf(event),
          );
        break;
      case "unblocked":
        if (event.task !== null) tracks.end(trackOf(event.task));
        break;
      case "output": {
        const args = { stream: event.stream, ...this.#whereOf(event) };
        // What ran outside stands at its own time, as the lanes tell that.
        if (event.task === null)
          tracks.mark(this.#outsideTrack(), event.text, "output", args, nanoseconds(event.at));
        else tracks.mark(trackOf(event.task), event.text, "output", args);
        break;
      }
      case "cancel-requested":
        tracks.mark(trackOf(event.task), "cancel requested", "cancel", {});
        break;
      case "span": {
        // A thread's is named by its function; who measures one names it as he likes.
        const name = event.thread === true ? this.#nameOf(event.name) : event.name;
        tracks.span(++this.#spans, event.from, event.to, name, { state: event.state });
        break;
      }
    }
  }

  /** What ran outside every task, as the lanes tell it. */
  outside(events: readonly TraceEvent[]): void {
    const slices = outsideSlices(lanesOf(events), this.#nameOf);
    if (slices.length === 0) return;
    const { tracks } = this;
    const track = this.#outsideTrack();
    const ends: number[] = [];
    const endLast = (): void => tracks.end(track, {}, ends.pop());
    for (const { from, to, name, cat } of slices) {
      while (ends.length > 0 && (ends.at(-1) ?? 0) <= from) endLast();
      tracks.begin(track, name, cat, {}, from);
      ends.push(Math.min(to, ends.at(-1) ?? to));
    }
    while (ends.length > 0) endLast();
  }

  /** The trace ends here: so does what is under way. */
  end(): void {
    for (const task of this.#tasks.keys()) this.#endWait(task);
    this.tracks.endAll();
  }

  #outsideTrack(): number {
    this.tracks.open(outsideTrack, "outside tasks");
    return outsideTrack;
  }

  #created({ task, name, coroutine: written, parent }: Extract<TraceEvent, { kind: "task-created" }>): void {
    const coroutine = this.#nameOf(written);
    const track = trackOf(task);
    this.tracks.open(track, `${coroutine} (${name})`);
    const by = parent === null ? undefined : this.#tasks.get(parent)?.coroutine;
    this.tracks.begin(track, coroutine, "task", { task: name, ...(by !== undefined && { parent: by }) });
    const ready = this.tracks.now;
    this.#tasks.set(task, { coroutine, wait: null, ready, step: null, arrow: null, isDone: false });
  }

  #stepBegan(task: TaskId): void {
    const state = this.#tasks.get(task);
    if (state === undefined) return;
    this.#endWait(task);
    const track = trackOf(task);
    if (state.ready !== null) this.tracks.slice(track, state.ready, "ready", "ready");
    state.ready = null;
    state.step = this.tracks.begin(track, "running", "running");
    if (state.arrow !== null && state.step !== null) this.tracks.arriveAt(state.step, state.arrow);
    state.arrow = null;
    this.#running.push(task);
  }

  #stepEnded(task: TaskId): void {
    const place = this.#running.lastIndexOf(task);
    if (place === -1) return;
    this.#running.splice(place, 1);
    this.tracks.end(trackOf(task));
  }

  #woken(task: TaskId): void {
    const state = this.#tasks.get(task);
    if (state === undefined) return;
    const on = state.wait?.event.on ?? null;
    this.#endWait(task);
    state.ready = this.tracks.now;
    const waker = this.#wakerOf(task, on);
    state.arrow = waker === null ? null : this.tracks.leaveFrom(waker, "wakes");
  }

  #done({ task, outcome }: Extract<TraceEvent, { readonly kind: "task-done" }>): void {
    this.#stepEnded(task);
    this.#endWait(task);
    this.tracks.end(trackOf(task), outcomeOf(outcome));
    const state = this.#tasks.get(task);
    if (state !== undefined) state.isDone = true;
    this.#lastDone = task;
  }

  /** A timer's is the timer's own slice; any other has one for itself, but leads back to the task whose end it is told of. */
  #callbackBegan({ handle, timer }: Extract<TraceEvent, { readonly kind: "callback-began" }>): void {
    if (timer !== null) this.#callback = this.#timers.get(timer) ?? null;
    if (handle === null) return;
    const scheduled = this.#callbacks.get(handle);
    this.#callbacks.delete(handle);
    const slice = this.tracks.begin(loopTrack, this.#nameOf(scheduled?.name ?? "callback"), "callback");
    const of = scheduled?.of?.kind === "task" ? this.#stepOf(scheduled.of.task) : null;
    this.#callback = of ?? slice;
  }

  #stepOf(task: TaskId): Slice | null {
    return this.#tasks.get(task)?.step ?? null;
  }

  /** What woke a task that waited for this. Null: nothing that is shown, as what runs outside every task. */
  #wakerOf(task: TaskId, on: WaitTarget | null): Slice | null {
    const runs = this.#running.at(-1);
    if (runs !== undefined) return this.#stepOf(runs);
    if (this.#callback !== null) return this.#callback;
    if (on?.kind === "task") return this.#tasks.get(on.task)?.isDone === true ? this.#stepOf(on.task) : null;
    if (this.#hasDetails) return null;
    if (on?.kind === "gather") return this.#lastDone === null ? null : this.#stepOf(this.#lastDone);
    return on?.kind === "sleep" ? (this.#timers.get(this.#sleeps.get(task) ?? 0) ?? null) : null;
  }

  #endWait(task: TaskId): void {
    const state = this.#tasks.get(task);
    if (state === undefined || state.wait === null) return;
    const { event, from } = state.wait;
    state.wait = null;
    this.tracks.slice(trackOf(task), from, this.#nameOfWait(event.on), "await", this.#whereOf(event));
  }

  /** Where in the program, as far as the trace tells it. */
  #whereOf({ frames, stack }: WithPlace): Record<string, string | number> {
    const line = stack?.findLast(({ internal }) => !internal)?.line;
    return {
      ...(frames.length > 0 && { in: frames.map((name) => this.#nameOf(name)).join(" > ") }),
      ...(line != null && { line }),
    };
  }

  #nameOfWait(on: WaitTarget): string {
    switch (on.kind) {
      case "sleep":
        return `await sleep until ${on.until.toFixed(3)} s`;
      case "task":
        return `await ${this.#tasks.get(on.task)?.coroutine ?? "task"}`;
      case "gather":
        return `await gather of ${on.children}`;
      case "future":
        return `await ${on.label === undefined ? "future" : this.#nameOf(on.label)}`;
      case "turn":
        return "await turn";
    }
  }
}

function trackOf(task: TaskId): number {
  return outsideTrack + task;
}

/** In nanoseconds. */
interface OutsideSlice {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly cat: "function" | "blocked";
}

/** The functions that ran outside every task and when they held the thread, an outer one before those within it. */
function outsideSlices(lanes: readonly Lane[], nameOf: (name: string) => string): OutsideSlice[] {
  const outside = lanes.filter(({ task, measured }) => task === null && measured !== true);
  const functions = outside.map(({ name, from, to }): OutsideSlice => {
    return { from: nanoseconds(from), to: nanoseconds(to), name: nameOf(name), cat: "function" };
  });
  // A function is held with those that it was called by: it is told once.
  const held = new Map<string, OutsideSlice>();
  for (const { state, from, to } of outside.flatMap(({ intervals }) => intervals)) {
    if (state !== "blocked") continue;
    const stretch = { from: nanoseconds(from), to: nanoseconds(to) };
    held.set(`${from} ${to}`, { ...stretch, name: "blocked", cat: "blocked" });
  }
  return [...functions, ...held.values()].sort((a, b) => a.from - b.from || b.to - a.to);
}

function outcomeOf(
  outcome: Extract<TraceEvent, { readonly kind: "task-done" }>["outcome"],
): Record<string, string> {
  switch (outcome.status) {
    case "finished":
      return { outcome: "finished", result: outcome.result };
    case "failed":
      return { outcome: "failed", error: outcome.error };
    case "cancelled":
      return { outcome: "cancelled" };
  }
}
