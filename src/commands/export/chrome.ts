// A trace in the Trace Event Format, which Perfetto and chrome://tracing open: a track for each task, on it what it did
// and what it waited for, arrows from what woke it to its next step, and a mark for each line of output.

import { drawWords } from "../../draw/words.js";
import type { TraceDocument } from "../../trace/document.js";
import type { TaskId, TaskOutcome, TraceEvent, WaitTarget } from "../../trace/event.js";
import { ranIn } from "../../trace/labels.js";
import { Lanes } from "../../trace/lanes.js";
import { RunState } from "../../trace/state/runState.js";
import type { TaskState } from "../../trace/state/taskState.js";
import { calledName } from "../../viewer/model/names.js";
import { type Arrow, nanoseconds, type Slice, Tracks } from "./chromeTracks.js";

/** The tracks that are no task's; a task's comes after them, by its number. */
const loopTrack = 1;
const outsideTrack = 2;

export function chromeTrace(document: TraceDocument) {
  const { title, programs } = document;
  const otherData = {
    title: title.en,
    time: drawWords.en.from(document),
    program: programs[ranIn(document)]?.file,
  };
  return { traceEvents: tracksOf(document).events(), displayTimeUnit: "ms", otherData };
}

/** The run's states are not kept while the tracks are written down. */
function tracksOf(document: TraceDocument): Tracks {
  const { events, lesson, title } = document;
  const tracks = new Tracks(`${lesson ?? title.en} (${drawWords.en.from(document)})`);
  const writer = new Writer(tracks);
  for (const event of events) writer.apply(event);
  writer.end();
  return tracks;
}

type Of<Kind extends TraceEvent["kind"]> = Extract<TraceEvent, { readonly kind: Kind }>;

/** What is shown of a task. */
interface OfTask {
  /** Since which moment that is shown it does what it does. */
  since: number;
  /** The last of its steps, from which arrows leave. */
  step: Slice | null;
  /** What leads to its next step. */
  arrow: Arrow | null;
  /** The timer that it has set last: a sleep's, if it sleeps. */
  timer: number;
}

class Writer {
  readonly #state = new RunState();
  readonly #lanes = new Lanes();
  readonly #tasks = new Map<TaskId, OfTask>();
  /** When they were seen to fire. */
  readonly #timers = new Map<number, Slice>();
  /** What the last callback that began stands for. */
  #callback: Slice | null = null;
  /** Whether callbacks are told: without them it is guessed whom a timer or a task's end has woken. */
  #hasDetails = false;
  /** The last step of the task that was done last. */
  #lastDone: Slice | null = null;

  constructor(private readonly tracks: Tracks) {
    tracks.open(loopTrack, "event loop");
  }

  apply(event: TraceEvent): void {
    const { tracks } = this;
    tracks.moveTo(event.at);
    this.#state.apply(event);
    this.#lanes.note(event, this.#state);
    switch (event.kind) {
      case "program-began":
        this.#hasDetails = event.detail === true;
        break;
      case "task-created":
        this.#created(event);
        break;
      case "timer-set": {
        const of = this.#tasks.get(event.task ?? 0);
        if (of !== undefined) of.timer = event.timer;
        break;
      }
      case "timer-fired":
        this.#timers.set(event.timer, tracks.begin(loopTrack, "timer", "timer", { timer: event.timer }));
        tracks.end(loopTrack);
        break;
      case "callback-began":
        this.#callbackBegan(event);
        break;
      case "callback-ended":
        if (event.handle !== null) tracks.end(loopTrack);
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
      case "span":
        tracks.span(event.from, event.to, event.name, { state: event.state });
        break;
    }
    const { left } = this.#state;
    if (left !== null && "task" in left) this.#changed(left, event);
  }

  /** The trace ends here: so does what is under way, and the lanes tell what ran outside every task. */
  end(): void {
    for (const state of this.#state.tasks) {
      const of = this.#tasks.get(state.task);
      if (state.doing === "waiting" && of !== undefined) this.#endWait(state, of);
    }
    this.tracks.endAll();
    const outside = this.#lanes.close().filter(({ task, measured }) => task === null && measured !== true);
    if (outside.length === 0) return;
    const functions = outside.map((lane) => ({ ...lane, cat: "function" }));
    // A function is held with those that it was called by: it is told once.
    const blocks = outside
      .flatMap(({ depth, intervals }) => (depth === 0 ? intervals : []))
      .filter(({ state }) => state === "blocked")
      .map((interval) => ({ ...interval, name: "blocked", cat: "blocked" }));
    this.tracks.nest(this.#outsideTrack(), [...functions, ...blocks]);
  }

  #outsideTrack(): number {
    this.tracks.open(outsideTrack, "outside tasks");
    return outsideTrack;
  }

