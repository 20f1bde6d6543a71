// A trace in the Trace Event Format, which Perfetto and chrome://tracing open: a track for each task, on it what it did
// and what it waited for, arrows from what woke it to its next step, and a mark for each line of output.
import { type Arrow, type ChromeEvent, Tracks } from "./chromeTracks.js";
import type { TraceDocument } from "./document.js";
import type { Second, StackLine, TaskId, TraceEvent, WaitTarget } from "./event.js";
import { type Lane, lanesOf } from "./lanes.js";

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
  writer.outside(events);
  writer.end(events.at(-1)?.at ?? 0);
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
  /** What it waits for, since when; null while it does not. */
  wait: Extract<TraceEvent, { readonly kind: "suspended" }> | null;
  /** Since when it stands in the ready queue; null while it does not. */
  ready: number | null;
  arrow: Arrow | null;
}

class Writer {
  readonly tracks = new Tracks();
  readonly #nameOf: (name: string) => string;
  readonly #tasks = new Map<TaskId, OfTask>();
  /** Those whose steps run, the innermost last: an eager task's first step runs within another's. */
  readonly #running: TaskId[] = [];
  #lastDone: TaskId | null = null;
  #spans = 0;

  constructor(nameOf: (name: string) => string) {
    this.#nameOf = nameOf;
    this.tracks.open(loopTrack, "event loop");
  }

  apply(event: TraceEvent): void {
    const { tracks } = this;
    switch (event.kind) {
      case "task-created": {
        const coroutine = this.#nameOf(event.coroutine);
        const track = trackOf(event.task);
        tracks.open(track, `${coroutine} (${event.name})`);
        const parent = event.parent === null ? undefined : this.#tasks.get(event.parent)?.coroutine;
        tracks.begin(track, event.at, coroutine, "task", { task: event.name, ...(parent && { parent }) });
        this.#tasks.set(event.task, { coroutine, wait: null, ready: event.at, arrow: null });
        break;
      }
      case "step-began":
        this.#stepBegan(event);
        break;
      case "suspended": {
        this.#stepEnded(event);
        const task = this.#tasks.get(event.task);
        if (task === undefined) break;
        if (event.on.kind === "turn") task.ready = event.at;
        else task.wait = event;
        break;
      }
      case "woken":
        this.#woken(event);
        break;
      case "task-done": {
        this.#stepEnded(event);
        this.#endWait(event.task, event.at);
        tracks.end(trackOf(event.task), event.at, outcomeOf(event.outcome));
        this.#lastDone = event.task;
        break;
      }
      case "timer-fired":
        tracks.moment(loopTrack, event.at, "timer", "timer", { timer: event.timer });
        break;
      case "blocked":
        if (event.task !== null)
          tracks.begin(
            trackOf(event.task),
            event.at,
            `blocked for ${event.seconds} s`,
            "blocked",
            this.#whereOf(event),
          );
        break;
      case "unblocked":
        if (event.task !== null) tracks.end(trackOf(event.task), event.at);
        break;
      case "output":
        tracks.mark(
          event.task === null ? this.#outsideTrack() : trackOf(event.task),
          event.at,
          event.text,
          "output",
          {
            stream: event.stream,
            ...this.#whereOf(event),
          },
        );
        break;
      case "cancel-requested":
        tracks.mark(trackOf(event.task), event.at, "cancel requested", "cancel", {});
        break;
      case "span":
        tracks.span(++this.#spans, event.from, event.to, event.name, { state: event.state });
        break;
    }
  }

  /** What ran outside every task, as the lanes tell it. */
  outside(events: readonly TraceEvent[]): void {
    const slices = outsideSlices(lanesOf(events), this.#nameOf);
    if (slices.length === 0) return;
    const { tracks } = this;
    const track = this.#outsideTrack();
    const ends: Second[] = [];
    for (const { from, to, name, cat } of slices) {
      while (ends.length > 0 && (ends.at(-1) ?? 0) <= from) tracks.end(track, ends.pop() ?? from);
      tracks.begin(track, from, name, cat);
      ends.push(Math.min(to, ends.at(-1) ?? to));
    }
    while (ends.length > 0) tracks.end(track, ends.pop() ?? 0);
  }

  end(at: number): void {
    for (const [task, state] of this.#tasks) {
      if (state.wait !== null) this.#endWait(task, at);
      this.tracks.endAll(trackOf(task), at);
    }
  }

  #outsideTrack(): number {
    this.tracks.open(outsideTrack, "outside tasks");
    return outsideTrack;
  }

  #stepBegan({ task, at }: Extract<TraceEvent, { readonly kind: "step-began" }>): void {
    const state = this.#tasks.get(task);
    if (state === undefined) return;
    this.#endWait(task, at);
    const track = trackOf(task);
    if (state.ready !== null) this.tracks.slice(track, state.ready, at, "ready", "ready");
    state.ready = null;
    this.tracks.begin(track, at, "running", "running");
    if (state.arrow !== null) this.tracks.arriveAt(track, state.arrow);
    state.arrow = null;
    this.#running.push(task);
  }

  #stepEnded({ task, at }: { readonly task: TaskId; readonly at: number }): void {
    const place = this.#running.lastIndexOf(task);
    if (place === -1) return;
    this.#running.splice(place, 1);
    this.tracks.end(trackOf(task), at);
  }

  #woken({ task, at }: Extract<TraceEvent, { readonly kind: "woken" }>): void {
    const state = this.#tasks.get(task);
    if (state === undefined) return;
    const on = state.wait?.on ?? null;
    this.#endWait(task, at);
    state.ready = at;
    state.arrow = this.tracks.leaveFrom(this.#wakerOf(on), at, "wakes");
  }

  /** The track of what woke a task that waited for this. */
  #wakerOf(on: WaitTarget | null): number {
    const runs = this.#running.at(-1);
    if (runs !== undefined) return trackOf(runs);
    if (on?.kind === "task") return trackOf(on.task);
    return on?.kind === "gather" && this.#lastDone !== null ? trackOf(this.#lastDone) : loopTrack;
  }

  #endWait(task: TaskId, at: number): void {
    const state = this.#tasks.get(task);
    if (state === undefined || state.wait === null) return;
    const { wait } = state;
    state.wait = null;
    this.tracks.slice(trackOf(task), wait.at, at, this.#nameOfWait(wait.on), "await", this.#whereOf(wait));
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
        return `await ${on.label ?? "future"}`;
      case "turn":
        return "await turn";
    }
  }
}

function trackOf(task: TaskId): number {
  return outsideTrack + task;
}

interface OutsideSlice {
  readonly from: Second;
  readonly to: Second;
  readonly name: string;
  readonly cat: "function" | "blocked";
}

/** The functions that ran outside every task and when they held the thread, an outer one before those within it. */
function outsideSlices(lanes: readonly Lane[], nameOf: (name: string) => string): OutsideSlice[] {
  const outside = lanes.filter(({ task, measured }) => task === null && measured !== true);
  const functions = outside.map(({ name, from, to }): OutsideSlice => {
    return { from, to, name: nameOf(name), cat: "function" };
  });
  // A function is held with those that it was called by: it is told once.
  const held = new Map<string, OutsideSlice>();
  for (const { state, from, to } of outside.flatMap(({ intervals }) => intervals)) {
    if (state === "blocked") held.set(`${from} ${to}`, { from, to, name: "blocked", cat: "blocked" });
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