  #created({ task, name, coroutine, parent }: Of<"task-created">): void {
    const track = trackOf(task);
    this.tracks.open(track, `${coroutine} (${name})`);
    const by = parent === null ? undefined : this.#state.task(parent);
    const made = by === undefined ? {} : { parent: by.coroutine };
    this.tracks.begin(track, coroutine, "task", { task: name, ...made });
    this.#tasks.set(task, { since: this.tracks.now, step: null, arrow: null, timer: 0 });
  }

  /** A task does something else from now on. */
  #changed(left: TaskState, event: TraceEvent): void {
    const { tracks } = this;
    const of = this.#tasks.get(left.task);
    if (of === undefined) return;
    const track = trackOf(left.task);
    // It is blocked within its step, which goes on around that.
    if (event.kind === "blocked") {
      tracks.begin(track, `blocked for ${event.seconds} s`, "blocked", this.#whereOf(event));
      return;
    }
    if (left.doing === "ready") tracks.slice(track, of.since, "ready", "ready");
    else if (left.doing === "waiting") this.#endWait(left, of);
    else tracks.end(track);
    if (event.kind === "step-began") {
      of.step = tracks.begin(track, "running", "running");
      if (of.arrow !== null) tracks.arriveAt(of.step, of.arrow);
      of.arrow = null;
    } else if (event.kind === "woken") {
      const waker = this.#wakerOf(left, of);
      of.arrow = waker === null ? null : tracks.leaveFrom(waker);
    } else if (event.kind === "task-done") {
      tracks.end(track, outcomeOf(event.outcome));
      this.#lastDone = of.step;
    }
    of.since = tracks.now;
  }

  /** A timer's is the timer's own slice; any other has one for itself, but leads back to the task whose end it is told of. */
  #callbackBegan({ handle, timer }: Of<"callback-began">): void {
    if (timer !== null) this.#callback = this.#timers.get(timer) ?? null;
    if (handle === null) return;
    const { name = "callback", of } = this.#state.scheduled(handle) ?? {};
    const slice = this.tracks.begin(loopTrack, calledName(name), "callback");
    this.#callback = (of?.kind === "task" ? this.#stepOf(of.task) : null) ?? slice;
  }

  #stepOf(task: TaskId): Slice | null {
    return this.#tasks.get(task)?.step ?? null;
  }

  /** What woke a task that waited. Null: nothing that is shown, as what runs outside every task. */
  #wakerOf({ waitsFor: on }: TaskState, { timer }: OfTask): Slice | null {
    const state = this.#state;
    if (state.running !== null) return this.#stepOf(state.running);
    if (state.callback !== null && this.#callback !== null) return this.#callback;
    if (on?.kind === "task") return state.task(on.task)?.doing === "done" ? this.#stepOf(on.task) : null;
    if (this.#hasDetails) return null;
    if (on?.kind === "gather") return this.#lastDone;
    return on?.kind === "sleep" ? (this.#timers.get(timer) ?? null) : null;
  }

  #endWait({ task, cause }: TaskState, { since }: OfTask): void {
    if (cause.kind !== "suspended") return;
    this.tracks.slice(trackOf(task), since, this.#nameOfWait(cause.on), "await", this.#whereOf(cause));
  }

  /** Where in the program, as far as the trace tells it. */
  #whereOf({ frames, stack }: Pick<Of<"suspended">, "frames" | "stack">): Record<string, string | number> {
    const line = stack?.findLast(({ internal }) => !internal)?.line;
    return {
      ...(frames.length > 0 && { in: frames.join(" > ") }),
      ...(line != null && { line }),
    };
  }

  #nameOfWait(on: WaitTarget): string {
    switch (on.kind) {
      case "sleep":
        return `await sleep until ${on.until.toFixed(3)} s`;
      case "task":
        return `await ${this.#state.task(on.task)?.coroutine ?? "task"}`;
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

function outcomeOf(outcome: TaskOutcome): Record<string, string> {
  switch (outcome.status) {
    case "finished":
      return { outcome: "finished", result: outcome.result };
    case "failed":
      return { outcome: "failed", error: outcome.error };
    case "cancelled":
      return { outcome: "cancelled" };
  }
}
